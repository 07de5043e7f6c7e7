"""The config of a dossier made to say another table: its comments stay where that can be."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.inputs.config.read import ConfigFile, config_file_of, config_of
from tourplanner.inputs.toml_file import plain_table
from tourplanner.message import message
from tourplanner.outputs.config_workbook import render as render_workbook
from tourplanner.outputs.starter import commented
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.dossier.dossier import Dossier
from tourplanner.workflow.dossier.edited_config import LISTS, EditedConfig

Row = Mapping[str, Any]
NAMED_BY = {"stops": "id", "areas": "epci", "vans": "id", "depots": "id"}


def rewritten(
    dossier: Dossier, before: EditedConfig, laid: ConfigFile, lang: Language
) -> tuple[EditedConfig, ConfigFile]:
    """The config of a dossier that says what `laid` says, and that file as it would be read again.

    Parameters
    ----------
    before
        What it says now.
    lang
        Language of its comments where all of it has to be written anew.

    Raises
    ------
    TourPlannerError
        If it would say another config, which is a fault of tourplanner.
    """
    catalogue, table = dossier.plan.catalogue, plain_table(laid.table)
    edited = _edited(before, table, catalogue)
    if edited is None or not _says(edited, laid, catalogue):
        edited = _anew(before, table, dossier, lang)
    read = config_file_of(edited.content, edited.file, catalogue)
    if not _is_same(read.config, laid.config):
        raise TourPlannerError(message("event.our-bug"))
    return edited, read


def _says(edited: EditedConfig, laid: ConfigFile, catalogue: Catalogue) -> bool:
    try:
        return _is_same(config_of(edited.content, edited.file, catalogue), laid.config)
    except InputError:
        return False


def _is_same(said: Config, asked: Config) -> bool:
    # Of a file of an earlier version it is its plan that tells whether the cycle repeats.
    repeats = replace(said.calendar, repeats=asked.calendar.repeats)
    return replace(said, calendar=repeats) == asked


def _anew(before: EditedConfig, table: dict[str, Any], dossier: Dossier, lang: Language) -> EditedConfig:
    """All of it, as a starter is written."""
    catalogue = dossier.plan.catalogue
    if before.is_workbook:
        return EditedConfig(before.file, table, render_workbook(table, catalogue, lang))
    text = commented(table, catalogue, words_in(lang), dossier.plan.name)
    return EditedConfig(before.file, table, text.encode())


def _edited(before: EditedConfig, table: dict[str, Any], catalogue: Catalogue) -> EditedConfig | None:
    """The same file with edits; None where they cannot be made."""
    after = before
    for name in LISTS:
        after = _with_list(after, name, table.get(name, ()), catalogue)
    return after.with_settings(table)


def _with_list(edited: EditedConfig, name: str, rows: list[Row], catalogue: Catalogue) -> EditedConfig:
    wanted = Counter(_key(name, row) for row in rows)
    there = list(edited.table.get(name, ()))
    if there == list(rows):
        return edited
    gone = []
    left = Counter(wanted)
    for number, row in enumerate(there, start=1):
        key = _key(name, row)
        left[key] -= 1
        if left[key] < 0:
            gone.append(number)
    for number in reversed(gone):
        edited = edited.without(name, number, catalogue)
    known = {_key(name, row): number for number, row in enumerate(edited.table.get(name, ()), start=1)}
    changes: dict[int, dict[str, Any]] = {}
    for row in rows:
        number = known.get(_key(name, row), 0)
        if not number:
            edited = edited.added(name, row, catalogue)
            continue
        was = edited.table[name][number - 1]
        changed = {key: row.get(key) for key in (*row, *was) if row.get(key) != was.get(key)}
        if changed:
            changes[number] = changed
    return edited.changed(name, changes, catalogue) if changes else edited


def _key(name: str, row: Row) -> str:
    """What an entry is known by: a stop without an id by its commune; a lock or an event by all it says."""
    if name not in NAMED_BY:
        return json.dumps(row, sort_keys=True, default=str)
    return str(row.get(NAMED_BY[name], row.get("commune")))
