"""Visits and tours of the wrong day, van, depot or half."""

from dataclasses import replace

from tests.problem.little import changed, tour_at
from tests.problem.mutations.mutation import Broken, Tours, breaks, edit, edit_visit, find, may, without
from tourplanner.domain.closure import Closure
from tourplanner.problem.problem import Problem


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
