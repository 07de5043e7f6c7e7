"""The départements that tables ship of, by their codes or names."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tourplanner.domain.departement import Departement
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.columns import declared_tables
from tourplanner.inputs.tables.csvtext import read_sheet, shipped_table
from tourplanner.inputs.tables.rows import read_rows
from tourplanner.inputs.typed.names import Called, Doubt, NameBook
from tourplanner.inputs.typed.text import word
from tourplanner.message import silent

TABLE = "departements"
_OVERSEAS = "97"
"""What the codes of those overseas begin with."""


@cache
def departements() -> Mapping[str, Departement]:
    """Every département by its code, in the order of the codes."""
    name = f"{TABLE}.csv"
    sheet = read_sheet(data_folder() / name, shipped_table(name), silent)
    table, _ = read_rows(TABLE, sheet, declared_tables()[TABLE], silent)
    return MappingProxyType(
        {
            row.text("departement"): Departement(
                row.text("departement"), row.text("name"), row.text("of_name"), row.text("capital")
            )
            for row in table.records
        }
    )


_SPLIT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "20": ("2A", "2B"),
        "20a": ("2A",),
        "20b": ("2B",),
        "corse": ("2A", "2B"),
        "alsace": ("67", "68"),
        "6ae": ("67", "68"),
        "69d": ("69",),
        "69m": ("69",),
    }
)
"""Codes and names of what two départements were or became, or of a part of one, as slugs."""
_LABEL = re.compile(
    r"(?P<before>.*?)[\s(–—-]*(?<!\w)(?P<code>2[AaBb]|[0-9]{1,3})(?!\w)[\s)–—-]*(?P<after>.*)"
)


def find_departement(text: str) -> str:
    """The code of the département that a code means, or a name, or both: ``Gers (32)``; "" when none is."""
    code = _code(text)
    if code in departements():
        return code
    label = _LABEL.fullmatch(text.strip())
    if label and (name := f"{label['before']}{label['after']}"):
        code = _code(label["code"])
        return code if code == _named(name) else ""
    return _named(text)


def likely_departements(text: str) -> tuple[Departement, ...]:
    """Those that may be meant by what is no code and no name of one, the likeliest first.

    What Corsica and Alsace were called, the code of a commune, or a name with slips.
    """
    said, known = word(text), departements()
    codes = _SPLIT.get(said, ())
    if not codes and re.fullmatch(r"[0-9]{4,5}|2[ab][0-9]{3}", said):
        # A postal code, or that of a commune, which may have lost its zero.
        whole = said.upper().zfill(5)
        codes = _SPLIT.get(whole[:2], (whole[:2], whole[:3]))
    elif not codes and said == _OVERSEAS:
        codes = tuple(code for code in known if code.startswith(_OVERSEAS))
    elif not codes and not said.isdecimal():
        names = {each.name: each.code for each in known.values()}
        codes = tuple(names[name] for name in nearest(text, names))
    return tuple(known[code] for code in codes if code in known)


def _code(text: str) -> str:
    code = text.strip().upper()
    return f"0{code}" if len(code) == 1 else code


def _named(text: str) -> str:
    found = _names().find(text)
    return "" if found is None or isinstance(found, Doubt) else found


@cache
def _names() -> NameBook:
    return NameBook.of(Called(each.code, each.name, also=(each.of_name,)) for each in departements().values())
