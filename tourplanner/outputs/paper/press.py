"""The press: a template of Typst and the values of a sheet in, an accessible PDF out.

Templates are files beside this one. Values reach them as JSON and become text there, never markup,
so nothing that somebody typed is ever interpreted. Fonts are those of the folder ``fonts`` alone:
the bytes are the same on every machine.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import as_file, files
from typing import Literal

import typst

from tourplanner.outputs.paper.letters import printable

STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
"""PDF/A-2a, to keep, and PDF/UA-1, for everyone to read: the compiler refuses what breaks either."""

_PACKAGE = "tourplanner.outputs.paper"


def press(template: str, sheet: object, dated: date, mark: str = "") -> bytes:
    """The PDF of a sheet.

    Parameters
    ----------
    template
        Name of a file in ``templates``, without its ending.
    sheet
        A dataclass of plain values; every text in it may be anyone's.
    dated
        The day that the document states as its own, in place of a clock.
    mark
        A word that stands across every page; empty for none.

    Raises
    ------
    typst.TypstError
        If the template is at fault.
    """
    if not is_dataclass(sheet) or isinstance(sheet, type):
        raise TypeError(sheet)
    values = {**asdict(sheet), "dated": [dated.year, dated.month, dated.day], "mark": mark}
    pdf = _compiler().compile(
        _template(template),
        format="pdf",
        sys_inputs={"data": json.dumps(_clean(values), ensure_ascii=False, separators=(",", ":"))},
        pdf_standards=list(STANDARDS),
        timestamp=datetime(dated.year, dated.month, dated.day, tzinfo=UTC),
    )
    if not isinstance(pdf, bytes):
        raise TypeError(pdf)
    return pdf


@cache
def _compiler() -> typst.Compiler:
    """One compiler for all sheets: it reads the fonts once and remembers what it has laid out."""
    with as_file(files(_PACKAGE)) as folder:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder / "fonts"]
        )
        return typst.Compiler(root=folder / "templates", font_paths=fonts, ignore_system_fonts=True)


@cache
def _template(name: str) -> bytes:
    """The text of a template."""
    return files(_PACKAGE).joinpath("templates", f"{name}.typ").read_bytes()


def _clean(value: object) -> object:
    """`value` with every text in it printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _clean(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [_clean(each) for each in value]
    return value
