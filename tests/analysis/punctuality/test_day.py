"""A tour on every day that is drawn, beside what can be said of it by hand."""

from dataclasses import replace
from math import exp, log
from statistics import NormalDist

import pytest

from tests.analysis.punctuality.timed import tour_of
from tests.problem.little import MINUTE, SOMEWHERE, WORK, little_problem, matrix_of, road, stop
from tourplanner.analysis.punctuality.day import punctuality_of
from tourplanner.domain.period import parse_clock
from tourplanner.domain.place import LunchAt
from tourplanner.domain.travel_doubt import TravelDoubt

SURE = TravelDoubt(bias=0.0, day=0.0, late=0.0, early=0.0, overrun_share=0.0, overrun=0.0)


def test_without_any_doubt_the_day_is_the_plan() -> None:
    problem = little_problem([stop("a"), stop("b")], road([0, 60, 80]))
    tour = tour_of(problem, [0], [1])
    sure = punctuality_of(tour, WORK, SURE)
    for visit, each in zip(tour.visits, sure.visits, strict=True):
        assert each.late == 0
        assert each.usual == (visit.arrive, visit.arrive)
    # Setting up takes ten minutes, five late are none: the van may leave five minutes later than planned.
    assert sure.visits[0].leave_by == tour.leave + 5 * MINUTE
    # At 14:05 less ten to set up, 45 of lunch, and 20 of driving: 12:50.
    assert sure.visits[1].leave_by == parse_clock("12:50")
    assert sure.usual_end == (tour.end, tour.end)
    assert sure.over == 0


def test_without_any_doubt_the_crew_eats_where_it_drives_to() -> None:
    # Five minutes from the morning to lunch, twelve from there to the afternoon.
    minutes = [[0, 60, 80, 70], [60, 0, 20, 5], [80, 20, 0, 12], [70, 5, 12, 0]]
    stops = [replace(stop("a"), lunch_at=LunchAt(SOMEWHERE)), stop("b")]
    problem = little_problem(stops, matrix_of([[MINUTE * each for each in row] for row in minutes]))
    tour = tour_of(problem, [0], [1])
    sure = punctuality_of(tour, WORK, SURE)
    assert [each.usual for each in sure.visits] == [(visit.arrive, visit.arrive) for visit in tour.visits]
    # From lunch at 14:05 less ten to set up and twelve of driving: 13:43.
    assert sure.visits[1].leave_by == parse_clock("13:43")
    assert sure.over == 0
    # The 83 minutes from 12:15 to 13:38 are lunch; with a second less of work allowed, every day has more.
    tight = replace(WORK, max_work_day=tour.work_seconds)
    assert punctuality_of(tour, tight, SURE).over_work == 0
    assert punctuality_of(tour, replace(tight, max_work_day=tour.work_seconds - 1), SURE).over_work == 1


def test_lateness_is_that_of_the_normal_law() -> None:
    # A drive of an hour whose logarithm differs by 0.1: late where it takes over 65 minutes.
    problem = little_problem([stop("a")], road([0, 60]))
    doubt = replace(SURE, day=0.1)
    (visit,) = punctuality_of(tour_of(problem, [0], []), WORK, doubt).visits
    law = NormalDist(0, 0.1)
    assert visit.late == pytest.approx(1 - law.cdf(log(65 / 60)), abs=0.002)
    # Nineteen times of twenty it takes no more than 60 exp(0.1645) = 70.7 minutes: 9:25 less 71 of them.
    longest = 60 * exp(law.inv_cdf(0.95))
    assert visit.leave_by == int((parse_clock("09:25") / MINUTE - longest) // 1) * MINUTE


def test_noise_shrinks_with_the_length_of_a_leg() -> None:
    doubt = replace(SURE, late=0.5, early=0.5)
    shares = []
    for minutes in (20, 80):
        problem = little_problem([stop("a")], road([0, minutes]))
        tour = tour_of(problem, [0], [])
        first, last = punctuality_of(tour, WORK, doubt).visits[0].usual
        shares.append((last - first) / (minutes * MINUTE))
    # Four times as long, half the spread; the minutes are whole ones.
    assert shares[0] / shares[1] == pytest.approx(2, rel=0.2)


def test_one_delay_does_not_bring_about_the_next_but_people_at_the_desk_do() -> None:
    hours = [stop(name, service=60 * MINUTE) for name in "ab"]
    problem = little_problem(hours, road([0, 60, 60]))
    tour = tour_of(problem, [0, 1], [])
    # Every drive out is late; the way between the two takes no time, so that only people keep the crew.
    always = replace(SURE, day=0.15)
    assert punctuality_of(tour, WORK, always).visits[0].late > 0.2
    assert punctuality_of(tour, WORK, always).visits[1].late == 0
    kept = replace(SURE, overrun_share=0.5, overrun=600.0)
    # Half of the visits take longer, exp(-300 / 600) of them by more than five minutes.
    assert punctuality_of(tour, WORK, kept).visits[1].late == pytest.approx(0.5 * 0.6065, abs=0.002)


def test_lunch_takes_up_what_is_late() -> None:
    problem = little_problem([stop("a"), stop("b")], road([0, 60, 80]))
    tour = tour_of(problem, [0], [1])
    doubt = replace(SURE, day=0.2, overrun_share=1.0, overrun=300.0)
    morning, afternoon = punctuality_of(tour, WORK, doubt).visits
    assert morning.late > 0.1
    # From 12:10 to 14:05 are 115 minutes: 45 of lunch, 10 to set up, 60 for a way of 20.
    assert afternoon.late < 0.001


def test_legal_hours() -> None:
    # Work of 10 h at most: 15 + 60 + 10 + 150 + ... is far below it, until the limit is the plan's own.
    problem = little_problem([stop("a")], road([0, 60]))
    tour = tour_of(problem, [0], [])
    doubt = replace(SURE, day=0.1)
    just = replace(WORK, max_work_day=tour.work_seconds, max_span_day=12 * 60 * MINUTE)
    sure = punctuality_of(tour, just, doubt)
    # Only the way home can be longer, since the way out ends before opening: half of all days.
    assert 0.4 < sure.over_work < 0.6
    assert sure.over_span == 0
    driven = replace(WORK, max_drive_day=120 * MINUTE)
    assert punctuality_of(tour, driven, doubt).over_drive == pytest.approx(0.5, abs=0.01)
