"""The config and the calendar that a plan was made with, as its file tells them."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from tourplanner.domain.place import Catalogue
from tourplanner.domain.plan_file import PlanFile
from tourplanner.errors import InputError
from tourplanner.inputs.config.read import ConfigFile, parse_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.message import message, silent
from tourplanner.workflow.sources.source import Dates, read_dated


def own_config_file(plan_file: PlanFile, catalogue: Catalogue, name: str) -> ConfigFile:
    """The config that a plan was made from: the one that it carries, else a shipped one of its sum.

    `name` is what errors call the plan.

    Raises
    ------
    InputError
        If the plan has none, or with all faults of the one that it carries.
    """
    if plan_file.config is not None:
        where, table = f"{name}, config", _as_planned(plan_file.config, plan_file)
        return ConfigFile(parse_config(table, catalogue, where), table, plan_file.config_sha256, where)
    for path in sorted(data_folder().glob("*.toml")):
        if hashlib.sha256(path.read_bytes()).hexdigest() == plan_file.config_sha256:
            return read_dated(path, catalogue, dates_of(plan_file), silent)
    raise InputError.of(name, message("plan-file.no-config"), message("plan-file.plan-again"))


def planned_table(plan_file: PlanFile, catalogue: Catalogue, name: str) -> Mapping[str, object]:
    """The table of the config that a plan was made from, without judging it where the plan carries it.

    Raises
    ------
    InputError
        As `own_config_file`, if it carries none.
    """
    if plan_file.config is not None:
        return _as_planned(plan_file.config, plan_file)
    return own_config_file(plan_file, catalogue, name).table


def _as_planned(table: Mapping[str, object], plan_file: PlanFile) -> dict[str, object]:
    """The table of a plan's config, with a word on whether the cycle repeats where it has none.

    Plans of earlier versions are of the very weeks that they name.
    """
    calendar = table.get("calendar")
    if plan_file.repeats or not isinstance(calendar, Mapping) or "repeats" in calendar:
        return dict(table)
    return {**table, "calendar": {**calendar, "repeats": False}}


def as_planned(file: ConfigFile, plan_file: PlanFile, catalogue: Catalogue) -> ConfigFile:
    """The config beside a plan as it was when that was made: it may be of a time before cycles repeated."""
    table = _as_planned(file.table, plan_file)
    if table == file.table:
        return file
    return replace(file, config=parse_config(table, catalogue, file.source), table=table)


def dates_of(plan_file: PlanFile) -> Dates:
    """The calendar of a plan, to be laid over another config."""
    return Dates(plan_file.start, plan_file.weeks, plan_file.repeats)
