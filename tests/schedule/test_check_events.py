"""The judge of schedules with events: silent on a good one, and each way of overlooking an event is named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.problem.little import clock, road
from tests.schedule.cases import FIRST_WEEKS, cases, stop, tours_of
from tourplanner.domain.event import Event, Leaves, Opening, Out, SquareClosed, SquareMoved, VisitCancelled
from tourplanner.domain.period import Half
from tourplanner.domain.place import Position
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.schedule.check import check_dates
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.laid_year import laid_year
from tourplanner.schedule.real_dates import RealDates, real_dates
from tourplanner.schedule.year import Year

Tours = tuple[Tour, ...]

WEEKS = timedelta(weeks=2)
MONDAY, WEDNESDAY, SATURDAY = date(2027, 3, 1), date(2027, 3, 3), date(2027, 3, 6)

EVENTS: tuple[Event, ...] = (
    Out(MONDAY + WEEKS, MONDAY + WEEKS, None, "malade"),
    SquareClosed("b", WEDNESDAY + WEEKS, WEDNESDAY + WEEKS, None, "foire"),
    SquareMoved("b", WEDNESDAY, WEDNESDAY, "Salle des fêtes", Position(43.7, 0.7)),
    Opening("fair", "F", "Fleurance", "A", Position(43.8, 0.6), SATURDAY, clock("10:00"), clock("13:00")),
    VisitCancelled("a", MONDAY + 2 * WEEKS),
    Leaves("b", date(2027, 4, 10)),
)
"""In a year whose grid has a on every other Monday and b on the Wednesday after it."""


@pytest.fixture(scope="module")
def grid() -> Tours:
    return tours_of(_problem(), {MONDAY: (["a"], []), WEDNESDAY: (["b"], [])})


@pytest.fixture(scope="module")
def real() -> RealDates:
    """Ten weeks with an event of nearly every kind; the hall is 10 minutes on, the fair where b is."""
    problem = _problem()
    config = replace(problem.config, events=EVENTS)
    # The depot, a, b, the hall and the fair.
    minutes = [0, 30, 35, 45, 35]
    return real_dates(Year(config, road(minutes)), date(2027, 5, 9))


def _problem() -> Problem:
    return cases([stop("a"), stop("b")], [30, 35], calendar=replace(FIRST_WEEKS, repeats=True))


@pytest.fixture(scope="module")
def tours(real: RealDates, grid: Tours) -> Tours:
    laid = laid_year(real, [GridFrom(MONDAY, MONDAY, grid)], None)
    return tuple(sorted((*laid.tours, *laid.standing), key=lambda tour: (tour.date, tour.van)))


def test_a_year_with_events_breaks_no_rule(real: RealDates, tours: Tours) -> None:
    assert [tour.date for tour in tours] == [
        MONDAY,
        WEDNESDAY,
        SATURDAY,
        WEDNESDAY + 2 * WEEKS,
        MONDAY + 3 * WEEKS,
        MONDAY + 4 * WEEKS,
    ]
    assert check_dates(real, tours) == ()


def grid_tour(name: str, day: date) -> Callable[[Tours, Tours], Tours]:
    """The grid's tour to a stop put on a date, as if nothing were known."""

    def change(tours: Tours, grid: Tours) -> Tours:
        [tour] = [tour for tour in grid if tour.visits[0].stop == name]
        kept = (each for each in tours if each.date != day)
        return tuple(sorted((*kept, replace(tour, date=day)), key=lambda each: each.date))

    return change


def without_the_fair(tours: Tours, _grid: Tours) -> Tours:
    return tuple(tour for tour in tours if tour.visits[0].stop != "fair")


def fair_an_hour_later(tours: Tours, _grid: Tours) -> Tours:
    [fair] = [tour for tour in tours if tour.date == SATURDAY]
    visits = tuple(replace(each, start=each.start + 3600, end=each.end + 3600) for each in fair.visits)
    return tuple(replace(fair, visits=visits) if tour is fair else tour for tour in tours)


def two_tours_on_the_day_of_the_fair(tours: Tours, grid: Tours) -> Tours:
    return (*tours, replace(grid[0], date=SATURDAY))


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (grid_tour("a", MONDAY + WEEKS), "van-day"),  # the van is out
        (grid_tour("b", WEDNESDAY + WEEKS), "stop-days"),  # the square is closed
        (grid_tour("b", WEDNESDAY), "travel"),  # it is in the hall
        (grid_tour("a", MONDAY + 2 * WEEKS), "lock"),  # it was cancelled
        (grid_tour("b", WEDNESDAY + 3 * WEEKS), "visits"),  # it has left
        (without_the_fair, "visits"),
        (fair_an_hour_later, "session-window"),
        (two_tours_on_the_day_of_the_fair, "van-day"),
    ],
)
def test_an_event_that_is_overlooked_is_named(
    real: RealDates, tours: Tours, grid: Tours, change: Callable[[Tours, Tours], Tours], rule: str
) -> None:
    assert rule in {breach.rule for breach in check_dates(real, change(tours, grid))}


def test_a_van_that_is_out_and_a_stop_that_has_left_are_called_so(real: RealDates, grid: Tours) -> None:
    monday, wednesday = sorted(grid, key=lambda tour: tour.date)
    out = replace(monday, date=MONDAY + WEEKS)
    gone = replace(wednesday, date=WEDNESDAY + 3 * WEEKS)
    told = [str(breach.what) for breach in check_dates(real, (out, gone))]
    assert "the van or its crew is not there that day (malade)" in told
    assert any(each.endswith("is not toured that day") for each in told)
    assert not any("not in the config" in each for each in told)


def test_beside_an_opening_an_ordinary_visit_is_judged_as_on_any_day(grid: Tours) -> None:
    """On a's second Monday: in the afternoon the fair, in the morning what the closed square forbids."""
    fair = Opening(
        "fair", "F", "Fleurance", "A", Position(43.8, 0.6), MONDAY + WEEKS, clock("14:30"), clock("16:30")
    )
    problem = _problem()
    table = road([0, 30, 35, 35])
    open_, shut = (
        real_dates(Year(replace(problem.config, events=events), table), date(2027, 5, 9))
        for events in ((fair,), (fair, SquareClosed("a", fair.date, fair.date, None, "foire")))
    )
    laid = laid_year(open_, [GridFrom(MONDAY, MONDAY, grid)], None)
    [both] = laid.standing
    assert [visit.stop for visit in both.visits] == ["a", "fair"]
    assert check_dates(open_, [both]) == ()
    assert [breach.rule for breach in check_dates(shut, [both])] == ["stop-days"]

    # The opening comes an hour late, or an hour short.
    [first, last] = both.visits
    late = replace(both, visits=(first, replace(last, start=last.start + 3600, end=last.end + 3600)))
    assert "session-window" in {breach.rule for breach in check_dates(open_, [late])}
    # A van that is out in the afternoon makes no opening that goes on until then.
    noon = replace(fair, opens=clock("10:00"), closes=clock("13:00"))
    whole = real_dates(Year(replace(problem.config, events=(noon,)), table), date(2027, 5, 9))
    [tour] = laid_year(whole, [GridFrom(MONDAY, MONDAY, grid)], None).standing
    out = Out(fair.date, fair.date, None, "", Half.AFTERNOON)
    away = real_dates(Year(replace(problem.config, events=(noon, out)), table), date(2027, 5, 9))
    assert "van-day" in {breach.rule for breach in check_dates(away, [tour])}
