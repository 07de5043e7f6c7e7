"""What is reckoned about a plan without being a rule of it: costs, and who may come."""

from dataclasses import dataclass

from tourplanner.domain.period import MINUTE

TOURING_WEEKS = 44
"""Weeks of a year with tours: 52 less the eight of the summer break."""


@dataclass(frozen=True, slots=True)
class CostRules:
    """What a tour costs: fuel by the kilometre, agents by the hour of work, vans by the year.

    The price of each van is spread over ``vehicle_years``, and within a year over
    ``touring_days_per_year``; None stands for the days of the cycle over `TOURING_WEEKS` weeks.
    """

    fuel_litres_per_100km: float = 11.0
    fuel_euros_per_litre: float = 1.70
    agents: int = 2
    agent_euros_per_hour: float = 27.0
    vehicle_euros: float = 80_000.0
    vehicle_years: int = 10
    touring_days_per_year: int | None = None


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

    visitors_per_thousand: float = 5.0
    rate_shape: float = 2.0
    reach: int = 20 * MINUTE
    half_drive: int = 8 * MINUTE
    renewal_weeks: float = 4.0
    tax_season: float = 1.5
    year_end: float = 1.2
    service: int = 30 * MINUTE
