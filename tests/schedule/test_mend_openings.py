"""Exceptional openings in a mended year: their own hours, and what can be beside them."""

from dataclasses import replace
from datetime import date

import pytest

from tests.problem.little import changed, clock
from tests.schedule.cases import cases, day, stop
from tests.schedule.little_years import REPEATED, TWO, little, lost, nobody, schedule_of
from tourplanner.domain.event import Opening, SquareClosed
from tourplanner.domain.place import Position
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.errors import InputError
from tourplanner.schedule.laid_year import Told


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


def test_an_opening_of_all_day_has_a_lunch_in_its_pause() -> None:
    fair = Opening(
        "fair", "F", "Fleurance", "A", Position(43.8, 0.6), day(3, 6), clock("09:00"), clock("17:00"),
        pause=(clock("12:30"), clock("13:30")),
    )  # fmt: skip
    schedule = schedule_of(little(), TWO, day(4, 11), [fair], mender=nobody)

    [tour] = [each for each in schedule.tours if each.date == day(3, 6)]
    [visit] = tour.visits
    assert visit.parts == ((clock("09:00"), clock("12:30")), (clock("13:30"), clock("17:00")))
    assert tour.lunch == (clock("12:30"), clock("13:30"))
    # One visit, and one appointment.
    assert [each.key for each in schedule.appointments if each.stop == "fair"] == ["fair/2027-03-06/1"]

    short = replace(fair, pause=(clock("12:30"), clock("12:45")))
    with pytest.raises(InputError) as told:
        schedule_of(little(), TWO, day(4, 11), [short])
    assert [fault.what.id for fault in told.value.faults] == ["schedule.opening-short-pause"]  # type: ignore[union-attr]


AFTERNOON = Opening(
    "fair", "F", "Fleurance", "A", Position(43.8, 0.6), day(3, 15), clock("14:30"), clock("16:30")
)
"""On the second Monday of a, whose visits are in the morning; it takes place where b is."""


def served(schedule: Schedule, on: date) -> list[tuple[str, str, str]]:
    """The stops of a date with the hours of their visits."""
    return [
        (visit.stop, at(visit.start), at(visit.end))
        for tour in schedule.tours
        if tour.date == on
        for visit in tour.visits
    ]


def at(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}"


def test_an_opening_in_the_afternoon_leaves_the_morning_where_it_is() -> None:
    plain = schedule_of(little(), TWO, day(4, 11), mender=nobody)
    schedule = schedule_of(little(), TWO, day(4, 11), [AFTERNOON], mender=nobody)

    assert schedule.changes == ()
    assert served(schedule, day(3, 15)) == [*served(plain, day(3, 15)), ("fair", "14:30", "16:30")]
    [tour] = [tour for tour in schedule.tours if tour.date == day(3, 15)]
    assert tour.lunch is not None
    assert tour.drive_seconds == 2 * 35 * 60  # out to a, on to the fair five minutes farther, and back
    assert [each for each in schedule.tours if each.date != day(3, 15)] == [
        each for each in plain.tours if each.date != day(3, 15)
    ]


def test_what_stays_beside_an_opening_stays_when_it_is_told_again() -> None:
    problem = little(OnClosed.SWAP)
    told = schedule_of(problem, TWO, day(4, 11), [AFTERNOON])
    again = schedule_of(problem, TWO, day(4, 11), [AFTERNOON], Told(told, day(3, 10)), nobody)
    assert (again.tours, again.changes) == (told.tours, ())
    # The morning is closed since: what was beside the opening finds another date.
    shut = SquareClosed("a", day(3, 15), day(3, 15), None, "travaux")
    closed = schedule_of(problem, TWO, day(4, 11), [AFTERNOON, shut], Told(told, day(3, 10)))
    assert [(each.stop, each.old_date, each.why) for each in closed.changes] == [("a", day(3, 15), "travaux")]
    assert served(closed, day(3, 15)) == [("fair", "14:30", "16:30")]
    # The opening is given up: the morning is where it was told to be.
    back = schedule_of(problem, TWO, day(4, 11), [], Told(told, day(3, 10)), nobody)
    assert served(back, day(3, 15)) == served(told, day(3, 15))[:1]
    assert back.changes == ()


def test_an_opening_between_two_visits_of_a_half_day_is_at_its_own_hours() -> None:
    """Two visits of 45 minutes from 09:30 on, each of which can be before the opening or after it."""
    stops = [stop("a", service=45 * 60), stop("b", service=45 * 60), stop("c")]
    problem = cases(stops, [30, 35, 40], OnClosed.SKIP, 14, REPEATED)
    fair = replace(AFTERNOON, opens=clock("10:45"), closes=clock("11:00"))
    schedule = schedule_of(problem, {day(3, 1): (["a", "b"], [])}, day(4, 11), [fair])

    [first, opening] = served(schedule, day(3, 15))
    # From a, done at 10:15, it is ten minutes to the fair, between ten of packing up and of setting up. From
    # there b, five minutes back, could not begin before 11:25, and the session closes at 12:00.
    assert first == served(schedule, day(3, 1))[0]
    assert opening == ("fair", "10:45", "11:00")
    assert [(each.stop, each.why) for each in schedule.changes] == [("b", "Fleurance")]


def test_what_cannot_be_beside_an_opening_is_told_why() -> None:
    # In another area than the morning, where a tour stays in one.
    problem = little()
    strict = changed(problem, work={"one_area_per_day": True})
    schedule = schedule_of(strict, TWO, day(4, 11), [replace(AFTERNOON, area="B")])
    assert [(each.stop, each.rule, each.why) for each in schedule.changes] == [("a", "van-day", "Fleurance")]
    # Where it may go to two, it does; and the commune has a visit more that day.
    same = replace(AFTERNOON, area="B", commune=problem.config.stops[0].commune)
    free = changed(problem, work={"one_area_per_day": False})
    assert schedule_of(free, TWO, day(4, 11), [same], mender=nobody).changes == ()


def test_where_closed_dates_are_skipped_nothing_is_looked_for_instead_of_an_opening() -> None:
    fair = replace(AFTERNOON, opens=clock("10:00"), closes=clock("12:00"))
    schedule = schedule_of(little(OnClosed.SKIP), TWO, day(4, 11), [fair], mender=nobody)
    assert [(each.stop, each.why, each.new_date) for each in schedule.changes] == [("a", "Fleurance", None)]
    # No other calendar loses less: that is the config's word.
    assert lost(schedule) == (1, 1)


def test_two_openings_of_one_van_that_do_not_overlap() -> None:
    morning = replace(
        AFTERNOON, id="early", name="Lectoure", opens=clock("09:00"), closes=clock("11:00"), area="B"
    )
    problem = little()
    strict = changed(problem, work={"one_area_per_day": True})
    schedule = schedule_of(strict, TWO, day(4, 11), [AFTERNOON, morning])

    assert served(schedule, day(3, 15)) == [("early", "09:00", "11:00"), ("fair", "14:30", "16:30")]
    assert [(each.stop, each.why) for each in schedule.changes] == [("a", "Lectoure, Fleurance")]
    keys = [each.key for each in schedule.appointments if each.date == day(3, 15)]
    assert keys == ["early/2027-03-15/1", "fair/2027-03-15/1"]


def test_an_opening_of_one_van_leaves_the_other_to_one_of_any() -> None:
    """The one of any van is the earlier one, and of the van that has nothing to do."""
    problem = cases([stop("a"), stop("b")], [30, 35], OnClosed.SKIP, 1, REPEATED, ("one", "two"))
    named = replace(AFTERNOON, id="named", date=day(3, 6), van="one")
    schedule = schedule_of(problem, TWO, day(4, 11), [replace(AFTERNOON, date=day(3, 6)), named])
    vans = {visit.stop: tour.van for tour in schedule.tours for visit in tour.visits}
    assert (vans["named"], vans["fair"]) == ("one", "two")


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
