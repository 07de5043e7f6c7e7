"""A look at single settings of a workbook, before the places are known that reading all of it needs."""

import warnings
import zipfile
from collections.abc import Collection, Iterable, Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook

from tourplanner.inputs.slug import slug
from tourplanner.inputs.workbook.archive import NotAWorkbookError, require_workbook
from tourplanner.inputs.workbook.words import EVERY

FIRST_ROWS = 20
"""Rows in which the titles of a sheet are looked for."""

Rows = Iterable[tuple[Any, ...]]


def glance(data: bytes, keys: Collection[str]) -> dict[str, list[str]]:
    """The values that a workbook has for settings, as texts, by their full names; none if it is broken."""
    try:
        # A file that would fill the memory once it is unpacked is not looked into.
        require_workbook(data)
        if not _may_say(data, keys):
            return {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        found: dict[str, list[str]] = {}
        for sheet in book.worksheets:
            for key, value in _settings(sheet.iter_rows(values_only=True)):
                if key in keys and value not in (None, ""):
                    found.setdefault(key, []).append(str(value).strip())
    except NotAWorkbookError:
        return {}
    except (ParseError, zipfile.BadZipFile, ValueError, KeyError, TypeError, AttributeError, OSError):
        # What openpyxl raises for parts that are missing or say nonsense: reading it in full tells.
        return {}
    return found


def _may_say(data: bytes, keys: Collection[str]) -> bool:
    """Whether one of the names stands anywhere in the workbook: opening it takes longer."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if name.endswith(".xml") and "/" in name]
        return any(key.encode() in archive.read(part) for part in parts for key in keys)


def _settings(rows: Rows) -> Iterator[tuple[str, Any]]:
    """The keys of a sheet of settings with their values; nothing of another sheet."""
    wanted = [(slug(words.value), slug(words.key)) for words in EVERY]
    where: tuple[int, int] | None = None
    for number, cells in enumerate(rows):
        if where is None:
            titles = [slug(cell) if isinstance(cell, str) else "" for cell in cells]
            for value, key in wanted:
                if value in titles and key in titles:
                    where = titles.index(value), titles.index(key)
            if where is None and number >= FIRST_ROWS:
                return
        elif isinstance(cells[where[1]], str):
            yield cells[where[1]].strip(), cells[where[0]]
