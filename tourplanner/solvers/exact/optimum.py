"""What the linear programme over every day tour says."""

from collections.abc import Mapping
from dataclasses import dataclass

from tourplanner.solvers.colgen.route import Route
from tourplanner.solvers.exact.pattern_choices import Shares
from tourplanner.solvers.exact.prices import Prices


@dataclass(frozen=True, slots=True)
class Optimum:
    """Of the linear programme: its value, a bound that is proven, and the prices that prove it.

    ``prices`` and ``van_days``, what a tour must cost less than, are by cell; ``driven`` is how often each
    route is, ``followed`` each pattern of a stop; ``artificial`` visits are those that cannot be made.
    ``lacking`` is by stop what a plan costs more, at these prices, for each visit of it that is missing.
    """

    value: float
    bound: float
    prices: tuple[Prices, ...]
    van_days: tuple[float, ...]
    driven: Mapping[Route, float]
    followed: Shares
    artificial: float
    lacking: tuple[float, ...] = ()
