"""Reading a config: a file, or the table that a plan carries, into `domain.config.Config`.

A file is TOML or a workbook; both say the same table.

Files show times of day as "HH:MM" and durations in minutes; a `Config` has seconds. Which keys
there are is declared in `keys`. All faults are reported together.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue
from tourplanner.errors import InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.files.together import read_whole
from tourplanner.inputs.config.build import build_config
from tourplanner.inputs.config.canonical import canonical
from tourplanner.inputs.config.closed import check_closed
from tourplanner.inputs.config.crews import check_crews
from tourplanner.inputs.config.events import check_events
from tourplanner.inputs.config.hours import check_hours
from tourplanner.inputs.config.judged_again import Judgement, beside_locks
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.config.locks import check_locks
from tourplanner.inputs.config.lunch_place import check_lunch_places
from tourplanner.inputs.config.markets import check_markets, market_notices
from tourplanner.inputs.config.names import check_names
from tourplanner.inputs.config.places import check_places, merger_notices
from tourplanner.inputs.config.rhythms import check_rhythms
from tourplanner.inputs.config.table import Table, read_table
from tourplanner.inputs.config.whole_days import check_whole_days
from tourplanner.inputs.faults import FaultSheet, Spot, nearest
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.toml_file import decode_text, parse_toml, plain_table
from tourplanner.inputs.toml_lines import line_numbers
from tourplanner.inputs.toml_slips import with_slips_as_values
from tourplanner.inputs.workbook.archive import SUFFIXES, looks_like_a_workbook
from tourplanner.message import Message, Notify, message, silent

DEFAULT = "pilot.toml"


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A config with what a plan keeps of its file.

    ``table`` is what the file says in its canonical form, with dates as ISO texts, so that JSON can
    carry it and `parse_config` read it again; ``sha256`` the hex digest of the bytes; ``source`` the
    file's name.
    """

    config: Config
    table: dict[str, object]
    sha256: str
    source: str


def read_config(path: Path, catalogue: Catalogue, notify: Notify = silent) -> ConfigFile:
    """Read the file `path`, TOML or a workbook.

    Raises
    ------
    InputError
        With all faults: the file is missing, not UTF-8 (a byte order mark is fine), not TOML, not a
        workbook that can be read, or `parse_config` does not accept what it says.
    """
    return config_file_of(config_bytes(path), path, catalogue, notify)


def config_file_of(content: bytes, path: Path, catalogue: Catalogue, notify: Notify = silent) -> ConfigFile:
    """What the bytes of a file say, and what a plan keeps of it, wherever they are.

    Raises
    ------
    InputError
        As `read_config`.
    """
    file, notices = _judged(_Source(content, path, id(catalogue), catalogue))
    for notice in notices:
        notify(notice)
    return replace(file, table=dict(file.table))


def config_of(content: bytes, path: Path, catalogue: Catalogue) -> Config:
    """The config that the bytes of a file say, wherever they are.

    Raises
    ------
    InputError
        As `read_config`.
    """
    return _judged(_Source(content, path, id(catalogue), catalogue))[0].config


@dataclass(frozen=True, slots=True)
class _Source:
    """The bytes of a file, and the very places that it is judged with: they are too many to be compared."""

    content: bytes
    path: Path
    places: int
    catalogue: Catalogue = field(compare=False)


@lru_cache(maxsize=4)
def _judged(source: _Source) -> tuple[ConfigFile, tuple[Message, ...]]:
    """What a file says, with the notices of it; whoever changes a config reads it before and after that."""
    with _LAST_LOCK:
        found = _kept_judgement(source) or _new_judgement(source)
        _LAST[source.path] = found
        while len(_LAST) > MOST_KEPT:
            _LAST.pop(next(iter(_LAST)), None)
    digest = hashlib.sha256(source.content).hexdigest()
    return ConfigFile(found.config, dict(found.plain), digest, source.path.name), found.notices


_LAST: dict[Path, Judgement] = {}
"""What was judged last, by its file: what the next one of that file says alike is kept."""
MOST_KEPT = 4
_LAST_LOCK = Lock()
"""One thread judges at a time: faults of what is judged again are noted on the sheet of what was kept."""


def _kept_judgement(source: _Source) -> Judgement | None:
    """The judgement of a file that differs from what it said last in its locks only; None of another one."""
    before = _LAST.get(source.path)
    if before is None or before.catalogue is not source.catalogue or _is_workbook(source):
        return None
    try:
        return before.again(_table(source.content, source.path))
    except InputError:
        # All of its faults are told by who judges it anew.
        return None


def _new_judgement(source: _Source) -> Judgement:
    notices: list[Message] = []
    catalogue = source.catalogue
    typed, sheet = _said(source.content, source.path, catalogue, notices.append)
    found = canonical(typed, catalogue, sheet)
    root = _read(found, catalogue, sheet)
    if not _is_workbook(source):
        # A date or a time that is none in TOML was taken for another value, which is no fault of some keys.
        _table(source.content, source.path)
    config = _built(root, catalogue, notices.append)
    return Judgement(beside_locks(typed), found, plain_table(found), root, config, tuple(notices), catalogue)


def title_of(path: Path, catalogue: Catalogue) -> str | None:
    """The title that a config says, whatever faults it has; None for a file that is none."""
    try:
        table, _ = _said(config_bytes(path), path, catalogue, silent)
    except InputError:
        return None
    title = table.get("title")
    return title if isinstance(title, str) and "stops" in table else None


def _said(data: bytes, path: Path, catalogue: Catalogue, notify: Notify) -> tuple[dict[str, Any], FaultSheet]:
    """The table that a file says, as it is typed, and the sheet for its faults."""
    if _reads_as_workbook(data, path):
        # openpyxl is not quick to load, and most configs are TOML.
        from tourplanner.inputs.workbook.read import read_workbook  # noqa: PLC0415

        return read_workbook(data, path.name, catalogue, notify)
    text = with_slips_as_values(decode_text(data, path.name))
    return parse_toml(text, path.name), FaultSheet(path.name, line_numbers(text))


def _table(data: bytes, path: Path) -> dict[str, object]:
    """The table of a TOML file as it is typed."""
    return parse_toml(decode_text(data, path.name), path.name)


def _is_workbook(source: _Source) -> bool:
    return _reads_as_workbook(source.content, source.path)


def _reads_as_workbook(data: bytes, path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES or looks_like_a_workbook(data)


def parse_config(
    table: Mapping[str, object],
    catalogue: Catalogue,
    source: str,
    text: str | None = None,
    notify: Notify = silent,
) -> Config:
    """The config that `table` says, every default filled in.

    Parameters
    ----------
    table
        As read from TOML or JSON; dates may be ISO texts.
    source
        Name of the file, for faults.
    text
        The TOML that `table` was read from, to tell the lines of faults.
    notify
        Told of each commune that has merged by the start of the cycle.

    Raises
    ------
    InputError
        With all faults that were found.
    """
    return judge(table, catalogue, FaultSheet(source, line_numbers(text) if text else {}), notify)


def judge(
    table: Mapping[str, object], catalogue: Catalogue, sheet: FaultSheet, notify: Notify = silent
) -> Config:
    """The config that `table` says; all faults are noted on `sheet`, beside those that are there.

    Raises
    ------
    InputError
        With all faults of `sheet`.
    """
    return _judge(canonical(table, catalogue, sheet), catalogue, sheet, notify)


def _judge(table: Mapping[str, object], catalogue: Catalogue, sheet: FaultSheet, notify: Notify) -> Config:
    """The config that a table in its canonical form says."""
    return _built(_read(table, catalogue, sheet), catalogue, notify)


def _read(table: Mapping[str, object], catalogue: Catalogue, sheet: FaultSheet) -> Table:
    """A table in its canonical form, without a fault."""
    root = read_table(table, Spot(sheet), ROOT)
    check_names(root)
    check_hours(root)
    check_markets(root, catalogue)
    check_places(root, catalogue)
    check_closed(root, catalogue)
    check_locks(root, catalogue)
    check_crews(root)
    check_rhythms(root, catalogue)
    check_lunch_places(root, catalogue)
    check_whole_days(root, catalogue)
    check_events(root, catalogue)
    sheet.settle()
    return root


def _built(root: Table, catalogue: Catalogue, notify: Notify) -> Config:
    config = build_config(root, catalogue)
    for notice in (*merger_notices(config, catalogue), *market_notices(config)):
        notify(notice)
    return config


def config_bytes(path: Path) -> bytes:
    """The bytes of a file that is to be a config.

    Raises
    ------
    InputError
        If there is none, or it cannot be read.
    """
    if path.suffix.lower() == ".json" and path.is_file():
        raise InputError.of(str(path), message("file.a-plan"), _offer(path))
    try:
        return read_whole(path)
    except FileNotFoundError:
        raise InputError.of(str(path), message("file.missing"), _offer(path)) from None
    except IsADirectoryError:
        raise InputError.of(str(path), message("file.a-folder"), _offer(path / "x")) from None
    except (OSError, ValueError) as error:
        raise InputError.of(str(path), message("file.unreadable", reason=system_reason(error))) from None


def _offer(path: Path) -> Message:
    """The config that was meant by a `path` that is none: near it, else one that is shipped."""
    beside, shipped = _configs_in(path.parent), _configs_in(data_folder())
    if likely := nearest(path.name, beside):
        return message("file.meant", name=str(path.parent / likely[0]))
    if likely := nearest(path.name, shipped):
        return message("file.meant-shipped", name=likely[0])
    if beside:
        return message("file.meant", name=str(path.parent / beside[0]))
    return message("file.meant-shipped", name=DEFAULT)


def _configs_in(folder: Path) -> list[str]:
    try:
        return sorted(each.name for each in folder.iterdir() if each.suffix in {".toml", ".xlsx"})
    except (OSError, ValueError):
        return []
