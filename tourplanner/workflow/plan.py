"""Making a plan and writing it with its map."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from tourplanner._version import __version__
from tourplanner.analysis.second_opinion import second_opinion
from tourplanner.domain.place import Area
from tourplanner.domain.plan import Outcome, Plan
from tourplanner.domain.plan_file import PlanFile
from tourplanner.errors import TourPlannerError
from tourplanner.files.writable import require_writable
from tourplanner.files.write import write_all
from tourplanner.inputs.file_name import file_name
from tourplanner.message import Message, Notify, message, silent
from tourplanner.outputs.map import render as render_map
from tourplanner.outputs.names import INCOMPLETE, MAP
from tourplanner.problem.check import check, is_loss, lines
from tourplanner.problem.problem import Problem
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits, Progress, Result
from tourplanner.solvers.solve import solve
from tourplanner.wording.language import Language
from tourplanner.wording.recurrence import told_rhythms
from tourplanner.workflow.dossier.predecessor import Predecessor, predecessor
from tourplanner.workflow.doubts import asked_twice
from tourplanner.workflow.nearby_plan import near_to
from tourplanner.workflow.on_time import not_met, solved_on_time
from tourplanner.workflow.plan_view import plan_view
from tourplanner.workflow.planned import Planned
from tourplanner.workflow.sources.decoded_plan import PLAN
from tourplanner.workflow.sources.plan_text import plan_text
from tourplanner.workflow.sources.source import Dates, Source, read_source
from tourplanner.workflow.sources.travel import kept_travel
from tourplanner.workflow.unserved import unserved
from tourplanner.workflow.year.grid_notice import grid_notices, idle_extra_days
from tourplanner.workflow.year.school_notice import school_notices

OUTPUTS = Path("maps")


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What a plan is made with, besides its config.

    Attributes
    ----------
    start, weeks
        Replace those of the config's calendar.
    data
        A folder of tables that replace the shipped ones.
    lang
        Language of reasons and of the map.
    time_limit
        Seconds of search; None to search until the plan is proven, or for a fixed number of rounds.
    rounds
        How many, where visits are many or short: with one worker, the same plan every time.
    method
        The engine.
    near
        A plan, or its folder, from which as few visits as can be are to move; promises and rules come
        first, driving after it.
    notify, observe
        Told of remarks on the input, and of the progress of the search.

    Examples
    --------
    >>> import tourplanner as tp
    >>> tp.PlanOptions(weeks=3).lang.value
    'fr'
    """

    start: date | None = None
    weeks: int | None = None
    data: Path | None = None
    lang: Language = Language.FR
    time_limit: float | None = None
    rounds: int | None = None
    seed: int = 0
    workers: int = 1
    method: Method = Method.AUTO
    near: Path | None = None
    notify: Notify = silent
    observe: Callable[[Progress], None] | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a plan; ``kept`` is one that keeps all promises, which it was not written over."""

    plan: Path
    map: Path
    kept: Path | None = None


DEFAULT = PlanOptions()


def plan(config: Path | str | None = None, options: PlanOptions = DEFAULT) -> Planned:
    """Make the plan that a config asks for; nothing is written.

    Parameters
    ----------
    config
        A path or the bare name of a shipped config; None for the shipped pilot.

    Raises
    ------
    InputError
        With all faults of the config and its tables.
    TravelError
        If a travel time cannot be given.
    TourPlannerError
        If the plan that was found breaks a rule, which is a fault of tourplanner.

    Examples
    --------
    >>> import tourplanner as tp
    >>> planned = tp.plan("semaine.toml")
    >>> print(planned.plan.outcome.status, len(planned.plan.tours), planned.keeps_promises)
    optimal 5 True
    >>> shorter = tp.plan("semaine.toml", tp.PlanOptions(time_limit=10))
    >>> shorter.plan == planned.plan
    True
    """
    source, notes = _read(config, options)
    return plan_source(source, notes, options)


def make_plan(
    config: Path | None, out: Path | None, options: PlanOptions, incomplete: bool = False
) -> tuple[Planned, Written | None]:
    """Make a plan and write it; what cannot be written is told before the search.

    Parameters
    ----------
    incomplete
        As of `write_plan`.

    Returns
    -------
    tuple
        The plan and its files; no files for a search that was interrupted before it found a tour.

    Raises
    ------
    TourPlannerError
        As `plan`, and if the folder `out` cannot be written.
    """
    source, notes = _read(config, options)
    folder = default_folder(source.file.config.title) if out is None else out
    require_writable(folder, (PLAN, MAP))
    planned = plan_source(source, notes, options)
    if planned.interrupted and not planned.plan_file.plan.tours:
        return planned, None
    return planned, write_plan(planned, folder, options.lang, incomplete)


def write_plan(
    planned: Planned,
    out: Path | str | None = None,
    lang: Language = Language.FR,
    incomplete: bool = False,
    beside: Mapping[str, str] | None = None,
) -> Written:
    """Write ``plan.json`` and its map into `out`, both or none.

    A plan that misses promises does not take the place of one there that keeps all of them: it goes to
    the folder ``incomplet`` beside that.

    Parameters
    ----------
    out
        A folder, made if it is not there; None for ``maps/<title as a slug>``.
    incomplete
        Whether a plan that misses promises is to take the place of any other.
    beside
        What else belongs to it, by names of files: written with it or not at all.

    Raises
    ------
    InputError
        If a file cannot be written.

    Examples
    --------
    >>> import tourplanner as tp
    >>> written = tp.write_plan(tp.plan("semaine.toml"), "ma-semaine")
    >>> print(written.plan.as_posix(), written.map.as_posix())
    ma-semaine/plan.json ma-semaine/map.html
    """
    folder = default_folder(planned.source.file.config.title) if out is None else Path(out)
    drawn = _map(planned, lang)
    before = predecessor(folder)
    kept = None
    if not incomplete and not planned.keeps_promises and before.keeps_promises:
        kept, folder = folder / PLAN, folder / INCOMPLETE
    contents = {PLAN: _text(planned, before), MAP: drawn, **(beside or {})}
    write_all(folder, contents)
    return Written(folder / PLAN, folder / MAP, kept)


def plan_contents(planned: Planned, folder: Path, lang: Language) -> dict[str, str]:
    """What the files of a plan say, by their names, if they come into a folder."""
    return {PLAN: _text(planned, predecessor(folder)), MAP: _map(planned, lang)}


def _text(planned: Planned, before: Predecessor) -> str:
    """The plan's file, with the id of the dossier that it follows in."""
    config = planned.source.file.config
    plan_file = replace(planned.plan_file, dossier=before.id_for(planned.plan_file))
    return plan_text(plan_file, config, told_rhythms(config, plan_file.plan.tours))


def _map(planned: Planned, lang: Language) -> str:
    return render_map(plan_view(planned.opened), lang)


def default_folder(title: str) -> Path:
    """Where a plan goes without being told: ``maps/<title as a slug>``."""
    return OUTPUTS / file_name(title)


def _read(config: Path | str | None, options: PlanOptions) -> tuple[Source, tuple[Message, ...]]:
    """The source of a plan, and the notices on the way, which were passed on."""
    notes: list[Message] = []

    def notify(notice: Message) -> None:
        notes.append(notice)
        options.notify(notice)

    path = None if config is None else Path(config)
    source = read_source(path, options.data, Dates(options.start, options.weeks), notify)
    for notice in (*grid_notices(source.file), *idle_extra_days(source.whole), *_school_notices(source)):
        options.notify(notice)
    return source, tuple(notes)


def _school_notices(source: Source) -> Iterator[Message]:
    """What is said of the school holidays of a plan that is made for its very weeks; no grid knows any."""
    rules = source.file.config.calendar
    if not rules.repeats:
        last = rules.start + timedelta(days=7 * rules.weeks - 1)
        yield from school_notices(source.file.config, source.catalogue.school, rules.start, last)


def plan_source(source: Source, notes: tuple[Message, ...], options: PlanOptions) -> Planned:
    """Make the plan of a source that was read; `notes` are remarks for its readers.

    Raises
    ------
    TourPlannerError
        If the plan that was found breaks a rule, which is a fault of tourplanner.
    """
    limits = Limits(options.time_limit, options.seed, options.workers, options.observe, options.rounds)
    told: list[Message] = []
    source, result = solved_on_time(source, lambda posed: solve(posed, limits, options.method), told.append)
    config, problem, travel = source.file.config, source.problem, source.travel
    if options.near is not None:
        result = near_to(problem, result, options.near, limits, options.notify)
    _require_sound(problem, result)
    result = asked_twice(problem, result, limits, told.append)
    told += [*not_met(problem, result.tours), *second_opinion(problem, travel.provider, result.tours)]
    kept = kept_travel(problem, travel, result.tours, told.append)
    for note in told:
        options.notify(note)
    communes, areas = source.named_places
    plan_file = PlanFile(
        plan=_plan(problem, result, source.catalogue.areas, options),
        title=config.title,
        config_sha256=source.file.sha256,
        created_with=f"tourplanner {__version__}",
        start=config.calendar.start,
        weeks=config.calendar.weeks,
        repeats=config.calendar.repeats,
        cycle=config.calendar.cycle,
        travel=kept,
        config=source.file.table,
        communes=communes,
        areas=areas,
        notes=(*notes, *told),
        least_missing=result.evidence.least_missing,
        aims=result.aims,
    )
    ended = result.evidence
    return Planned(plan_file, source, ended.interrupted, ended.out_of_time, ended.unprepared)


def _require_sound(problem: Problem, result: Result) -> None:
    if breaches := [breach for breach in check(problem, result.tours) if not is_loss(breach)]:
        raise TourPlannerError(message("plan-file.our-bug", breaches=lines(breaches)))


def _plan(problem: Problem, result: Result, areas: Mapping[str, Area], options: PlanOptions) -> Plan:
    driven = sum(tour.drive_seconds for tour in result.tours)
    outcome = Outcome(result.status, result.method, options.seed, driven, result.bound)
    proven = (result.tours, result.status, result.evidence.least_missing)
    return Plan(outcome, result.tours, unserved(problem, *proven, areas, options.lang))
