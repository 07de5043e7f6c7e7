"""Where travel times come from, as one value from the provider to every page that shows them."""

from dataclasses import dataclass
from datetime import date

from tourplanner.domain.correction import RoadCorrection
from tourplanner.domain.travel_source import LINE_SOURCES, PROVIDERS
from tourplanner.message import Message, message


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the travel times of a matrix come from.

    Attributes
    ----------
    provider
        Name of the provider, as in a config.
    detail
        The formula, or the file or server with its versions, for whoever looks into a ``plan.json``; no
        sentence of any language, and shown to no reader of a plan.
    estimated
        Whether legs are estimates, to be drawn dashed, and not routes on real roads.
    van_factor
        Times as long as a car that the van takes.
    dated
        The day of the roads that the times are on; None where it is not known.
    corrections
        The closed and slower roads that were counted.
    lines_by
        Name of the source of the roads that are drawn, where it is another than the provider; else "".
    """

    provider: str
    detail: str
    estimated: bool
    van_factor: float = 1.0
    dated: date | None = None
    corrections: tuple[RoadCorrection, ...] = ()
    lines_by: str = ""

    @property
    def told(self) -> Message:
        """What readers of a plan are told of it: a sentence without a full stop."""
        times = self._times()
        if self.dated is not None:
            times = message("travel.dated", times=times, day=self.dated)
        if self.corrections:
            times = message("travel.corrected", times=times, n=len(self.corrections))
        return times

    @property
    def credits(self) -> tuple[Message, ...]:
        """Whose roads times and lines are on, where their licences want it told."""
        sources = PROVIDERS.get(self.provider), LINE_SOURCES.get(self.lines_by)
        return tuple(source.credit for source in sources if source is not None and source.credit is not None)

    def _times(self) -> Message:
        source = PROVIDERS.get(self.provider)
        told = None if source is None else source.told
        return message("travel.other", provider=self.provider) if told is None else told


def data_day(text: str) -> date | None:
    """The day at the head of a time stamp such as ``2026-11-01T00:00:00Z``; None if it tells none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
