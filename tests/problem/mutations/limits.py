"""Limits, tightened to a minute less than the plan takes."""

from tests.problem.little import MINUTE, changed
from tests.problem.mutations.mutation import Broken, Tours, breaks
from tourplanner.problem.problem import Problem


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
