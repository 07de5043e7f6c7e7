"""What a problem refuses to be built of."""

from dataclasses import replace

import pytest

from tests.problem.little import SOMEWHERE, little_problem, road, stop
from tourplanner.domain.place import LunchAt
from tourplanner.problem.build import build, lunch_places, nodes_of, places


@pytest.mark.parametrize("table", ["seconds", "metres"])
def test_a_matrix_of_other_places_is_refused(table: str) -> None:
    problem = little_problem([stop("a"), stop("b")], road([0, 10, 20]))
    larger = road([0, 10, 20, 30])
    matrix = replace(problem.matrix, **{table: getattr(larger, table)})
    with pytest.raises(ValueError, match="3 places"):
        build(problem.config, problem.calendar, matrix)


def test_where_crews_have_lunch_comes_after_depots_and_stops() -> None:
    at = LunchAt(SOMEWHERE), LunchAt(SOMEWHERE, commune="32013"), LunchAt(SOMEWHERE, depot="home")
    stops = [
        replace(stop(name), lunch_at=there)
        for name, there in zip("abcd", (at[0], None, *at[1:]), strict=True)
    ]
    problem = little_problem(stops, road([10 * rank for rank in range(8)]))
    assert [place.id for place in places(problem.config)] == [
        "home", "a", "b", "c", "d", "a/lunch", "c/lunch", "home"
    ]  # fmt: skip
    # A table of times finds a commune by its code and a depot by its id.
    assert [place.codes for place in lunch_places(problem.config)] == [
        ("a/lunch",),
        ("c/lunch", "32013"),
        ("home",),
    ]
    assert problem.lunch_nodes == {1: 5, 3: 6, 4: 7}
    assert nodes_of(problem.config, [1, 2]) == (0, 2, 3, 6)
    # Ten minutes a place: 40 from a to lunch and 10 back to d, where it is 30 without.
    assert problem.noon_leg(1, 4) == (50 * 60, 50 * 60 * 15)
    assert problem.noon_seconds[1, 4] == 50 * 60
    assert problem.least_seconds[1, 4] == 30 * 60
    assert problem.noon_seconds[2].tolist() == problem.seconds[2].tolist()
    ways = problem.all_noon_ways
    assert (ways.to[1, 4], ways.free[1, 4], ways.after[1, 4]) == (40 * 60, 0, 10 * 60)
    assert (ways.to[2, 4], ways.free[2, 4], ways.after[2, 4]) == (0, 20 * 60, 0)
