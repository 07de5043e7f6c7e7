"""Tables for people as CSV, and the plain form for programs."""

import csv
import io
from decimal import Decimal

import pytest

from tests.outputs.schedules import HOSTILE
from tourplanner.outputs.csv_table import render

HEAD = ("code", "minutes")
ROWS = [("01004", Decimal("-2.50")), ("L’Isle ; d’Élan", 1.5e-05), ("", None), ('dit "le Vieux"', 1200)]


def test_for_people_it_opens_in_a_french_spreadsheet() -> None:
    assert render(HEAD, ROWS).decode("utf-8") == (
        '\ufeffcode;minutes\r\n01004;-2,50\r\n"L’Isle ; d’Élan";0,000015\r\n;\r\n"dit ""le Vieux""";1200\r\n'
    )


def test_for_programs_it_is_plain() -> None:
    assert render(HEAD, ROWS, plain=True).decode("utf-8") == (
        'code,minutes\n01004,-2.50\nL’Isle ; d’Élan,0.000015\n,\n"dit ""le Vieux""",1200\n'
    )


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("text", [*HOSTILE, " =1+1", "\t=1", "a\r\n=1+1", "\u2028=2", "a\x00b"])
def test_no_text_is_a_formula_or_a_line_of_its_own(text: str, plain: bool) -> None:
    written = render((text, text), [(text, 1)], plain).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(written, newline=""), delimiter="," if plain else ";"))

    assert len(rows) == 2
    assert len(written.splitlines()) == 2
    for cell in (*rows[0], rows[1][0]):
        assert not cell.lstrip().startswith(("=", "+", "-", "@"))
