"""How far real drives are from the times that are told of them."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TravelDoubt:
    """What the logarithm of a real over a told driving time is like, and how often a visit overruns.

    Of a leg of ``km`` kilometres on a day it is ::

        bias + day * z + (late if z1 > 0 else early) / sqrt(km) * z1

    with ``z`` of the standard normal law, one for all legs of the day, and ``z1`` another one for each leg.

    Attributes
    ----------
    bias
        Of the source of the times: above 0 where drives take longer than it tells.
    day
        Spread of the factor that the legs of a day share.
    late, early
        Spread of a leg of one kilometre, above and below its middle; it shrinks with the root of the length.
    overrun_share
        Share of visits at whose end people are still at the desk.
    overrun
        Seconds that those take in the mean.
    """

    bias: float
    day: float
    late: float
    early: float
    overrun_share: float
    overrun: float

    def spread_by(self, times: float) -> "TravelDoubt":
        """The same with all spreads so many times as wide."""
        return replace(self, day=times * self.day, late=times * self.late, early=times * self.early)
