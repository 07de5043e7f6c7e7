"""What a calendar on real dates tries for, one aim after another, and what is proven of each."""

from dataclasses import dataclass
from enum import StrEnum


class Aim(StrEnum):
    """What is minimised, in the order in which it counts; each has its own unit.

    ``LOST``: people expected at visits that do not take place; where nobody knows how many, these visits.
    ``CHANGED``: visits that are not where they were told, or where the grid has them, weighted by notice.
    ``UNUSUAL``: tours on dates on which the crew does not usually tour. ``ABSENCE``: days of the longest time
    that a stop goes without a visit.
    ``UNEVEN``: 0 where nothing is lost; more, the less evenly what is lost is spread over the stops.
    ``TOURS``: tours that are others than they were: the fewer, the more a closed day moves as a whole, and
    nothing changes where nothing must. ``DRIVING``: seconds.
    """

    LOST = "lost"
    CHANGED = "changed"
    UNUSUAL = "unusual"
    ABSENCE = "absence"
    UNEVEN = "uneven"
    TOURS = "tours"
    DRIVING = "driving"


@dataclass(frozen=True, slots=True)
class ProvenAim:
    """The value that a calendar has in an aim, and the bound that is proven for it.

    ``bound`` holds for all calendars that are as good in every aim before this one.
    """

    aim: Aim
    value: int
    bound: int

    @property
    def is_proven(self) -> bool:
        """Whether no calendar is better in it, given the aims before."""
        return self.bound >= self.value
