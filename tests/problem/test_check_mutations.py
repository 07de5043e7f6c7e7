"""The judge is judged: good plans are broken in one way each, and the rule broken is told."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from tests.problem.little import MINUTE, changed, clock, shifted, tour_at
from tests.problem.rules.own import has_own_test
from tourplanner.domain.config import Closure, Stop
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import RULES

Tours = tuple[Tour, ...]
Broken = tuple[Problem, Tours]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A way to break a good plan; exactly the ``rules`` are then broken."""

    name: str
    plan: str
    rules: frozenset[str]
    apply: Callable[[Problem, Tours], Broken]


MUTATIONS: list[Mutation] = []


def breaks(*rules: str, plan: str = "rich") -> Callable[[Callable[[Problem, Tours], Broken]], object]:
    """Register a mutation under its function's name."""

    def register(apply: Callable[[Problem, Tours], Broken]) -> object:
        MUTATIONS.append(Mutation(apply.__name__, plan, frozenset(rules), apply))
        return apply

    return register


# -- ways to change a plan ---------------------------------------------------------------------


def may(day: int) -> date:
    return date(2027, 5, day)


def find(tours: Tours, day: int, van: str) -> Tour:
    return next(tour for tour in tours if (tour.date, tour.van) == (may(day), van))


def without(tours: Tours, *keys: tuple[int, str]) -> Tours:
    return tuple(tour for tour in tours if (tour.date.day, tour.van) not in keys)


def edit(tours: Tours, day: int, van: str, /, **changes: object) -> Tours:
    """Change one tour."""
    target = find(tours, day, van)
    return tuple(replace(tour, **changes) if tour is target else tour for tour in tours)  # type: ignore[arg-type]


def edit_visit(tours: Tours, day: int, van: str, index: int, /, **changes: object) -> Tours:
    """Change one visit of one tour."""
    visits = list(find(tours, day, van).visits)
    visits[index] = replace(visits[index], **changes)  # type: ignore[arg-type]
    return edit(tours, day, van, visits=tuple(visits))


def edit_stop(problem: Problem, stop_id: str, **changes: object) -> Problem:
    """Promise something else to one stop."""

    def edited(stop: Stop) -> Stop:
        return replace(stop, **changes) if stop.id == stop_id else stop  # type: ignore[arg-type]

    return changed(problem, stops=tuple(edited(stop) for stop in problem.config.stops))


# -- times of one day: Tuesday 4, van south ------------------------------------------------------
#
# The depot is at minute 60 of the road, b1 at 70 (11 minutes out), b4 at 80 (11 more), 20 minutes
# back: work starts 8:54, leaves 9:09, stands at b1 9:20, serves 9:30-12:00, is packed up 12:10,
# stands at b4 12:21, eats 12:21-13:50, serves 14:00-16:30, is packed up 16:40, back 17:00, ends 17:15.


def test_the_tuesday_that_is_broken_most(rich_tours: Tours) -> None:
    tour = find(rich_tours, 4, "south")
    times = [tour.start, tour.leave, *(t for v in tour.visits for t in (v.arrive, v.start, v.end))]
    assert times == [
        clock(text) for text in ("08:54", "09:09", "09:20", "09:30", "12:00", "12:21", "14:00", "16:30")
    ]
    assert tour.lunch == (clock("12:21"), clock("13:50"))
    assert (tour.back, tour.end) == (clock("17:00"), clock("17:15"))


@breaks("session-window")
def visit_starts_early_with_the_whole_morning(problem: Problem, tours: Tours) -> Broken:
    tours = edit_visit(tours, 4, "south", 0, arrive=clock("09:15"), start=clock("09:25"))
    return problem, edit(tours, 4, "south", start=clock("08:49"), leave=clock("09:04"))


@breaks("session-window", "sequence")
def visit_starts_early_at_the_cost_of_set_up(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 4, "south", 0, start=clock("09:25"))


@breaks("session-window")
def visit_ends_late_and_the_drive_with_it(problem: Problem, tours: Tours) -> Broken:
    tours = edit_visit(tours, 4, "south", 0, end=clock("12:05"))
    tours = edit_visit(tours, 4, "south", 1, arrive=clock("12:26"))
    return problem, edit(tours, 4, "south", lunch=(clock("12:26"), clock("13:50")))


@breaks("session-window", "sequence")
def visit_ends_late_and_the_van_is_back_as_before(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 4, "south", 1, end=clock("16:35"))


@breaks("session-window", "visits")
def visit_lasts_no_time(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 4, "south", 0, end=clock("09:30"))


@breaks("session-window")
def session_no_longer_exists(problem: Problem, tours: Tours) -> Broken:
    mornings = {Half.MORNING: problem.config.sessions[Half.MORNING]}
    # Saturday 8 and the other afternoons stay toured dates, thanks to their mornings.
    return changed(problem, sessions=mornings), tours


@breaks("sequence", "travel")
def visits_listed_in_the_wrong_order(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", visits=find(tours, 4, "south").visits[::-1])


@breaks("sequence", "travel")
def short_visits_listed_in_the_wrong_order(problem: Problem, tours: Tours) -> Broken:
    first, second, third = find(tours, 10, "north").visits
    return problem, edit(tours, 10, "north", visits=(first, third, second))


@breaks("sequence")
def short_visits_overlap_by_a_minute(problem: Problem, tours: Tours) -> Broken:
    second, third = find(tours, 10, "north").visits[1:]
    early = third.start - (second.end - MINUTE)
    times = {"arrive": third.arrive - early, "start": third.start - early, "end": third.end - early}
    return problem, edit_visit(tours, 10, "north", 2, **times)


@breaks("sequence")
def short_visits_follow_without_pack_up(problem: Problem, tours: Tours) -> Broken:
    third = find(tours, 10, "north").visits[2]
    times = {"arrive": third.arrive - 600, "start": third.start - 600, "end": third.end - 600}
    return problem, edit_visit(tours, 10, "north", 2, **times)


@breaks("lunch")
def lunch_dropped(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", lunch=None)


@breaks("lunch")
def lunch_five_minutes_short(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", lunch=(clock("12:21"), clock("13:01")))


@breaks("lunch")
def lunch_before_its_window(problem: Problem, tours: Tours) -> Broken:
    return changed(problem, work={"lunch_opens": clock("12:30")}), tours


@breaks("lunch")
def lunch_after_its_window(problem: Problem, tours: Tours) -> Broken:
    return changed(problem, work={"lunch_closes": clock("13:40")}), tours


@breaks("lunch", "sequence")
def lunch_eaten_while_packing_up(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", lunch=(clock("12:05"), clock("13:50")))


@breaks("lunch", "sequence")
def lunch_eaten_while_setting_up(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", lunch=(clock("12:21"), clock("13:55")))


@breaks("sequence")
def lunch_eaten_at_the_wheel(problem: Problem, tours: Tours) -> Broken:
    # 12:10-12:21 is the drive: a lunch from 12:15 leaves it 5 of its 11 minutes.
    return problem, edit(tours, 4, "south", lunch=(clock("12:15"), clock("13:50")))


@breaks("lunch")
def lunch_on_a_morning_only_day(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 3, "north", lunch=(clock("12:10"), clock("12:55")))


@breaks("sequence")
def van_leaves_late(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", leave=clock("09:14"))


@breaks("sequence")
def first_arrival_before_possible(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 4, "south", 0, arrive=clock("09:15"))


@breaks("sequence")
def second_arrival_before_possible(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 4, "south", 1, arrive=clock("12:16"))


@breaks("sequence")
def set_up_cut(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 4, "south", 0, arrive=clock("09:25"))


@breaks("sequence")
def last_pack_up_cut(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", back=clock("16:55"), end=clock("17:10"))


@breaks("sequence")
def van_back_before_possible(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", back=clock("16:50"))


@breaks("sequence")
def prepare_cut(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", start=clock("08:59"))


@breaks("sequence")
def close_cut(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", end=clock("17:10"))


@breaks("sequence")
def tour_without_a_visit(problem: Problem, tours: Tours) -> Broken:
    times = {"start": clock("08:00"), "leave": clock("09:00"), "back": clock("09:00"), "end": clock("10:00")}
    nothing = {"lunch": None, "visits": (), "leg_back_drive_seconds": 0, "leg_back_distance_m": 0}
    idle = replace(find(tours, 3, "north"), date=may(4), **times, **nothing)  # type: ignore[arg-type]
    return problem, (*tours, idle)


@breaks("day-hours")
def work_starts_before_the_earliest(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", start=clock("07:25"))


@breaks("day-hours")
def work_ends_after_the_latest(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", end=clock("18:35"))


@breaks("travel")
def leg_seconds_changed(problem: Problem, tours: Tours) -> Broken:
    leg = find(tours, 4, "south").visits[0].leg_drive_seconds
    return problem, edit_visit(tours, 4, "south", 0, leg_drive_seconds=leg - 1)


@breaks("travel")
def leg_metres_changed(problem: Problem, tours: Tours) -> Broken:
    leg = find(tours, 4, "south").visits[1].leg_distance_m
    return problem, edit_visit(tours, 4, "south", 1, leg_distance_m=leg - 1)


@breaks("travel")
def leg_of_the_other_direction(problem: Problem, tours: Tours) -> Broken:
    south, b1 = problem.depot_index["south"], problem.stop_node(problem.stop_index["b1"])
    return problem, edit_visit(tours, 4, "south", 0, leg_drive_seconds=problem.drive(b1, south))


@breaks("travel")
def back_leg_seconds_changed(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", leg_back_drive_seconds=0)


@breaks("travel")
def back_leg_metres_changed(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", leg_back_distance_m=1)


# -- whose day, and which ------------------------------------------------------------------------


@breaks("van-day")
def one_day_split_into_two_tours(problem: Problem, tours: Tours) -> Broken:
    halves = tour_at(problem, "south", may(4), ["b1"]), tour_at(problem, "south", may(4), [], ["b4"])
    return problem, (*without(tours, (4, "south")), *halves)


@breaks("van-day", "visits")
def tour_listed_twice(problem: Problem, tours: Tours) -> Broken:
    return problem, (*tours, find(tours, 4, "south"))


@breaks("van-day")
def tour_on_a_public_holiday(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 13, "south", date=may(6))


@breaks("van-day")
def tour_on_a_sunday(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 8, "south", date=may(9))


@breaks("van-day")
def tour_on_a_date_that_is_now_closed(problem: Problem, tours: Tours) -> Broken:
    calendar = replace(problem.config.calendar, closed=(Closure(may(13), may(14), "strike"),))
    return changed(problem, calendar=calendar), tours


@breaks("van-day", "gap")
def tour_after_the_end_of_the_cycle(problem: Problem, tours: Tours) -> Broken:
    # From Tuesday 4 to Monday 17 are 13 days, which leaves 1 of the cycle's 14 and b1 asks for 3.
    return problem, edit(tours, 8, "south", date=may(17))


@breaks("van-day")
def tour_of_an_unknown_van(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 13, "north", van="ghost")


@breaks("van-day")
def tour_from_another_depot(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 4, "south", depot="north")


@breaks("visits")
def visit_of_an_unknown_stop(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 13, "north", 0, stop="nowhere")


@breaks("area-days")
def visit_on_the_day_of_another_area(problem: Problem, tours: Tours) -> Broken:
    # C is served on Tuesdays and Thursdays; the van south is free on Monday 10.
    monday = tour_at(problem, "south", may(10), ["c1"])
    return problem, (*without(tours, (13, "south")), monday)


@breaks("stop-days")
def visit_in_the_market_morning(problem: Problem, tours: Tours) -> Broken:
    swapped = tour_at(problem, "south", may(4), ["b4"], ["b1"])
    return problem, (*without(tours, (4, "south")), swapped)


@breaks("stop-days")
def visit_on_a_date_closed_at_the_stop(problem: Problem, tours: Tours) -> Broken:
    first, second = (tour_at(problem, "north", may(day), ["a1"], [s]) for day, s in ((3, "a2"), (10, "a3")))
    return problem, (*without(tours, (3, "north"), (10, "north")), first, second)


@breaks("stop-days")
def visits_in_the_wrong_half(problem: Problem, tours: Tours) -> Broken:
    first = tour_at(problem, "north", may(3), [], ["a1"])
    second = tour_at(problem, "north", may(10), ["a2", "a3"], ["a1"])
    return problem, (*without(tours, (3, "north"), (10, "north")), first, second)


@breaks("stop-days")
def visit_on_a_weekday_not_of_the_stop(problem: Problem, tours: Tours) -> Broken:
    tuesday = tour_at(problem, "south", may(4), ["b1"])
    thursday = tour_at(problem, "north", may(13), ["b3"], ["b4"])
    return problem, (*without(tours, (4, "south"), (13, "north")), tuesday, thursday)


@breaks("one-area")
def two_areas_in_one_tour(problem: Problem, tours: Tours) -> Broken:
    both = tour_at(problem, "north", may(13), ["b3"], ["c1"])
    return problem, (*without(tours, (13, "north"), (13, "south")), both)


# -- promises --------------------------------------------------------------------------------------


@breaks("visits")
def required_visit_dropped(problem: Problem, tours: Tours) -> Broken:
    return problem, without(tours, (13, "south"))


@breaks("visits")
def one_of_two_visits_dropped(problem: Problem, tours: Tours) -> Broken:
    return problem, without(tours, (8, "south"))


@breaks("visits")
def visit_doubled(problem: Problem, tours: Tours) -> Broken:
    return problem, (*tours, tour_at(problem, "north", may(4), ["c1"]))


@breaks("visits")
def optional_visit_doubled(problem: Problem, tours: Tours) -> Broken:
    twice = edit_stop(changed(problem, locks=()), "b3", regular=False)
    return twice, (*tours, tour_at(problem, "north", may(4), ["b3"]))


@breaks("visits")
def commune_twice_a_day_in_one_tour(problem: Problem, tours: Tours) -> Broken:
    both = tour_at(problem, "north", may(11), ["c2"], ["c1"])
    return problem, (*without(tours, (11, "north"), (13, "south")), both)


@breaks("visits")
def commune_twice_a_day_by_two_vans(problem: Problem, tours: Tours) -> Broken:
    c2 = tour_at(problem, "north", may(13), ["c2"])
    # b3 is optional: the van north leaves it to go to the commune where the van south is.
    return problem, (*without(tours, (11, "north"), (13, "north")), c2)


@breaks("visits", "gap")
def stop_twice_a_day(problem: Problem, tours: Tours) -> Broken:
    # One date of visits is 14 days from its next; b1 asks for at most 11. And b4 is left out.
    return problem, (
        *without(tours, (4, "south"), (8, "south")),
        tour_at(problem, "south", may(4), ["b1"], ["b1"]),
    )


@breaks("visits")
def whole_session_visit_too_short(problem: Problem, tours: Tours) -> Broken:
    return problem, edit_visit(tours, 4, "south", 1, end=clock("16:25"))


@breaks("visits")
def short_visit_too_short(problem: Problem, tours: Tours) -> Broken:
    end = find(tours, 10, "north").visits[2].end
    return problem, edit_visit(tours, 10, "north", 2, end=end - MINUTE)


@breaks("gap")
def gap_too_short(problem: Problem, tours: Tours) -> Broken:
    # b1 on Saturday 8 and Monday 10: 2 days apart, it asks for 3 (and the 12 days back are over 11).
    tuesday = tour_at(problem, "south", may(4), [], ["b4"])
    return problem, (*without(tours, (4, "south")), tuesday, tour_at(problem, "south", may(10), ["b1"]))


@breaks("gap")
def gap_too_long_round_the_cycle(problem: Problem, tours: Tours) -> Broken:
    # b1 on 4 and 8: 4 days, and 14 - 4 = 10 round the cycle.
    return edit_stop(problem, "b1", max_gap_days=9), tours


@breaks("gap")
def gap_too_short_round_the_cycle(problem: Problem, tours: Tours) -> Broken:
    # b1 on Monday 3 and Thursday 13: 10 days apart, but 14 - 10 = 4 round the cycle.
    apart = edit_stop(problem, "b1", min_gap_days=5)
    monday = tour_at(problem, "south", may(3), ["b1"])
    b4, c1 = tour_at(problem, "south", may(4), [], ["b4"]), tour_at(problem, "north", may(4), ["c1"])
    thursday = tour_at(problem, "south", may(13), ["b1"])
    return apart, (*without(tours, (4, "south"), (8, "south"), (13, "south")), monday, b4, c1, thursday)


@breaks("regular")
def visit_in_another_half_than_its_twin(problem: Problem, tours: Tours) -> Broken:
    anywhen = edit_stop(problem, "a1", halves=None)
    return anywhen, (*without(tours, (3, "north")), tour_at(problem, "north", may(3), [], ["a1"]))


@breaks("regular")
def visit_on_another_weekday_than_its_twin(problem: Problem, tours: Tours) -> Broken:
    # Tuesday 4 and Saturday 8; in the morning both, so that only the weekday differs.
    saturday = tour_at(problem, "south", may(8), ["b1"])
    return edit_stop(problem, "b1", regular=True), (*without(tours, (8, "south")), saturday)


@breaks("lock")
def dated_lock_on_another_date(problem: Problem, tours: Tours) -> Broken:
    return problem, edit(tours, 11, "south", date=may(10))


@breaks("lock")
def dated_lock_in_another_half(problem: Problem, tours: Tours) -> Broken:
    return problem, (*without(tours, (11, "south")), tour_at(problem, "south", may(11), ["b2"]))


@breaks("lock")
def dated_lock_by_another_van(problem: Problem, tours: Tours) -> Broken:
    b2, c2 = tour_at(problem, "north", may(11), [], ["b2"]), tour_at(problem, "south", may(11), ["c2"])
    return problem, (*without(tours, (11, "south"), (11, "north")), b2, c2)


@breaks("lock")
def standing_lock_on_another_weekday(problem: Problem, tours: Tours) -> Broken:
    c2, b3 = tour_at(problem, "north", may(4), ["c2"]), tour_at(problem, "north", may(11), ["b3"])
    return problem, (*without(tours, (11, "north"), (13, "north")), c2, b3)


@breaks("lock")
def standing_lock_in_another_half(problem: Problem, tours: Tours) -> Broken:
    return problem, (*without(tours, (13, "north")), tour_at(problem, "north", may(13), [], ["b3"]))


@breaks("lock")
def standing_lock_in_another_week(problem: Problem, tours: Tours) -> Broken:
    dated, standing = problem.config.locks
    return changed(problem, locks=(dated, replace(standing, week=1))), tours


@breaks("lock")
def standing_lock_by_another_van(problem: Problem, tours: Tours) -> Broken:
    b3, c1 = tour_at(problem, "south", may(13), ["b3"]), tour_at(problem, "north", may(13), ["c1"])
    return problem, (*without(tours, (13, "south"), (13, "north")), b3, c1)


# -- limits, tightened to a minute less than the plan takes ------------------------------------------


@breaks("rest")
def night_too_short(problem: Problem, tours: Tours) -> Broken:
    # North ends Monday 10 at 16:51 (a3 15:11-15:56, pack-up, 30 minutes back, close) and starts
    # Tuesday 11 at 8:12 (53 minutes to c2): 15 h 21 min.
    return changed(problem, work={"min_rest": (15 * 60 + 22) * MINUTE}), tours


def work(tours: Tours, van: str, days: range) -> int:
    return sum(tour.work_seconds for tour in tours if tour.van == van and tour.date.day in days)


@breaks("work-week")
def week_too_long(problem: Problem, tours: Tours) -> Broken:
    second_week = max(work(tours, van, range(10, 17)) for van in ("north", "south"))
    return changed(problem, work={"max_work_week": second_week - MINUTE}), tours


@breaks("work-cycle")
def cycle_too_long(problem: Problem, tours: Tours) -> Broken:
    north = work(tours, "north", range(3, 17))
    return changed(problem, work={"mean_work_week": north // 2 - MINUTE}), tours


@breaks("drive-day")
def drive_too_long(problem: Problem, tours: Tours) -> Broken:
    # To c2, at minute 52, and back: 53 + 52 = 105 minutes.
    return changed(problem, work={"max_drive_day": 104 * MINUTE}), tours


@breaks("work-day")
def day_of_work_too_long(problem: Problem, tours: Tours) -> Broken:
    # Tuesday 4, south: 8:54 to 17:15 less 89 minutes of lunch.
    return changed(problem, work={"max_work_day": (8 * 60 + 21 - 89 - 1) * MINUTE}), tours


@breaks("span-day")
def day_from_start_to_end_too_long(problem: Problem, tours: Tours) -> Broken:
    # Monday 10, north: 9:30 less set-up, 21 minutes of drive and prepare is 8:44; to 16:51.
    return changed(problem, work={"max_span_day": (8 * 60 + 21 - 1) * MINUTE}), tours


# -- the pilot ---------------------------------------------------------------------------------------


@breaks("session-window", plan="pilot")
def pilot_day_ten_minutes_early(problem: Problem, tours: Tours) -> Broken:
    return problem, (shifted(tours[0], -10 * MINUTE), *tours[1:])


@breaks("session-window", plan="pilot")
def pilot_day_ten_minutes_late(problem: Problem, tours: Tours) -> Broken:
    return problem, (shifted(tours[0], 10 * MINUTE), *tours[1:])


@breaks("area-days", plan="pilot")
def pilot_monday_and_wednesday_swapped(problem: Problem, tours: Tours) -> Broken:
    monday, wednesday, *others = tours
    return problem, (replace(monday, date=wednesday.date), replace(wednesday, date=monday.date), *others)


@breaks("van-day", plan="pilot")
def pilot_two_mondays_on_one_date(problem: Problem, tours: Tours) -> Broken:
    next_monday = next(tour for tour in tours[1:] if tour.date.weekday() == tours[0].date.weekday())
    return problem, tuple(replace(t, date=tours[0].date) if t is next_monday else t for t in tours)


@breaks("visits", plan="pilot")
def pilot_tour_dropped(problem: Problem, tours: Tours) -> Broken:
    return problem, tours[:-1]


@breaks("travel", plan="pilot")
def pilot_leg_a_second_longer(problem: Problem, tours: Tours) -> Broken:
    first, *others = tours[5].visits
    longer = replace(first, leg_drive_seconds=first.leg_drive_seconds + 1)
    tour = replace(tours[5], visits=(longer, *others))
    return problem, (*tours[:5], tour, *tours[6:])


@breaks("lunch", plan="pilot")
def pilot_lunch_dropped(problem: Problem, tours: Tours) -> Broken:
    return problem, (*tours[:-1], replace(tours[-1], lunch=None))


@breaks("work-cycle", plan="pilot")
def pilot_mean_week_of_seventeen_hours(problem: Problem, tours: Tours) -> Broken:
    # Three days a week of two sessions of 2 h 30 and of preparing, setting up and so on (70 minutes)
    # are 18 h 30 before any driving.
    return changed(problem, work={"mean_work_week": 17 * 60 * MINUTE}), tours


@pytest.mark.parametrize("name", ["rich", "pilot"])
def test_unbroken_plan_is_silent(name: str, request: pytest.FixtureRequest) -> None:
    problem, tours = (request.getfixturevalue(f"{name}_{part}") for part in ("problem", "tours"))
    assert check(problem, tours) == ()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_broken_plan_is_caught(mutation: Mutation, request: pytest.FixtureRequest) -> None:
    problem, tours = (request.getfixturevalue(f"{mutation.plan}_{part}") for part in ("problem", "tours"))
    broken = check(*mutation.apply(problem, tours))
    assert {breach.rule for breach in broken} == mutation.rules


def test_every_rule_is_broken_by_a_mutation_of_its_own() -> None:
    alone = {rule for mutation in MUTATIONS if len(mutation.rules) == 1 for rule in mutation.rules}
    assert alone == {rule.id for rule in RULES if not has_own_test(rule.id)}


def test_names_of_mutations_differ() -> None:
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS)
