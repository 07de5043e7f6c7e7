"""A timetable as a dossier: its limits, its plan, what is wrong with it, and its files."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tourplanner._version import __version__
from tourplanner.analysis.measures import Figures, figures_of
from tourplanner.domain.config import Config
from tourplanner.domain.period import DAY, MINUTE, format_clock
from tourplanner.domain.plan import Outcome, Plan, Status
from tourplanner.domain.plan_file import PlanFile
from tourplanner.domain.timetable import Timetable, TimetableRow
from tourplanner.domain.tour import Tour
from tourplanner.domain.work_rules import WorkRules
from tourplanner.errors import Fault, InputError
from tourplanner.files.write import write_all
from tourplanner.inputs.config.build import usual
from tourplanner.inputs.config.read import ConfigFile, parse_config
from tourplanner.inputs.starter import PLAN as CONFIG
from tourplanner.message import message, silent
from tourplanner.outputs.map import render as render_map
from tourplanner.outputs.names import MAP
from tourplanner.outputs.starter import commented
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Violation
from tourplanner.schedule.events import config_of_grid
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.unroll import unroll_dates
from tourplanner.wording.words import words_in
from tourplanner.workflow.compared.whatif import populations
from tourplanner.workflow.plan_view import plan_view
from tourplanner.workflow.planned import Planned
from tourplanner.workflow.sources.decoded_plan import PLAN
from tourplanner.workflow.sources.plan_text import plan_text
from tourplanner.workflow.sources.source import Source, of_grid, problem_of
from tourplanner.workflow.sources.travel import Travel, kept_travel, travel_of
from tourplanner.workflow.timetable.config import YEAR, Posed
from tourplanner.workflow.timetable.options import ImportOptions
from tourplanner.workflow.timetable.places import Places, tables_of
from tourplanner.workflow.timetable.tours import Needs, lunch_room, setup_left, tours_of
from tourplanner.workflow.unserved import unserved
from tourplanner.workflow.year.laid_plan import schedule_of_plan

METHOD = "published"
"""What a plan says to be made by that is a timetable which exists."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A limit of the usual rules that the timetable is beyond: the field, and both values in seconds."""

    field: str
    usual: int
    published: int


@dataclass(frozen=True, slots=True)
class Imported:
    """A timetable as a dossier.

    Attributes
    ----------
    raised
        The usual limits that it is beyond; the config has what it needs.
    several
        Communes with several visits on one day, which the config allows.
    breaches
        What no limit can mend: visits that follow each other more quickly than one can drive.
    aside, open, nowhere
        Lines whose rhythm the cycle does not hold, lines without a date or hours, and lines without a place,
        which are in no stop.
    extra
        Dates of a year on which such a line comes though nobody tours on that weekday.
    over
        Lines that have ended, and others have taken the place of, or of one date that is past; they are in no
        stop either.
    kept, published
        Visits of a year on the days that were published, and all that were published.
    """

    timetable: Timetable
    planned: Planned
    figures: Figures
    raised: tuple[Raised, ...]
    several: tuple[str, ...]
    breaches: tuple[Violation, ...]
    aside: tuple[TimetableRow, ...]
    extra: tuple[date, ...]
    open: tuple[TimetableRow, ...]
    over: tuple[TimetableRow, ...]
    nowhere: tuple[TimetableRow, ...]
    kept: int
    published: int
    folder: Path


def dossier_of(
    timetable: Timetable,
    places: Places,
    posed: Posed,
    folder: Path,
    options: ImportOptions,
) -> Imported:
    """The dossier of a posed timetable, with the limits that it needs."""
    usual_work: WorkRules = usual("work")
    first = parse_config(posed.table, places.catalogue, CONFIG)
    travel = travel_of(config_of_grid(first), folder, options.notify)
    setup = setup_left(_problem(first, travel), posed.rounds)
    table = _with_work(posed.table, {"setup": setup, "packup": setup})
    bare = _problem(replace(first, work=replace(first.work, setup=setup, packup=setup)), travel)
    room = min(usual_work.lunch, lunch_room(bare.config))
    asked = tours_of(bare, posed.rounds)
    _require_one_day(asked, bare, timetable.file)
    beyond = Needs.of(bare, asked, room).beyond(usual_work)
    changed = dict(beyond) | {
        name: setup for name in ("setup", "packup") if setup < getattr(usual_work, name)
    }
    table = _with_work(table, {"lunch": usual_work.lunch} | dict(beyond))
    config_file = _config_file(table, places, options)
    grid = of_grid(config_file)
    problem = problem_of(grid.config, travel.matrix)
    tours = tours_of(problem, posed.rounds)
    breaches = tuple(breach for breach in check(problem, tours) if not is_loss(breach))
    source = Source(folder, grid, places.catalogue, travel, problem, config_file.config)
    planned = Planned(_plan_file(source, config_file, tours, breaches, options), source, False, False)
    kept, published = _year(posed, planned, options.start)
    return Imported(
        timetable,
        planned,
        figures_of(grid.config, problem.calendar, tours, populations(places.catalogue)),
        tuple(Raised(name, getattr(usual_work, name), value) for name, value in changed.items()),
        posed.several,
        breaches,
        posed.aside,
        posed.extra,
        posed.open,
        posed.over,
        places.nowhere,
        kept,
        published,
        folder,
    )


def _require_one_day(tours: Sequence[Tour], problem: Problem, file: str) -> None:
    """Every round with its ways there and back lies between two midnights.

    Raises
    ------
    InputError
        With every round of the `file` that does not, on its first day.
    """
    across: dict[tuple[str, ...], Tour] = {}
    for tour in tours:
        if tour.start < 0 or tour.end >= DAY:
            across.setdefault(tuple(problem.stop(visit.stop).name for visit in tour.visits), tour)
    if across:
        raise InputError(
            Fault(
                file,
                message("imported.midnight", day=tour.date, opens=tour.start % DAY, closes=tour.end % DAY),
                message("imported.other-hours", stops=stops),
            )
            for stops, tour in across.items()
        )


KEYS = {
    "setup": "setup_minutes",
    "packup": "packup_minutes",
    "lunch": "lunch_minutes",
    "max_drive_day": "max_drive_minutes_day",
    "max_work_day": "max_work_minutes_day",
    "max_span_day": "max_span_minutes_day",
    "min_rest": "min_rest_minutes",
    "max_work_week": "max_work_minutes_week",
    "mean_work_week": "mean_work_minutes_week",
}
"""Keys of ``[work]`` in minutes, by the fields of `WorkRules`; the others are times of day."""


def _with_work(table: Mapping[str, Any], fields: Mapping[str, int]) -> dict[str, Any]:
    """The table with other rules of work, in seconds by their fields."""
    said = {
        KEYS.get(name, name): value // MINUTE if name in KEYS else format_clock(value)
        for name, value in fields.items()
    }
    return {**table, "work": {**table["work"], **said}}


def _problem(config: Config, travel: Travel) -> Problem:
    """The problem of a config whose places are those of `travel`: its limits do not change them."""
    return problem_of(config_of_grid(config), travel.matrix)


def _config_file(table: Mapping[str, Any], places: Places, options: ImportOptions) -> ConfigFile:
    """The config as it will be read from the file that is written."""
    config = parse_config(table, places.catalogue, CONFIG)
    text = commented(table, places.catalogue, words_in(options.lang), CONFIG)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return ConfigFile(config, _plain(table), sha256, CONFIG)


def _plain(value: Any) -> Any:
    """A table as JSON has it: dates as texts."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _plan_file(
    source: Source,
    file: ConfigFile,
    tours: tuple[Tour, ...],
    breaches: Sequence[Violation],
    options: ImportOptions,
) -> PlanFile:
    config, problem = source.file.config, source.problem
    # Nothing clashes: of what is missing the timetable does not say when it is.
    missing = unserved(problem, tours, Status.UNKNOWN, 0, source.catalogue.areas, options.lang, causes={})
    whole = not any(each.required for each in missing) and not breaches
    outcome = Outcome(
        Status.FEASIBLE if whole else Status.UNKNOWN,
        METHOD,
        0,
        sum(tour.drive_seconds for tour in tours),
        None,
    )
    communes, areas = source.named_places
    return PlanFile(
        plan=Plan(outcome, tours, missing),
        title=config.title,
        config_sha256=file.sha256,
        created_with=f"tourplanner {__version__}",
        start=config.calendar.start,
        weeks=config.calendar.weeks,
        repeats=config.calendar.repeats,
        cycle=config.calendar.cycle,
        travel=kept_travel(problem, source.travel, tours, silent),
        config=file.table,
        communes=communes,
        areas=areas,
    )


def write_dossier(imported: Imported, places: Places, folder: Path, options: ImportOptions) -> None:
    """Write config, plan, map and, abroad, the tables of places: all or none."""
    planned = imported.planned
    words, config = words_in(options.lang), planned.source.file.config
    table = planned.source.file.table
    text = commented(table, places.catalogue, words, imported.timetable.file)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    plan_file = replace(planned.plan_file, config_sha256=sha256)
    own = tables_of(places.own, planned.plan_file.title, options.start.year) if places.own else {}
    write_all(
        folder,
        {
            CONFIG: text,
            PLAN: plan_text(plan_file, config),
            MAP: render_map(plan_view(planned.opened), options.lang),
            **own,
        },
    )


def _year(posed: Posed, planned: Planned, first: date) -> tuple[int, int]:
    """Visits of a year that the calendar has on the days that were published, and all that were published."""
    last = first + timedelta(days=YEAR)
    if not posed.is_bare:
        # Visits aside of the grid are posed by what mends the year, which knows of events, too.
        schedule = schedule_of_plan(planned.opened, last, None, None, silent)
    else:
        real = real_dates(planned.opened.year(silent), last)
        schedule = unroll_dates(real, [GridFrom(real.start, real.start, planned.plan.tours)])
    made = {(visit.stop, tour.date) for tour in schedule.tours for visit in tour.visits}
    stops = {stop.id: stop for stop in planned.source.whole.stops}
    # Thousands of lines share few rhythms.
    dates = cache(lambda recurrence: tuple(TimetableRow(0, "", recurrence=recurrence).dates(first, last)))
    wanted = {
        (placed.id, day)
        for placed in posed.placed
        if placed.row.is_dated
        for day in dates(placed.row.recurrence)
        if (placed.row.first is None or placed.row.first <= day) and day not in placed.row.without
        # What ends and is not followed by another line goes on as it was.
        if placed.id not in posed.turns or placed.row.last is None or day <= placed.row.last
        # In or out of school, as its rhythm says, which a recurrence by itself does not know.
        if stops[placed.id].exists_on(day)
    } | {(stop, day) for stop, day in posed.dated.visits if day <= last}
    return len(made & wanted), len(wanted)
