"""Adding tables to a list of a config and taking them out, in its text: all else stays as it is written."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array

from tourplanner.inputs.toml_file import loaded
from tourplanner.inputs.toml_value import toml_value

Row = Mapping[str, object]

_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)


def with_row(text: str, name: str, row: Row, remarks: Mapping[str, str]) -> str:
    """The TOML with one more table at the end of the list `name`.

    Parameters
    ----------
    row
        Its values, dates as dates.
    remarks
        What stands behind values as a comment, by their keys.
    """
    there = loaded(text)
    added = {key: _as_list(value) for key, value in row.items()}
    asked = {**there, name: [*there.get(name, ()), added]}
    lines = [f"{key} = {toml_value(value)}{_remark(remarks.get(key))}" for key, value in row.items()]
    block = "\n".join([f"[[{name}]]", *lines]) + "\n"
    plain, end = _plain(text)
    at = _end_of_list(plain, name)
    before, after = plain[:at].rstrip("\n"), plain[at:]
    gap = "\n" if after and not after.startswith("\n") else ""
    written = f"{before}\n\n{block}{gap}{after}"
    return (written if _says(written, asked) else _appended(plain, name, row)).replace("\n", end)


def without_row(text: str, name: str, number: int) -> str:
    """The TOML without the table of that number, from 1, of the list `name`; comments around it stay."""
    there = loaded(text)
    rows = [each for place, each in enumerate(there[name], start=1) if place != number]
    asked = {key: value for key, value in there.items() if key != name} | ({name: rows} if rows else {})
    plain, end = _plain(text)
    blocks = _blocks(plain, name)
    if len(blocks) >= number:
        first, last = blocks[number - 1]
        written = plain[:first].rstrip("\n") + "\n" + plain[last:]
        if _says(written, asked):
            return written.replace("\n", end)
    document = tomlkit.parse(plain)
    tables = document[name]
    assert isinstance(tables, AoT | Array)
    del tables[number - 1]
    if not tables:
        document.remove(name)
    return tomlkit.dumps(document).replace("\n", end)


def _as_list(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _plain(text: str) -> tuple[str, str]:
    """The text with plain line ends, and the line ends that it has."""
    return text.replace("\r\n", "\n"), "\r\n" if "\r\n" in text else "\n"


def _remark(text: str | None) -> str:
    return f"  # {text}" if text else ""


def _says(text: str, asked: Mapping[str, Any]) -> bool:
    """Whether a text says that table: an edit by lines may meet a list that is written in another way."""
    try:
        return loaded(text) == asked
    except tomllib.TOMLDecodeError:
        return False


def _blocks(text: str, name: str) -> list[tuple[int, int]]:
    """Where each table of a list begins and ends, without the comments and blank lines behind it."""
    header = re.compile(rf"^[ \t]*\[\[[ \t]*{re.escape(name)}[ \t]*\]\]", re.MULTILINE)
    found = []
    for match in header.finditer(text):
        after = _HEADER.search(text, match.end())
        # A table inside this one belongs to it.
        while after and re.match(rf"\[+[ \t]*{re.escape(name)}\.", text[after.start() :].lstrip(" \t")):
            after = _HEADER.search(text, after.end())
        lines = text[match.start() : after.start() if after else len(text)].splitlines(keepends=True)
        while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
            lines.pop()
        found.append((match.start(), match.start() + len("".join(lines))))
    return found


def _end_of_list(text: str, name: str) -> int:
    """Where one more table of a list is put: behind its last one, else at the end."""
    blocks = _blocks(text, name)
    return blocks[-1][1] if blocks else len(text)


def _appended(text: str, name: str, row: Row) -> str:
    """The same by way of a parsed document, for lists in brackets."""
    document = tomlkit.parse(text)
    rows = document.get(name)
    table = tomlkit.inline_table() if isinstance(rows, Array) else tomlkit.table()
    table.update(row)
    if rows is None:
        document.append(name, tomlkit.aot())
        rows = document[name]
    assert isinstance(rows, AoT | Array)
    rows.append(table)
    return tomlkit.dumps(document)
