"""GeoJSON, the bookmobile table and data.inclusion, held to the schedule and to what others published."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from data_inclusion.schema import v1
from dateutil.rrule import rrulestr
from opening_hours import OpeningHours
from pydantic import TypeAdapter

from tests.outputs.schedules import HOSTILE, SERVICE, expected_visits, hostile, pilot, rows, with_lines
from tourplanner.domain.period import format_clock, parse_clock
from tourplanner.domain.place import Position
from tourplanner.domain.service import Booking
from tourplanner.inputs.config.build import usual
from tourplanner.outputs.open_data import bookmobile, data_inclusion, geojson
from tourplanner.outputs.open_data.description import description
from tourplanner.outputs.open_data.tables import typed
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

PAST = date(2026, 1, 5)
"""A day of update that data.inclusion takes: it refuses a day to come, and asks the machine's clock."""


def features(scheduled: ScheduleView, kind: str) -> list[dict[str, Any]]:
    path = {"stop": geojson.STOPS, "tour": geojson.TOURS}[kind]
    collection = json.loads(geojson.render(scheduled)[path])
    assert collection["type"] == "FeatureCollection"
    assert {item["properties"]["kind"] for item in collection["features"]} == {kind}
    return list(collection["features"])


def test_points_are_the_stops_with_their_visits() -> None:
    scheduled = pilot()
    found = features(scheduled, "stop")

    assert [item["properties"]["stop"] for item in found] == [stop.id for stop in scheduled.view.config.stops]
    for item in found:
        stop = scheduled.view.stop(item["properties"]["stop"])
        assert item["geometry"] == {
            "type": "Point",
            "coordinates": [round(stop.position.longitude, 6), round(stop.position.latitude, 6)],
        }
        assert item["properties"]["visits"] == [
            {
                "date": tour.date.isoformat(),
                "half": visit.half.value,
                "start": format_clock(visit.start),
                "end": format_clock(visit.end),
                "van": "camping-car",
            }
            for tour, visit in expected_visits(scheduled)
            if visit.stop == stop.id
        ]


def test_lines_are_the_tours() -> None:
    scheduled = pilot()
    found = features(scheduled, "tour")

    assert len(found) == len(scheduled.schedule.tours)
    for item, tour in zip(found, scheduled.schedule.tours, strict=True):
        facts = item["properties"]
        assert (facts["date"], facts["van"]) == (tour.date.isoformat(), tour.van)
        assert (facts["leave"], facts["return"]) == (format_clock(tour.leave), format_clock(tour.back))
        assert facts["stops"] == [visit.stop for visit in tour.visits]
        assert facts["straight"] is True
        line = item["geometry"]["coordinates"]
        assert line[0] == line[-1] == [0.5986, 43.6398]
        assert len(line) == len(tour.visits) + 2


def test_a_line_goes_along_the_roads_that_are_known() -> None:
    scheduled = pilot()
    tour = scheduled.schedule.tours[0]
    depot = scheduled.view.config.depots[0].position
    places = [depot, *(scheduled.view.stop(visit.stop).position for visit in tour.visits), depot]
    lines = {(here, there): (here, Position(43.6, 0.2), there) for here, there in pairwise(places)}
    first = features(with_lines(scheduled, lines), "tour")[0]

    assert first["properties"]["straight"] is False
    assert first["geometry"]["coordinates"].count([0.2, 43.6]) == 3
    assert len(first["geometry"]["coordinates"]) == 4 + 3


# The schema's own names, in its order: mobile-library-stops.json of LibrariesHacked/schema-librarydata.
STOP_FIELDS = [
    *("organisation", "mobile", "route", "community", "stop", "address", "postcode", "geox", "geoy", "day"),
    *("type", "arrival", "departure", "frequency", "start", "end", "timetable"),
]
REQUIRED_FIELDS = (
    "organisation",
    "mobile",
    "route",
    "stop",
    "day",
    "type",
    "arrival",
    "departure",
    "frequency",
    "start",
)


def test_rows_of_the_bookmobile_table_tell_every_visit_and_no_other() -> None:
    scheduled = pilot()
    names = {stop.name: stop.id for stop in scheduled.view.config.stops}
    told: Counter[tuple[str, date, int, int]] = Counter()
    for row in rows(bookmobile.render(scheduled, Language.FR)[bookmobile.PATH]):
        assert list(row) == STOP_FIELDS
        assert all(row[field] for field in REQUIRED_FIELDS)
        day, last = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
        assert (row["day"], row["type"], row["postcode"]) == (f"{day:%A}", "Public", "")
        stop = scheduled.view.stop(names[row["community"]])
        for moment in rrulestr(row["frequency"], dtstart=datetime(day.year, day.month, day.day)):
            if moment.date() > last:
                break
            told[stop.id, moment.date(), parse_clock(row["arrival"]), parse_clock(row["departure"])] += 1
        assert (float(row["geox"]), float(row["geoy"])) == pytest.approx(
            (stop.position.longitude, stop.position.latitude), abs=5e-7
        )

    assert told == Counter(
        (visit.stop, tour.date, visit.start, visit.end) for tour, visit in expected_visits(scheduled)
    )


def test_a_skipped_date_ends_a_row_and_begins_another() -> None:
    # Touget is never on a closed date; the stops of Whit Monday (17 May) have two rows.
    table = rows(bookmobile.render(pilot(), Language.FR)[bookmobile.PATH])
    touget = [row for row in table if row["community"] == "Touget"]
    monday = [row for row in table if "2027-06-14" in row["start"]]

    assert [(row["start"], row["end"]) for row in touget] == [("2027-01-15", "2027-12-17")]
    assert touget[0]["route"] == "camping-car – Semaine 2, vendredi"
    assert {row["route"] for row in monday} == {"camping-car – Semaine 4, lundi"}
    assert len(monday) == 2


def test_a_visit_that_was_moved_is_a_row_of_its_own() -> None:
    tours = pilot().schedule.tours
    moved = replace(tours[5], date=tours[5].date + timedelta(days=1))
    scheduled = replace(pilot(), schedule=replace(pilot().schedule, tours=(*tours[:5], moved, *tours[6:])))
    table = rows(bookmobile.render(scheduled, Language.EN)[bookmobile.PATH])

    (alone,) = [row for row in table if row["start"] == moved.date.isoformat() and row["arrival"] == "09:30"]
    assert alone["end"] == alone["start"]
    assert alone["route"] == "camping-car – Week 2, Saturday"


def structures_and_services(scheduled: ScheduleView) -> tuple[list[v1.Structure], list[v1.Service]]:
    """What data.inclusion makes of the files; it raises for what it does not take."""
    written = data_inclusion.render(replace(scheduled, updated=PAST))
    return (
        TypeAdapter(list[v1.Structure]).validate_json(written[data_inclusion.STRUCTURES]),
        TypeAdapter(list[v1.Service]).validate_json(written[data_inclusion.SERVICES]),
    )


def test_data_inclusion_takes_the_structure_and_its_services() -> None:
    (structure,), services = structures_and_services(pilot())

    assert (structure.nom, structure.date_maj) == ("Département du Gers", PAST)
    assert (structure.telephone, structure.courriel) == ("+33562674040", "solidarites@gers.fr")
    assert len(services) == 24
    assert len({service.id for service in services}) == 24
    for service, stop in zip(services, pilot().view.config.stops, strict=True):
        assert service.structure_id == structure.id
        assert service.code_insee == stop.commune
        assert (service.latitude, service.longitude) == pytest.approx(
            (stop.position.latitude, stop.position.longitude), abs=1e-6
        )
        assert service.lien_mobilisation is not None
        hours = OpeningHours(service.horaires_accueil or "")
        # At the start of every visit of the year it is open here if the visit is one of here.
        for tour, visit in expected_visits(pilot()):
            begin = datetime.fromisoformat(f"{tour.date}T{format_clock(visit.start)}")
            assert hours.is_open(begin) is (visit.stop == stop.id)


def test_nothing_but_known_fields_is_written() -> None:
    written = data_inclusion.render(replace(pilot(), updated=PAST))
    (structure,) = json.loads(written[data_inclusion.STRUCTURES])
    services = json.loads(written[data_inclusion.SERVICES])

    assert set(structure) <= set(v1.Structure.model_fields)
    assert all(set(service) <= set(v1.Service.model_fields) for service in services)
    assert not [
        value for item in (structure, *services) for value in item.values() if value in ("", [], None)
    ]


def test_a_siret_names_the_structure() -> None:
    view = pilot().view
    config = replace(view.config, service=replace(SERVICE, siret="22320001100013", booking=Booking.REQUIRED))
    (structure,), services = structures_and_services(replace(pilot(), view=replace(view, config=config)))

    assert structure.siret == "22320001100013"
    assert structure.id == "departement-du-gers--22320001100013"
    assert {mode.value for mode in services[0].modes_mobilisation or ()} == {
        "telephoner",
        "envoyer-un-courriel",
        "utiliser-lien-mobilisation",
    }


def test_any_text_survives() -> None:
    scheduled = hostile()
    structures, services = structures_and_services(scheduled)
    stops = features(scheduled, "stop")
    table = rows(bookmobile.render(scheduled, Language.FR)[bookmobile.PATH])

    assert structures[0].nom == HOSTILE[0]
    assert all(len(service.nom) <= 150 for service in services)
    names = " ".join(item["properties"]["name"] for item in stops)
    assert all(" ".join(text.split()) in names for text in HOSTILE)
    for row in table:
        for cell in (row["organisation"], row["mobile"], row["community"], row["stop"], row["address"]):
            assert not cell.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Monfort", "Monfort"),
        ("=1+1", "'=1+1"),
        ("+33", "'+33"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("a\r\nb", "a b"),
        ("L’Isle - = +", "L’Isle - = +"),
    ],
)
def test_a_typed_text_is_never_a_formula(text: str, cell: str) -> None:
    assert typed(text) == cell


def test_the_service_in_a_sentence_or_two() -> None:
    told = description(replace(usual("service"), operator="Département du Gers", help=("impôts", "retraite")))

    assert told == (
        "Camping-car solidaire (Département du Gers)\u00a0: une aide aux démarches "
        "administratives et numériques, près de chez soi. Aide\u00a0: impôts, retraite."
    )
    assert description(replace(usual("service"), name="Bus")).startswith("Bus\u00a0: une aide")
