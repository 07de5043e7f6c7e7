"""Rows on the visits of a week: what they prove, and that they never forbid a legal plan."""

from itertools import combinations, product

import pytest
from ortools.math_opt.python import mathopt

from tests.instances import problem_of, random_pilot
from tests.seeds import seeds
from tests.solvers.tiny import tiny_problem
from tourplanner.domain.plan import Status
from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.columns import single_stop_columns
from tourplanner.solvers.exact.highs import Ending
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.exact.weeks import most_visits, weeks_of
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve


@pytest.mark.slow
def test_weeks_that_cannot_be_filled_are_proven() -> None:
    """Weeks of 33 h hold four full days; the short week three: 8 + 6 + 8 + 8 visits of 39."""
    problem = problem_of(random_pilot(19))
    assert problem.config.work.max_work_week == 33 * 3600
    asked = sum(stop.visits for stop in problem.config.stops)
    wished = sum(stop.visits for stop in problem.config.stops if not stop.required)
    result = solve(problem, Limits())

    assert (asked, wished) == (39, 1)
    assert result.status is Status.INFEASIBLE
    assert result.evidence.least_missing == asked - wished - (8 + 6 + 8 + 8)
    assert sum(len(tour.visits) for tour in result.tours) == 8 + 6 + 8 + 8


@pytest.mark.parametrize(
    "seed",
    # There are hundreds of thousands of ways to try in the sixteenth.
    seeds(range(60), 6),
)
def test_most_visits_of_a_week_by_trying_all(seed: int) -> None:
    problem = tiny_problem(seed)
    cells = partition(problem, Fineness.DATES)
    master = assemble(problem, cells, tuple(single_stop_columns(problem, cells)))
    most = problem.config.work.max_work_week
    for vans in {cell.vans for cell in cells}:
        columns = [c for c, column in enumerate(master.columns) if cells[column.cell].vans == vans]
        for days in weeks_of(master, columns).values():
            options = [[(), *([c] for c in sorted(day))] for day in days]
            tours = [[master.columns[c].tour for pick in picks for c in pick] for picks in product(*options)]
            legal = [week for week in tours if fits(problem, week)]
            best = max(sum(len(tour.stops) for tour in week) for week in legal)
            assert best <= most_visits(master, days, most, Limits())


def fits(problem: Problem, week: list) -> bool:
    """Whether one van can drive these tours in a week: its hours, no stop more often than asked."""
    served = [stop for tour in week for stop in tour.stops]
    stops = problem.config.stops
    return sum(tour.work for tour in week) <= problem.config.work.max_work_week and all(
        served.count(stop) <= stops[stop].visits for stop in set(served)
    )


@pytest.mark.slow
def test_pairs_are_told_apart() -> None:
    """Weeks with other openings have their own most visits: they are not taken for one another."""
    problem = problem_of(random_pilot(19))
    cells = partition(problem, Fineness.CLASSES)
    master = assemble(problem, cells, tuple(single_stop_columns(problem, cells)))
    weeks = weeks_of(master, range(len(master.columns)))
    most = problem.config.work.max_work_week
    found = {week: most_visits(master, days, most, Limits()) for week, days in weeks.items()}

    assert found == {1: 8, 2: 6, 3: 8, 4: 8}
    assert any(weeks[a] != weeks[b] for a, b in combinations(weeks, 2))


@pytest.mark.slow
def test_a_bound_that_is_reached_ends_the_search() -> None:
    """A model whose least value is told needs no proof of its own; a wrong guess below it changes nothing."""
    problem = problem_of(random_pilot(8))
    cells = partition(problem, Fineness.CLASSES)
    found = []
    for least in (None, 0, "proven"):
        master = assemble(problem, cells, tuple(single_stop_columns(problem, cells)))
        objective = master.total("drive")
        master.keep(mathopt.fast_sum(master.missing), 0)
        bound = found[0].bound if least == "proven" else least
        found.append(master.minimise("drive", objective, Limits(), bound))
        assert found[-1].ending is Ending.OPTIMAL
        assert master.value(objective, found[-1]) == found[0].bound
