"""What a place was told against what holds now, visit by visit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tourplanner.domain.publication import Line


class Kind(StrEnum):
    """What became of a date that was told: in the order in which people have to know."""

    CANCELLED = "cancelled"
    MOVED = "moved"
    HOURS = "hours"
    PLACE = "place"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """A visit that was told otherwise: ``old`` is None for one that is new, ``new`` for one that is no more.

    ``why`` is what the schedule says of it; empty if it says nothing.
    """

    old: Line | None
    new: Line | None
    why: str = ""

    @property
    def kind(self) -> Kind:
        """What became of it; a visit on the same date at other hours may be at another place, too."""
        if self.new is None:
            return Kind.CANCELLED
        if self.old is None:
            return Kind.ADDED
        if self.old.date != self.new.date:
            return Kind.MOVED
        if self.old.hours != self.new.hours:
            return Kind.HOURS
        return Kind.PLACE

    @property
    def day(self) -> date:
        """The date on which people would stand there in vain, else the new one."""
        line = self.old or self.new
        assert line is not None
        return line.date

    @property
    def place_changes(self) -> bool:
        """Whether the visit is elsewhere."""
        return bool(self.old and self.new and _where(self.old) != _where(self.new))


def differences(told: Sequence[Line], now: Sequence[Line], on: date, until: date) -> tuple[Difference, ...]:
    """What is not as it was told, from the day `on`, in order of date.

    Parameters
    ----------
    told
        What people were told, of dates up to `until`.
    now
        What holds. A date after `until` was not promised to be absent and is no difference.
    """
    left = [line for line in told if on <= line.date <= until]
    right = [line for line in now if on <= line.date]
    kept = [line for line in left if any(line.says_as_much_as(other) for other in right)]
    left = [line for line in left if line not in kept]
    right = [line for line in right if not any(line.says_as_much_as(other) for other in kept)]
    found = []
    for line in left:
        other = _successor(line, right)
        if other is not None:
            right.remove(other)
        found.append(Difference(line, other))
    found += [Difference(None, line) for line in right if line.date <= until]
    return tuple(sorted(found, key=lambda each: (each.day, each.kind)))


def _successor(line: Line, among: Iterable[Line]) -> Line | None:
    """The same visit now: that of its key, else one on the same date."""
    found = list(among)
    same = [other for other in found if other.key == line.key]
    here = [other for other in found if other.date == line.date]
    return next(iter([*same, *here]), None)


def _where(line: Line) -> tuple[str, object]:
    return line.place, line.position
