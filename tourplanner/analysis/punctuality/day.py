"""A tour, driven on every day that is drawn.

The crew leaves the depot when the plan says. A visit ends when it was told to, or when the last person has
left; then the crew packs up and drives on without waiting. At noon it eats for as long as the rules ask,
where the plan has it eat: on the square that it comes from, on the one that it drives to, or at a place of
its own between the two.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from tourplanner.analysis.punctuality.draws import DRAWS, Seconds, quantile
from tourplanner.analysis.punctuality.drives import drawn_tour
from tourplanner.domain.period import MINUTE
from tourplanner.domain.punctuality import TOLERANCE, USUALLY, TourPunctuality, VisitPunctuality
from tourplanner.domain.tour import Tour, Visit
from tourplanner.domain.travel_doubt import TravelDoubt
from tourplanner.domain.work_rules import WorkRules


@dataclass(frozen=True, slots=True)
class _Way:
    """The way to a visit: when the van is there, when all is set up; what it takes from a departure on."""

    arrive: Seconds
    ready: Seconds
    needed: Seconds


@lru_cache(maxsize=512)
def punctuality_of(tour: Tour, work: WorkRules, doubt: TravelDoubt) -> TourPunctuality:
    """How sure the times of a tour are, its crew being bound by `work`."""
    drawn = drawn_tour(doubt, tour)
    work = replace(work, lunch=work.lunch - work.lunch_spare)
    free = np.full(DRAWS, tour.leave, np.int64)
    driven = np.zeros(DRAWS, np.int64)
    eaten = np.full(DRAWS, tour.lunch[1] - tour.lunch[0] if tour.lunch else 0, np.int64)
    visits: list[VisitPunctuality] = []
    for number, (visit, drive) in enumerate(zip(tour.visits, drawn.drives, strict=True)):
        at_noon = number > 0 and tour.visits[number - 1].half is not visit.half
        way = _at_noon(tour, visit, work, free, drive) if at_noon else _direct(work, free, drive)
        opened = np.maximum(way.ready, visit.start)
        if at_noon and (legs := tour.lunch_legs) is not None:
            after = drive * legs[1][0] // max(1, visit.leg_drive_seconds)
            eaten = _lunch(work, free + drive - after, opened - work.setup - after, np.zeros_like(drive))
        elif at_noon:
            eaten = _lunch(work, free, opened - work.setup, drive)
        visits.append(_visit(visit, way))
        free = np.maximum(opened, visit.end) + drawn.overruns[number] + work.packup
        driven += drive
    end = free + drawn.home + work.close
    span = end - tour.start
    return TourPunctuality(
        visits=tuple(visits),
        over_work=_share(span - eaten > work.max_work_day),
        over_span=_share(span > work.max_span_day),
        over_drive=_share(driven + drawn.home > work.max_drive_day),
        usual_end=_usually(end),
    )


def _direct(work: WorkRules, free: Seconds, drive: Seconds) -> _Way:
    return _Way(free + drive, free + drive + work.setup, drive + work.setup)


def _at_noon(tour: Tour, visit: Visit, work: WorkRules, free: Seconds, drive: Seconds) -> _Way:
    """The way with lunch before it, on it or after it, as the plan has it."""
    lunch = tour.lunch
    if lunch is None:
        return _direct(work, free, drive)
    planned = -(-visit.leg_drive_seconds // MINUTE) * MINUTE + visit.leg_allowed_seconds
    left = min(planned, visit.arrive - lunch[1])
    if (legs := tour.lunch_legs) is not None:
        planned, left = max(1, visit.leg_drive_seconds), legs[1][0]
    if visit.arrive <= lunch[0] or left <= 0:
        arrive = free + drive
        ready = np.maximum(arrive, work.lunch_opens) + work.lunch + work.setup
        return _Way(arrive, ready, drive + work.lunch + work.setup)
    # What is driven before lunch is over by then, or lunch begins as much later.
    after = drive * left // planned
    leave = np.maximum(np.maximum(free + drive - after, work.lunch_opens) + work.lunch, lunch[1])
    return _Way(leave + after, leave + after + work.setup, after + work.setup)


def _lunch(work: WorkRules, packed: Seconds, setting_up: Seconds, drive: Seconds) -> Seconds:
    """Seconds at noon that are lunch, as `lunch_seconds` of `tourplanner.problem.timing` has them."""
    overlap = np.minimum(setting_up, work.lunch_closes) - np.maximum(packed, work.lunch_opens)
    eaten: Seconds = np.maximum(0, np.minimum(setting_up - packed - drive, overlap))
    return eaten


def _visit(visit: Visit, way: _Way) -> VisitPunctuality:
    late = visit.start + TOLERANCE
    leave_by = max(0, late - quantile(way.needed, USUALLY)) // MINUTE * MINUTE
    return VisitPunctuality(_share(way.ready > late), _usually(way.arrive), leave_by)


def _usually(drawn: Seconds) -> tuple[int, int]:
    """The whole minutes that hold all but one time in twenty on either side."""
    first, last = quantile(drawn, 1 - USUALLY), quantile(drawn, USUALLY)
    return first // MINUTE * MINUTE, -(-last // MINUTE) * MINUTE


def _share(where: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]") -> float:
    return int(np.count_nonzero(where)) / len(where)
