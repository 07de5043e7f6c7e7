"""Working through a farm, and writing what came of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.files.writable import require_writable
from tourplanner.files.write import Content, write_all
from tourplanner.message import Notify, message, silent
from tourplanner.outputs.farm.page import PAGE
from tourplanner.outputs.farm.page import render as render_page
from tourplanner.outputs.farm.tables import (
    DICTIONARY,
    LEDGER,
    RESULT,
    can_parquet,
    csv_tables,
    parquet_tables,
)
from tourplanner.outputs.farm.view import FarmRow, FarmView, Spent
from tourplanner.scenario.farm import Farm, read_farm
from tourplanner.wording.errors import worded
from tourplanner.wording.language import Language
from tourplanner.workflow.farm.tasks import DOSSIER, Tasks, tasks_of
from tourplanner.workflow.jobs.runners import Runner, one_by_one
from tourplanner.workflow.jobs.store import Store
from tourplanner.workflow.jobs.work_through import Observe, Worked, work_through
from tourplanner.workflow.plan import default_folder

JOBS = "jobs"
"""The folder of the answers that are kept, in that of the results."""
USUAL_SECONDS = {DOSSIER: 0.2}
USUAL_PLACE_SECONDS = 1.0
"""Seconds of a processor for a job of which none was done yet: the pilot, and a choice in a département."""


@dataclass(frozen=True, slots=True)
class FarmSettings:
    """How a farm is worked through.

    Attributes
    ----------
    out
        The folder of the results; None for ``maps/<title of the farm>``.
    data
        A folder of tables that replace the shipped ones, for dossiers.
    runner
        Where jobs are done: one of `workflow.jobs`.
    lang
        Language of the page and of the dictionary.
    plain
        Whether the CSV files are for programs, and not for a spreadsheet.
    notify, observe
        Told of what could not be written, and of the progress.

    Examples
    --------
    >>> import tourplanner as tp
    >>> tp.FarmSettings(plain=True).lang.value
    'fr'
    """

    out: Path | None = None
    data: Path | None = None
    runner: Runner = one_by_one
    lang: Language = Language.FR
    plain: bool = False
    notify: Notify = silent
    observe: Observe | None = None


DEFAULT = FarmSettings()


@dataclass(frozen=True, slots=True)
class Farmed:
    """A farm that was worked through, and its files, the page first."""

    view: FarmView
    worked: Worked
    files: tuple[Path, ...]

    @property
    def core_seconds(self) -> float:
        """Seconds of a processor that all kept answers took."""
        return self.worked.core_seconds


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a farm would take.

    ``core_seconds`` is what is left, from what jobs of the kind took that are kept, else from what was
    measured for the pilot and for a département.
    """

    jobs: int
    kept: int
    core_seconds: float


def farm(path: Path | str | Farm, settings: FarmSettings = DEFAULT) -> Farmed:
    """Do every job of a farm, and write one table of all.

    Each answer is kept in the folder ``jobs`` of the results as soon as it is there, under the hash of all
    that it depends on: after whatever interruption the same call goes on from there, and a changed farm does
    only what is new. The tables are the same bytes however often it was interrupted and wherever it was done.

    Raises
    ------
    InputError
        With all faults of the farm, of its scenarios and dossiers; or if the results cannot be written.
    TourPlannerError
        As the runner. What fails in a job is told in the results.

    Examples
    --------
    >>> from pathlib import Path
    >>> import tourplanner as tp
    >>> head, places = "format = 1", "[[instances]]"
    >>> lines = (head, 'title = "Ma semaine"', places, 'dossiers = ["semaine.toml"]')
    >>> _ = Path("serie.toml").write_text(chr(10).join(lines))
    >>> farmed = tp.farm("serie.toml")
    >>> [row.found["status"] for row in farmed.view.rows()]
    ['optimal']
    """
    meant = path if isinstance(path, Farm) else read_farm(Path(path))
    folder = settings.out or default_folder(meant.title)
    require_writable(folder, (f"{RESULT}.csv", DICTIONARY, LEDGER, PAGE))
    tasks = tasks_of(meant, settings.data)
    store = Store(folder / JOBS)
    worked = work_through(tasks.jobs, store, settings.runner, settings.observe)
    view = _view(meant, tasks, store, worked, settings.lang)
    contents: dict[str, Content] = {**csv_tables(view, settings.lang, settings.plain)}
    if can_parquet():
        contents |= parquet_tables(view)
    else:
        settings.notify(message("farm.no-parquet"))
    contents[PAGE] = render_page(view, settings.lang)
    write_all(folder, contents)
    return Farmed(view, worked, tuple(folder / name for name in (PAGE, *sorted(contents.keys() - {PAGE}))))


def reckon(path: Path | str | Farm, settings: FarmSettings = DEFAULT) -> Reckoned:
    """What is left of a farm to be done, and what that would take; nothing is done or written.

    Raises
    ------
    InputError
        With all faults of the farm, of its scenarios and dossiers.
    """
    meant = path if isinstance(path, Farm) else read_farm(Path(path))
    tasks = tasks_of(meant, settings.data)
    store = Store((settings.out or default_folder(meant.title)) / JOBS)
    seen, left, kept, took = set[str](), Counter[str](), Counter[str](), dict[str, float]()
    for task in tasks:
        kind, key = task.instance.kind, task.job.key
        if key in seen:
            continue
        seen.add(key)
        if (answer := store.read(key)) is None:
            left[kind] += 1
        else:
            kept[kind] += 1
            took[kind] = took.get(kind, 0.0) + answer[1].core_seconds
    each = {kind: took[kind] / kept[kind] for kind in took}
    usual = {kind: USUAL_SECONDS.get(kind, USUAL_PLACE_SECONDS) for kind in left}
    seconds = sum(number * each.get(kind, usual[kind]) for kind, number in left.items())
    return Reckoned(len(seen), kept.total(), seconds)


def _view(meant: Farm, tasks: Tasks, store: Store, worked: Worked, lang: Language) -> FarmView:
    """What the outputs are drawn from: rows that are read from the disk, as often as somebody asks."""
    failures = {
        outcome.key: worded(outcome.error, lang) for outcome in worked.failures if outcome.error is not None
    }

    def rows() -> Iterator[FarmRow]:
        seen = set[str]()
        for task in tasks:
            kept = store.read(task.job.key)
            if kept is None and task.job.key not in failures:
                raise InputError.of(str(store.folder), message("farm.taken-away"), message("farm.go-on"))
            found, spent = None, None
            if kept is not None:
                found, cost = kept
                spent = None if task.job.key in seen else Spent(cost.core_seconds, cost.attempts)
            yield FarmRow(
                key=task.job.key,
                kind=task.instance.kind,
                code=task.instance.code,
                name=task.instance.name,
                departement=task.instance.departement,
                scenario=task.scenario,
                options=task.options,
                seed=task.seed,
                found=found,
                spent=spent,
            )
            seen.add(task.job.key)

    has_visits = any(instance.kind != DOSSIER for instance in tasks.instances)
    return FarmView(meant.title, meant.why, meant.source, rows, worked.core_seconds, failures, has_visits)
