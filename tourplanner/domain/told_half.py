"""Parts of a day in words: its halves, and the evening by the name that the config gives it.

Inside, an evening is the later half of the day; nobody is told that it is an afternoon.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Message, Text, message


def half_name(half: Half) -> Message:
    """What readers call a half of the day: ``matin``."""
    return message("term.morning") if half is Half.MORNING else message("term.afternoon")


def half_of(stop: Stop | None, half: Half) -> Text:
    """The same of the visits of a stop: an evening where they are then."""
    late = evening_of(stop)
    return half_name(half) if late is None or half is Half.MORNING else late or message("term.evening")


def part_of(stop: Stop | None, visit: Visit) -> Text:
    """The same of a visit, which may be in the evening although its stop is not always: by its hours."""
    late = evening_of(stop, visit)
    return half_name(visit.half) if late is None else late or message("term.evening")


def in_half(half: Half, late: str | None = None) -> Message:
    """``le matin``, ``l’après-midi``; of an evening, by its name or "" for none, ``en soirée``."""
    if half is Half.MORNING:
        return message("term.in-the-morning")
    if late is None:
        return message("term.in-the-afternoon")
    return message("term.in-the-session", name=late) if late else message("term.in-the-evening")


def evening_of(stop: Stop | None, visit: Visit | None = None) -> str | None:
    """The name of the evening in which the visits of a stop are, or this one is; None if it is not one.

    "" stands for an evening without a name of its own.
    """
    if stop is not None and stop.evening:
        return stop.evening_name
    return "" if visit is not None and visit.is_evening else None


def evenings(stops: Iterable[Stop]) -> dict[str, str]:
    """The stops whose visits are in the evening, by id, with what the evening is called, "" for no name."""
    return {stop.id: stop.evening_name for stop in stops if stop.evening}


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day as a column of a table: ``late`` is the evening's."""

    half: Half
    late: bool
    name: Text

    def holds(self, stop: Stop | None, visit: Visit) -> bool:
        """Whether a visit of a stop is in it."""
        return visit.half is self.half and self.late == (evening_of(stop, visit) is not None)

    def spans(self, stop: Stop | None, visit: Visit) -> tuple[tuple[int, int], ...]:
        """From when to when the desks of a visit are open in it: of a whole day, after its pause too."""
        told = visit.parts[:1] if self.holds(stop, visit) else ()
        return told + (visit.parts[1:] if self.half is Half.AFTERNOON and not self.late else ())


def day_parts(config: Config, tours: Iterable[Tour]) -> tuple[DayPart, ...]:
    """The parts of the day of a table with these tours: the halves, and an evening if a visit is in one."""
    stops = {stop.id: stop for stop in config.stops}
    seen = [(stops.get(visit.stop), visit) for tour in tours for visit in tour.visits]
    late = [part_of(stop, visit) for stop, visit in seen if evening_of(stop, visit) is not None]
    halves = tuple(DayPart(half, False, half_name(half)) for half in Half)
    return (*halves, DayPart(Half.AFTERNOON, True, late[0])) if late else halves


def evening_name(config: Config) -> Text | None:
    """What the evening of a config is called; None where no stop has one."""
    return next((name or message("term.evening") for name in evenings(config.stops).values()), None)
