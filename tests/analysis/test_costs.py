"""Costs against sums made by hand."""

from dataclasses import replace
from datetime import date

from tests.instances import pilot
from tourplanner.analysis.costs import Cost, cycle_cost
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Van
from tourplanner.domain.period import HOUR, Half
from tourplanner.domain.reckoning import CostRules
from tourplanner.domain.tour import Tour, Visit

TOUR = Tour(
    van="camping-car",
    depot="auch",
    date=date(2027, 1, 4),
    start=8 * HOUR,
    leave=8 * HOUR,
    back=17 * HOUR,
    end=17 * HOUR,
    lunch=(12 * HOUR, 13 * HOUR),
    visits=(Visit("32463", Half.MORNING, 9 * HOUR, 9 * HOUR, 12 * HOUR, HOUR, 60_000),),
    leg_back_drive_seconds=HOUR,
    leg_back_distance_m=40_000,
)
"""100 km and eight hours of work."""

RULES = CostRules(
    fuel_litres_per_100km=10,
    fuel_euros_per_litre=2,
    agents=2,
    agent_euros_per_hour=30,
    vehicle_euros=88_000,
    vehicle_years=10,
)


def cost(rules: CostRules, vans: tuple[Van, ...] | None = None) -> Cost:
    config = replace(pilot(), costs=rules, vans=vans or pilot().vans)
    return cycle_cost(config, build_calendar(config.calendar, config.sessions), [TOUR, TOUR])


def test_cost_is_the_sum_by_hand() -> None:
    # 200 km burn 20 l at 2 euros; 16 hours of two agents at 30 euros; 8,800 euros a year, 4 of 44 weeks.
    assert cost(RULES) == Cost(fuel=4_000, agents=96_000, vehicles=80_000)
    assert cost(RULES).total == 180_000
    assert cost(RULES).each(2) == 90_000
    assert cost(RULES).each(0) is None


def test_a_second_van_costs_its_price_even_unused() -> None:
    assert cost(RULES, vans=pilot().vans * 2).vehicles == 160_000


def test_touring_days_of_a_year_may_be_said() -> None:
    # The cycle has 12 touring dates: a tenth of 120.
    assert cost(replace(RULES, touring_days_per_year=120)).vehicles == 88_000
