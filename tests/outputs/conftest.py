"""A plan like the pilot's, written by hand: nothing here is solved or checked."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from math import cos, hypot, radians

import pytest

from tests import browser
from tourplanner.domain.config import (
    AreaRules,
    CalendarRules,
    Config,
    SessionHours,
    Stop,
    Van,
)
from tourplanner.domain.depot import Depot
from tourplanner.domain.period import HOUR, MINUTE, Half
from tourplanner.domain.place import Catalogue, Position
from tourplanner.domain.plan import Outcome, Plan, Status
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.tour import Tour, Visit
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.inputs.config.build import usual
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.outputs.view import PlanView

START = date(2027, 1, 4)
PILOT = {
    4: ["32269", "32448", "32436", "32120", "32262", "32416", "32372", "32452"],
    0: ["32463", "32378", "32398", "32209", "32414", "32070", "32443", "32022"],
    2: ["32389", "32045", "32254", "32394", "32152", "32172", "32283", "32020"],
}
"""Weekday -> the eight communes of an area, two a day for four weeks."""

DEPOT = Depot("auch", "Hôtel du Département, Auch", Position(43.6398, 0.5986))
OPENS = {Half.MORNING: 9 * HOUR + 30 * MINUTE, Half.AFTERNOON: 14 * HOUR}
SERVICE = 150 * MINUTE


def leg(here: Position, there: Position) -> tuple[int, int]:
    """Rough seconds and metres between two places: 1.3 times the straight line, at 60 km/h."""
    degrees = hypot(
        (here.longitude - there.longitude) * cos(radians(here.latitude)), here.latitude - there.latitude
    )
    metres = round(degrees * 111_000 * 1.3)
    return round(metres / 1000 * MINUTE), metres


def tour_of(day: date, stops: tuple[Stop, Stop]) -> Tour:
    """A tour with the first stop in the morning and the second in the afternoon."""
    places = [DEPOT.position, stops[0].position, stops[1].position, DEPOT.position]
    legs = [leg(here, there) for here, there in pairwise(places)]
    visits = tuple(
        Visit(stop.id, half, OPENS[half] - 10 * MINUTE, OPENS[half], OPENS[half] + SERVICE, *legs[i])
        for i, (stop, half) in enumerate(zip(stops, OPENS, strict=True))
    )
    leave = visits[0].arrive - legs[0][0]
    back = visits[1].end + 10 * MINUTE + legs[2][0]
    lunch = (12 * HOUR + 30 * MINUTE, 13 * HOUR + 15 * MINUTE)
    start, end = leave - 15 * MINUTE, back + 15 * MINUTE
    return Tour("camping-car", "auch", day, start, leave, back, end, lunch, visits, *legs[2])


def config_of(stops: tuple[Stop, ...], title: str = "Pilote 2020") -> Config:
    """The pilot's config with `stops`."""
    return Config(
        title=title,
        calendar=CalendarRules(START, 4, frozenset(PILOT), public_holidays="FR"),
        sessions={half: SessionHours(opens, opens + SERVICE) for half, opens in OPENS.items()},
        work=usual("work"),
        travel=TravelRules("estimate", 1.1),
        depots=(DEPOT,),
        vans=(Van("camping-car", "auch", 2),),
        areas=tuple(AreaRules(epci) for epci in dict.fromkeys(stop.area for stop in stops)),
        stops=stops,
        locks=(),
        service=usual("service"),
        schedule=usual("schedule"),
        costs=usual("costs"),
        demand=usual("demand"),
    )


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[browser.Page]:
    """A Chromium for the tests of a file, which are all marked `browser.in_chromium`."""
    with browser.opened(tmp_path_factory.mktemp("chromium") / "profile") as opened:
        yield opened


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    return read_catalogue(data_folder(), lambda _: None)


@pytest.fixture(scope="session")
def view(catalogue: Catalogue) -> PlanView:
    """Twelve tours with two visits each, a tour every Monday, Wednesday and Friday of four weeks."""
    stops, tours = [], []
    for weekday, codes in PILOT.items():
        for week in range(4):
            pair = tuple(
                Stop(
                    code,
                    code,
                    commune.name,
                    commune.epci,
                    commune.position,
                    "Place de la Mairie",
                    visits=1,
                    required=True,
                    priority=1,
                    regular=True,
                )
                for code in codes[2 * week : 2 * week + 2]
                for commune in [catalogue.communes[code]]
            )
            stops += pair
            tours.append(tour_of(START + timedelta(days=7 * week + weekday), pair))
    plan_tours = tuple(sorted(tours, key=lambda tour: tour.date))
    driving = sum(tour.drive_seconds for tour in plan_tours)
    return PlanView(
        plan=Plan(Outcome(Status.OPTIMAL, "by hand", 0, driving, driving), plan_tours, ()),
        config=config_of(tuple(stops)),
        catalogue=catalogue,
        provenance=Provenance("estimate", "1.245·H + 0.67 km", estimated=True, van_factor=1.1),
        contours=json.loads((data_folder() / "contours.geojson").read_text(encoding="utf-8")),
    )
