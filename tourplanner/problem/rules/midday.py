"""The middle of a day with visits in both halves: what is lunch in it, and what is work."""

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem


def midday(problem: Problem, tour: Tour) -> tuple[int, int, int] | None:
    """When the morning is packed up, when setting up for the afternoon begins, and the drive between.

    Where lunch is at a place of its own, the crew is there from the first to the second, and drives nothing.

    Returns
    -------
    tuple
        Seconds after midnight, twice, and seconds of driving: of a visit of a whole day its pause, and
        none; None when the tour has visits in one half only.
    """
    pause = next((visit.pause for visit in tour.visits if visit.pause is not None), None)
    if pause is not None:
        return *pause, 0
    morning = [visit for visit in tour.visits if visit.half is Half.MORNING]
    afternoon = [visit for visit in tour.visits if visit.half is Half.AFTERNOON]
    if not morning or not afternoon:
        return None
    work = problem.config.work
    origin, destination = (
        problem.stop_node(problem.stop_index[visit.stop]) for visit in (morning[-1], afternoon[0])
    )
    to, way, after = problem.noon(origin, destination)
    return morning[-1].end + work.packup + to, afternoon[0].start - work.setup - after, way


def work_of(problem: Problem, tour: Tour) -> int:
    """Seconds of work of a tour: its span less the midday time that is lunch, whatever lunch it states.

    In whole minutes, as times are printed: a drive takes up the minute that it begins.
    """
    span = tour.end - tour.start
    gap = midday(problem, tour)
    if gap is None:
        return span
    packed, setting_up, way = gap
    rules = problem.config.work
    within_window = min(setting_up, rules.lunch_closes) - max(packed, rules.lunch_opens)
    return span - max(0, min(setting_up - packed - way, within_window))
