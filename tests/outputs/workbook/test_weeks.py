"""The grid of half-days: where visits stand, its colours, bands and pages."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from tests.outputs.workbook.opened_book import opened, rows, visits_of_the_year
from tests.outputs.workbook.pilot_year import SUMMER
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.colours import contrast, swatch


def test_the_grid_has_each_visit_in_its_half_day(book: Workbook, plan: Mapping[str, list]) -> None:
    sheet = book["Semaines"]
    by_date = {row[0].value.date(): row for row in sheet.iter_rows() if isinstance(row[0].value, datetime)}
    seen = 0
    for day, visit in visits_of_the_year(plan):
        cell = by_date[day][1 if visit["half"] == "morning" else 2]
        name, hours, area = str(cell.value).split("\n")
        assert name == visit["name"]
        assert (
            hours.replace("\u00a0", " ")
            == {"morning": "9 h 30 – 12 h", "afternoon": "14 h – 16 h 30"}[visit["half"]]
        )
        assert area.startswith("CC ")
        seen += 1
    assert seen == 258
    assert sum(str(cell.value or "").count(" – ") for row in by_date.values() for cell in row[1:3]) == 258


def test_an_area_has_one_colour_that_white_text_is_read_on(book: Workbook, year: ScheduleView) -> None:
    colours: dict[str, set[str]] = {}
    for row in book["Semaines"].iter_rows(min_row=2):
        for cell in row[1:3]:
            if cell.value:
                area = str(cell.value).split("\n")[-1]
                colours.setdefault(area, set()).add(f"#{cell.fill.start_color.rgb[2:].lower()}")
                assert contrast("#ffffff", next(iter(colours[area]))) >= 4.5
    areas = {
        year.view.area(area.epci).name: year.view.area_index(area.epci) for area in year.view.config.areas
    }
    assert colours == {name: {swatch(index).ink} for name, index in areas.items()}


def test_closed_dates_are_in_the_grid_with_what_closes_them(book: Workbook) -> None:
    rows_by_date = {
        row[0].value.date(): row for row in book["Semaines"].iter_rows() if isinstance(row[0].value, datetime)
    }
    easter = rows_by_date[date(2027, 3, 29)]
    assert [easter[1].value, easter[2].value] == [None, None]
    assert str(easter[3].value).replace("\u00a0", " ").split("\n") == [
        "Aucune tournée : Lundi de Pâques",
        "Viella : reportée au mardi 30 mars 2027 (lundi de Pâques)",
        "Saint-Mont : reportée au mardi 30 mars 2027 (lundi de Pâques)",
    ]
    summer = [day for day in rows_by_date if SUMMER[0] <= day <= SUMMER[1]]
    # Nine weeks from Monday 5 July, and Monday 30 August: 8 x 3 + 1.
    assert len(summer) == 25
    # Nobody was promised a visit then: no stop is told to have none.
    assert {str(rows_by_date[day][3].value).replace("\u00a0", " ") for day in summer} == {
        "Aucune tournée : trêve estivale",
        "Aucune tournée : Fête nationale",
    }


def test_every_week_has_its_band(book: Workbook) -> None:
    bands = [
        str(row[0].value) for row in book["Semaines"].iter_rows() if str(row[0].value).startswith("Semaine ")
    ]
    assert len(bands) == 52
    assert [bands[0].replace("\u00a0", " "), bands[51].replace("\u00a0", " ")] == [
        "Semaine 1, du lundi 4 janvier au dimanche 10 janvier 2027 – semaine 1 du cycle",
        "Semaine 52, du lundi 27 décembre 2027 au dimanche 2 janvier 2028 – semaine 4 du cycle",
    ]
    assert "lundi\u00a04\u00a0janvier au dimanche\u00a010\u00a0janvier\u00a02027\u00a0– " in bands[0]


def test_a_page_of_the_grid_is_a_cycle(book: Workbook) -> None:
    sheet = book["Semaines"]
    pages = [entry.id for entry in sheet.row_breaks.brk]
    assert len(pages) == 12  # between thirteen cycles
    assert all("semaine 1 du cycle" in sheet.cell(row + 1, 1).value for row in pages)
    assert 40 <= sheet.page_setup.scale < 100


@pytest.mark.slow
def test_two_vans_have_columns_of_their_own(year: ScheduleView) -> None:
    config = year.view.config
    other = replace(config.vans[0], id="bus & co")
    vans = (*config.vans, other)
    tours = tuple(
        replace(tour, van=other.id) if tour.date.weekday() == 4 else tour for tour in year.schedule.tours
    )
    view = replace(
        year,
        view=replace(year.view, config=replace(config, vans=vans)),
        schedule=replace(year.schedule, tours=tours),
    )
    book = opened(view)
    assert [cell.value for cell in book["Semaines"][1]] == [
        "Date", "camping-car\nMatin", "camping-car\nAprès-midi", "bus & co\nMatin", "bus & co\nAprès-midi",
        "Remarques",
    ]  # fmt: skip
    friday = [cell.value for cell in book["Semaines"][5]]
    assert friday[0] == datetime(2027, 1, 8)
    assert friday[1:3] == [None, None]
    assert friday[3].startswith("Monfort")
    weeks = rows(book["Heures par semaine"])
    assert [row["Tournées"] for row in weeks if row["Semaine du"] == datetime(2027, 1, 4)] == [1, 2]


def test_a_closed_date_without_a_reason_has_no_empty_brackets(year: ScheduleView) -> None:
    changes = tuple(replace(change, why="") for change in year.schedule.changes)
    book = opened(replace(year, schedule=replace(year.schedule, changes=changes)))
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [text for text in texts if "()" in text]
    assert "Pas de permanence\u00a0: Cahuzac-sur-Adour et Termes-d'Armagnac" in "\n".join(texts).splitlines()
