"""Costs against sums made by hand."""

from dataclasses import replace

from tests.analysis.costly import RULES, TOUR
from tests.instances import pilot
from tourplanner.analysis.costs import Cost, cycle_cost
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Van
from tourplanner.domain.reckoning import CostRules


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
