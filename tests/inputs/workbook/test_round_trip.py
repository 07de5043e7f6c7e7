import math
import tomllib
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.inputs.config.cases import CATALOGUE as FEW_PLACES
from tests.inputs.uncommented import uncommented
from tests.inputs.workbook.books import CATALOGUE, SMALL, config_of, table_of
from tourplanner.domain.period import format_clock
from tourplanner.errors import InputError
from tourplanner.inputs.config.key import REQUIRED, Form, Key, Shape
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.config.read import parse_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.toml_file import plain_table
from tourplanner.inputs.workbook.layout import Listing, layout
from tourplanner.inputs.workbook.pages import headings, row_name
from tourplanner.inputs.workbook.words import book_words
from tourplanner.outputs.config_workbook import render
from tourplanner.wording.language import Language

SHIPPED = ("pilot.toml", "pilot-2019.toml", "semaine.toml", "starter.toml")

LETTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
ODD_TEXTS = """\
"
""
"a"
"(vide)"
(vide)
(aucun)
(empty)
"(none)"
(none)
=1+1
+33 5 62
-5
@a
'a
Monfort (32269)
"Monfort (32269)"
 32269
32269
a, b; c
oui
1,5
_x0041_
04/01/2027
9h30
🚐 שלום
<script>&
#REF!"""
TEXT = st.text(LETTERS, max_size=12) | st.sampled_from(["", " ", *ODD_TEXTS.split("\n"), "é" * 200])
CODES = sorted(FEW_PLACES.communes)


def toml(name: str) -> dict[str, Any]:
    return plain_table(tomllib.loads((data_folder() / name).read_text(encoding="utf-8")))


@pytest.mark.slow
@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_configs_come_back(name: str, lang: Language) -> None:
    table = toml(name)
    back = render(table, CATALOGUE, lang)

    assert table_of(back) == table
    assert config_of(back) == parse_config(table, CATALOGUE, name)


@pytest.mark.slow
@pytest.mark.parametrize("lang", Language)
def test_a_config_with_every_key_comes_back(lang: Language) -> None:
    text = uncommented((data_folder() / "starter.toml").read_text(encoding="utf-8"))
    table = plain_table(tomllib.loads(text))

    assert table_of(render(table, CATALOGUE, lang)) == table


def value_of(form: Form, refers: str) -> st.SearchStrategy[Any]:
    """What a file may say where a form asks for a value."""
    match form.shape:
        case Shape.FLAG:
            return st.booleans()
        case Shape.DAY:
            return st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31)).map(str)
        case Shape.CLOCK:
            clocks = st.integers(0, 24 * 60).map(lambda minutes: format_clock(60 * minutes))
            return clocks | st.sampled_from(["9:30", "7:05"])
        case Shape.CHOICE:
            return st.sampled_from(form.choices)
        case Shape.NUMBER if form.whole:
            return st.integers(int(form.least or 0), int(form.most or 10**6))
        case Shape.NUMBER:
            first, last = math.ceil(form.least or 0), int(form.most or 1)
            numbers = st.floats(form.least, form.most)
            return numbers | st.integers(first, last) if first <= last else numbers
        case Shape.LIST:
            assert form.entry is not None
            return st.lists(value_of(form.entry.form, refers), max_size=4)
        case _ if refers == "communes":
            return st.sampled_from(CODES) | TEXT
        case _:
            return TEXT


def table_of_keys(keys: tuple[Key, ...], above: str = "") -> st.SearchStrategy[dict[str, Any]]:
    needed, free = {}, {}
    for key in keys:
        name = above + key.name
        if key.kind.many:
            value = rows_of(key, name)
        elif key.kind.keys:
            value = table_of_keys(key.kind.keys, f"{name}.")
        else:
            value = value_of(key.kind.form, key.refers)
            if key.default is REQUIRED and key.kind.form.shape is Shape.TEXT:
                value = value.filter(str.strip)
        (needed if key.default is REQUIRED else free)[key.name] = value
    return st.fixed_dictionaries(needed, optional=free)


def rows_of(key: Key, name: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows that those of other sheets name have names of their own, as the checks of a config demand."""
    sheet = next((sheet for sheet in layout() if sheet.table == name), None)
    # A row that says nothing, or lists nothing, is a blank row of a sheet.
    rows = st.lists(table_of_keys(key.kind.keys, f"{name}.").filter(_says_something), max_size=3)
    if not isinstance(sheet, Listing) or not any(each.kind.many for each in key.kind.keys):
        return rows
    return rows.filter(lambda each: len({row_name(sheet, row) for row in each}) == len(each))


def _says_something(row: dict[str, Any]) -> bool:
    return any(value != [] for value in row.values())


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(table_of_keys(ROOT), st.sampled_from(Language))
def test_whatever_a_config_says_comes_back(table: dict[str, Any], lang: Language) -> None:
    assert table_of(render(table, FEW_PLACES, lang), FEW_PLACES) == table


@pytest.mark.parametrize("letter", ["\ufffe", "\uffff"])
def test_what_no_workbook_can_hold_is_refused(letter: str) -> None:
    with pytest.raises(InputError, match="no workbook can hold"):
        render({**SMALL, "title": f"Essai {letter}"}, CATALOGUE)


def test_a_text_longer_than_a_cell_is_refused() -> None:
    with pytest.raises(InputError, match="a text of 32768 characters"):
        render({**SMALL, "title": "a" * 32_768}, CATALOGUE)


def test_a_number_of_seventeen_digits_comes_back() -> None:
    depot = {"id": "auch", "latitude": 0.1 + 0.2, "longitude": 1 / 3}
    assert table_of(render({**SMALL, "depots": [depot]}, CATALOGUE))["depots"] == [depot]


@pytest.mark.slow
@pytest.mark.parametrize("lang", Language)
def test_absent_empty_and_blank_are_told_apart(lang: Language) -> None:
    for stop in ({"commune": "32269"}, {"commune": "32269", "place": "", "not_on": []}):
        table = {**SMALL, "stops": [stop], "locks": [], "work": {}}
        assert table_of(render(table, CATALOGUE, lang)) == table
    assert "locks" not in table_of(render({key: SMALL[key] for key in SMALL if key != "locks"}, CATALOGUE))


def test_the_same_table_gives_the_same_bytes() -> None:
    assert render(SMALL, CATALOGUE) == render(SMALL, CATALOGUE)


def test_keys_come_in_the_order_of_their_declaration() -> None:
    backwards = dict(reversed(toml("pilot.toml").items()))
    assert list(table_of(render(backwards, CATALOGUE))) == list(toml("pilot.toml"))


@pytest.mark.slow
@pytest.mark.parametrize("lang", Language)
def test_every_key_has_its_place(lang: Language) -> None:
    book, words = load_workbook(BytesIO(render(toml("pilot.toml"), CATALOGUE, lang))), book_words(lang)
    for sheet in layout():
        rows = book[words.sheet(sheet.table)]
        if isinstance(sheet, Listing):
            titles = headings(sheet, words)
            assert [cell.value for cell in rows[1]][: len(titles)] == list(titles)
        else:
            assert {field.full_name for field in sheet.fields} <= {row[3].value for row in rows.iter_rows()}
