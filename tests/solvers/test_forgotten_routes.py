"""Routes of the linear programme that are forgotten: it has the same optimum without them."""

import pytest

from tests.solvers.tiny_shared import Kind, tiny_shared
from tourplanner.solvers.exact import relaxation, shared_halves
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.exact.rank_cuts import RankCut
from tourplanner.solvers.exact.relaxation import Relaxation
from tourplanner.solvers.result import Limits

SEED = 14
"""Four stops that share half-days and can all be visited."""


def test_they_come_back_where_they_pay_also_after_cuts_that_were_not_solved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(relaxation, "MOST_ROUTES", 2)
    monkeypatch.setattr(relaxation, "KEPT_ROUTES", 1)
    problem = tiny_shared(Kind.DAYS, SEED)
    cells = partition(problem, Fineness.CLASSES)
    days = shared_halves.every_day(problem, cells)
    assert days is not None
    programme = Relaxation(problem, cells, days, Limits())
    for level in range(len(programme.levels)):
        programme.limit(level, 0)
    programme.aim_at_driving()
    first = programme.solve()
    assert first is not None
    assert first.value > 0
    assert first.artificial == 0
    # As if GLOP had come to no end with a cut, or the time had been over.
    programme._add_cuts([RankCut((0, 1, 2), 2)])
    assert len(programme.routes.variables) > 2
    programme.forget_dear_routes()
    assert len(programme.routes.variables) == 1
    second = programme.solve()
    assert second is not None
    assert second.value >= first.value - 1e-3
