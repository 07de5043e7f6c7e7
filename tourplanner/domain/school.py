"""School holidays of France, by zone, and the zone of each département."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class SchoolBreak:
    """One time without school in a zone, ``first`` and ``last`` day included.

    ``name`` is its code in files, ``label`` what it is called.
    """

    zone: str
    name: str
    label: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SchoolClosures:
    """That school holidays of a zone are closed, which are published up to the day ``known_until``."""

    zone: str
    known_until: date


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """Every published break, in order of zone and date, and the zones of départements by their codes."""

    breaks: tuple[SchoolBreak, ...] = ()
    zones: Mapping[str, str] = field(default_factory=dict)

    def names(self, zone: str) -> tuple[str, ...]:
        """The names of a zone's breaks, each once, in the order in which they come first."""
        return tuple(dict.fromkeys(each.name for each in self.breaks if each.zone == zone))

    def of(self, zone: str, names: Iterable[str]) -> tuple[SchoolBreak, ...]:
        """All breaks of a zone with these names, in order of date."""
        wanted = frozenset(names)
        return tuple(each for each in self.breaks if each.zone == zone and each.name in wanted)

    def known_from(self, zone: str) -> date:
        """The first day of the first break that is known for a zone that has some."""
        return min(each.first for each in self.breaks if each.zone == zone)

    def known_until(self, zone: str) -> date:
        """The last day of the last break that is published for a zone that has some."""
        return max(each.last for each in self.breaks if each.zone == zone)
