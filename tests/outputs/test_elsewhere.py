"""Visits that are elsewhere than usual, and openings that come once, in whatever tells of them."""

import json
from dataclasses import replace
from datetime import date
from functools import cache

import gpxpy
import pytest
from icalendar import Calendar

from tests.outputs.pages import for_residents
from tests.outputs.paper.reading import plain, text_of
from tests.outputs.schedules import SERVICE, appointment, pilot, rows
from tourplanner.domain.config import Stop
from tourplanner.domain.event import Opening, SquareMoved
from tourplanner.domain.place import Position
from tourplanner.domain.service import Booking
from tourplanner.outputs import calendars, tracks
from tourplanner.outputs.open_data import bookmobile, data_inclusion, geojson, mediation
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.posters import poster
from tourplanner.outputs.view import ScheduleView
from tourplanner.schedule.events import stops_elsewhere, with_openings
from tourplanner.wording.language import Language

MONFORT = "32269"
HALL = Position(43.7961, 0.8201)
MOVED = date(2027, 3, 5)
SATURDAY = date(2027, 10, 2)


@cache
def scheduled() -> ScheduleView:
    """The pilot: in March Monfort is visited in its hall, and on a Saturday the van is in Fleurance, once."""
    view = pilot().view
    stops = tuple(replace(stop, place="Place de la Mairie") for stop in view.config.stops)
    moved = SquareMoved(
        MONFORT, date(2027, 3, 1), date(2027, 3, 25), "Salle des fêtes", HALL, "3 chemin du Stade"
    )
    fleurance = view.catalogue.communes["32132"]
    opening = Opening(
        "opening-1",
        fleurance.code,
        fleurance.name,
        fleurance.epci,
        fleurance.position,
        SATURDAY,
        9 * 3600,
        12 * 3600,
        place="Halle",
        booking=Booking.REQUIRED,
    )
    service = replace(SERVICE, siret="22320001100013")
    config = replace(view.config, stops=stops, events=(moved, opening), service=service)
    last = pilot().schedule.tours[-1]
    visit = replace(last.visits[0], stop=opening.id, start=opening.opens, end=opening.closes)
    tour = replace(last, date=SATURDAY, visits=(visit,))
    schedule = pilot().schedule
    told = appointment(tour, visit, "opening-1")
    schedule = replace(
        schedule,
        tours=tuple(sorted((*schedule.tours, tour), key=lambda each: each.date)),
        appointments=tuple(sorted((*schedule.appointments, told), key=lambda each: each.date)),
    )
    view = replace(view, config=with_openings(config), elsewhere=stops_elsewhere(config))
    return ScheduleView(view, schedule)


def event_on(file: bytes, day: date) -> dict[str, str]:
    (found,) = [e for e in Calendar.from_ical(file).walk("VEVENT") if e["dtstart"].dt.date() == day]
    return {name.lower(): str(value) for name, value in found.items()} | {
        "geo": found["geo"].to_ical(),
    }


def test_a_config_knows_where_a_stop_is_on_each_day() -> None:
    view = scheduled().view

    def place(day: date) -> str:
        return view.stop_on(MONFORT, day).place

    days = [date(2027, 2, 28), date(2027, 3, 1), date(2027, 3, 25), date(2027, 3, 26)]
    assert [place(day) for day in days] == [
        "Place de la Mairie",
        "Salle des fêtes",
        "Salle des fêtes",
        "Place de la Mairie",
    ]
    assert isinstance(view.stop("opening-1"), Stop)


@pytest.mark.slow
def test_calendars() -> None:
    files = calendars.render(scheduled(), Language.FR)
    usual = event_on(files["calendriers/arrets/32269-monfort.ics"], date(2027, 2, 5))
    moved = event_on(files["calendriers/arrets/32269-monfort.ics"], MOVED)

    assert usual["location"] == "Place de la Mairie, 32120 Monfort"
    assert moved["location"] == "Salle des fêtes, 3 chemin du Stade, 32120 Monfort"
    assert moved["geo"] == "43.7961;0.8201"
    once = event_on(files["calendriers/arrets/opening-1-fleurance.ics"], SATURDAY)
    assert once["location"] == "Halle, 32500 Fleurance"
    assert "Sur rendez-vous" in once["description"]


def test_open_data_has_a_place_of_its_own_for_them() -> None:
    points = json.loads(geojson.render(scheduled())[geojson.STOPS])["features"]
    found = {item["properties"]["stop"]: item for item in points}

    assert len(found) == 26
    hall = found["32269-salle-des-fetes"]
    assert hall["geometry"]["coordinates"] == [HALL.longitude, HALL.latitude]
    assert [visit["date"] for visit in hall["properties"]["visits"]] == ["2027-03-05"]
    square = [visit["date"] for visit in found[MONFORT]["properties"]["visits"]]
    assert len(square) == 12
    assert "2027-03-05" not in square
    assert [visit["date"] for visit in found["opening-1"]["properties"]["visits"]] == ["2027-10-02"]

    services = json.loads(data_inclusion.render(scheduled())[data_inclusion.SERVICES])
    addresses = {item["id"]: item["adresse"] for item in services}
    assert addresses["departement-du-gers--32269-salle-des-fetes"] == "3 chemin du Stade"
    table = {row["id"]: row for row in rows(mediation.render(scheduled())[mediation.PATH])}
    assert table["32269-salle-des-fetes"]["horaires"] == "2027 Mar 05 09:30-12:00"
    stops = [
        (row["community"], row["stop"])
        for row in rows(bookmobile.render(scheduled(), Language.FR)[bookmobile.PATH])
    ]
    assert stops.count(("Monfort", "Salle des fêtes")) == 1


@pytest.mark.slow
def test_the_page_of_residents() -> None:
    page = for_residents(scheduled)
    part = page[page.index('id="c-monfort"') :]
    part = part[: part.index("</article>")]

    hall = "mlat=43.79610&amp;mlon=0.82010#map=17/43.79610/0.82010"
    assert part.index("8\u00a0janv.") < part.index("dans un autre lieu\u00a0:") < part.index(hall)
    assert f'{hall}"><bdi>Salle des fêtes, 3 chemin du Stade</bdi></a>' in part
    assert 'data-place="Salle des fêtes, 3 chemin du Stade"' in part
    once = page[page.index('id="c-fleurance"') :]
    assert "Permanence exceptionnelle" in once[: once.index("</article>")]
    assert page.count("Permanence exceptionnelle") == 1


def test_the_track_of_the_day_goes_there() -> None:
    gpx = gpxpy.parse(tracks.render(scheduled(), Language.FR)["traces/2027-03-05-camping-car.gpx"].decode())

    (place,) = [point for point in gpx.waypoints if point.name == "Monfort"]
    assert (place.latitude, place.longitude) == (HALL.latitude, HALL.longitude)
    assert "Salle des fêtes" in (place.description or "")


@pytest.mark.paper
def test_posters() -> None:
    def told(stop: str) -> str:
        own = scheduled().view.stop(stop)
        (pdf,) = poster(scheduled(), own, Language.FR, (PageFormat.A4,)).values()
        return plain(text_of(pdf))

    assert "Autre lieu le vendredi 5 mars 2027 : Salle des fêtes, 3 chemin du Stade." in told(MONFORT)
    once = told("opening-1")
    assert "Fleurance" in once
    assert "samedi 2 octobre" in once
    assert "Sur rendez-vous au 05 62 67 40 40" in once
