"""A config to start from: TOML with comments, or a workbook."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tourplanner.domain.place import Catalogue
from tourplanner.inputs.config.read import ConfigFile, read_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.starter import PLAN, STARTER, write_new
from tourplanner.message import Notify, message
from tourplanner.outputs.config_workbook import render
from tourplanner.outputs.starter import commented, pilot_starter
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.opened_plan import config_of_plan
from tourplanner.workflow.sources.source import locate, places_of

WORKBOOK = "plan.xlsx"
FILES = ("file", "corrections")
"""Keys of ``[travel]`` that name files, which start from the folder of the config."""


def new(folder: Path, lang: Language) -> tuple[Path, ...]:
    """Write a commented config to start from into `folder`; the files that were written.

    Parameters
    ----------
    lang
        Language of the comments.

    Raises
    ------
    InputError
        If it is there already, or cannot be written.
    """
    file = folder / PLAN
    write_new(file, pilot_starter(lang).encode())
    return (file,)


def new_workbook(
    folder: Path, config: Path | None, data: Path | None, lang: Language, notify: Notify
) -> tuple[Path, ...]:
    """Write the workbook of a config into `folder`; the files that were written.

    Parameters
    ----------
    config
        A path or the bare name of a shipped config, TOML or a workbook, or a plan.json or its folder;
        None for the one to start from.
    data
        A folder of tables that replace the shipped ones, with the communes to choose from.
    lang
        Language of the workbook.

    Raises
    ------
    InputError
        If it is there already or cannot be written, or with all faults of the config.
    """
    file = folder / WORKBOOK
    if config is None:
        source, catalogue = _source(data_folder() / STARTER, data, notify)
        table: Mapping[str, Any] = source.table | {"title": words_in(lang)("starter.title")}
    else:
        source, catalogue = _source(config, data, notify)
        table = _at_home(source.table, config, folder, notify)
    write_new(file, render(table, catalogue, lang))
    return (file,)


def new_from(
    folder: Path, config: Path, data: Path | None, lang: Language, notify: Notify
) -> tuple[Path, ...]:
    """Write a config that is there anew, every key explained, into `folder`; the files that were written.

    Parameters
    ----------
    config, data
        As of `new_workbook`.
    lang
        Language of the comments.

    Raises
    ------
    InputError
        As `new_workbook`.
    """
    source, catalogue = _source(config, data, notify)
    file = folder / PLAN
    table = _at_home(source.table, config, folder, notify)
    write_new(file, commented(table, catalogue, words_in(lang), config.name).encode())
    return (file,)


def _source(config: Path, data: Path | None, notify: Notify) -> tuple[ConfigFile, Catalogue]:
    """A config with the places that it is read with: a file of its own, or what a plan was made from."""
    if config.suffix.lower() == ".json" or config.is_dir():
        return config_of_plan(config, data, notify)
    path = locate(config)
    catalogue = places_of(path, data, notify)
    return read_config(path, catalogue, notify), catalogue


def _at_home(table: Mapping[str, Any], config: Path, folder: Path, notify: Notify) -> Mapping[str, Any]:
    """The table for another folder: the files that it names are the same ones, seen from there."""
    home = config if config.is_dir() else locate(config).parent if config.suffix != ".json" else config.parent
    travel = dict(table.get("travel", {}))
    for key in FILES:
        name = travel.get(key)
        if not name or Path(name).is_absolute():
            continue
        if (home / name).exists():
            travel[key] = Path(os.path.relpath(home / name, folder)).as_posix()
        else:
            notify(message("door.file-not-along", key=f"travel.{key}", file=name, folder=str(folder)))
    return {**table, "travel": travel} if travel else table
