"""Runs of solvers: each is judged, gaps are means, and where the search is behind is told by name."""

import pytest

from tests.benchmarks.peers import comparison
from tests.benchmarks.peers.allowance import Allowance, Meter
from tests.benchmarks.peers.comparison import (
    OURS,
    PYVRP,
    Result,
    Run,
    Solver,
    behind_pyvrp,
    mean_of,
    results_of,
    summarise,
)
from tests.benchmarks.peers.routing import Routing, Trip
from tests.solvers.peers.routings import two_depots

RIGHT = [Trip(0, (0, 1)), Trip(1, (2,))]


def _result(solver: str, *costs: int, fault: str | None = None) -> Result:
    runs = tuple(Run(cost, fault if cost == costs[-1] else None, 1.0) for cost in costs)
    return Result(two_depots(), solver, runs, against=100)


def test_mean_and_worst_are_over_the_seeds() -> None:
    result = _result(OURS, 100, 103)
    assert result.gaps == [0.0, pytest.approx(3.0)]
    assert result.row == ["line", OURS, "1.50 %", "3.00 %", "1 of 2", "1.0 s"]


def test_a_run_at_fault_leaves_no_mean() -> None:
    result = _result(OURS, 100, 90, fault="too long")
    assert result.mean is None
    assert result.row[2:5] == ["– (too long)", "0.00 %", "1 of 2"]
    assert mean_of([result, _result(OURS, 100)]) is None


def test_what_rounds_to_nothing_has_no_sign() -> None:
    assert Result(two_depots(), OURS, (Run(999_999, None, 1.0),), 1_000_000).row[2] == "0.00 %"


def test_where_the_search_is_behind_is_named() -> None:
    assert behind_pyvrp([_result(OURS, 101), _result(PYVRP, 100)]) == ["line (1.00 % to 0.00 %)"]
    assert behind_pyvrp([_result(OURS, 100), _result(PYVRP, 100)]) == []
    # Of routes at fault nothing is known, which is worse than any gap.
    wrong = _result(OURS, 100, fault="too long")
    assert behind_pyvrp([wrong, _result(PYVRP, 105)]) == ["line (– to 5.00 %)"]
    assert behind_pyvrp([_result(OURS, 105)]) == []


def test_every_solver_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def rightly(_problem: Routing, _allowance: Allowance, seed: int) -> tuple[list[Trip], float]:
        asked.append(seed)
        return RIGHT, 0.5

    def wrongly(_problem: Routing, _allowance: Allowance, _seed: int) -> tuple[list[Trip], float]:
        return RIGHT[:1], 0.5

    solvers = {"right": Solver(rightly), "wrong": Solver(wrongly), "once": Solver(rightly, has_seeds=False)}
    monkeypatch.setattr(comparison, "SOLVERS", solvers)
    right, wrong, once = results_of(two_depots(), list(solvers), range(3), 1.0)
    # The best of all runs stands for what is not known: 8 + 2.
    assert (right.against, right.mean, wrong.mean) == (10, 0.0, None)
    assert {run.fault for run in wrong.runs} == {"not every customer once"}
    assert (len(right.runs), len(once.runs)) == (3, 1)
    assert asked == [0, 1, 2, 0]


def test_summary_has_a_row_for_each_set(capsys: pytest.CaptureFixture[str]) -> None:
    summarise([_result(OURS, 102), _result(PYVRP, 101)])
    told = capsys.readouterr().out
    assert "| lines | 1 | 2.00 % | 1.00 % |" in told
    assert "Behind PyVRP: line (2.00 % to 1.00 %)." in told


def test_a_run_ends_with_its_seconds_or_at_its_target() -> None:
    assert Meter(Allowance(0.0))(10)
    assert not Meter(Allowance(1e9))(10)
    assert Meter(Allowance(1e9, target=10))(10)
    assert not Meter(Allowance(1e9, target=10))(11)
