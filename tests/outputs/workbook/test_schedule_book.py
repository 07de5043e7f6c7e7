"""The workbook of a year, opened with openpyxl and compared with the schedule and with plan.json."""

import json
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import pairwise

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.outputs.workbook.pilot_year import CYCLE, LAST, NEXT_DAY, PLAN, SUMMER, closed
from tourplanner.domain.plan import Unserved
from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook import render
from tourplanner.problem.rules import Rule, with_rule
from tourplanner.problem.rules.rule import Limit, Span
from tourplanner.wording.colours import contrast, swatch
from tourplanner.wording.language import Language

SHEETS = [
    "Plan", "Semaines", "Permanences", "Tournées", "Heures par semaine", "Heures par cycle", "Arrêts",
    "Sans date",
    "Jours fermés",
]  # fmt: skip


def opened(view: ScheduleView, lang: Language = Language.FR) -> Workbook:
    (content,) = render(view, lang).values()
    return load_workbook(BytesIO(content))


@pytest.fixture(scope="module")
def book(year: ScheduleView) -> Workbook:
    return opened(year)


@pytest.fixture(scope="module")
def plan() -> Mapping[str, list]:
    """The shipped plan.json itself, for figures that do not pass through the code under test."""
    return json.loads((PLAN / "plan.json").read_text(encoding="utf-8"))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    titles, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in others]


def as_time(text: str) -> time:
    return time.fromisoformat(text)


def as_duration(value: object) -> timedelta:
    """A duration below a day may come back as a time of day."""
    if isinstance(value, time):
        return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    assert isinstance(value, timedelta)
    return value


def visits_of_the_year(plan: Mapping[str, list]) -> list[tuple[date, dict]]:
    """The visits of plan.json every four weeks, those on closed dates left out or a day later."""
    found = []
    for cycle in range(13):
        for tour in plan["tours"]:
            day = date.fromisoformat(tour["date"]) + cycle * CYCLE
            if closed(day) == "Lundi de Pâques":
                day = NEXT_DAY
            if day <= LAST and not closed(day):
                found += [(day, visit) for visit in tour["visits"]]
    return sorted(found, key=lambda pair: (pair[0], pair[1]["start"]))


def test_sheets_and_their_order(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_the_cover_leads_to_every_sheet_and_explains_the_colours(book: Workbook, year: ScheduleView) -> None:
    cover = book["Plan"]
    links = {cell.value: cell.hyperlink.location for (cell, *_) in cover.iter_rows() if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in SHEETS[1:]}
    legend = {
        cell.value: cell.fill.start_color.rgb[2:] for (cell, *_) in cover.iter_rows() if cell.fill.fill_type
    }
    areas = [year.view.area(area.epci).name for area in year.view.config.areas]
    assert legend == {name: swatch(rank).ink[1:].upper() for rank, name in enumerate(areas)}


def test_each_visit_has_its_date_hours_and_place(book: Workbook, plan: Mapping[str, list]) -> None:
    shown = rows(book["Permanences"])
    wanted = visits_of_the_year(plan)

    assert len(shown) == len(wanted) == 258
    for row, (day, visit) in zip(shown, wanted, strict=True):
        assert row["Date"] == datetime(day.year, day.month, day.day)
        assert row["Demi-journée"] == {"morning": "matin", "afternoon": "après-midi"}[visit["half"]]
        assert (row["Ouverture"], row["Fermeture"]) == (as_time(visit["start"]), as_time(visit["end"]))
        assert row["Arrivée du véhicule"] == as_time(visit["arrive"])
        assert (row["Commune"], row["Code INSEE"]) == (visit["name"], visit["commune"])
        moved = (
            "reportée, d’abord prévue le lundi 29\u00a0mars\u00a02027 (Lundi de Pâques)"
            if day == NEXT_DAY
            else None
        )
        assert row["Remarque"] == moved


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
        "Viella : reportée au mardi 30 mars 2027 (Lundi de Pâques)",
        "Saint-Mont : reportée au mardi 30 mars 2027 (Lundi de Pâques)",
    ]
    summer = [day for day in rows_by_date if SUMMER[0] <= day <= SUMMER[1]]
    # Nine weeks from Monday 5 July, and Monday 30 August: 8 x 3 + 1.
    assert len(summer) == 25
    assert all("trêve estivale" in rows_by_date[day][3].value for day in summer)


def test_every_week_has_its_band(book: Workbook) -> None:
    bands = [
        str(row[0].value) for row in book["Semaines"].iter_rows() if str(row[0].value).startswith("Semaine ")
    ]
    assert len(bands) == 52
    assert [bands[0].replace("\u00a0", " "), bands[51].replace("\u00a0", " ")] == [
        "Semaine 1, du lundi 4 janvier au dimanche 10 janvier 2027 – semaine 1 du cycle",
        "Semaine 52, du lundi 27 décembre 2027 au dimanche 2 janvier 2028 – semaine 4 du cycle",
    ]
    assert "lundi 4\u00a0janvier au dimanche 10\u00a0janvier\u00a02027\u00a0– " in bands[0]


def test_hours_of_weeks_add_up_to_the_plan(book: Workbook, plan: Mapping[str, list]) -> None:
    tours = plan["tours"][:3]  # the first week has no closed date, 4 to 8 January
    first = rows(book["Heures par semaine"])[0]

    assert first["Semaine du"] == datetime(2027, 1, 4)
    assert (first["Tournées"], first["Permanences"]) == (3, 6)
    assert first["Distance (km)"] == pytest.approx(sum(tour["distance_m"] for tour in tours) / 1000)
    assert as_duration(first["Conduite"]) == timedelta(seconds=sum(tour["drive_seconds"] for tour in tours))
    assert as_duration(first["Travail"]) == timedelta(seconds=sum(tour["work_seconds"] for tour in tours))
    assert as_duration(first["Travail permis"]) == timedelta(minutes=2640)
    assert first["Limites respectées"] == "oui"


def test_totals_are_of_what_the_filter_shows(year: ScheduleView) -> None:
    (content,) = render(year, Language.FR).values()
    formulas = load_workbook(BytesIO(content))["Heures par semaine"]
    values = load_workbook(BytesIO(content), data_only=True)["Heures par semaine"]
    last = formulas.max_row
    assert formulas.cell(last, 4).value == f"=SUBTOTAL(109,D2:D{last - 2})"
    assert values.cell(last, 4).value == len(year.schedule.tours) == 129
    assert values.cell(last, 6).value == pytest.approx(
        sum(tour.distance_m for tour in year.schedule.tours) / 1000
    )
    assert as_duration(values.cell(last, 9).value) == timedelta(
        seconds=sum(tour.work_seconds for tour in year.schedule.tours)
    )


def test_tours_have_their_hours_and_limits(book: Workbook, plan: Mapping[str, list]) -> None:
    shown = rows(book["Tournées"])
    for row, tour in zip(shown[:12], plan["tours"], strict=True):
        assert row["Date"] == datetime.fromisoformat(tour["date"])
        assert row["Prise de service"] == as_time(tour["start"])
        assert row["Départ du dépôt"] == as_time(tour["leave"])
        assert [row["Déjeuner, de"], row["Déjeuner, à"]] == [as_time(text) for text in tour["lunch"]]
        assert (row["Retour au dépôt"], row["Fin de service"]) == (
            as_time(tour["return"]),
            as_time(tour["end"]),
        )
        assert row["Distance (km)"] == pytest.approx(tour["distance_m"] / 1000)
        assert as_duration(row["Conduite"]) == timedelta(seconds=tour["drive_seconds"])
        limits = [
            as_duration(row[name]) for name in ("Conduite permise", "Travail permis", "Amplitude permise")
        ]
        assert limits == [timedelta(hours=4), timedelta(hours=10), timedelta(hours=12)]
        assert row["Limites respectées"] == "oui"


def test_a_limit_that_is_exceeded_is_named(year: ScheduleView) -> None:
    config = year.view.config
    work = replace(config.work, max_drive_day=3600, max_work_week=3600, mean_work_week=3600)
    tight = replace(year, view=replace(year.view, config=replace(config, work=work)))
    book = opened(tight)

    drives = [tour.drive_seconds > 3600 for tour in year.schedule.tours]
    kept = [row["Limites respectées"] for row in rows(book["Tournées"])]
    assert kept == ["non\u00a0: Conduite" if over else "oui" for over in drives]
    weeks = [row["Limites respectées"] for row in rows(book["Heures par semaine"]) if row["Semaine du"]]
    assert set(weeks) == {"non\u00a0: Travail"}
    cycles = {row["Limites respectées"] for row in rows(book["Heures par cycle"])}
    assert cycles == {"non\u00a0: Moyenne par semaine"}


def test_a_rule_that_bounds_a_sum_has_its_columns(year: ScheduleView) -> None:
    # A rule that is tried out: half an hour open to people a day, far below what every tour gives.
    open_day = Limit(Span.DAY, lambda tour: tour.service_seconds, lambda _: 1800)
    with with_rule(Rule("open-day", lambda _problem, _tours: iter(()), limit=open_day)):
        sheet = rows(opened(year)["Tournées"])
    figure, limit = "rule.open-day-figure", "rule.open-day-limit"  # it has no words

    assert [as_duration(row[figure]) for row in sheet] == [
        timedelta(seconds=tour.service_seconds) for tour in year.schedule.tours
    ]
    assert {as_duration(row[limit]) for row in sheet} == {timedelta(minutes=30)}
    assert {row["Limites respectées"] for row in sheet} == {f"non\u00a0: {figure}"}


def test_mean_work_of_a_cycle(book: Workbook, plan: Mapping[str, list]) -> None:
    first = rows(book["Heures par cycle"])[0]
    work = sum(tour["work_seconds"] for tour in plan["tours"])
    assert (first["Cycle du"], first["au"]) == (datetime(2027, 1, 4), datetime(2027, 1, 31))
    # Spreadsheets keep parts of a day; openpyxl rounds them to the microsecond.
    assert as_duration(first["Moyenne par semaine"]).total_seconds() == pytest.approx(work / 4, abs=0.001)


def test_stops_have_their_dates_and_longest_gap(book: Workbook, plan: Mapping[str, list]) -> None:
    dates: dict[str, list[date]] = {}
    for day, visit in visits_of_the_year(plan):
        dates.setdefault(visit["name"], []).append(day)
    for row in rows(book["Arrêts"]):
        own = dates.pop(str(row["Commune"]))
        shown = [value.date() for title, value in row.items() if str(title).startswith("Date ") and value]
        assert shown == own
        widest = max(pairwise(own), key=lambda pair: pair[1] - pair[0])
        assert row["Plus longue attente (jours)"] == (widest[1] - widest[0]).days
        assert (row["Attente, du"].date(), row["Attente, au"].date()) == widest
    assert dates == {}


def test_changes_of_closed_dates(book: Workbook, year: ScheduleView) -> None:
    shown = rows(book["Jours fermés"])
    assert Counter(row["Décision"] for row in shown) == {
        "reportée": 2,
        "annulée": len(year.schedule.changes) - 2,
    }
    assert shown[0] == {
        "Date fermée": datetime(2027, 3, 29),
        "Demi-journée fermée": "matin",
        "Commune": "Viella",
        "Motif": "Lundi de Pâques",
        "Décision": "reportée",
        "Nouvelle date": datetime(2027, 3, 30),
        "Nouvelle demi-journée": "matin",
    }


def test_what_has_no_date_is_told_with_its_reason(year: ScheduleView) -> None:
    missing = (Unserved("32269", 2, True, ("area-days", "gap"), "aucune demi-journée"),)
    plan = replace(year.view.plan, unserved=missing)
    (row,) = rows(opened(replace(year, view=replace(year.view, plan=plan)))["Sans date"])
    assert row == {
        "Commune": "Monfort",
        "Intercommunalité": "CC Bastides de Lomagne",
        "Permanences sans date": 2,
        "Engagement": "promise",
        "Motif": "aucune demi-journée",
    }


def test_a_closed_date_without_a_reason_has_no_empty_brackets(year: ScheduleView) -> None:
    changes = tuple(replace(change, why="") for change in year.schedule.changes)
    book = opened(replace(year, schedule=replace(year.schedule, changes=changes)))
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [text for text in texts if "()" in text]
    assert "Pas de permanence\u00a0: Haget et Montégut-Arros" in "\n".join(texts).splitlines()


def test_an_empty_sheet_says_so(book: Workbook) -> None:
    assert book["Sans date"]["A2"].value == "Rien à signaler."


def test_a_schedule_without_tours(year: ScheduleView) -> None:
    book = opened(replace(year, schedule=replace(year.schedule, tours=(), gaps=(), changes=())))
    assert book["Permanences"]["A2"].value == "Rien à signaler."
    assert book.sheetnames == SHEETS


def test_sheets_are_made_to_be_read_and_printed(book: Workbook) -> None:
    for name in SHEETS[1:]:
        sheet = book[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.print_area
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.oddHeader.left.text == name
        assert (
            sheet.oddFooter.left.text
            == "Pilote 2020\u00a0– du lundi 4\u00a0janvier\u00a02027 au dimanche 2\u00a0janvier\u00a02028"
        )
        assert all(cell.value and cell.font.b for cell in sheet[1])
    for name in SHEETS[2:]:
        assert book[name].auto_filter.ref
        assert book[name].sheet_properties.pageSetUpPr.fitToPage
    assert not any(sheet.merged_cells.ranges for sheet in book)


def test_a_page_of_the_grid_is_a_cycle(book: Workbook) -> None:
    sheet = book["Semaines"]
    pages = [entry.id for entry in sheet.row_breaks.brk]
    assert len(pages) == 12  # between thirteen cycles
    assert all("semaine 1 du cycle" in sheet.cell(row + 1, 1).value for row in pages)
    assert 40 <= sheet.page_setup.scale < 100


def test_the_same_schedule_gives_the_same_bytes(year: ScheduleView) -> None:
    first, second = render(year, Language.FR), render(year, Language.FR)
    assert first == second
    with zipfile.ZipFile(BytesIO(first["classeur.xlsx"])) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(year).properties
    assert properties.created == properties.modified == datetime(2020, 1, 1)


TEXTS = {
    "formula": '=HYPERLINK("http://x","y")',
    "plus": "+33 5 62 00 00 00",
    "minus": "-1+1",
    "at": "@SUM(A1)",
    "tab": "\t=1",
    "script": "<script>alert(1)</script> & \"Cie\"",
    "emoji": "🚐 place 🏳️‍🌈",
    "right to left": "ساحة البلدية שלום",
    "long": "Castelnau-d’Auzan-Labarrère " * 8,
    "escape": "_x0041_",
    "link": "https://example.org",
    "number": "0032",
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_texts_are_shown_as_they_are_and_never_reckoned(case: str, year: ScheduleView) -> None:
    text = TEXTS[case]
    config = year.view.config
    stops = tuple(replace(stop, place=text) for stop in config.stops)
    view = replace(year.view, config=replace(config, title=f"{text} & fils", stops=stops))
    book = opened(replace(year, view=view))

    place = next(cell for cell in book["Permanences"][1] if cell.value == "Lieu").column
    cell = book["Permanences"].cell(2, place)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix is (text[0] in "=+-@\t")
    assert f", {text}\n" in book["Semaines"]["B3"].value
    formulas = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert all(formula.startswith("=SUBTOTAL(109,") for formula in formulas)
    assert len(formulas) == 6


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


def test_english(year: ScheduleView) -> None:
    book = opened(year, Language.EN)
    assert book.sheetnames[:3] == ["Plan", "Weeks", "Visits"]
    assert [cell.value for cell in book["Visits"][1]][:4] == ["Date", "Half-day", "Opens", "Closes"]
    assert (
        book["Weeks"]["A2"].value
        == "Week 1, Monday 4\u00a0January to Sunday 10\u00a0January\u00a02027 – week 1 of the cycle"
    )


@pytest.mark.parametrize("lang", list(Language))
def test_names_of_sheets_are_ones_that_programs_take(year: ScheduleView, lang: Language) -> None:
    for name in opened(year, lang).sheetnames:
        assert len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
