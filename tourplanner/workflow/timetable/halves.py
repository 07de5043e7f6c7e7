"""When the halves of the day begin and end in a timetable, and in which half each of its visits lies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tourplanner.domain.period import HOUR, MINUTE, Half
from tourplanner.domain.timetable import Span, TimetableRow

NOONS = range(11 * HOUR + 30 * MINUTE, 14 * HOUR + 30 * MINUTE + 1, 15 * MINUTE)
"""Where the day may be cut in two."""

USUAL_NOON = 13 * HOUR
WHOLE_DAY = (Half.MORNING, Half.AFTERNOON)
"""The halves of a visit of a whole day."""

NO_HOURS: dict[Half, Span] = {
    Half.MORNING: (9 * HOUR + 30 * MINUTE, 12 * HOUR),
    Half.AFTERNOON: (14 * HOUR, 16 * HOUR + 30 * MINUTE),
}
"""Hours of halves in which no visit is."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a visit lies in a half; seconds after midnight."""

    half: Half
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Halves:
    """The hours of both halves; ``noon`` is between them."""

    noon: int
    hours: dict[Half, Span]

    def parts(self, spans: Sequence[Span]) -> tuple[Part, ...]:
        """A visit as a part in one half, or, of a whole day, one in each."""
        parts = tuple(_part(span, self.noon) for span in spans)
        if len(parts) < 2 or [part.half for part in parts] == list(WHOLE_DAY):
            return parts
        # More than two, or two in one half: from the first opening to the last closing.
        return (_part((min(part.opens for part in parts), max(part.closes for part in parts)), self.noon),)

    def holds(self, part: Part) -> bool:
        """Whether a part lies inside the hours of its half."""
        opens, closes = self.hours[part.half]
        return opens <= part.opens and part.closes <= closes


def halves_of(rows: Iterable[TimetableRow]) -> Halves:
    """The halves of lines: cut where fewest visits are, and as wide as the earliest and latest visits."""
    spans = [span for row in rows for span in row.spans]
    noon = min(
        NOONS, key=lambda at: (sum(opens < at < closes for opens, closes in spans), abs(at - USUAL_NOON))
    )
    hours = dict(NO_HOURS)
    parts = [_part(span, noon) for span in spans]
    for half in Half:
        mine = [part for part in parts if part.half is half]
        if mine:
            hours[half] = min(part.opens for part in mine), max(part.closes for part in mine)
    morning, afternoon = hours[Half.MORNING], hours[Half.AFTERNOON]
    # A visit over noon has hours of its own: the halves themselves do not overlap.
    hours[Half.MORNING] = morning[0], min(morning[1], noon)
    hours[Half.AFTERNOON] = max(afternoon[0], noon), max(afternoon[1], noon + HOUR)
    return Halves(noon, hours)


def _part(span: Span, noon: int) -> Part:
    """A span in the half in which most of it lies."""
    opens, closes = span
    return Part(Half.MORNING if noon - opens >= closes - noon else Half.AFTERNOON, opens, closes)
