"""From files to a problem: a config, or the config that a plan carries."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config
from tourplanner.domain.decoder import decode
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Area, Catalogue, Commune
from tourplanner.domain.plan_file import PlanFile
from tourplanner.errors import InputError
from tourplanner.files import mend
from tourplanner.inputs.config.read import DEFAULT, ConfigFile, parse_config, read_config
from tourplanner.inputs.shipped import data_folder, find_config
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.message import Notify, silent
from tourplanner.problem.build import build
from tourplanner.problem.problem import Problem
from tourplanner.workflow.travel import Travel, travel_of

PLAN = "plan.json"
MAP = "map.html"


@dataclass(frozen=True, slots=True)
class Dates:
    """Another start and length of the cycle than the config's; None leaves them."""

    start: date | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A config file with the catalogue that it was read with, its travel and the problem that it poses.

    ``folder`` is that of the config, from which the files that it names start.
    """

    folder: Path
    file: ConfigFile
    catalogue: Catalogue
    travel: Travel
    problem: Problem


def read_source(config: Path | None, data: Path | None, dates: Dates, notify: Notify) -> Source:
    """Read a config and what it needs.

    Parameters
    ----------
    config
        A path or the bare name of a shipped config; None for the shipped pilot.
    data
        A folder of tables that replace the shipped ones.
    dates
        What replaces the calendar of the config.
    notify
        Told of liberties taken with tables, of communes that have merged, and of doubtful roads.

    Raises
    ------
    InputError
        With all faults.
    TravelError
        If a travel time cannot be given.
    """
    catalogue = read_catalogue(data or data_folder(), notify)
    path = locate(config)
    file = read_dated(path, catalogue, dates, notify)
    travel = travel_of(file.config, path.parent, notify)
    return Source(path.parent, file, catalogue, travel, problem_of(file.config, travel.matrix))


def edited(source: Source, file: ConfigFile, notify: Notify) -> Source:
    """A source with another config in the place of its own: a scenario, a choice.

    Raises
    ------
    TravelError
        If a travel time cannot be given.
    """
    travel = travel_of(file.config, source.folder, notify)
    return replace(source, file=file, travel=travel, problem=problem_of(file.config, travel.matrix))


def locate(config: Path | None) -> Path:
    """The file of a config: the pilot for None, a path, or the bare name of a shipped one."""
    if config is None:
        return data_folder() / DEFAULT
    try:
        return find_config(config)
    except InputError:
        # Reading it fails as well, and knows what is near.
        return config


def read_dated(path: Path, catalogue: Catalogue, dates: Dates, notify: Notify) -> ConfigFile:
    """The config file, with the calendar's start and length replaced by `dates`."""
    if dates == Dates():
        return read_config(path, catalogue, notify)
    file = read_config(path, catalogue)
    table = dated_table(file.table, dates)
    said = [f"start {dates.start}"] if dates.start else []
    said += [f"weeks {dates.weeks}"] if dates.weeks is not None else []
    source = f"{file.source} with {' and '.join(said)}"
    config = parse_config(table, catalogue, source, notify=notify)
    return replace(file, config=config, table=table)


def dated_table(table: Mapping[str, object], dates: Dates) -> dict[str, object]:
    """The table of a config with another start and length of the cycle."""
    calendar = table.get("calendar")
    dated = dict(calendar) if isinstance(calendar, Mapping) else {}
    if dates.start is not None:
        dated["start"] = dates.start.isoformat()
    if dates.weeks is not None:
        dated["weeks"] = dates.weeks
    return {**table, "calendar": dated}


def problem_of(config: Config, matrix: TravelMatrix) -> Problem:
    """The problem that a config poses with these travel times."""
    return build(config, build_calendar(config.calendar, config.sessions), matrix)


def plan_at(path: Path) -> Path:
    """The plan file that a path stands for: itself, or the plan.json in a folder."""
    mend(path if path.is_dir() else path.parent)
    return path / PLAN if path.is_dir() else path


def read_plan(path: Path) -> tuple[str, PlanFile]:
    """The text of a plan file and what it says; a folder stands for the plan.json in it.

    Raises
    ------
    InputError
        If it cannot be read, or with all faults of what it says.
    """
    file = plan_at(path)
    cure = f"`tourplanner plan` writes one, as {PLAN}"
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError.of(str(file), "no such file", cure) from None
    except UnicodeDecodeError:
        raise InputError.of(str(file), "is not UTF-8 text", cure) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError.of(str(file), f"cannot be read: {reason}") from None
    return text, decode(text, file.name)


def catalogue_of(plan_file: PlanFile, data: Path | None, notify: Notify) -> Catalogue:
    """The places of the tables, with those of the plan as they were when it was made."""
    shipped = read_catalogue(data or data_folder(), notify)
    communes = {**shipped.communes, **{commune.code: commune for commune in plan_file.communes}}
    return replace(
        shipped, communes=communes, areas={**shipped.areas, **{area.epci: area for area in plan_file.areas}}
    )


def config_of(plan_file: PlanFile, catalogue: Catalogue, name: str) -> Config:
    """The config that a plan was made from: the one that it carries, else a shipped one of its sum.

    Raises
    ------
    InputError
        If there is none, or with all faults of what it says.
    """
    if plan_file.config is not None:
        return parse_config(plan_file.config, catalogue, f"{name}, config")
    for path in sorted(data_folder().glob("*.toml")):
        if hashlib.sha256(path.read_bytes()).hexdigest() == plan_file.config_sha256:
            return read_dated(path, catalogue, Dates(plan_file.start, plan_file.weeks), silent).config
    raise InputError.of(
        name, "carries no config", "plan it again: `tourplanner plan` keeps the config in the plan"
    )


def named_places(file: ConfigFile, catalogue: Catalogue) -> tuple[tuple[Commune, ...], tuple[Area, ...]]:
    """The communes and areas that a config names, in the order of their codes."""
    stops, areas = file.config.stops, file.config.areas
    codes = {stop.commune for stop in stops}.union(*(area.communes or () for area in areas))
    epcis = {stop.area for stop in stops} | {area.epci for area in areas}
    return (
        tuple(catalogue.communes[code] for code in sorted(codes)),
        tuple(catalogue.areas[epci] for epci in sorted(epcis)),
    )
