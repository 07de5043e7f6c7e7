"""Visits, gaps, regular days and locks that were promised and are not kept."""

from dataclasses import replace

from tests.problem.little import MINUTE, changed, clock, tour_at
from tests.problem.mutations.mutation import (
    Broken,
    Tours,
    breaks,
    edit,
    edit_stop,
    edit_visit,
    find,
    may,
    without,
)
from tourplanner.problem.problem import Problem


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
