"""Events in a mended year: vans that are out, other squares, and visits moved by hand."""

from datetime import date

import pytest

from tests.schedule.cases import cases, dates_of, day, said, stop
from tests.schedule.little_years import REPEATED, TWO, Days, little, lost, nobody, schedule_of
from tourplanner.domain.event import Out, SquareMoved, VisitCancelled, VisitMoved
from tourplanner.domain.period import Half
from tourplanner.domain.place import Position
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.errors import InputError
from tourplanner.schedule.laid_year import Told


def test_a_van_that_is_out_is_why_its_visits_are_not() -> None:
    schedule = schedule_of(
        little(), TWO, day(4, 11), [Out(day(3, 15), day(3, 26), why="en panne")], mender=nobody
    )

    assert [(said(change), change.rule, change.why) for change in schedule.changes] == [
        ("a 2027-03-15 morning skipped", "van-day", "en panne"),
        ("b 2027-03-17 morning skipped", "van-day", "en panne"),
    ]
    assert lost(schedule) == (2, 2)


def test_a_van_that_is_out_for_half_a_day_goes_out_in_the_other() -> None:
    full: Days = {day(3, 1): (["a"], ["b"])}
    schedule = schedule_of(
        little(),
        full,
        day(4, 11),
        [Out(day(3, 15), day(3, 15), None, "visite médicale", Half.MORNING)],
        mender=nobody,
    )
    assert [(said(change), change.rule, change.why) for change in schedule.changes] == [
        ("a 2027-03-15 morning skipped", "van-day", "visite médicale")
    ]
    assert "2027-03-15 afternoon" in dates_of(schedule, "b")

    # Where dates may be put off, neither goes into the morning: a is at its own noon on another day.
    out = [Out(day(3, 15), day(3, 15), "van", "", Half.MORNING)]
    shifted = schedule_of(little(OnClosed.SWAP, 1), full, day(4, 11), out)
    assert lost(shifted) == (1, 1)
    assert [
        each for each in shifted.tours if each.date == day(3, 15) and each.visits[0].half is Half.MORNING
    ] == []


def test_one_of_two_vans_is_out_for_half_a_day_and_the_other_one_comes() -> None:
    problem = cases([stop("a"), stop("b")], [30, 35], OnClosed.SHIFT, 1, REPEATED, ("one", "two"))
    out = Out(day(3, 15), day(3, 15), "one", "", Half.MORNING)
    schedule = schedule_of(problem, {day(3, 1): (["a"], ["b"])}, day(4, 11), [out])
    vans = {(tour.date, visit.stop): tour.van for tour in schedule.tours for visit in tour.visits}
    assert vans[day(3, 15), "a"] == "two"
    assert lost(schedule) == (0, 0)


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
