"""The legs that tours drive, each once, without those that lead nowhere."""

from datetime import timedelta

from tests.problem.little import MINUTE, MONDAY, little_problem, road, stop, tour_at
from tourplanner.problem.driven_legs import driven_legs


def test_each_leg_is_told_once_and_none_that_leads_nowhere() -> None:
    # Home, a and b at minutes 0, 10 and 10: from a to b nothing is driven, and both ways of home to b are.
    problem = little_problem([stop("a"), stop("b", service=60 * MINUTE)], road([0, 10, 10]))
    tours = [
        tour_at(problem, "van", MONDAY, ["a"], ["b"]),
        tour_at(problem, "van", MONDAY + timedelta(2), ["b"]),
    ]
    seconds = 10 * MINUTE
    assert driven_legs(problem, tours) == {
        (0, 1): seconds,
        (0, 2): seconds,
        (1, 2): 0,
        (2, 0): seconds,
    }
    here = little_problem([stop("a")], road([0, 0]))
    assert driven_legs(here, [tour_at(here, "van", MONDAY, ["a"])]) == {(0, 1): 0, (1, 0): 0}


def test_two_visits_of_one_place_have_no_leg_between_them() -> None:
    problem = little_problem([stop("a")], road([0, 10]))
    tour = tour_at(problem, "van", MONDAY, ["a"], ["a"])
    assert driven_legs(problem, [tour]) == {(0, 1): 10 * MINUTE, (1, 0): 10 * MINUTE}
