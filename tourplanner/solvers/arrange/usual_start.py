"""Visits of a stop that begin at about the same time each: the clocks of tours that are found.

Tours stay what they are, on their dates, with their stops in their order. Where a visit begins too far from
the others of its stop, its tour is timed anew so that it does not, which may cost waiting and no driving.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import MINUTE, Half
from tourplanner.domain.plan_aim import AimReached, PlanAim, Scope
from tourplanner.domain.tour import Tour, Visit
from tourplanner.domain.visit_window import window
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import sessions_on, time_day

NEAR = 10 * MINUTE
"""By how much a start may be off the usual one."""

Usual = Mapping[str, int]
"""Usual starts, seconds after midnight, by the ids of stops."""


def at_usual_times(problem: Problem, tours: Sequence[Tour]) -> tuple[tuple[Tour, ...], AimReached]:
    """The tours with as many visits as is found about the usual time of their stop, and how many are not."""
    clocks = _Clocks(problem, tuple(tours), {})
    for stop in problem.config.stops:
        if not stop.whole_day and clocks.off(stop.id):
            ways = (clocks.with_usual(stop.id, start) for start in clocks.candidates(stop.id))
            clocks = min((clocks, *ways), key=lambda way: (way.all_off, way.work))
    value = clocks.all_off
    bound, scope = (None, Scope.TOURS) if value else (0, Scope.PLANS)
    return clocks.tours, AimReached(PlanAim.USUAL_START, value, bound, scope)


def usual_starts(problem: Problem, tours: Iterable[Tour]) -> Usual:
    """When visits of each stop usually begin: amid as many of them as are near each other."""
    found = {}
    for stop, starts in _starts(tours).items():
        if stop in problem.stop_index and not problem.stop(stop).whole_day:
            first = max(sorted(starts), key=lambda first: sum(first <= s <= first + 2 * NEAR for s in starts))
            near = [start for start in starts if first <= start <= first + 2 * NEAR]
            found[stop] = (min(near) + max(near)) // (2 * MINUTE) * MINUTE
    return found


def near_usual(problem: Problem, tour: Tour, usual: Usual) -> Tour:
    """A tour with as many of its visits as can begin near their usual starts, each after those before it.

    Its visits stay in their order. Who waits works longer: hours of weeks and cycles are not looked at here.
    """
    kept: dict[str, int] = {}
    best = tour
    for visit in tour.visits:
        if _may_be(problem, tour, visit, usual):
            asked = {**kept, visit.stop: usual[visit.stop]}
            # The very time, if that can be: moved again and again, a visit would creep away from it.
            better = _timed(problem, tour, asked, 0) or _timed(problem, tour, asked)
            if better is not None:
                kept, best = asked, better
    return best


def away_from_usual(problem: Problem, tour: Tour, usual: Usual) -> tuple[Visit, ...]:
    """The visits of a tour that begin far from the usual start of their stop, although they could not be."""
    return tuple(
        visit
        for visit in tour.visits
        if _may_be(problem, tour, visit, usual) and abs(visit.start - usual[visit.stop]) > NEAR
    )


def _may_be(problem: Problem, tour: Tour, visit: Visit, usual: Usual) -> bool:
    """Whether the half-day of a visit is one in which its stop could begin near its usual start."""
    start = usual.get(visit.stop)
    if start is None or visit.pause is not None:
        return False
    session = sessions_on(problem, tour.date).get(visit.half)
    if session is None:
        return False
    here = window(problem.stop(visit.stop), session)
    return here.opens <= start + NEAR and start - NEAR <= here.closes - here.service


@dataclass(frozen=True, slots=True)
class _Clocks:
    """Tours with their times, and the usual starts that are kept by what is near them."""

    problem: Problem
    tours: tuple[Tour, ...]
    usual: Usual

    @property
    def all_off(self) -> int:
        """How many visits begin far from the usual time of their stop."""
        return sum(_off(starts) for starts in _starts(self.tours).values())

    @property
    def work(self) -> int:
        """Seconds of work of all tours."""
        return sum(tour.work_seconds for tour in self.tours)

    def off(self, stop: str) -> int:
        """How many visits of a stop begin far from its usual time."""
        return _off(_starts(self.tours)[stop])

    def candidates(self, stop: str) -> list[int]:
        """Times about which all visits of a stop might begin: near that of each of them now."""
        starts = _starts(self.tours)[stop]
        return sorted({start + step for start in starts for step in (-NEAR, 0, NEAR)})

    def with_usual(self, stop: str, start: int) -> "_Clocks":
        """With a usual start of a stop that tours keep to where they can; itself where that is illegal."""
        usual = {**self.usual, stop: start}
        tours = tuple(
            _timed(self.problem, tour, usual) or tour if any(v.stop == stop for v in tour.visits) else tour
            for tour in self.tours
        )
        legal = tours != self.tours and all(is_loss(breach) for breach in check(self.problem, tours))
        return _Clocks(self.problem, tours, usual) if legal else self


def _starts(tours: Iterable[Tour]) -> Mapping[str, list[int]]:
    """When the visits of each stop begin; of a whole day none, as those have their hours."""
    found: dict[str, list[int]] = defaultdict(list)
    for tour in tours:
        for visit in tour.visits:
            if visit.pause is None:
                found[visit.stop].append(visit.start)
    return found


def _off(starts: Sequence[int]) -> int:
    """How many of the starts are farther than `NEAR` from the time that has most of them near it."""
    near = (sum(first <= start <= first + 2 * NEAR for start in starts) for first in starts)
    return len(starts) - max(near, default=0)


def _timed(problem: Problem, tour: Tour, usual: Usual, near: int = NEAR) -> Tour | None:
    """The tour with its visits `near` their usual starts; None where it has no legal times then."""
    sessions = sessions_on(problem, tour.date)
    stops = list(problem.config.stops)
    for visit in tour.visits:
        index = problem.stop_index[visit.stop]
        if stops[index].whole_day:
            return None
        if visit.stop in usual:
            here, start = window(stops[index], sessions[visit.half]), usual[visit.stop]
            hours = OwnHours(
                half=visit.half,
                opens=max(here.opens, start - near),
                closes=min(here.closes, start + near + here.service),
                service=here.service,
            )
            alone = replace(stops[index], opens=None, closes=None, start=None, lengths=())
            stops[index] = replace(alone, hours=(hours,))
    narrow = replace(problem, config=replace(problem.config, stops=tuple(stops)))
    morning, afternoon = (
        [problem.stop_index[visit.stop] for visit in tour.visits if visit.half is half] for half in Half
    )
    return time_day(narrow, problem.van_index[tour.van], morning, afternoon, tour.date)
