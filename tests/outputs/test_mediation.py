"""The CSV of places of digital help, held to the published schema and to the visits."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from opening_hours import OpeningHours

from tests.outputs.schedules import HOSTILE, SERVICE, hostile, pilot, rows
from tourplanner.domain.service import Booking, ServiceInfo
from tourplanner.outputs.open_data import mediation
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

DATA = Path(__file__).resolve().parents[1] / "data" / "mediation"
SCHEMA = json.loads((DATA / "schema.json").read_text(encoding="utf-8"))
SIRET = "22320001100013"
FIELDS = {field["name"]: field for field in SCHEMA["fields"]}


def faults(table: list[Mapping[str, str]]) -> list[str]:
    """What breaks the schema: its names, types, patterns, lengths, and what must be there once."""
    found = [f"unknown {name}" for name in table[0] if name not in FIELDS]
    for name, field in FIELDS.items():
        rule = field["constraints"]
        cells = [row.get(name, "") for row in table]
        filled = [cell for cell in cells if cell]
        if rule.get("required") and len(filled) < len(cells):
            found.append(f"{name} is blank")
        if rule.get("unique") and len(set(cells)) < len(cells):
            found.append(f"{name} is not unique")
        found += [f"{name}: {cell}" for cell in filled if not _fits(cell, field)]
    return found


def _fits(cell: str, field: Mapping[str, object]) -> bool:
    rule = field["constraints"]
    assert isinstance(rule, dict)
    try:
        if field["type"] == "number":
            float(cell)
        if field["type"] == "date":
            date.fromisoformat(cell)
    except ValueError:
        return False
    # JSON Schema and Table Schema want the whole cell to fit.
    return len(cell) <= rule.get("maxLength", len(cell)) and (
        re.fullmatch(rule.get("pattern", ".*"), cell, re.DOTALL) is not None
    )


def known(scheduled: ScheduleView) -> ScheduleView:
    """A schedule whose config says what the schema demands: a SIRET, and where each square is."""
    config = scheduled.view.config
    stops = tuple(replace(stop, address=stop.address or "12 rue de la Mairie") for stop in config.stops)
    service = replace(config.service, siret=config.service.siret or SIRET)
    config = replace(config, stops=stops, service=service)
    return replace(scheduled, view=replace(scheduled.view, config=config))


def table(scheduled: ScheduleView, updated: date | None = None) -> list[Mapping[str, str]]:
    return rows(mediation.render(known(replace(scheduled, updated=updated)))[mediation.PATH])


def serving(service: ServiceInfo) -> ScheduleView:
    """The pilot with another service."""
    view = pilot().view
    return replace(pilot(), view=replace(view, config=replace(view.config, service=service)))


def test_the_check_takes_the_published_example_and_sees_what_is_wrong() -> None:
    example = rows((DATA / "exemple-valide.csv").read_bytes())

    assert faults(example) == []
    assert tuple(example[0]) == mediation.COLUMNS
    wrong = {**example[0], "code_postal": "3212", "date_maj": "2027-13-01", "nom": "", "latitude": "nord"}
    assert len(faults([wrong])) == 4
    assert faults([example[0], example[0]]) == ["id is not unique"]


def test_the_table_keeps_to_the_schema() -> None:
    assert SCHEMA["version"] == "v1.0.2"
    assert faults(table(pilot())) == []


def test_a_row_for_each_square() -> None:
    found = table(pilot())
    view = pilot().view

    assert len(found) == 24
    for row, stop in zip(found, view.config.stops, strict=True):
        commune = view.catalogue.communes[stop.commune]
        assert (row["id"], row["code_insee"], row["commune"]) == (stop.id, commune.code, commune.name)
        assert row["code_postal"] == commune.postal_code
        assert float(row["latitude"]) == pytest.approx(stop.position.latitude, abs=5e-7)
        assert float(row["longitude"]) == pytest.approx(stop.position.longitude, abs=5e-7)
        assert (row["itinerance"], row["adresse"]) == ("Itinérant", "12 rue de la Mairie")


def test_hours_are_the_visits_minute_by_minute() -> None:
    scheduled = pilot()
    start = datetime(2026, 12, 1)
    days = (date(2028, 2, 1) - start.date()).days
    for row in table(scheduled):
        hours = OpeningHours(row["horaires"])
        assert hours.warnings == []
        opened = set()
        for begin, end, state, comment in hours.intervals(start, start + timedelta(days=days)):
            assert comment == ""
            if str(state).lower().endswith("open"):
                assert end is not None
                minutes = int((end - begin).total_seconds()) // 60
                opened |= {begin + timedelta(minutes=minute) for minute in range(minutes)}
        expected = {
            datetime.combine(tour.date, time()) + timedelta(seconds=second)
            for tour in scheduled.schedule.tours
            for visit in tour.visits
            if visit.stop == row["id"]
            for second in range(visit.start, visit.end, 60)
        }
        assert opened == expected
        assert len(opened) >= 12 * 150


def test_hours_name_dates_as_agreed() -> None:
    monfort = table(pilot())[0]

    assert monfort["horaires"].startswith("2027 Jan 08,2027 Feb 05,2027 Mar 05,")
    assert monfort["horaires"].endswith("2027 Dec 10 09:30-12:00")


def test_two_hours_on_one_date_and_others_on_another() -> None:
    """The first visit of Viella becomes two, of which the second is short; the second is moved."""
    tours = list(pilot().schedule.tours)
    first = tours[0]
    visit = first.visits[0]
    assert visit.stop == "32463"
    tours[0] = replace(first, visits=(visit, replace(visit, start=50400, end=54000)))
    later = next(i for i, tour in enumerate(tours[1:], 1) if tour.visits[0].stop == "32463")
    tours[later] = replace(tours[later], visits=(replace(tours[later].visits[0], start=36000),))
    scheduled = replace(pilot(), schedule=replace(pilot().schedule, tours=tuple(tours[: later + 1])))
    (row,) = [row for row in table(scheduled) if row["id"] == "32463"]

    assert row["horaires"] == "2027 Jan 04 09:30-12:00,14:00-15:00; 2027 Feb 01 10:00-12:00"
    hours = OpeningHours(row["horaires"])
    for moment, is_open in [
        (datetime(2027, 1, 4, 9, 30), True),
        (datetime(2027, 1, 4, 12, 0), False),
        (datetime(2027, 1, 4, 14, 59), True),
        (datetime(2027, 2, 1, 9, 59), False),
        (datetime(2027, 2, 1, 10, 0), True),
        (datetime(2028, 1, 4, 10, 0), False),
    ]:
        assert hours.is_open(moment) is is_open, moment


def test_the_day_of_update_is_said_or_the_schedule_s_first() -> None:
    assert {row["date_maj"] for row in table(pilot())} == {"2027-01-04"}
    assert {row["date_maj"] for row in table(pilot(), date(2026, 11, 2))} == {"2026-11-02"}


def test_a_siret_is_the_pivot() -> None:
    found = table(serving(replace(SERVICE, siret=SIRET)))

    assert {row["pivot"] for row in found} == {SIRET}
    assert faults(found) == []


def test_what_the_schema_demands_and_nobody_knows_is_left_out_and_told() -> None:
    """Never zeros for a SIRET, and never "Le Bourg" for an address."""
    assert mediation.render(pilot()) == {}
    assert [lack.id for lack in mediation.lacks(pilot())] == ["open-data.no-siret"]
    config = known(pilot()).view.config
    first, *others = config.stops
    stops = (replace(first, address=""), *others)
    one_unknown = replace(pilot(), view=replace(pilot().view, config=replace(config, stops=stops)))

    (lack,) = mediation.lacks(one_unknown)
    assert words_in(Language.EN).of(lack) == (
        "the table of places of digital help leaves out 1 place without a known address"
        " ([[stops]] place or address): Monfort"
    )
    assert len(rows(mediation.render(one_unknown)[mediation.PATH])) == 23
    assert mediation.lacks(known(pilot())) == ()
    none = tuple(replace(stop, address="") for stop in stops)
    unknown = replace(pilot(), view=replace(pilot().view, config=replace(config, stops=none)))
    assert mediation.render(unknown) == {}


@pytest.mark.parametrize(
    ("booking", "ways", "link"),
    [
        (Booking.NONE, "Se présenter|Téléphoner|Contacter par mail", ""),
        (
            Booking.POSSIBLE,
            "Se présenter|Téléphoner|Contacter par mail|Prendre un RDV en ligne",
            SERVICE.url,
        ),
        (Booking.REQUIRED, "Téléphoner|Contacter par mail|Prendre un RDV en ligne", SERVICE.url),
    ],
)
def test_ways_to_come(booking: Booking, ways: str, link: str) -> None:
    found = table(serving(replace(SERVICE, booking=booking)))

    assert {row["modalites_acces"] for row in found} == {ways}
    assert {row["prise_rdv"] for row in found} == {link}
    assert faults(found) == []


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("05 62 67 40 40", "+33562674040"),
        ("05.62.67.40.40", "+33562674040"),
        ("+33 (0)5 62 67 40 40", "+33562674040"),
        ("0033562674040", "+33562674040"),
        ("3939", ""),
        ("au secrétariat", ""),
        ("٠٥٦٢٦٧٤٠٤٠", ""),
        ("=1+1", ""),
    ],
)
def test_telephones(typed: str, cell: str) -> None:
    found = table(serving(replace(SERVICE, phone=typed)))

    assert {row["telephone"] for row in found} == {cell}
    assert faults(found) == []


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "gers.fr", "http://", "https://[", ""]
)
def test_what_is_no_page_is_no_link(url: str) -> None:
    found = table(serving(replace(SERVICE, url=url, booking=Booking.REQUIRED)))

    assert {(row["site_web"], row["prise_rdv"]) for row in found} == {("", "")}


def test_any_text_survives_and_none_is_a_formula() -> None:
    content = mediation.render(known(hostile()))[mediation.PATH]
    found = rows(content)

    assert faults(found) == []
    places = {stop.id: stop for stop in hostile().view.config.stops}
    for row in found:
        for name, cell in row.items():
            free = name not in {"telephone", "latitude", "longitude"}
            assert not (free and cell.startswith(("=", "+", "-", "@", "\t", "\r"))), (name, cell)
            assert "\n" not in cell
        address = " ".join(places[row["id"]].address.split())
        assert row["adresse"] in {address, f"'{address}"}
        assert row["adresse"].startswith("'") == address.startswith(("=", "+", "-", "@"))
    assert HOSTILE[0] in {row["adresse"].removeprefix("'") for row in found}


def test_same_schedule_same_bytes() -> None:
    assert mediation.render(known(pilot())) == mediation.render(known(pilot()))
