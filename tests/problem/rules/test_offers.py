"""What binds whom, what the config is without a rule, and what each rule offers instead."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.changes import StopChanges, WorkChanges
from tests.problem.little import MINUTE, MONDAY, changed, clock, little_problem, road, stop
from tourplanner.domain.config import AreaRules, Ban, CalendarRules, Config, Lock
from tourplanner.domain.period import DAY, HOUR, Half
from tourplanner.message import message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import rule_of
from tourplanner.problem.rules.edit import Edit
from tourplanner.problem.rules.rule import Scope, Subject
from tourplanner.problem.rules.visits import given_up

MON, TUE, WED, THU, FRI = range(5)
LITTLE = little_problem(
    [stop("x", visits=2), stop("y"), stop("z", "B", visits=3, regular=False)],
    road([0, 30, 40, 50]),
    calendar=CalendarRules(MONDAY, 2, frozenset({MON, TUE, FRI}), public_holidays="FR"),
    areas=(AreaRules("A", frozenset({MON})), AreaRules("B")),
)
"""Two areas, one with a weekday; touring on Mondays, Tuesdays and Fridays; stops of 2, 1 and 3 visits."""


def offers(rule: str, subject: str = "", problem: Problem = LITTLE) -> Sequence[Edit]:
    """What a rule offers its subject."""
    return tuple(rule_of(rule).bound.offers(problem.config, problem.calendar, Subject(subject, subject)))


def without(rule: str, subject: str = "", problem: Problem = LITTLE) -> Config:
    """The config without a rule."""
    return rule_of(rule).bound.without(problem.config, subject)


def weekdays(config: Config, epci: str) -> frozenset[int] | None:
    return next(area.weekdays for area in config.areas if area.epci == epci)


# -- areas -------------------------------------------------------------------------------------------


def test_an_area_is_offered_each_other_weekday_and_those_that_nobody_tours() -> None:
    found = offers("area-days", "A")
    assert [(edit.kind, edit.subject) for edit in found] == [
        ("area-weekday", "A"), ("new-weekday", "A"), ("new-weekday", "A"), ("area-weekday", "A"),
    ]  # fmt: skip
    # Mondays are its own already.
    assert [weekdays(edit.config, "A") for edit in found] == [{MON, day} for day in (TUE, WED, THU, FRI)]
    toured = LITTLE.config.calendar.weekdays
    assert [edit.config.calendar.weekdays for edit in found] == [
        toured,
        toured | {WED},
        toured | {THU},
        toured,
    ]
    assert all(weekdays(edit.config, "B") is None for edit in found)
    assert found[1].what == message("offer.new-weekday", area="A", weekdays=(WED,))
    assert found[0].what == message("offer.area-weekday", area="A", weekdays=(TUE,))


def test_an_area_without_weekdays_is_bound_by_none() -> None:
    applies = rule_of("area-days").bound.applies
    assert [applies(LITTLE.config, area) for area in ("A", "B", "none")] == [True, False, False]
    assert weekdays(without("area-days", "A"), "A") is None
    assert len(offers("area-days", "B")) == 5


# -- days --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", ["day-hours", "span-day"])
def test_a_day_may_end_half_an_hour_later(rule: str) -> None:
    (edit,) = offers(rule)
    assert edit.config.work.latest_end == LITTLE.config.work.latest_end + 30 * MINUTE
    assert replace(edit.config.work, latest_end=LITTLE.config.work.latest_end) == LITTLE.config.work
    assert (edit.kind, edit.what) == ("latest-end", message("offer.latest-end", until=clock("19:00")))


def test_a_day_without_hours_is_the_whole_of_it() -> None:
    work = without("day-hours").work
    assert (work.earliest_start, work.latest_end) == (0, DAY)


WEEK = 7 * DAY
"""Seconds: no day and no week of work has more."""
LOOSE: dict[str, WorkChanges] = {
    "drive-day": {"max_drive_day": WEEK},
    "work-day": {"max_work_day": WEEK},
    "span-day": {"max_span_day": WEEK},
    "work-week": {"max_work_week": WEEK},
    "work-cycle": {"mean_work_week": WEEK},
    "rest": {"min_rest": 0},
    "one-area": {"one_area_per_day": False},
}


@pytest.mark.parametrize("rule", LOOSE)
def test_a_limit_that_is_given_up_binds_nothing_and_leaves_the_others(rule: str) -> None:
    strict = changed(LITTLE, work={"one_area_per_day": True, "min_rest": 16 * HOUR})
    assert without(rule, problem=strict).work == replace(strict.config.work, **LOOSE[rule])
    bound = rule_of(rule).bound
    assert bound.scope is Scope.CREW
    assert bound.applies(strict.config, "")


@pytest.mark.parametrize("rule", ["drive-day", "work-day", "rest"])
def test_what_the_law_says_is_offered_no_less_of(rule: str) -> None:
    assert offers(rule) == ()


def test_rest_binds_only_where_two_legal_days_could_be_too_close() -> None:
    # From 18:30 to 7:30 are 13 hours, whatever the two days are.
    applies = rule_of("rest").bound.applies
    assert [
        applies(changed(LITTLE, work={"min_rest": 13 * HOUR + more}).config, "") for more in (0, MINUTE)
    ] == [False, True]


@pytest.mark.parametrize(
    ("rule", "kind", "limit"),
    [("work-week", "week-hours", "max_work_week"), ("work-cycle", "mean-hours", "mean_work_week")],
)
def test_weeks_up_to_the_law_are_offered(rule: str, kind: str, limit: str) -> None:
    short, legal = 35 * HOUR, 44 * HOUR
    shorter, at_the_law = (
        changed(LITTLE, work={"max_work_week": hours, "mean_work_week": hours}) for hours in (short, legal)
    )
    (edit,) = offers(rule, problem=shorter)
    assert edit.kind == kind
    assert getattr(edit.config.work, limit) == legal
    assert replace(edit.config.work, **{limit: short}) == shorter.config.work
    assert offers(rule, problem=at_the_law) == ()


def test_two_areas_a_day_are_offered_where_one_is_asked() -> None:
    one = changed(LITTLE, work={"one_area_per_day": True})
    (edit,) = offers("one-area", problem=one)
    assert (edit.kind, edit.config.work.one_area_per_day) == ("two-areas", False)
    assert not rule_of("one-area").bound.applies(changed(LITTLE, work={"one_area_per_day": False}).config, "")


# -- vans --------------------------------------------------------------------------------------------


def test_another_van_is_offered_and_a_day_of_each_weekday_that_is_not_toured() -> None:
    van, *days = offers("van-day")
    assert (van.kind, [each.id for each in van.config.vans]) == ("van", ["van", "van 2"])
    # All but its name and the days when it is away is as of the van that is there.
    assert van.config.vans[1] == replace(LITTLE.config.vans[0], id="van 2", weekdays=None, closed=())
    # The first Wednesday and Thursday of the cycle.
    first = [MONDAY.replace(day=3), MONDAY.replace(day=4)]
    assert [(edit.kind, edit.config.calendar.extra_days) for edit in days] == [
        ("extra-day", (day,)) for day in first
    ]
    assert [edit.what for edit in days] == [message("offer.extra-day", day=day) for day in first]


def test_without_a_limit_of_vans_there_is_one_for_every_visit_at_every_depot() -> None:
    two = changed(LITTLE, vans=(*LITTLE.config.vans, replace(LITTLE.config.vans[0], id="second")), locks=())
    vans = without("van-day", problem=two).vans
    # Two there are, and 2 + 1 + 3 visits from their one depot.
    assert len(vans) == 2 + 6
    assert len({van.id for van in vans}) == len(vans)
    assert {(van.depot, van.desks) for van in vans[2:]} == {("home", 1)}


# -- stops -------------------------------------------------------------------------------------------


def with_gaps(least: int | None, most: int | None) -> Problem:
    """One stop with two visits, so many days apart."""
    return little_problem([stop("x", visits=2, min_gap_days=least, max_gap_days=most)], road([0, 30]))


def test_gaps_bind_where_either_end_is_said() -> None:
    applies = rule_of("gap").bound.applies

    def binds(least: int | None, most: int | None) -> bool:
        return applies(with_gaps(least, most).config, "x")

    assert [binds(None, None), binds(3, None), binds(None, 9), binds(3, 9)] == [False, True, True, True]


def test_gaps_are_asked_as_far_as_they_are_said() -> None:
    def asked(least: int | None, most: int | None) -> tuple[str, object]:
        told = rule_of("gap").bound.asks(with_gaps(least, most), Subject("x", "X"))
        return told.id, told.values

    assert asked(None, 9) == ("rule.gap-most-asked", {"stop": "X", "n": 9})
    assert asked(3, None) == ("rule.gap-least-asked", {"stop": "X", "n": 3})
    assert asked(3, 9) == ("rule.gap-asked", {"stop": "X", "least": 3, "most": 9})


def test_a_stop_is_offered_to_be_free_of_what_binds_it() -> None:
    stops = (stop("x", visits=2, min_gap_days=3, max_gap_days=9), stop("y", min_gap_days=2))
    locks = (Lock("x", weekday=MON), Lock("y", weekday=TUE))
    bound = little_problem(stops, road([0, 30, 40]), locks=locks)
    free = {rule: offers(rule, "x", bound)[0] for rule in ("gap", "regular", "lock")}
    assert {rule: (edit.kind, edit.subject, edit.gives_up) for rule, edit in free.items()} == {
        rule: (rule, "x", 0) for rule in free
    }
    changed_stop = free["gap"].config.stops[0]
    assert (changed_stop.min_gap_days, changed_stop.max_gap_days) == (None, None)
    assert free["gap"].config.stops[1] == stops[1]
    assert [each.regular for each in free["regular"].config.stops] == [False, True]
    assert free["lock"].config.locks == bound.config.locks[1:]


def test_a_slot_binds_stops_with_several_visits_that_ask_for_one() -> None:
    applies = rule_of("regular").bound.applies
    assert [applies(LITTLE.config, each) for each in "xyz"] == [True, False, False]


def test_locks_bind_the_stops_that_have_some() -> None:
    locked = changed(LITTLE, locks=(Lock("y", weekday=MON),))
    applies = rule_of("lock").bound.applies
    assert [applies(locked.config, each) for each in "xy"] == [False, True]


def test_a_promise_given_up_counts_its_visits() -> None:
    edit = given_up(LITTLE.config, Subject("z", "Z"))
    assert (edit.kind, edit.gives_up, edit.subject) == ("optional", 3, "z")
    assert [each.required for each in edit.config.stops] == [True, True, False]


def test_what_a_rule_has_not_is_not_asked_of_it() -> None:
    bounding, plain = rule_of("work-day"), rule_of("lunch")
    assert (bounding.sum_limit, bounding.bound) == (bounding.limit, bounding.binding)
    for asked in (lambda: plain.sum_limit, lambda: plain.bound):
        with pytest.raises(AssertionError, match="lunch"):
            asked()


DAYS: dict[str, StopChanges] = {
    "bans": {"not_on": (Ban(MON),)},
    "stop-weekdays": {"weekdays": frozenset({TUE})},
    "halves": {"halves": frozenset({Half.MORNING})},
}


@pytest.mark.parametrize("kind", DAYS)
def test_a_stop_is_offered_to_lift_what_it_asks_of_its_days_and_that_alone(kind: str) -> None:
    asked = little_problem([stop("x", **DAYS[kind])], road([0, 30]), calendar=LITTLE.config.calendar)
    (edit,) = offers("stop-days", "x", asked)
    assert (edit.kind, edit.subject) == (kind, "x")
    assert edit.config.stops == (stop("x"),)
    free = little_problem([stop("x")], road([0, 30]), calendar=LITTLE.config.calendar)
    assert offers("stop-days", "x", free) == ()
