"""Every engine behind the one face."""

from dataclasses import replace

import pytest

from tests.instances import pilot, problem_at, problem_of, stop_at
from tourplanner.domain.plan import Status
from tourplanner.errors import InputError
from tourplanner.inputs.shipped import data_folder
from tourplanner.problem.check import check, is_loss
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import choose, solve

COMPILED = pytest.param(Method.RECREATE, marks=pytest.mark.slow)


@pytest.mark.parametrize("method", [each if each is not Method.RECREATE else COMPILED for each in Method])
def test_every_method_gives_legal_tours_and_its_name(method: Method) -> None:
    problem = problem_at(data_folder() / "semaine.toml")
    # Routing searches until its limit; the others end by themselves.
    result = solve(problem, Limits(time_limit=2.0 if method is Method.ROUTING else None), method)
    assert all(is_loss(breach) for breach in check(problem, result.tours))
    expected = choose(problem) if method is Method.AUTO else method
    assert result.method == expected.value


@pytest.mark.slow
def test_methods_that_prove_agree() -> None:
    problem = problem_at(data_folder() / "semaine.toml")
    exact, recreate = (solve(problem, Limits(), method) for method in (Method.EXACT, Method.RECREATE))
    drives = [sum(tour.drive_seconds for tour in result.tours) for result in (exact, recreate)]
    assert exact.status is Status.OPTIMAL
    assert drives[1] >= drives[0]
    assert recreate.bound is not None
    assert recreate.bound <= drives[0]


def test_method_that_cannot_express_the_problem_says_so() -> None:
    config = pilot()
    often = stop_at("32269", visits=2, min_gap_days=11)
    problem = problem_of(replace(config, stops=(often, *config.stops[1:])))
    with pytest.raises(InputError, match="method routing"):
        solve(problem, Limits(time_limit=1.0), Method.ROUTING)
