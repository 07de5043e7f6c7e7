"""Rules that look at one tour at a time. Times are seconds after midnight."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour, Visit
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.violation import (
    Violation,
    drive_of,
    legs_of,
    tour_name,
    visit_name,
)
from tourplanner.problem.timing import whole_minutes


def midday(problem: Problem, tour: Tour) -> tuple[int, int, int] | None:
    """End of the morning's pack-up, start of the afternoon's set-up, and the drive between them.

    None when the tour has visits in one half only.
    """
    morning = [visit for visit in tour.visits if visit.half is Half.MORNING]
    afternoon = [visit for visit in tour.visits if visit.half is Half.AFTERNOON]
    if not morning or not afternoon:
        return None
    work = problem.config.work
    origin, destination = (
        problem.stop_node(problem.stop_index[visit.stop]) for visit in (morning[-1], afternoon[0])
    )
    return (
        morning[-1].end + work.packup,
        afternoon[0].start - work.setup,
        problem.drive(origin, destination),
    )


def work_of(problem: Problem, tour: Tour) -> int:
    """Work of a tour: its span less the midday time that is lunch, whatever lunch it states.

    In whole minutes, as times are printed: a drive takes up the minute that it begins.
    """
    span = tour.end - tour.start
    gap = midday(problem, tour)
    if gap is None:
        return span
    packed, setting_up, drive = gap
    rules = problem.config.work
    within_window = min(setting_up, rules.lunch_closes) - max(packed, rules.lunch_opens)
    return span - max(0, min(setting_up - packed - whole_minutes(drive), within_window))


def sequence(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """start + prepare <= leave; then pack-up, travel, lunch and set-up fit between visits."""
    work = problem.config.work
    for tour in tours:
        if not tour.visits:
            yield Violation("sequence", tour_name(tour), "no-visit")
            continue
        legs = [problem.drive(*leg) for leg in legs_of(problem, tour)]
        yield from _short(tour_name(tour), tour.leave - tour.start, work.prepare)
        yield from _short(
            visit_name(problem, tour, tour.visits[0].stop), tour.visits[0].arrive - tour.leave, legs[0]
        )
        for visit in tour.visits:
            eaten = _eaten(tour, visit.arrive, visit.start) if visit.half is Half.AFTERNOON else 0
            room = visit.start - visit.arrive - eaten
            yield from _short(visit_name(problem, tour, visit.stop), room, work.setup)
        for (before, after), leg in zip(pairwise(tour.visits), legs[1:], strict=False):
            yield from _between(problem, tour, before, after, leg)
        last = tour.visits[-1]
        yield from _short(tour_name(tour), tour.back - last.end, work.packup + legs[-1])
        yield from _short(tour_name(tour), tour.end - tour.back, work.close)


def _between(problem: Problem, tour: Tour, before: Visit, after: Visit, leg: int) -> Iterator[Violation]:
    where = visit_name(problem, tour, after.stop)
    if before.half is Half.AFTERNOON and after.half is Half.MORNING:
        yield Violation("sequence", where, "halves-swapped")
    eaten = 0 if before.half is after.half else _eaten(tour, before.end, after.arrive)
    room = after.arrive - before.end - eaten
    yield from _short(where, room, problem.config.work.packup + leg)


def _eaten(tour: Tour, begin: int, end: int) -> int:
    """Seconds of the stated lunch between two times."""
    if tour.lunch is None:
        return 0
    return max(0, min(tour.lunch[1], end) - max(tour.lunch[0], begin))


def _short(where: str, room: int, needed: int) -> Iterator[Violation]:
    if room < needed:
        yield Violation("sequence", where, "short", (needed - room,))


def lunch(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """One lunch in a tour with visits in both halves: in its window, long enough, at midday."""
    rules = problem.config.work
    for tour in tours:
        where = tour_name(tour)
        gap = midday(problem, tour)
        if gap is None:
            if tour.lunch is not None:
                yield Violation("lunch", where, "lunch-not-due")
            continue
        if tour.lunch is None:
            yield Violation("lunch", where, "short", (rules.lunch,))
            continue
        begin, end = tour.lunch
        if end - begin < rules.lunch:
            yield Violation("lunch", where, "short", (rules.lunch - (end - begin),))
        earliest, latest = max(gap[0], rules.lunch_opens), min(gap[1], rules.lunch_closes)
        if begin < earliest:
            yield Violation("lunch", where, "early", (earliest - begin,))
        if end > latest:
            yield Violation("lunch", where, "late", (end - latest,))


def day_hours(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """earliest_start <= tour.start and tour.end <= latest_end."""
    rules = problem.config.work
    for tour in tours:
        if tour.start < rules.earliest_start:
            yield Violation("day-hours", tour_name(tour), "early", (rules.earliest_start - tour.start,))
        if tour.end > rules.latest_end:
            yield Violation("day-hours", tour_name(tour), "late", (tour.end - rules.latest_end,))


def drive_day(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """Driving of a tour <= max_drive_minutes_day."""
    limit = problem.config.work.max_drive_day
    yield from _over("drive-day", tours, [drive_of(problem, tour) for tour in tours], limit)


def work_day(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """Work of a tour <= max_work_minutes_day."""
    limit = problem.config.work.max_work_day
    yield from _over("work-day", tours, [work_of(problem, tour) for tour in tours], limit)


def span_day(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """tour.end - tour.start <= max_span_minutes_day."""
    limit = problem.config.work.max_span_day
    yield from _over("span-day", tours, [tour.end - tour.start for tour in tours], limit)


def _over(rule: str, tours: Sequence[Tour], amounts: Sequence[int], limit: int) -> Iterator[Violation]:
    for tour, amount in zip(tours, amounts, strict=True):
        if amount > limit:
            yield Violation(rule, tour_name(tour), "over", (amount - limit,))


def one_area(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """With ``one_area_per_day``, all stops of a tour lie in one area."""
    if not problem.config.work.one_area_per_day:
        return
    for tour in tours:
        areas = {problem.stop(visit.stop).area for visit in tour.visits}
        if len(areas) > 1:
            yield Violation("one-area", tour_name(tour), "areas", (len(areas),))


def travel(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """Every stated leg is the matrix's time and distance, in its direction."""
    for tour in tours:
        stated = [(visit.leg_drive_seconds, visit.leg_distance_m) for visit in tour.visits]
        stated.append((tour.leg_back_drive_seconds, tour.leg_back_distance_m))
        names = [visit_name(problem, tour, visit.stop) for visit in tour.visits] + [tour_name(tour)]
        for leg, (seconds, metres), where in zip(legs_of(problem, tour), stated, names, strict=True):
            if seconds != problem.drive(*leg):
                yield Violation("travel", where, "leg-seconds", (seconds, problem.drive(*leg)))
            if metres != problem.metres(*leg):
                yield Violation("travel", where, "leg-metres", (metres, problem.metres(*leg)))
