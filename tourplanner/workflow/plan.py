"""Making a plan and writing it with its map."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from tourplanner.files.writable import require_writable
from tourplanner.files.write import rewrite_all
from tourplanner.inputs.slug import file_name
from tourplanner.message import Message
from tourplanner.outputs.map import render as render_map
from tourplanner.outputs.names import INCOMPLETE, MAP
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.predecessor import predecessor
from tourplanner.workflow.making import plan_source
from tourplanner.workflow.plan_options import DEFAULT, PlanOptions
from tourplanner.workflow.plan_view import plan_view
from tourplanner.workflow.planned import Planned
from tourplanner.workflow.sources.decoded_plan import PLAN
from tourplanner.workflow.sources.plan_text import plan_text
from tourplanner.workflow.sources.source import Dates, Source, read_source
from tourplanner.workflow.year.grid_notice import grid_notices, idle_extra_days
from tourplanner.workflow.year.school_notice import school_notices

OUTPUTS = Path("maps")


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a plan; ``kept`` is one that keeps all promises, which it was not written over."""

    plan: Path
    map: Path
    kept: Path | None = None


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
    drawn, aside = _map(planned, lang), False

    def change() -> dict[str, str | bytes | None]:
        nonlocal aside
        before = predecessor(folder, planned.plan_file)
        aside = not incomplete and not planned.keeps_promises and before.keeps_promises
        text = plan_text(replace(planned.plan_file, dossier=before.dossier), planned.source.file.config)
        contents = {PLAN: text, MAP: drawn, **(beside or {})}
        return {f"{INCOMPLETE}/{name}" if aside else name: content for name, content in contents.items()}

    rewrite_all(folder, change)
    into = folder / INCOMPLETE if aside else folder
    return Written(into / PLAN, into / MAP, folder / PLAN if aside else None)


def plan_contents(planned: Planned, folder: Path, lang: Language) -> dict[str, str]:
    """What the files of a plan say, by their names, if they come into a folder."""
    followed = replace(planned.plan_file, dossier=predecessor(folder, planned.plan_file).dossier)
    return {PLAN: plan_text(followed, planned.source.file.config), MAP: _map(planned, lang)}


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
