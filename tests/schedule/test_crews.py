"""Crews on real dates: leave, another crew in place of one that is out, hours counted by crew."""

from dataclasses import replace
from datetime import date

from tests.problem.little import MINUTE, changed
from tests.schedule.cases import dates_of, day
from tests.schedule.little_years import TWO, little, schedule_of
from tourplanner.domain.closure import Closure
from tourplanner.domain.crew import Crew
from tourplanner.domain.event import Out
from tourplanner.domain.schedule import Fate, Schedule
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.problem.rules.van_day import VAN_DAY
from tourplanner.problem.rules.work_limits import WORK_WEEK

UNTIL = date(2027, 3, 28)
"""Four weeks: a is visited on Monday 1 and 15, b on Wednesday 3 and 17."""


def crews_of(schedule: Schedule) -> list[tuple[date, str]]:
    return [(tour.date, tour.crew) for tour in schedule.tours]


def test_another_crew_drives_while_one_is_out() -> None:
    problem = changed(little(), crews=(Crew("one"), Crew("two")))
    schedule = schedule_of(problem, TWO, UNTIL, [Out(day(3, 15), day(3, 15), crew="one", why="training")])
    assert crews_of(schedule) == [
        (day(3, 1), "one"),
        (day(3, 3), "one"),
        (day(3, 15), "two"),
        (day(3, 17), "one"),
    ]
    assert schedule.changes == ()


def test_without_another_crew_a_visit_is_lost_to_van_day() -> None:
    leave = Closure(day(3, 15), day(3, 16), "leave")
    problem = changed(little(), crews=(Crew("one", closed=(leave,)),))
    schedule = schedule_of(problem, TWO, UNTIL)
    assert [(change.stop, change.rule, change.fate) for change in schedule.changes] == [
        ("a", VAN_DAY.id, Fate.SKIPPED)
    ]


def test_leave_moves_a_visit_to_a_day_on_which_somebody_drives() -> None:
    leave = Closure(day(3, 15), day(3, 16), "leave")
    problem = changed(little(OnClosed.SHIFT), crews=(Crew("one", closed=(leave,)),))
    schedule = schedule_of(problem, TWO, UNTIL)
    assert [change.fate for change in schedule.changes] == [Fate.SHIFTED]
    assert day(3, 15) not in {tour.date for tour in schedule.tours}


def test_a_crew_that_drives_for_another_keeps_its_hours() -> None:
    # A day takes more than 4 h: the second crew has hours for one of the two.
    second = Crew("two", max_work_week=7 * 60 * MINUTE)
    problem = changed(little(), crews=(Crew("one"), second))
    schedule = schedule_of(problem, TWO, UNTIL, [Out(day(3, 15), day(3, 17), crew="one")])
    assert [(tour.date, tour.crew) for tour in schedule.tours if tour.crew == "two"] == [(day(3, 15), "two")]
    assert [(change.stop, change.rule) for change in schedule.changes] == [("b", WORK_WEEK.id)]


def test_a_van_in_repair_is_not_driven() -> None:
    van = little().config.vans[0]
    repaired = replace(van, closed=(Closure(day(3, 17), day(3, 17), "service"),))
    schedule = schedule_of(changed(little(), vans=(repaired,)), TWO, UNTIL)
    assert dates_of(schedule, "b") == ["2027-03-03 morning"]
