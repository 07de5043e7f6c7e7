"""A search that ends after so many rounds, not seconds, gives the same files every time."""

from pathlib import Path

import pytest

from tests.cli.commands import run
from tests.instances import pilot, problem_of
from tests.solvers.short_stops import short_stops
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve


@pytest.mark.slow
def test_as_many_rounds_give_the_same_bytes(tmp_path: Path) -> None:
    folders = tmp_path / "first", tmp_path / "second"
    for folder in folders:
        asked = ("--method", "recreate", "--rounds", "3000", "--seed", "5", "--workers", "1")
        done = run("plan", *asked, "--out", folder, "--quiet")
        assert done.exit_code == 0, done.stderr
    first, second = ((folder / "plan.json").read_bytes() for folder in folders)
    assert first == second
    assert b'"seed": 5' in first


@pytest.mark.slow
def test_short_visits_in_as_many_rounds_are_the_same_plan() -> None:
    problem = short_stops(14)
    once, again = (solve(problem, Limits(seed=3, rounds=2_000)) for _ in range(2))
    assert (once.tours, once.bound) == (again.tours, again.bound)


@pytest.mark.slow
def test_a_time_limit_cuts_rounds_short() -> None:
    problem = problem_of(pilot())
    result = solve(problem, Limits(time_limit=3.0, rounds=10**9), Method.RECREATE)
    assert result.evidence.out_of_time or result.bound == sum(tour.drive_seconds for tour in result.tours)


def test_no_round_at_all_is_refused(tmp_path: Path) -> None:
    refused = run("plan", "--rounds", "0", "--out", tmp_path)
    assert refused.exit_code == 2
    assert "--rounds" in refused.stderr
