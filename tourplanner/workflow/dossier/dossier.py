"""A dossier: the folder of one service, with its config, its plan and what was told of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tourplanner.domain.config import CalendarRules, Config, Lock, Stop, Van
from tourplanner.domain.crew import Crew
from tourplanner.domain.period import CycleKind
from tourplanner.domain.place import Catalogue
from tourplanner.errors import InputError
from tourplanner.inputs.config.read import ConfigFile, parse_config, read_config, title_of
from tourplanner.inputs.starter import PLAN as CONFIG
from tourplanner.message import Message, Notify, message
from tourplanner.schedule.events import config_of_grid
from tourplanner.workflow.opened_plan import OpenedPlan, open_plan
from tourplanner.workflow.reopened_plan import with_config
from tourplanner.workflow.sources.plan_config import as_planned

CONFIGS = (".toml", ".xlsx")
"""What a config can be: other files of the same kinds are none by what they say."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A plan with the config that its dossier has beside it.

    Attributes
    ----------
    config, table
        With its events: of the file, else the one that the plan carries.
    file
        The config; None where there is none.
    ahead
        The labels of the tables in which the config asks for another grid than the plan has, which is judged
        by its own then; none where they agree.
    """

    plan: OpenedPlan
    config: Config
    table: Mapping[str, object]
    file: Path | None = None
    ahead: tuple[Message, ...] = ()

    @property
    def folder(self) -> Path:
        """Where everything of it lies."""
        return self.plan.folder


def open_dossier(path: Path, data: Path | None, notify: Notify) -> Dossier:
    """Open a plan with the events of the config that lies beside it.

    Parameters
    ----------
    path
        The folder, or its ``plan.json``.
    data
        A folder of tables that replace the shipped ones.
    notify
        As of `open_plan`.

    Raises
    ------
    InputError
        If the plan or the config cannot be read, or if the grid of the config is not the one that was
        planned: it has to be planned again.
    TravelError
        As `open_plan`.
    """
    dossier = open_ahead(path, data, notify)
    require_agreed(dossier)
    return dossier


def open_ahead(path: Path, data: Path | None, notify: Notify) -> Dossier:
    """Open a plan with its config as `open_dossier`, whatever grid that asks for by now.

    Raises
    ------
    InputError
        If the plan or the config cannot be read.
    TravelError
        As `open_plan`.
    """
    return dossier_of(open_plan(path, data, notify))


def dossier_of(plan: OpenedPlan) -> Dossier:
    """A plan that was opened, with the config that lies beside it, whatever grid that asks for.

    Raises
    ------
    InputError
        If the config cannot be read.
    """
    found = config_beside(plan.folder, plan.plan_file.title, plan.catalogue)
    if found is None:
        return Dossier(plan, plan.whole or plan.config, plan.config_file.table)
    file, read = found[0], as_planned(found[1], plan.plan_file, plan.catalogue)
    ahead = tuple(changed_tables(config_of_grid(read.config), plan.config))
    whole = _as_it_was(plan, read.table) if ahead else read.config
    return Dossier(with_config(plan, whole) if whole else plan, read.config, read.table, file, ahead)


def _as_it_was(plan: OpenedPlan, table: Mapping[str, object]) -> Config | None:
    """The config that a plan was made with, and the events since; None where those tell of another grid."""
    since = {key: value for key, value in plan.config_file.table.items() if key != "events"}
    if events := table.get("events"):
        since["events"] = events
    try:
        whole = parse_config(since, plan.catalogue, plan.name)
    except InputError:
        return None
    return None if any(changed_tables(config_of_grid(whole), plan.config)) else whole


def require_agreed(dossier: Dossier) -> None:
    """Require that the config of a dossier asks for the grid that was planned.

    Raises
    ------
    InputError
        If it has to be planned again.
    """
    if dossier.ahead:
        file = dossier.file or dossier.folder
        raise InputError.of(
            str(file),
            message("dossier.other-grid", plan=str(dossier.plan.file), tables=[*dossier.ahead]),
            _cure(dossier.config.calendar, dossier.plan, file),
        )


def _cure(asked: CalendarRules, plan: OpenedPlan, file: Path) -> Message:
    """Plan again; or write down what the plan was asked for on the command line, if that is all."""
    again = message("dossier.plan-again", config=str(file), folder=str(plan.folder))
    there = plan.config.calendar
    if _calendar(there) != replace(_calendar(asked), start=there.start, weeks=there.weeks):
        return again
    said = [f"start = {there.start.isoformat()}"] if there.start != asked.start else []
    said += [f"weeks = {there.weeks}"] if there.weeks != asked.weeks else []
    return message("dossier.write-down", said=said, config=str(file), again=again) if said else again


def open_with_events(path: Path, data: Path | None, notify: Notify) -> OpenedPlan:
    """The plan of a dossier; see `open_dossier`."""
    return open_dossier(path, data, notify).plan


def config_beside(folder: Path, title: str, catalogue: Catalogue) -> tuple[Path, ConfigFile] | None:
    """The config of a dossier: its ``plan.toml``, else the only other config there of that title.

    Raises
    ------
    InputError
        If ``plan.toml`` cannot be read, with all faults of it, or if there are several others.
    """
    if (folder / CONFIG).is_file():
        return folder / CONFIG, read_config(folder / CONFIG, catalogue)
    found = [file for file in _files(folder) if title_of(file, catalogue) == title]
    if len(found) > 1:
        what = message("dossier.several-configs", names=[file.name for file in found])
        raise InputError.of(str(folder), what, message("dossier.keep-one"))
    return (found[0], read_config(found[0], catalogue)) if found else None


def _files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        if file.suffix.lower() in CONFIGS and not file.name.startswith((".", "~")):
            yield file


def changed_tables(asked: Config, planned: Config) -> Iterator[Message]:
    """What two configs of grids differ in that a plan depends on, by the labels of its tables.

    Texts for posters, costs, what closed dates do and, for a cycle that repeats, the closures of the year may
    change at any time.
    """
    repeats = asked.calendar.repeats and planned.calendar.repeats
    told = {
        "calendar": (_calendar(asked.calendar), _calendar(planned.calendar)),
        "sessions": (asked.sessions, planned.sessions),
        "work": (asked.work, planned.work),
        "travel": (asked.travel, planned.travel),
        "depots": (
            [replace(depot, name="") for depot in asked.depots],
            [replace(depot, name="") for depot in planned.depots],
        ),
        "vans": (
            [_van(van, repeats) for van in asked.vans],
            [_van(van, repeats) for van in planned.vans],
        ),
        "crews": (
            [_crew(crew, repeats) for crew in asked.crews],
            [_crew(crew, repeats) for crew in planned.crews],
        ),
        "areas": (_areas(asked), _areas(planned)),
        "stops": _stops(asked, planned, repeats),
        "aims": (asked.aims, planned.aims),
        "locks": (_locks(asked), _locks(planned)),
    }
    return (Message(f"key.{name}") for name, (one, other) in told.items() if one != other)


def _calendar(rules: CalendarRules) -> CalendarRules:
    """The calendar that a plan was solved on: of a grid, without what is said of dates of the year."""
    if not rules.repeats:
        return rules
    return replace(rules, public_holidays="", closed=(), extra_days=(), departement="", school=())


def _locks(config: Config) -> list[Lock]:
    """The locks on all visits of a stop; where a day is fixed, that is judged with all other rules."""
    by_days = config.calendar.repeats and config.calendar.cycle is not CycleKind.WEEKS
    return [
        lock
        for lock in config.locks
        if lock.date is None and not (by_days and lock.week is not None and lock.weekday is not None)
    ]


def _areas(config: Config) -> list[object]:
    """The areas that have a stop in the grid: another may be there for one that joins."""
    toured = {stop.area for stop in config.stops}
    return [area for area in config.areas if area.epci in toured]


def _van(van: Van, repeats: bool) -> Van:
    """A van without what only matters on dates."""
    there = replace(van, catch_up=True)
    return replace(there, closed=()) if repeats else there


def _crew(crew: Crew, repeats: bool) -> Crew:
    """A crew without what is only told of it, or counted in costs, or only matters on dates."""
    untold = replace(crew, name="", agents=None, drivers=0)
    return replace(untold, closed=()) if repeats else untold


def _stops(asked: Config, planned: Config, repeats: bool) -> tuple[Sequence[Stop], Sequence[Stop]]:
    """The stops of both without what a grid does not depend on; there are hundreds, and few ever differ."""
    if asked.stops == planned.stops:
        return asked.stops, planned.stops
    return [_stop(stop, repeats) for stop in asked.stops], [_stop(stop, repeats) for stop in planned.stops]


def _stop(stop: Stop, repeats: bool) -> Stop:
    """A stop without what is only told of it, or only matters on dates."""
    untold = replace(stop, name="", place="", address="", phone="", notes="", lunch="", booking=None)
    untold = replace(untold, on_closed=None, catch_up=True, keep=None)
    return replace(untold, closed=(), seasons=(), away=()) if repeats else untold
