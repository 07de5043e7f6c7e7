"""What is asked of a plan, in pieces that can be given up: promises of visits, and rules.

A piece that is not kept leaves a problem that asks for less, so whatever is impossible with fewer
pieces is impossible with all of them.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from tourplanner.domain.config import AreaRules, Config, Stop, Van, WorkRules
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.period import DAY
from tourplanner.problem.build import build
from tourplanner.problem.openings import stop_locks
from tourplanner.problem.problem import Problem

VISITS = "visits"
DAY_LIMITS = ("day-hours", "drive-day", "work-day", "span-day")
ENDLESS = 7 * DAY
"""Seconds: no day or week of work is longer."""


@dataclass(frozen=True, slots=True, order=True)
class Demand:
    """A rule as far as it binds one subject: an area, a stop, or "" for every crew and day.

    The rule ``visits`` is the promise of a stop: every one of its visits.
    """

    rule: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Demands that no plan keeps together.

    ``minimal``: it is proven that without any one of them the others can be kept.
    """

    demands: tuple[Demand, ...]
    minimal: bool

    @property
    def stops(self) -> tuple[str, ...]:
        """The stops whose promises take part."""
        return tuple(demand.subject for demand in self.demands if demand.rule == VISITS)

    @property
    def rules(self) -> tuple[Demand, ...]:
        """The demands that are no promises."""
        return tuple(demand for demand in self.demands if demand.rule != VISITS)


def demands_of(problem: Problem) -> tuple[Demand, ...]:
    """Every demand that could forbid a plan: promises first, then rules, in the config's order.

    Optional stops ask nothing: a plan may always leave them out. Opening hours, travel times, the
    order of a day and one visit a day to a commune are taken as given.
    """
    config = problem.config
    stops = [stop for stop in config.stops if stop.required]
    whole = [Demand(rule) for rule, applies in _CREW_RULES.items() if applies(config.work)]
    areas = {stop.area for stop in stops}
    area_days = [
        Demand("area-days", area.epci)
        for area in config.areas
        if area.weekdays is not None and area.epci in areas
    ]
    own = [Demand(rule, stop.id) for stop in stops for rule in _stop_rules(config, stop)]
    return (*(Demand(VISITS, stop.id) for stop in stops), *whole, *own, *area_days, Demand("van-day"))


_CREW_RULES: Mapping[str, Callable[[WorkRules], bool]] = {
    "rest": lambda work: DAY - work.latest_end + work.earliest_start < work.min_rest,
    **{rule: lambda _work: True for rule in DAY_LIMITS},
    "work-week": lambda _work: True,
    "work-cycle": lambda _work: True,
    "one-area": lambda work: work.one_area_per_day,
}


def _stop_rules(config: Config, stop: Stop) -> list[str]:
    """Ids of the rules that bind this stop alone."""
    rules = []
    if stop.weekdays is not None or stop.halves is not None or stop.not_on or stop.closed:
        rules.append("stop-days")
    if stop.min_gap_days is not None or stop.max_gap_days is not None:
        rules.append("gap")
    if stop.regular and stop.visits > 1:
        rules.append("regular")
    if stop_locks(config, stop):
        rules.append("lock")
    return rules


def keep_only(problem: Problem, kept: Collection[Demand]) -> Problem:
    """The problem that asks for these demands alone, with the stops whose promises are among them.

    Without ``van-day`` there is a van of its own for every visit, from every depot in use.
    """
    held = frozenset(kept)
    config = problem.config
    chosen = [i for i, stop in enumerate(config.stops) if Demand(VISITS, stop.id) in held and stop.required]
    stops = tuple(_loosened(config.stops[index], held) for index in chosen)
    names = {stop.id for stop in stops if Demand("lock", stop.id) in held}
    loose = replace(
        config,
        work=_loosened_work(config.work, held),
        areas=tuple(_loosened_area(area, held) for area in config.areas),
        stops=stops,
        vans=config.vans if Demand("van-day") in held else _many_vans(config, stops),
        locks=tuple(lock for lock in config.locks if lock.stop in names),
    )
    depots = list(range(len(config.depots)))
    return build(
        loose, problem.calendar, _part(problem.matrix, depots + [problem.stop_node(i) for i in chosen])
    )


def _loosened(stop: Stop, held: frozenset[Demand]) -> Stop:
    if Demand("stop-days", stop.id) not in held:
        stop = replace(stop, weekdays=None, halves=None, not_on=(), closed=())
    if Demand("gap", stop.id) not in held:
        stop = replace(stop, min_gap_days=None, max_gap_days=None)
    return stop if Demand("regular", stop.id) in held else replace(stop, regular=False)


def _loosened_area(area: AreaRules, held: frozenset[Demand]) -> AreaRules:
    return area if Demand("area-days", area.epci) in held else replace(area, weekdays=None)


def _loosened_work(work: WorkRules, held: frozenset[Demand]) -> WorkRules:
    loose: dict[str, dict[str, int]] = {
        "rest": {"min_rest": 0},
        "day-hours": {"earliest_start": 0, "latest_end": DAY},
        "drive-day": {"max_drive_day": ENDLESS},
        "work-day": {"max_work_day": ENDLESS},
        "span-day": {"max_span_day": ENDLESS},
        "work-week": {"max_work_week": ENDLESS},
        "work-cycle": {"mean_work_week": ENDLESS},
    }
    for rule, changes in loose.items():
        if Demand(rule) not in held:
            work = replace(work, **changes)  # type: ignore[arg-type]
    return work if Demand("one-area") in held else replace(work, one_area_per_day=False)


def _many_vans(config: Config, stops: tuple[Stop, ...]) -> tuple[Van, ...]:
    """The vans and, at each of their depots, one more for each visit."""
    spare = [
        Van(f"{depot} +{number}", depot, 1)
        for depot in dict.fromkeys(van.depot for van in config.vans)
        for number in range(sum(stop.visits for stop in stops))
    ]
    return (*config.vans, *spare)


def _part(matrix: TravelMatrix, nodes: list[int]) -> TravelMatrix:
    """The travel between these places alone."""
    there = np.ix_(nodes, nodes)
    return replace(matrix, seconds=matrix.seconds[there], metres=matrix.metres[there])
