"""What is reckoned about a plan without being a rule of it: costs, and who may come."""

from dataclasses import dataclass

TOURING_WEEKS = 44
"""Weeks of a year with tours: 52 less the eight of the summer break."""


@dataclass(frozen=True, slots=True)
class CostRules:
    """What a tour costs: fuel by the kilometre, agents by the hour of work, vans by the year.

    The price of each van is spread over ``vehicle_years``, and within a year over
    ``touring_days_per_year``; None stands for the days of the cycle over `TOURING_WEEKS` weeks.
    """

    fuel_litres_per_100km: float
    fuel_euros_per_litre: float
    agents: int
    agent_euros_per_hour: float
    vehicle_euros: float
    vehicle_years: int
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

    visitors_per_thousand: float
    rate_shape: float
    reach: int
    half_drive: int
    renewal_weeks: float
    tax_season: float
    year_end: float
    service: int
