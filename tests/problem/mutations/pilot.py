"""The pilot's plan, broken."""

from dataclasses import replace

from tests.problem.little import MINUTE, changed, shifted
from tests.problem.mutations.mutation import Broken, Tours, breaks
from tourplanner.problem.problem import Problem


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
