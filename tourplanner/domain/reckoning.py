"""What is reckoned about a plan without being a rule of it: costs, and who may come."""

from dataclasses import dataclass, field
from datetime import date

from tourplanner.domain.service import Label

DAYS_OF_YEAR = 365
TOURING_WEEKS = 44
"""Weeks of a year with tours: 52 less the eight of the summer break."""


@dataclass(frozen=True, slots=True)
class Grant:
    """Money that somebody pays towards the service, by the year.

    ``first`` and ``last`` are the days from which and until which it is paid, both included; None without
    an end on that side. One that goes with a ``label`` is paid only while the plan meets its conditions.
    """

    name: str
    euros_per_year: float
    first: date | None = None
    last: date | None = None
    label: Label | None = None

    def is_paid_on(self, day: date) -> bool:
        """Whether `day` lies between its first and its last."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class SiteAttendance:
    """How many people other sites of the kind help, to hold a plan against: a figure that was published.

    ``accompaniments`` in ``sites`` from ``first`` to ``last``; ``growth_percent`` is how much more than the
    year before. None where it is not said.
    """

    sites: int | None = None
    accompaniments: int | None = None
    first: date | None = None
    last: date | None = None
    growth_percent: float | None = None

    @property
    def a_year(self) -> float | None:
        """Accompaniments of one site in a year at that pace."""
        if not self.sites or self.accompaniments is None or self.first is None or self.last is None:
            return None
        return self.accompaniments / self.sites * DAYS_OF_YEAR / ((self.last - self.first).days + 1)


@dataclass(frozen=True, slots=True)
class CostRules:
    """What a tour costs: fuel by the kilometre, agents by the hour of work, vans by the year.

    The price of each van is spread over ``vehicle_years``, and within a year over
    ``touring_days_per_year``; None stands for the days of the cycle over `TOURING_WEEKS` weeks. ``grants``
    are spread over the year in the same way.
    """

    fuel_litres_per_100km: float
    fuel_euros_per_litre: float
    agents: int
    agent_euros_per_hour: float
    vehicle_euros: float
    vehicle_years: int
    touring_days_per_year: int | None = None
    grants: tuple[Grant, ...] = ()
    attendance: SiteAttendance = field(default_factory=SiteAttendance)


@dataclass(frozen=True, slots=True)
class DemandRules:
    """How many people are expected at a visit, and how many can be received; see `analysis.demand`.

    Attributes
    ----------
    visitors_per_thousand
        Expected visitors of 1,000 residents who live beside the stop, had not been helped for a long
        time, in an ordinary month: mean of the prior.
    rate_shape
        Shape of the prior: the smaller, the wider; the rate's standard deviation is mean / sqrt(shape).
    reach
        Seconds of driving beyond which nobody comes.
    half_drive
        Seconds of driving at which half as many come as from beside the stop.
    renewal_weeks
        Weeks after a visit until half of the need is there again.
    tax_season, year_end
        Factors of April to June, and of December.
    service
        Seconds that one person takes at a desk.
    """

    visitors_per_thousand: float
    rate_shape: float
    reach: int
    half_drive: int
    renewal_weeks: float
    tax_season: float
    year_end: float
    service: int
