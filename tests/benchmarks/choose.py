"""Choosing communes: four of the Ténarèze with the pilot, forty of the département with two vans."""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from tests.benchmarks.table import show
from tests.instances import catalogue, pilot, problem_of, stop_at
from tourplanner.domain.config import AreaRules, Config, Van
from tourplanner.domain.place import Commune
from tourplanner.solvers.result import Limits
from tourplanner.solvers.selection.chooser import Chooser, Question
from tourplanner.solvers.selection.selection import Selection

TENAREZE = "243200417"
HOUR_WORTH = 360
RUNS = 3
THURSDAY = 3
Answer = TypeVar("Answer")


def run() -> None:
    """Seconds for one proven choice, for the whole trade-off, and for the département."""
    thursdays = _with_tenareze(frozenset([THURSDAY]))
    crowded = _with_tenareze(None)
    rows = [
        ["best 4 of 26, on Thursdays", *_best(thursdays, 4, None)],
        ["best 4 of 26, in place of others", *_best(crowded, 4, None)],
        ["whole trade-off, on Thursdays", *_front(thursdays)],
        ["whole trade-off, in place of others", *_front(crowded)],
        ["40 of 461 with two vans, limit 120 s", *_best(_department(), 40, 120.0, runs=1)],
    ]
    show("Choosing communes jointly with the plan", ["what", "time", "answer"], rows)


def _with_tenareze(weekdays: frozenset[int] | None) -> tuple[Config, list[Commune]]:
    base = pilot()
    communes = [each for each in catalogue().communes.values() if each.epci == TENAREZE]
    config = replace(
        base,
        calendar=replace(base.calendar, weekdays=base.calendar.weekdays | (weekdays or frozenset())),
        areas=(*base.areas, AreaRules(TENAREZE, weekdays)),
        stops=(*base.stops, *(stop_at(each.code, required=False) for each in communes)),
    )
    return config, communes


def _department() -> tuple[Config, list[Commune]]:
    base = pilot()
    communes = list(catalogue().communes.values())
    config = replace(
        base,
        areas=(),
        vans=(Van("un", "auch", 2), Van("deux", "auch", 2)),
        stops=tuple(stop_at(each.code, required=False) for each in communes),
        work=replace(base.work, one_area_per_day=False),
    )
    return config, communes


def _chooser(asked: tuple[Config, list[Commune]], count: int, limit: float | None) -> Chooser:
    config, communes = asked
    residents = {stop.id: catalogue().communes[stop.commune].population for stop in config.stops}
    selection = Selection(tuple(each.code for each in communes), count, residents)
    return Chooser(problem_of(config), selection, Limits(limit))


def _best(
    asked: tuple[Config, list[Commune]], count: int, limit: float | None, runs: int = RUNS
) -> tuple[str, str]:
    question = Question(hour_worth=HOUR_WORTH)
    seconds, choice = _timed(lambda: _chooser(asked, count, limit).best(question), runs)
    if choice is None:
        return seconds, "none found"
    return seconds, f"{choice.gained} residents, gap {choice.gap:.2%}"


def _front(asked: tuple[Config, list[Commune]]) -> tuple[str, str]:
    seconds, front = _timed(lambda: tuple(_chooser(asked, 4, None).front()), RUNS)
    return seconds, f"{len(front)} points, {sum(choice.proven for choice in front)} proven"


def _timed(work: Callable[[], Answer], runs: int) -> tuple[str, Answer]:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        answer = work()
        times.append(time.perf_counter() - began)
    return f"{statistics.median(times):.1f} s", answer
