"""What commands show fits any width from 40 columns, and hides nothing."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from rich.table import Table
from rich.text import Text

from tests.cli.commands import ROOT, small
from tests.outputs.schedules import PLAN
from tourplanner.analysis.choice import Request
from tourplanner.cli.chosen import show_choices
from tourplanner.cli.compared import show_comparison
from tourplanner.cli.consoles import PlainConsole
from tourplanner.cli.covered import show_coverage
from tourplanner.cli.demanded import show_demand
from tourplanner.cli.scheduled import show_schedule
from tourplanner.cli.summary import show_plan
from tourplanner.cli.tables import show_table, titled
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.workflow.compared.choose import ChooseOptions, choose
from tourplanner.workflow.compared.whatif import compare
from tourplanner.workflow.coverage import cover
from tourplanner.workflow.demand import DemandOptions, expect
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.year.schedule import publish_schedule

Show = Callable[[PlainConsole], None]
WIDTHS = (40, 60, 80, 120)
FR = Language.FR
PLAIN = str.maketrans("\u00a0\u202f", "  ")


@cache
def shows(folder: Path) -> dict[str, Show]:
    """What shows the results of commands, each of them made once."""
    planned, written = make_plan(None, folder, PlanOptions())
    assert written is not None
    published = publish_schedule(folder, date(2027, 2, 14), None, None, silent)
    covered = cover(PLAN)
    expected = expect(PLAN, DemandOptions(until=date(2027, 1, 31)))
    scenario = folder / "scenario.toml"
    scenario.write_text('format = 1\ntitle = "Sans Touget"\n[remove]\nstops = ["32448"]\n', encoding="utf-8")
    compared = compare(small(folder), [scenario])
    request = Request(epcis=("243200417",), count=2, weekdays=(3,), without_sites=True)
    choices = choose(None, request, ChooseOptions(best=2))
    return {
        "plan": lambda console: show_plan(planned, written, FR, console),
        "schedule": lambda console: show_schedule(published, FR, console),
        "coverage": lambda console: show_coverage(covered, FR, console),
        "demand": lambda console: show_demand(expected, FR, console),
        "whatif": lambda console: show_comparison(compared.comparison, FR, console),
        "choose": lambda console: show_choices(choices, FR, console),
    }


SEEN = {
    "plan": ("lundi 4 janvier", "Semaine 4", "vendredi", "Cahuzac-sur-Adour", "Termes-d'Armagnac", "97 h 02"),
    "schedule": ("lundi 4 janvier", "mercredi 10 février", "Cahuzac-sur-Adour", "09:30–12:00"),
    "coverage": ("Trajet moyen", "moins de 10 min", "moins de 30 min", "CC Bastides et Vallons", "7,8 min"),
    "demand": ("lun. 4 janv.", "ven. 29 janv.", "Cahuzac-sur-Adour", "matin", "après-midi"),
    "whatif": ("Permanences", "Communes desservies", "Conduite", "Travail", "Petit essai", "Sans Touget"),
    "choose": ("Les meilleurs choix", "prouvé"),
}
"""What must be readable of each, in one piece."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where plans are written that are shown."""
    return tmp_path_factory.mktemp("shown")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SEEN)
def test_nothing_is_hidden(name: str, width: int, folder: Path) -> None:
    stream = StringIO()
    shows(folder)[name](PlainConsole(stream, width))
    text = stream.getvalue().translate(PLAIN)

    assert [words for words in SEEN[name] if words not in text] == []
    assert "…" not in text


def table() -> Table:
    """A table whose last row has no date of its own, and a footer."""
    made = titled("Semaine 1", footer=True)
    made.add_column("Date", "Total", min_width=20)
    made.add_column("Matin", ratio=1)
    made.add_column("Conduite", "5 h 00", justify="right", no_wrap=True, min_width=9)
    made.add_column("Travail", "9 h 00", justify="right", no_wrap=True, min_width=9)
    made.add_row("lundi 4 janvier", "09:30–12:00  Cahuzac-sur-Adour\n12:00–13:00  Viella", "2 h 52", "9 h 04")
    made.add_row("", Text("Aux-Aussat"), "1 h 39", "")
    return made


def shown(width: int) -> list[str]:
    """The lines of the table, without their ends."""
    stream = StringIO()
    show_table(table(), FR, PlainConsole(stream, width))
    return [line.rstrip().translate(PLAIN) for line in stream.getvalue().splitlines()]


def test_a_wide_table_has_columns() -> None:
    lines = shown(120)
    [row] = [" ".join(line.split()) for line in lines if "Cahuzac-sur-Adour" in line]
    assert row == "lundi 4 janvier 09:30–12:00 Cahuzac-sur-Adour 2 h 52 9 h 04"
    assert lines[-2].split() == ["Total", "5", "h", "00", "9", "h", "00"]


def test_columns_are_narrowed_as_long_as_words_are_whole() -> None:
    # 15 columns for the date, 17 for the longest word, 8 and 7 for figures, and 3 × 3 + 2 between: 58.
    lines = shown(58)
    assert lines[2].split() == ["Date", "Matin", "Conduite", "Travail"]
    assert any("Cahuzac-sur-Adour" in line for line in lines)
    assert all(len(line) <= 58 for line in lines)
    assert len(shown(57)) == len(shown(40))
    # 13 more, and the hours stand beside the village.
    assert any("12:00  Cahuzac-sur-Adour" in line and "2 h 52" in line for line in shown(58 + 13))


@pytest.mark.parametrize("width", [40, 58, 120])
def test_a_table_without_a_title_has_none(width: int) -> None:
    bare, stream = table(), StringIO()
    bare.title = None
    show_table(bare, FR, PlainConsole(stream, width))
    assert "None" not in stream.getvalue()


def test_a_narrow_table_is_cards() -> None:
    assert shown(40) == [
        "",
        "Semaine 1",
        "lundi 4 janvier",
        "  Matin : 09:30–12:00  Cahuzac-sur-Adour",
        "    12:00–13:00  Viella",
        "  Conduite : 2 h 52 · Travail : 9 h 04",
        "  Matin : Aux-Aussat",
        "  Conduite : 1 h 39",
        "Total",
        "  Conduite : 5 h 00 · Travail : 9 h 00",
    ]


@pytest.mark.parametrize("width", range(20, 130, 7))
def test_no_line_is_longer_than_the_console(width: int) -> None:
    assert [line for line in shown(width) if len(line) > width and " " in line.strip()] == []


def test_every_table_of_a_command_is_one_that_fits() -> None:
    """A module that makes a table shows it by `show_table`, or leaves that to the one that asked for it."""
    makers = [
        file
        for file in (ROOT / "tourplanner" / "cli").glob("*.py")
        if re.search(r"\bTable\(", file.read_text(encoding="utf-8"))
    ]
    assert len(makers) > 3
    for file in makers:
        text = file.read_text(encoding="utf-8")
        assert "show_table" in text, file.name
        assert file.name == "tables.py" or not re.search(r"\.print\((?:table|shown)\)", text), file.name


@pytest.mark.parametrize("width", [40, 50, 60, 70])
def test_a_figure_and_its_unit_are_never_parted(width: int) -> None:
    table = titled("")
    table.add_column("Commune")
    table.add_column("Ce qui change", ratio=1)
    told = " et ".join(f"de {hour}\u00a0h à {hour + 2}\u00a0h" for hour in range(9, 17))
    table.add_row("Saint-Clar", told)
    output = StringIO()
    show_table(table, FR, PlainConsole(output, width=width))
    lines = output.getvalue().translate(PLAIN).splitlines()
    assert max(map(len, lines)) <= width
    assert all(any(f"{hour} h" in line for line in lines) for hour in range(9, 19))
