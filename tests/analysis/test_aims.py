"""What a plan reaches in its aims, in words."""

from dataclasses import replace

from tests.problem.little import little_problem, road, stop
from tourplanner.analysis.aims import told_aims
from tourplanner.domain.config import Stop
from tourplanner.domain.market import MarketDays
from tourplanner.domain.plan_aim import AimReached, PlanAim, Scope

REACHED = AimReached(PlanAim.MARKET_DAYS, 0, 0, Scope.PLANS)


def told(*stops: Stop) -> list[str]:
    """The messages of market days that a plan without tours reaches."""
    problem = little_problem(list(stops), road(range(0, 10 * len(stops) + 1, 10)))
    return [said.values["what"].id for said in told_aims(problem, (), [REACHED])]  # type: ignore[union-attr]


def test_market_days_are_told_where_a_market_is_known() -> None:
    wishing = stop("a", market=MarketDays.PREFER)
    assert told(wishing) == []
    assert told(wishing, replace(stop("b", market=MarketDays.PREFER), market_days=frozenset({2}))) == [
        "aim.market-days"
    ]
