"""A better calendar than the one that exists: the best one, and the best ones that move few stops."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tourplanner._version import __version__
from tourplanner.analysis.comparison import Slot
from tourplanner.calendar.patterns import gaps
from tourplanner.domain.config import Config, Lock, Stop
from tourplanner.domain.keep import Keep
from tourplanner.domain.period import Half
from tourplanner.domain.plan import Outcome, Plan, Status
from tourplanner.domain.told_half import part_of
from tourplanner.domain.tour import Tour
from tourplanner.errors import InputError
from tourplanner.files.write import write_all
from tourplanner.inputs.config.read import ConfigFile, parse_config
from tourplanner.inputs.starter import PLAN as CONFIG
from tourplanner.message import Notify, message, parameter, silent
from tourplanner.outputs.map import render as render_map
from tourplanner.outputs.names import MAP
from tourplanner.outputs.starter import commented
from tourplanner.problem.problem import Problem
from tourplanner.solvers.method import Method
from tourplanner.solvers.moves.front import FewMoves, few_moves
from tourplanner.solvers.preparation import prepare
from tourplanner.solvers.result import Limits, Progress
from tourplanner.solvers.solve import solve
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.dossier.dossier import open_with_events
from tourplanner.workflow.opened_plan import OpenedPlan, require_known
from tourplanner.workflow.plan_view import plan_view
from tourplanner.workflow.sources.decoded_plan import PLAN
from tourplanner.workflow.sources.plan_text import plan_text
from tourplanner.workflow.sources.source import of_grid, problem_of
from tourplanner.workflow.timetable.improved_rows import improved_table

COUNTS = (0, 1, 2, 3, 5, 8, 12, 20, 35, 60, 100)
"""Numbers of stops that may move, of which the trade-off is told."""

USUAL_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class ImproveOptions:
    """How a calendar is to be improved.

    Attributes
    ----------
    most
        A number of stops that may move, besides the usual ones; None for these alone.
    time_limit
        Seconds for the best calendar, and as long again for those that move few stops.
    data
        A folder of tables that replace the shipped ones.
    """

    most: int | None = None
    time_limit: float = USUAL_SECONDS
    seed: int = 0
    data: Path | None = None
    notify: Notify = silent
    observe: Callable[[Progress], None] | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A stop with its half-days of the cycle before and after."""

    stop: Stop
    before: tuple[Slot, ...]
    after: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """The best calendar known that moves ``most`` stops or fewer; None of ``tours`` where none is known.

    ``bound``: seconds that every such calendar drives at least.
    """

    most: int
    tours: tuple[Tour, ...] | None
    moved: tuple[Moved, ...]
    bound: int

    @property
    def drive_seconds(self) -> int | None:
        """Driving of its tours."""
        return None if self.tours is None else sum(tour.drive_seconds for tour in self.tours)

    @property
    def is_proven(self) -> bool:
        """Whether no calendar that moves as few drives less."""
        drive = self.drive_seconds
        return drive is not None and drive <= self.bound

    @property
    def gap(self) -> float | None:
        """(driving - bound) / driving."""
        drive = self.drive_seconds
        return (drive - min(drive, self.bound)) / drive if drive else None


@dataclass(frozen=True, slots=True)
class Improved:
    """Today's calendar and better ones with the same visits, lengths and travel times.

    ``points`` are in order of the stops that may move; the last one lets all of them.
    """

    opened: OpenedPlan
    today: tuple[Tour, ...]
    points: tuple[Point, ...]
    asked: int | None

    @property
    def today_drive(self) -> int:
        """Seconds of driving of today's calendar."""
        return sum(tour.drive_seconds for tour in self.today)

    @property
    def best(self) -> Point:
        """That in which every stop may move."""
        return self.points[-1]

    @property
    def chosen(self) -> Point:
        """That with as many moves as were asked for, else the best."""
        return next((point for point in self.points if point.most == self.asked), self.best)


def improve(path: Path, options: ImproveOptions) -> Improved:
    """Search for better calendars than that of a dossier.

    Where visits are today, and at what time, binds only as far as a stop says so (``keep``).

    Parameters
    ----------
    path
        A ``plan.json`` or its folder.

    Raises
    ------
    InputError
        If the dossier cannot be read.
    TravelError
        If a travel time cannot be given.
    """
    opened = open_with_events(path, options.data, options.notify)
    require_known(opened)
    today = opened.tours
    problem = problem_of(freed(opened.config, opened.problem, today), opened.problem.matrix)
    return Improved(opened, today, _points(problem, today, options), options.most)


def freed(config: Config, problem: Problem, tours: Sequence[Tour]) -> Config:
    """The config without what holds visits where they are, but for stops that keep their day or hours.

    Several visits of a stop keep the days between them: every second week stays every second week.
    """
    days = {stop.id: set[tuple[date, Half | None]]() for stop in config.stops}
    for tour in tours:
        for visit in tour.visits:
            days[visit.stop].add(
                (tour.date, visit.half if problem.stop(visit.stop).keep is Keep.ALL else None)
            )
    locks = [
        Lock(stop.id, date=day, half=half)
        for stop in config.stops
        if stop.keep in (Keep.DAY, Keep.ALL)
        for day, half in sorted(days[stop.id], key=str)
    ]
    longest = max(hours.closes - hours.opens for hours in config.sessions.values())
    stops = tuple(
        _spaced(_freed(stop, longest), problem, {day for day, _ in days[stop.id]}) for stop in config.stops
    )
    return replace(config, stops=stops, locks=tuple(locks))


def _freed(stop: Stop, longest: int) -> Stop:
    """A stop whose hours are free, unless it keeps them, or they alone make room for its visits."""
    stop = replace(stop, when=None, when_said="")
    if stop.keep in (Keep.HOURS, Keep.ALL) or stop.whole_day:
        return stop
    fits = stop.service is not None and stop.service <= longest
    return replace(stop, start=None, hours=() if fits else stop.hours)


def _spaced(stop: Stop, problem: Problem, days: Collection[date]) -> Stop:
    """A stop whose visits are as many days apart as these are, round the cycle, where it does not say so."""
    ordered = sorted(days)
    is_weekly = stop.regular and stop.visits == problem.calendar.weeks
    if len(ordered) < 2 or is_weekly:
        return stop
    apart = gaps(ordered, problem.calendar.days)
    return replace(
        stop,
        min_gap_days=min(apart) if stop.min_gap_days is None else stop.min_gap_days,
        max_gap_days=max(apart) if stop.max_gap_days is None else stop.max_gap_days,
    )


def _points(problem: Problem, today: Sequence[Tour], options: ImproveOptions) -> tuple[Point, ...]:
    limits = Limits(options.time_limit, options.seed, observe=options.observe)
    prepare(problem, Limits())
    result = solve(problem, replace(limits, started=Limits().started))
    stops = len(problem.config.stops)
    asked = {count for count in (*COUNTS, options.most or 0) if count < stops}
    counts = (*sorted(asked), stops)
    found = few_moves(problem, today, result.tours, counts, replace(limits, started=Limits().started))
    *few, every = (_point(problem, today, each) for each in found)
    bound = max(every.bound, result.bound or 0)
    # What bounds every calendar bounds those that move few stops, too.
    return tuple(replace(point, bound=max(point.bound, bound)) for point in (*few, every))


def _point(problem: Problem, today: Sequence[Tour], found: FewMoves) -> Point:
    moved = tuple(
        Moved(stop, _slots(problem, stop.id, today), _slots(problem, stop.id, found.tours or ()))
        for stop in (problem.config.stops[rank] for rank in sorted(found.moved))
    )
    return Point(found.most, found.tours, moved, found.bound)


def _slots(problem: Problem, stop: str, tours: Sequence[Tour]) -> tuple[Slot, ...]:
    served = problem.stop(stop)
    return tuple(
        sorted(
            Slot(problem.calendar.week(tour.date), tour.date.weekday(), visit.half, part_of(served, visit))
            for tour in tours
            for visit in tour.visits
            if visit.stop == stop
        )
    )


def write_improved(improved: Improved, out: Path, lang: Language) -> Path:
    """Write the chosen calendar as a dossier: its stops are fixed where it has them, their hours are free.

    Raises
    ------
    InputError
        If no such calendar is known, or if the folder cannot be written.
    """
    chosen, opened = improved.chosen, improved.opened
    if chosen.tours is None:
        raise InputError.of(parameter("most"), message("improved.none", bound=chosen.bound))
    free = freed(opened.config, opened.problem, improved.today)
    moved = {each.stop.id for each in chosen.moved}
    table = improved_table(opened.config_file.table, opened.problem, free, chosen.tours, moved)
    text = commented(table, opened.catalogue, words_in(lang), opened.name)
    config = parse_config(table, opened.catalogue, CONFIG)
    file = ConfigFile(config, table, hashlib.sha256(text.encode()).hexdigest(), CONFIG)
    problem = problem_of(of_grid(file).config, opened.problem.matrix)
    drive = chosen.drive_seconds or 0
    status = Status.OPTIMAL if chosen.is_proven and chosen is improved.best else Status.FEASIBLE
    outcome = Outcome(status, Method.RECREATE.value, 0, drive, min(drive, chosen.bound))
    plan_file = replace(
        opened.plan_file,
        plan=Plan(outcome, chosen.tours, ()),
        config_sha256=file.sha256,
        created_with=f"tourplanner {__version__}",
        config=table,
    )
    made = OpenedPlan(plan_file, opened.catalogue, problem, whole=config)
    plan = plan_text(plan_file, config)
    write_all(out, {CONFIG: text, PLAN: plan, MAP: render_map(plan_view(made), lang)})
    return out
