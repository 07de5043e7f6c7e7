"""Grids laid over a year and mended: what becomes of closed dates, events and what was told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.problem.little import MONDAY, changed, clock
from tests.schedule.cases import FIRST_WEEKS, cases, dates_of, said, stop, tours_of, with_closed, works
from tourplanner.domain.aim import Aim
from tourplanner.domain.config import CatchUp, Closure, OnClosed, ScheduleRules
from tourplanner.domain.event import (
    Event,
    Joins,
    Leaves,
    Opening,
    Out,
    SquareMoved,
    VisitCancelled,
    VisitMoved,
)
from tourplanner.domain.place import Position
from tourplanner.domain.schedule import Fate, Schedule
from tourplanner.domain.tour import Tour
from tourplanner.errors import InputError
from tourplanner.problem.problem import Problem
from tourplanner.schedule.check import check_dates
from tourplanner.schedule.event_places import places_of_year
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.laid_year import Told, laid_year
from tourplanner.schedule.mend import mended
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.repair_problem import Repair, RepairProblem
from tourplanner.schedule.year import Year
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.result import Limits

REPEATED = replace(FIRST_WEEKS, repeats=True)
"""Ordinary weeks of Mondays, Wednesdays and Fridays, two a cycle, laid over the year from 1 March 2027."""

Days = Mapping[date, tuple[list[str], list[str]]]

TWO: Days = {date(2027, 3, 1): (["a"], []), date(2027, 3, 3): (["b"], [])}
"""a on the first Monday of a cycle, b on the Wednesday after it; all other half-days are free."""


def day(month: int, number: int) -> date:
    return date(2027, month, number)


def mend(problem: RepairProblem) -> Repair:
    return repair(problem, Limits())


def nobody(problem: RepairProblem) -> Repair:
    raise AssertionError("nothing was to be mended")


def year_of(problem: Problem, *events: Event) -> Year:
    """The year of a problem with events at the places that it has: openings are where its last stop is."""
    config = replace(problem.config, events=events)
    extra = len(places_of_year(config)) - len(problem.matrix.seconds)
    if not extra:
        return Year(config, problem.matrix)
    nodes = [*range(len(problem.matrix.seconds)), *[len(problem.matrix.seconds) - 1] * extra]
    seconds, metres = (table[nodes][:, nodes] for table in (problem.matrix.seconds, problem.matrix.metres))
    return Year(config, replace(problem.matrix, seconds=seconds, metres=metres))


def schedule_of(
    problem: Problem,
    days: Days,
    until: date,
    events: Sequence[Event] = (),
    told: Told | None = None,
    mender: object = mend,
) -> Schedule:
    """The judged schedule of a little grid."""
    real = real_dates(year_of(problem, *events), until)
    grid = GridFrom(real.start, real.start, tours_of(problem, days))
    schedule = mended(laid_year(real, [grid], told), mender)  # type: ignore[arg-type]
    assert check_dates(real, schedule.tours) == ()
    return schedule


def little(
    on_closed: OnClosed = OnClosed.SKIP, shift_days: int = 14, catch_up: CatchUp | None = None
) -> Problem:
    problem = cases([stop("a"), stop("b")], [30, 35], on_closed, shift_days, REPEATED)
    rules = replace(problem.config.schedule, catch_up=catch_up or CatchUp())
    return changed(problem, schedule=rules)


def lost(schedule: Schedule) -> tuple[int, int]:
    """Visits that are lost, and how many are proven to be lost in any calendar."""
    [aim] = [aim for aim in schedule.aims if aim.aim is Aim.LOST]
    return aim.value, aim.bound


# -- the grid on dates -------------------------------------------------------------------------------


def test_a_grid_knows_no_date_and_the_year_takes_only_what_is_closed() -> None:
    problem = with_closed(little(), {"a": works(day(3, 1))})
    schedule = schedule_of(problem, TWO, day(3, 28), mender=nobody)

    # Closed in the very first cycle, as in any other one.
    assert dates_of(schedule, "a") == ["2027-03-15 morning"]
    assert dates_of(schedule, "b") == ["2027-03-03 morning", "2027-03-17 morning"]
    assert [(said(change), change.why) for change in schedule.changes] == [
        ("a 2027-03-01 morning skipped", "travaux")
    ]
    assert lost(schedule) == (1, 1)


def test_an_extra_day_is_one_day_of_the_year() -> None:
    calendar = replace(REPEATED, extra_days=(day(3, 6),))
    schedule = schedule_of(changed(little(), calendar=calendar), TWO, day(4, 11), mender=nobody)

    # No tour of the grid is on a Saturday: nothing is repeated, nothing is cancelled.
    assert {tour.date.weekday() for tour in schedule.tours} == {0, 2}
    assert schedule.changes == ()


def test_a_pause_is_no_loss_whatever_the_config_wants() -> None:
    closed = (Closure(day(3, 15), day(3, 19), "vacances"),)
    problem = changed(little(OnClosed.SHIFT), calendar=replace(REPEATED, closed=closed))
    schedule = schedule_of(problem, TWO, day(4, 11), mender=nobody)

    assert [(change.stop, change.fate, change.why) for change in schedule.changes] == [
        ("a", Fate.SKIPPED, "vacances"),
        ("b", Fate.SKIPPED, "vacances"),
    ]
    assert lost(schedule) == (0, 0)


def test_a_closed_date_is_shifted_earlier_or_later_with_proof() -> None:
    problem = with_closed(little(OnClosed.SHIFT), {"a": works(day(3, 15))})
    schedule = schedule_of(problem, TWO, day(4, 11))

    # Wednesday 17 has a free afternoon and no drive is shorter: b is 5 minutes from a.
    assert [said(change) for change in schedule.changes] == [
        "a 2027-03-15 morning shifted 2027-03-17 afternoon"
    ]
    assert all(aim.is_proven for aim in schedule.aims)
    assert lost(schedule) == (0, 0)


def test_catch_up_days_take_what_touring_days_cannot() -> None:
    full: Days = {
        date(2027, 3, number): (["a"], ["b"]) if number == 1 else ([f"m{number}"], [f"n{number}"])
        for number in (1, 3, 5, 8, 10, 12)
    }
    stops = [stop(name) for halves in full.values() for half in halves for name in half]
    problem = cases(stops, [30] * len(stops), OnClosed.SHIFT, 6, REPEATED)
    closed = changed(problem, calendar=replace(REPEATED, closed=(Closure(day(3, 15), day(3, 15), "grève"),)))
    assert lost(schedule_of(closed, full, day(4, 11))) == (2, 2)

    rules = ScheduleRules(OnClosed.SHIFT, 6, CatchUp(frozenset({1, 3}), 1))
    schedule = schedule_of(changed(closed, schedule=rules), full, day(4, 11))
    # Both visits of Monday 15 on one Tuesday or Thursday, as one tour.
    assert lost(schedule) == (0, 0)
    [new] = {change.new_date for change in schedule.changes}
    assert new is not None
    assert new.weekday() in {1, 3}
    assert [aim.value for aim in schedule.aims if aim.aim is Aim.UNUSUAL] == [1]


# -- events ------------------------------------------------------------------------------------------


def test_a_van_that_is_out_is_why_its_visits_are_not() -> None:
    schedule = schedule_of(
        little(), TWO, day(4, 11), [Out(day(3, 15), day(3, 26), why="en panne")], mender=nobody
    )

    assert [(said(change), change.rule, change.why) for change in schedule.changes] == [
        ("a 2027-03-15 morning skipped", "van-day", "en panne"),
        ("b 2027-03-17 morning skipped", "van-day", "en panne"),
    ]
    assert lost(schedule) == (2, 2)


def test_a_moved_square_has_its_own_place_and_drive() -> None:
    moved = SquareMoved("a", day(3, 10), day(3, 20), "Salle des fêtes", Position(43.7, 0.7))
    schedule = schedule_of(little(), TWO, day(4, 11), [moved], mender=nobody)

    told = {each.date: (each.place, each.position) for each in schedule.appointments if each.stop == "a"}
    assert told[day(3, 15)] == ("a, Salle des fêtes", Position(43.7, 0.7))
    assert told[day(3, 1)][0] == told[day(3, 29)][0] == "a"
    # The hall is where b is, 35 minutes from the depot and not 30.
    drives = {tour.date: tour.drive_seconds for tour in schedule.tours}
    assert (drives[day(3, 1)], drives[day(3, 15)]) == (3600, 4200)
    assert schedule.changes == ()


def test_an_opening_takes_place_once_at_its_own_hours() -> None:
    fair = Opening(
        "fair", "F", "Fleurance", "A", Position(43.8, 0.6), day(3, 6), clock("10:00"), clock("16:00")
    )
    schedule = schedule_of(little(), TWO, day(4, 11), [fair], mender=nobody)

    [told] = [each for each in schedule.appointments if each.stop == "fair"]
    assert (told.key, told.date, told.start, told.end) == (
        "fair/2027-03-06/1",
        day(3, 6),
        clock("10:00"),
        clock("16:00"),
    )
    assert schedule.changes == ()


def test_an_opening_takes_the_van_of_its_date() -> None:
    fair = Opening(
        "fair", "F", "Fleurance", "A", Position(43.8, 0.6), day(3, 15), clock("10:00"), clock("12:00")
    )
    schedule = schedule_of(little(OnClosed.SHIFT), TWO, day(4, 11), [fair])

    [change] = schedule.changes
    assert (change.stop, change.old_date, change.rule, change.why) == (
        "a",
        day(3, 15),
        "van-day",
        "Fleurance",
    )
    assert change.new_date != day(3, 15)


def test_two_openings_at_once_for_one_crew_are_refused() -> None:
    first = Opening(
        "fair", "F", "Fleurance", "A", Position(43.8, 0.6), day(3, 6), clock("10:00"), clock("12:00")
    )
    other = replace(first, id="other", name="Lectoure")
    with pytest.raises(InputError) as told:
        schedule_of(little(), TWO, day(4, 11), [first, other])
    assert [fault.what.id for fault in told.value.faults] == ["schedule.opening-no-van"]  # type: ignore[union-attr]


def test_an_opening_beyond_a_working_day_is_refused() -> None:
    early = Opening(
        "fair", "F", "Fleurance", "A", Position(43.8, 0.6), day(3, 6), clock("07:00"), clock("19:00")
    )
    with pytest.raises(InputError) as told:
        schedule_of(little(), TWO, day(4, 11), [early])
    assert [fault.what.id for fault in told.value.faults] == ["schedule.opening-no-tour"]  # type: ignore[union-attr]


def test_a_visit_moved_by_hand_is_there_and_one_cancelled_is_not() -> None:
    events = [
        VisitMoved("a", day(3, 15), day(3, 19), why="marché de printemps"),
        VisitCancelled("b", day(3, 17), "pont"),
    ]
    schedule = schedule_of(little(), TWO, day(4, 11), events)

    assert [(said(change), change.why) for change in schedule.changes] == [
        ("a 2027-03-15 morning moved 2027-03-19 morning", "marché de printemps"),
        ("b 2027-03-17 morning cancelled", "pont"),
    ]
    assert lost(schedule) == (0, 0)


def test_an_event_on_a_visit_that_is_not_there_names_the_nearest_one() -> None:
    with pytest.raises(InputError) as told:
        schedule_of(little(), TWO, day(4, 11), [VisitCancelled("a", day(3, 12))])
    [fault] = told.value.faults
    assert "12" in str(fault.where)
    assert fault.maybe


def test_a_visit_that_was_moved_by_hand_stays_there_when_it_is_told_again() -> None:
    events = [VisitMoved("a", day(3, 15), day(3, 19)), VisitCancelled("b", day(3, 17))]
    told = schedule_of(little(), TWO, day(4, 11), events)

    again = schedule_of(little(), TWO, day(4, 11), events, Told(told, day(3, 10)), nobody)
    assert (again.tours, again.changes) == (told.tours, told.changes)
    # Without the event it stays all the same: that is what people have read.
    back = schedule_of(little(), TWO, day(4, 11), events[1:], Told(told, day(3, 10)))
    assert [said(change) for change in back.changes] == [
        "a 2027-03-15 morning moved 2027-03-19 morning",
        "b 2027-03-17 morning cancelled",
    ]


@pytest.mark.parametrize(
    ("to", "fault"),
    [
        (day(3, 16), "schedule.event-closed"),  # a Tuesday
        (day(3, 17), "schedule.event-no-room"),
        (day(4, 12), "schedule.event-outside"),
    ],
)
def test_a_visit_cannot_be_moved_to_where_it_cannot_be(to: date, fault: str) -> None:
    full: Days = {date(2027, 3, 1): (["a"], []), date(2027, 3, 3): (["b"], ["c"])}
    problem = cases([stop("a"), stop("b"), stop("c")], [30, 35, 40], OnClosed.SKIP, 14, REPEATED)
    with pytest.raises(InputError) as told:
        schedule_of(problem, full, day(4, 11), [VisitMoved("a", day(3, 15), to)])
    assert [each.what.id for each in told.value.faults] == [fault]  # type: ignore[union-attr]


def test_a_stop_that_leaves_is_owed_nothing_more_and_moves_nobody() -> None:
    schedule = schedule_of(little(OnClosed.SHIFT), TWO, day(4, 11), [Leaves("a", day(3, 20))], mender=nobody)

    assert dates_of(schedule, "a") == ["2027-03-01 morning", "2027-03-15 morning"]
    assert schedule.changes == ()


def test_a_stop_that_joins_is_in_the_grid_from_its_date() -> None:
    problem = little()
    real = real_dates(year_of(problem, Joins("b", day(3, 15))), day(4, 11))
    before, after = (GridFrom(first, MONDAY, tours) for first, tours in _joining(problem))
    schedule = mended(laid_year(real, [before, after], None), nobody)

    assert dates_of(schedule, "b") == ["2027-03-17 morning", "2027-03-31 morning"]
    assert dates_of(schedule, "a") == [f"2027-03-{number} morning" for number in ("01", "15", "29")]
    assert check_dates(real, schedule.tours) == ()


def _joining(problem: Problem) -> list[tuple[date, tuple[Tour, ...]]]:
    alone: Days = {date(2027, 3, 1): (["a"], [])}
    return [(MONDAY, tours_of(problem, alone)), (day(3, 15), tours_of(problem, TWO))]


# -- what was told -----------------------------------------------------------------------------------


def test_what_was_told_stays_where_nothing_happens() -> None:
    problem = with_closed(little(OnClosed.SHIFT), {"a": works(day(3, 15))})
    told = schedule_of(problem, TWO, day(4, 11))

    again = schedule_of(problem, TWO, day(4, 11), told=Told(told, day(3, 8)))
    assert again.tours == told.tours
    assert again.changes == told.changes


def test_an_event_moves_what_it_must_and_nothing_that_is_past() -> None:
    problem = little(OnClosed.SHIFT)
    told = schedule_of(problem, TWO, day(4, 11))
    out = Out(day(3, 15), day(3, 15), why="malade")
    new = schedule_of(problem, TWO, day(4, 11), [out], Told(told, day(3, 14)))

    assert [said(change) for change in new.changes] == ["a 2027-03-15 morning shifted 2027-03-17 afternoon"]
    # Told of on the day after, nothing can be put before the next day to come.
    late = schedule_of(problem, TWO, day(4, 11), [out], Told(told, day(3, 18)))
    assert [change.fate for change in late.changes] == [Fate.SKIPPED]


def test_vans_and_stops_may_stay_out_of_catching_up() -> None:
    # Mondays only, so that what is closed on one can only go to a Tuesday, which is a day for catching up.
    rules = ScheduleRules(OnClosed.SHIFT, 6, CatchUp(frozenset({1})))
    calendar = replace(REPEATED, weekdays=frozenset({0}), closed=(Closure(day(3, 15), day(3, 15), "grève"),))
    problem = changed(little(OnClosed.SHIFT), schedule=rules, calendar=calendar)
    both: Days = {date(2027, 3, 1): (["a"], ["b"])}
    assert lost(schedule_of(problem, both, day(3, 28))) == (0, 0)

    a, b = problem.config.stops
    schedule = schedule_of(changed(problem, stops=(replace(a, catch_up=False), b)), both, day(3, 28))
    assert [(change.stop, change.fate) for change in schedule.changes] == [
        ("a", Fate.SKIPPED),
        ("b", Fate.SHIFTED),
    ]
    assert schedule.changes[1].new_date in {day(3, 9), day(3, 16)}
    assert all(aim.is_proven for aim in schedule.aims)
    [van] = problem.config.vans
    parked = changed(problem, vans=(replace(van, catch_up=False),))
    assert lost(schedule_of(parked, both, day(3, 28))) == (2, 2)
