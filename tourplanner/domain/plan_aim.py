"""What a plan tries for once every promise is kept, one aim after another, and what is known of each."""

from dataclasses import dataclass
from enum import StrEnum


class PlanAim(StrEnum):
    """What is made as small as can be, in the order that the config states; each has its own unit.

    ``DRIVING``: seconds. ``TOURING_DAYS``: tours. ``EVEN_WEEKS``: 0 where the tours are spread over the
    weeks of the cycle as evenly as their number allows, more the less they are: the sum of the squares of
    the weeks' tours, less the least that it can be. ``CLOSE_DAYS``: days of a week without a tour that
    lie between two tours of a crew. ``FAR_DAYS``: tours of a crew on the day after another one.
    ``SAME_CREW``: crews that a stop sees beyond one, over all stops. ``MARKET_DAYS``: visits on another day
    of stops that prefer market days. ``USUAL_START``: visits that begin more than ten minutes from the time
    about which most of those of their stop do.
    """

    DRIVING = "driving"
    TOURING_DAYS = "touring-days"
    EVEN_WEEKS = "even-weeks"
    CLOSE_DAYS = "close-days"
    FAR_DAYS = "far-days"
    SAME_CREW = "same-crew"
    MARKET_DAYS = "market-days"
    USUAL_START = "usual-start"


class Scope(StrEnum):
    """Among which plans a bound of an aim is proven.

    ``PLANS``: all that keep as many promises. ``TOURS``: those of the same tours on any dates and with any
    van, as good in the aims before.
    """

    PLANS = "plans"
    TOURS = "tours"


@dataclass(frozen=True, slots=True)
class AimReached:
    """The value that a plan has in an aim, the bound that is proven for it, and its price.

    ``price`` is seconds of driving more than the plan would have without the aim; None where nobody knows.
    Where a plan without it is only the best that was ``found``, others without it may drive still less.
    """

    aim: PlanAim
    value: int
    bound: int | None
    scope: Scope
    price: int | None = 0
    found: bool = False

    @property
    def is_proven(self) -> bool:
        """Whether nothing in the scope of the bound is better."""
        return self.bound is not None and self.bound >= self.value
