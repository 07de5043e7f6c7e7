"""Where lunch is: at the stop that says where the crew eats, be it before the drive or after it."""

from dataclasses import replace

import pytest

from tests.problem.little import MONDAY, clock, little_problem, road, stop, tour_at
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check


def tour(morning: str, afternoon: str, minutes: int = 30) -> Tour:
    """A day with a visit in each half, the second so many minutes from the first."""
    stops = [replace(stop(name), lunch=said) for name, said in (("a", morning), ("b", afternoon))]
    problem = little_problem(stops, road([0, 20, 20 + minutes]))
    made = tour_at(problem, "van", MONDAY, ["a"], ["b"])
    assert check(problem, [made]) == ()
    return made


@pytest.mark.parametrize("places", [("", ""), ("", "Chez Paulette"), ("Le Central", "Chez Paulette")])
def test_the_crew_drives_first_where_it_may_eat_after_it(places: tuple[str, str]) -> None:
    made = tour(*places)
    assert made.lunch_visit is made.visits[1]
    # Packed up at 12:10, half an hour on the road.
    assert (made.visits[1].arrive, made.lunch) == (clock("12:40"), (clock("12:40"), clock("13:50")))


def test_it_stays_where_only_the_morning_says_where_to_eat() -> None:
    made, plain = tour("Chez Paulette", ""), tour("", "")
    assert made.lunch_visit is made.visits[0]
    assert made.lunch == (clock("12:10"), clock("13:20"))
    assert made.visits[1].arrive == clock("13:50")
    assert (made.work_seconds, made.start, made.end) == (plain.work_seconds, plain.start, plain.end)


def test_it_stays_where_the_drive_leaves_no_more_than_lunch() -> None:
    made = tour("Chez Paulette", "", 50)
    assert made.lunch == (clock("12:10"), clock("13:00"))
    assert made.visits[1].arrive == clock("13:50")
