"""A workbook of a dossier that a planner filled in elsewhere: what it would change, and taking it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tourplanner.errors import InputError
from tourplanner.inputs.config.read import ConfigFile, config_file_of
from tourplanner.inputs.workbook.archive import looks_like_a_workbook
from tourplanner.message import Message, Notify, message
from tourplanner.schedule.events import config_of_grid
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.changed_stops import ChangedStops, written
from tourplanner.workflow.dossier.config_changes import config_changes
from tourplanner.workflow.dossier.dossier import Dossier, changed_tables, open_ahead
from tourplanner.workflow.dossier.edited_config import EditedConfig
from tourplanner.workflow.dossier.rewritten_config import rewritten
from tourplanner.workflow.sources.plan_config import as_planned


@dataclass(frozen=True, slots=True)
class Preview:
    """What a workbook says otherwise than the config, and for which tables the plan is to be made again."""

    changes: tuple[Message, ...]
    ahead: tuple[Message, ...]


def preview_workbook(dossier: Dossier, name: str, content: bytes) -> Preview:
    """What taking a workbook would change in a dossier that was opened; nothing is written.

    Parameters
    ----------
    name
        Of its file, as errors call it.

    Raises
    ------
    InputError
        If it is no workbook, or with all its faults by their sheets and cells.
    """
    read = _read(dossier, name, content)
    return Preview(
        config_changes(dossier.table, read.table, dossier.plan.catalogue),
        tuple(changed_tables(config_of_grid(read.config), dossier.plan.config)),
    )


def import_workbook(
    path: Path, name: str, content: bytes, lang: Language, data: Path | None, notify: Notify
) -> ChangedStops:
    """Let the config of a dossier say what a workbook says.

    A workbook takes the place of one; a TOML file is edited, and its comments stay where that can be.

    Parameters
    ----------
    path
        The folder of a dossier, or its ``plan.json``.
    name
        Of its file, as errors call it.
    notify
        Told, where the plan does not go with the config any more, how it is planned again.

    Raises
    ------
    InputError
        As `preview_workbook`; nothing is written then.
    """
    dossier = open_ahead(path, data, notify)
    read, before = _read(dossier, name, content), EditedConfig.of(dossier, lang)
    if before.is_workbook:
        after = EditedConfig(before.file, dict(read.table), content)
    else:
        after, _ = rewritten(dossier, before, read, lang)
    return written(dossier, before, after, read.config, (), notify)


def sum_of(content: bytes) -> str:
    """A short name for the bytes of a file."""
    return hashlib.sha256(content).hexdigest()[:16]


def _read(dossier: Dossier, name: str, content: bytes) -> ConfigFile:
    if not looks_like_a_workbook(content):
        raise InputError.of(name, message("file.not-our-workbook"))
    read = config_file_of(content, Path(name), dossier.plan.catalogue)
    return as_planned(read, dossier.plan.plan_file, dossier.plan.catalogue)
