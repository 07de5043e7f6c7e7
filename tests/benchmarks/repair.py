"""Calendars repaired on real dates: the pilot's year, an event in it, two vans, a département."""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from tests.benchmarks.table import show
from tests.instances import PILOT_AREAS, catalogue, pilot, problem_at, problem_of, stop_at
from tests.outputs.schedules import PLAN
from tourplanner.domain.aim import Aim
from tourplanner.domain.catch_up import CatchUp
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import Config, Van
from tourplanner.domain.event import Event, Out, SquareClosed
from tourplanner.domain.period import MINUTE
from tourplanner.domain.schedule_rules import OnClosed, ScheduleRules
from tourplanner.domain.tour import Tour
from tourplanner.message import silent
from tourplanner.problem.problem import Problem
from tourplanner.schedule.check import check_dates
from tourplanner.schedule.day import DayOrder, timed
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.laid_year import LaidYear, Told, laid_year
from tourplanner.schedule.mend import mended
from tourplanner.schedule.promises import repair_problem
from tourplanner.schedule.proposal import Proposals
from tourplanner.schedule.real_dates import RealDates, real_dates
from tourplanner.schedule.repair_problem import Repair, RepairProblem
from tourplanner.schedule.replanning import as_it_stands, moved, replan_problem, that_gives_way
from tourplanner.schedule.year import Year
from tourplanner.solvers.construct import construct
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.repair.propose import propose
from tourplanner.solvers.result import Limits
from tourplanner.workflow.opened_plan import open_plan

DEPARTMENT = Path(__file__).parents[1] / "data" / "department" / "C.toml"
ROOT = Path(__file__).parents[2]
YEAR = timedelta(days=7 * 52 - 1)
TUESDAYS_AND_THURSDAYS = CatchUp(frozenset({1, 3}), None)
NULL_REPLANS = 1_000
ON = date(2027, 3, 1)
GARAGE = Out(date(2027, 3, 8), date(2027, 3, 19), None, "camping-car au garage")

Figures = Mapping[str, object]


def run() -> None:
    """Print what each case took, and what was proven of it."""
    show(
        "Calendars repaired on real dates",
        ["case", "visits", "lost", "changed", "proven", "wall", "on one core", "memory", "broken rules"],
        [_process(), *(_row(case) for case in CASES)],
    )


def _process() -> list[object]:
    """``tourplanner schedule`` of the pilot, from the start of the process to its end."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / PLAN.name).write_bytes(PLAN.read_bytes())
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        command = [sys.executable, "-m", "tourplanner", "schedule", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        made = json.loads((Path(folder) / "schedule.json").read_text(encoding="utf-8"))
    core = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    aims = {each["aim"]: each for each in made["aims"]}
    proven = all(each["value"] <= each["bound"] for each in made["aims"])
    figures = [aims[aim]["value"] if aim in aims else 0 for aim in (Aim.LOST, Aim.CHANGED)]
    row = ["pilot's year, `schedule`", len(made["appointments"]), *figures, "all" if proven else "not all"]
    return [*row, f"{wall:.1f} s", f"{core:.1f} s", f"{after.ru_maxrss / 1024:.0f} MB", "–"]


def _row(case: str) -> list[object]:
    command = [sys.executable, "-m", "tests.benchmarks.repair", case]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return [
        case,
        found["visits"],
        found["lost"],
        found["changed"],
        found["proven"],
        f"{found['wall']:.1f} s",
        f"{found['core']:.1f} s",
        f"{found['megabytes']:.0f} MB",
        found["broken"],
    ]


def grid_of(problem: Problem) -> tuple[GridFrom, ...]:
    """A quick plan as the grid of a year: visits that `construct` leaves go where they add least driving."""
    start = problem.config.calendar.start
    tours = {(tour.van, tour.date): tour for tour in construct(problem)}
    for stop, asked in enumerate(problem.config.stops):
        dates = {tour.date for tour in tours.values() if any(v.stop == asked.id for v in tour.visits)}
        for _ in range(asked.visits - len(dates)):
            best = min(_ways(problem, tours, stop, dates), default=None, key=lambda way: way[0])
            if best is not None:
                tours[best[1].van, best[1].date] = best[1]
                dates.add(best[1].date)
    return (GridFrom(start, start, tuple(sorted(tours.values(), key=lambda each: (each.date, each.van)))),)


def _ways(
    problem: Problem, tours: Mapping[tuple[str, date], Tour], stop: int, dates: set[date]
) -> Iterator[tuple[int, Tour]]:
    """Tours with one more visit of a stop, and the driving that each adds."""
    least = problem.config.stops[stop].min_gap_days or 1
    rest = problem.config.work.mean_work_week * problem.calendar.weeks
    work = Counter({van.id: 0 for van in problem.config.vans})
    for tour in tours.values():
        work[tour.van] += tour.work_seconds
    for index in problem.openings[stop]:
        session = problem.calendar.sessions[index]
        if any(abs((session.date - day).days) < least for day in dates):
            continue
        for number, van in enumerate(problem.config.vans):
            before = tours.get((van.id, session.date))
            for order in DayOrder.of(problem, before).insertions(stop, session.half):
                tour = timed(problem, number, session.date, order)
                if tour is not None:
                    more = tour.work_seconds - (before.work_seconds if before else 0)
                    if work[van.id] + more <= rest:
                        yield tour.drive_seconds - (before.drive_seconds if before else 0), tour


def told_year(
    problem: Problem, grids: tuple[GridFrom, ...], config: Config, events: tuple[Event, ...]
) -> LaidYear:
    """A year that was told, and to which something happened since."""
    until = config.calendar.start + YEAR
    before = laid_year(real_dates(Year(config, problem.matrix), until), grids, None)
    told = mended(before, lambda asked: repair(asked, Limits()))
    after = that_gives_way(replace(config, events=events))
    return laid_year(real_dates(Year(after, problem.matrix), until), grids, Told(told, ON))


def pilot_year(events: tuple[Event, ...], catch_up: CatchUp = TUESDAYS_AND_THURSDAYS) -> LaidYear:
    """The shipped plan over a year, with Tuesdays and Thursdays to catch up on."""
    plan = open_plan(PLAN, None, silent)
    config = replace(plan.config, schedule=ScheduleRules(OnClosed.SWAP, 14, catch_up))
    start = config.calendar.start
    return told_year(plan.problem, (GridFrom(start, start, plan.plan_file.plan.tours),), config, events)


def two_vans(least_gap: int | None = None) -> Problem:
    """Sixty communes visited twice in four weeks by two vans: 120 visits of 45 minutes, two a half-day."""
    draw = random.Random(7)
    known = sorted(code for code, each in catalogue().communes.items() if each.epci in PILOT_AREAS)
    codes = draw.sample(known, min(60, len(known)))
    stops = tuple(
        stop_at(code, visits=2, service=45 * MINUTE, regular=False, min_gap_days=least_gap) for code in codes
    )
    base = pilot()
    depot = base.vans[0].depot
    summer = Closure(date(2027, 7, 5), date(2027, 8, 31), "trêve estivale")
    calendar = replace(base.calendar, weekdays=frozenset(range(5)), repeats=True, closed=(summer,))
    config = replace(
        base,
        calendar=calendar,
        stops=stops,
        areas=(),
        vans=(*base.vans, Van("wagon", depot, 2)),
        schedule=ScheduleRules(OnClosed.SWAP, 14, CatchUp(frozenset(), None)),
    )
    return problem_of(config)


def _measured(case: str) -> Figures:
    began, core = time.perf_counter(), time.process_time()
    found = CASES[case]()
    used = {"wall": time.perf_counter() - began, "core": time.process_time() - core}
    return {**used, **found, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _of_repair(year: LaidYear, problem: RepairProblem, made: Repair) -> dict[str, object]:
    schedule = mended(year, lambda _: made)
    lost, changed = made.aim(Aim.LOST), made.aim(Aim.CHANGED)
    proven = [aim.aim.value for aim in made.aims if aim.is_proven]
    return {
        "visits": len(problem.promises),
        "lost": f"{lost.value} (≥ {lost.bound})",
        "changed": f"{changed.value} (≥ {changed.bound})",
        "proven": "all" if made.is_proven else ", ".join(proven) or "none",
        "broken": len(check_dates(year.real, schedule.tours)),
    }


def _proposals() -> Figures:
    year = pilot_year((GARAGE,))
    problem = replan_problem(year, None)
    assert problem is not None
    began, core = time.perf_counter(), time.process_time()
    made: Proposals = propose(problem, Limits())
    used = {"wall": time.perf_counter() - began, "core": time.process_time() - core}
    figures = _of_repair(year, problem, made.each[0].repair)
    proven = all(each.repair.is_proven for each in made.each) and all(p.is_proven for p in made.points)
    count = f"{len(made.each)} proposals, {len(made.points)} points: {'all' if proven else 'not all'}"
    return {**figures, **used, "proven": count}


def _nothing_happened() -> Figures:
    """Published calendars looked at again: how many change anything."""
    year = pilot_year(())
    assert year.told is not None
    visits, changed = len(year.due), 0
    for number in range(NULL_REPLANS):
        told = Told(year.told.schedule, ON + timedelta(days=number % 300))
        again = laid_year(year.real, _pilot_grid(), told)
        kept = mended(again, lambda _, again=again: as_it_stands(again))
        changed += replan_problem(again, None) is not None or bool(moved(again, kept))
    return {
        "visits": visits,
        "lost": "–",
        "changed": f"{changed} in {NULL_REPLANS}",
        "proven": "–",
        "broken": 0,
    }


def _pilot_grid() -> tuple[GridFrom, ...]:
    plan = open_plan(PLAN, None, silent)
    return (GridFrom(plan.plan_file.start, plan.plan_file.start, plan.plan_file.plan.tours),)


def _two_vans(least_gap: int | None = None) -> Figures:
    problem = two_vans(least_gap)
    config = problem.config
    real = real_dates(Year(config, problem.matrix), config.calendar.start + YEAR)
    return _repaired(real, grid_of(problem), 60)


def _repaired(real: RealDates, grids: tuple[GridFrom, ...], seconds: float) -> Figures:
    """A grid laid and repaired: the time is that of this alone."""
    began, core = time.perf_counter(), time.process_time()
    limits = Limits(time_limit=seconds)
    year = laid_year(real, grids, None)
    asked = repair_problem(year)
    assert asked is not None
    figures = _of_repair(year, asked, repair(asked, limits))
    return {**figures, "wall": time.perf_counter() - began, "core": time.process_time() - core}


def _department() -> Figures:
    """Everything the département plans, with the year's holidays and ten events."""
    problem = problem_at(DEPARTMENT)
    draw = random.Random(3)
    config = problem.config
    start = config.calendar.start
    days = [start + timedelta(days=draw.randrange(20, 330)) for _ in range(10)]
    vans = [van.id for van in config.vans]
    events = tuple(
        Out(day, day + timedelta(4), draw.choice(vans), "panne")
        if number % 2
        else SquareClosed(draw.choice(config.stops).id, day, day + timedelta(27), None, "travaux")
        for number, day in enumerate(days)
    )
    config = replace(
        config,
        calendar=replace(config.calendar, repeats=True),
        schedule=ScheduleRules(OnClosed.SWAP, 14, CatchUp(frozenset(), None)),
        events=events,
    )
    real = real_dates(Year(config, problem.matrix), start + YEAR)
    return _repaired(real, grid_of(problem), 100)


CASES: Mapping[str, Callable[[], Figures]] = {
    "an event in the pilot's year: proposals and trade-off": _proposals,
    "nothing happened": _nothing_happened,
    "120 visits a cycle, two vans, a year": _two_vans,
    "the same, 7 days between two visits at least": partial(_two_vans, 7),
    "the same, 10 days": partial(_two_vans, 10),
    "département, a year, 10 events": _department,
}

if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1])))
