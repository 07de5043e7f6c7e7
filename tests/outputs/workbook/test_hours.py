"""Hours and kilometres of tours, weeks and cycles, beside their limits."""

import builtins
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.outputs.workbook.opened_book import as_duration, as_time, opened, rows
from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook import render
from tourplanner.problem.rules import Rule, with_rule
from tourplanner.problem.rules.rule import Limit, Span
from tourplanner.wording.language import Language


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


def test_no_float_is_added_by_sum(year: ScheduleView, monkeypatch: pytest.MonkeyPatch) -> None:
    """It rounds otherwise from Python 3.12 on: a workbook would not have the same bytes everywhere."""

    def whole(values: Iterable[Any], /, start: Any = 0) -> Any:
        total = added(values, start)
        assert not isinstance(total, float), "math.fsum adds floats alike on every Python"
        return total

    added = builtins.sum
    monkeypatch.setattr(builtins, "sum", whole)
    render(year, Language.FR)


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
