"""The table, the JSON file and the workbook of a comparison."""

import io
import json
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from tourplanner.analysis.measures import MEASURES
from tourplanner.outputs.comparison import json_file, workbook
from tourplanner.outputs.comparison.rows import figure_rows
from tourplanner.outputs.comparison.view import ComparisonView
from tourplanner.wording.language import Language
from tourplanner.workflow.compared.whatif import Compared, compare

PLAIN = str.maketrans("\u00a0\u202f", "  ")


def test_rows_have_a_cell_for_each_plan_and_differences_for_scenarios(view: ComparisonView) -> None:
    rows = figure_rows(view.comparison, Language.FR)
    said = {
        row.label: [(c.value.translate(PLAIN), c.delta.translate(PLAIN)) for c in row.cells] for row in rows
    }

    assert said["Permanences"] == [("24", ""), ("28", "+4"), ("16", "−8")]
    assert said["Plus longue attente"] == [("28 jours", ""), ("28 jours", "="), ("28 jours", "=")]
    assert said["Accueil du public par semaine"] == [
        ("15 h 00", ""),
        ("17 h 30", "+2 h 30"),
        ("10 h 00", "−5 h 00"),
    ]
    assert said["Permanences promises sans date"] == [("0", ""), ("0", "="), ("8", "+8")]
    # Nobody is wished for anywhere: that row would be all noughts.
    assert "Permanences facultatives sans date" not in said
    assert "impossible de tenir toutes les promesses" in said["Plan"][2][0]


def test_rows_in_english(view: ComparisonView) -> None:
    said = {
        row.label: [cell.value for cell in row.cells] for row in figure_rows(view.comparison, Language.EN)
    }

    assert said["Longest wait"][0] == "28\u00a0days"
    assert said["Residents of these communes"][0] == "8,425"
    assert said["Cost per visit"][0].startswith("€")


def test_json_holds_every_figure_and_its_difference(view: ComparisonView) -> None:
    table = json.loads(json_file.render(view.comparison))

    tenareze, no_friday = table["scenarios"]
    for scenario in (tenareze, no_friday):
        assert list(scenario["figures"]) == [measure.id for measure in MEASURES]
        for name, value in scenario["figures"].items():
            assert scenario["differences"][name] == value - table["base"]["figures"][name]
    assert {stop["commune"] for stop in tenareze["stops"]} == {"32290", "32459", "32404", "32095"}
    assert {stop["change"] for stop in tenareze["stops"]} == {"new"}
    assert tenareze["stops"][0]["before"] == []
    assert tenareze["stops"][0]["after"][0]["weekday"] == "thu"
    assert no_friday["status"] == "infeasible"
    assert sum(item["missing_visits"] for item in no_friday["unserved"]) == 8
    assert all("16" in item["reason"] for item in no_friday["unserved"])
    assert sum(table["base"]["costs_cents"].values()) == table["base"]["figures"]["cost_cents"]


def sheets(view: ComparisonView, lang: Language = Language.FR) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(workbook.render(view, lang)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_workbook_has_figures_as_numbers(view: ComparisonView) -> None:
    found = sheets(view)

    assert list(found) == ["Chiffres", "Arrêts", "Raisons"]
    head, *rows = found["Chiffres"]
    assert head == ("Par cycle", "Pilote 2020", "Ténarèze", "différence", "Sans vendredi", "différence")
    figures = {row[0]: row[1:] for row in rows}
    assert figures["Permanences"] == (24, 28, 4, 16, -8)
    base, tenareze, no_friday = (rated.figures for rated in view.comparison.all)
    assert figures["Distance"][0] == pytest.approx(base.distance_m / 1000)
    assert figures["Distance"][2] == pytest.approx((tenareze.distance_m - base.distance_m) / 1000)
    assert figures["Conduite"][3] == pytest.approx(no_friday.drive_seconds / 3600)


def test_workbook_lists_every_stop_of_every_plan(view: ComparisonView) -> None:
    head, *rows = sheets(view)["Arrêts"]

    assert len(rows) == 24 + 4
    by_name = {row[1]: dict(zip(head, row, strict=False)) for row in rows}
    assert by_name["Montréal"]["Ténarèze"] == "ajoutée"
    assert by_name["Montréal"]["Avant"] == "pas desservie"
    assert by_name["Viella"]["Sans vendredi"] == "retirée"
    assert by_name["Monfort"]["Habitants"] == 509


def test_workbook_without_reasons_has_no_sheet_for_them(compared: Compared, view: ComparisonView) -> None:
    whole = replace(view.comparison, scenarios=view.comparison.scenarios[:1])

    assert list(sheets(ComparisonView(whole, view.plans[:2]), Language.EN)) == ["Figures", "Stops"]


@pytest.mark.slow
def test_same_comparison_gives_the_same_bytes(view: ComparisonView) -> None:
    again = compare("pilot.toml", ["tenareze", "sans-vendredi"])

    assert json_file.render(again.comparison) == json_file.render(view.comparison)
    first, second = workbook.render(view, Language.FR), workbook.render(view, Language.FR)
    assert first == second
    assert {info.date_time[0] for info in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {1980}


def test_a_title_is_never_a_formula(view: ComparisonView) -> None:
    base = replace(view.comparison.base, case=replace(view.comparison.base.case, title='=HYPERLINK("x")'))
    book = openpyxl.load_workbook(
        io.BytesIO(
            workbook.render(ComparisonView(replace(view.comparison, base=base), view.plans), Language.FR)
        )
    )

    cell = book["Chiffres"]["B1"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("x")', "s")
