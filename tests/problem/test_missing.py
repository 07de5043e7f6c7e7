"""What is missing from a plan: nothing of a stop that has as many visits as it is promised, or more."""

from datetime import timedelta

from tests.problem.little import MONDAY, little_problem, road, stop, tour_at
from tourplanner.problem.missing import missing_visits


def test_what_each_stop_lacks() -> None:
    stops = [stop("a"), stop("b", visits=3), stop("c"), stop("d")]
    problem = little_problem(stops, road([0, 10, 20, 30, 30]))
    tours = [
        tour_at(problem, "van", MONDAY, ["a"], ["b"]),
        tour_at(problem, "van", MONDAY + timedelta(2), ["a"], ["d"]),
    ]
    assert missing_visits(problem, tours) == {"b": 2, "c": 1}
