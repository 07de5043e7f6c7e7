"""When a visit of a stop may be in a session: decided here for files, for engines and for the judge."""

from typing import NamedTuple, Protocol

from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import Half, Session


class AsksHours(Protocol):
    """What a stop says of the hours of its visits, as `tourplanner.domain.config.Stop` has it."""

    @property
    def opens(self) -> int | None: ...  # noqa: D102
    @property
    def closes(self) -> int | None: ...  # noqa: D102
    @property
    def start(self) -> int | None: ...  # noqa: D102
    @property
    def service(self) -> int | None: ...  # noqa: D102
    @property
    def hours(self) -> tuple[OwnHours, ...]: ...  # noqa: D102
    @property
    def lengths(self) -> tuple[int, ...]: ...  # noqa: D102
    @property
    def has_own_hours(self) -> bool: ...  # noqa: D102


class Window(NamedTuple):
    """When a visit of a stop may be in a session: it lies between the two and lasts ``service`` seconds.

    ``opens`` and ``closes`` are seconds after midnight. A visit of a fixed start fills its window.
    """

    opens: int
    closes: int
    service: int

    @property
    def admits(self) -> bool:
        """Whether it has room for a visit."""
        return 0 < self.service <= self.closes - self.opens


class WholeDay(NamedTuple):
    """A visit of a whole day: open from ``opens`` to the ``pause``, and from there to ``closes``; seconds."""

    opens: int
    pause: tuple[int, int]
    closes: int


def window(stop: AsksHours, session: Session) -> Window:
    """When and how long a visit of the stop may be in a session, whatever else is served."""
    if not stop.has_own_hours:
        length = session.closes - session.opens
        return Window(session.opens, session.closes, length if stop.service is None else stop.service)
    opens, closes = _narrowed(session.opens, session.closes, stop.opens, stop.closes)
    start, service = stop.start, stop.service
    if stop.lengths:
        service = stop.lengths[part_of(session.at, len(stop.lengths))]
    own = own_hours(stop, session.date.weekday(), session.half)
    if own is not None and own.half is None:
        opens, closes = _narrowed(opens, closes, own.opens, own.closes)
    elif own is not None:
        # What is said of a half-day is said in the session's stead.
        opens = opens if own.opens is None else own.opens
        closes = closes if own.closes is None else own.closes
    if own is not None:
        start = start if own.start is None else own.start
        service = service if own.service is None else own.service
    length = max(0, closes - opens) if service is None else service
    return _fixed(Window(opens, closes, length), start, service)


def part_of(at: tuple[int, int], parts: int) -> int:
    """In which of so many equal parts of a cycle a day lies, from 0; one beyond its end in the last.

    `at` is which day it is, from 0, and of how many.
    """
    day, days = at
    return min(day * parts // days, parts - 1)


def _narrowed(opens: int, closes: int, first: int | None, last: int | None) -> tuple[int, int]:
    """Hours from `first` to `last` within those from `opens` to `closes`."""
    return (
        opens if first is None else max(opens, first),
        closes if last is None else min(closes, last),
    )


def _fixed(found: Window, start: int | None, service: int | None) -> Window:
    """The window of a visit that begins at `start`, if it has to; one without room where it can't."""
    if start is None:
        return found
    if not found.opens <= start < found.closes:
        return Window(start, start, found.service)
    end = found.closes if service is None else start + service
    return Window(start, min(end, found.closes), end - start)


def own_hours(stop: AsksHours, weekday: int, half: Half) -> OwnHours | None:
    """What a stop says of its hours on a half of a weekday: the first that says it most exactly."""
    covering = [hours for hours in stop.hours if hours.covers(weekday, half)]
    exactness = [2 * (hours.weekday is not None) + (hours.half is not None) for hours in covering]
    return covering[exactness.index(max(exactness))] if covering else None
