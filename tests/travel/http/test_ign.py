"""Ways from the route service of the Géoplateforme, and lines from it beside times from elsewhere."""

import time

import pytest

from tests.travel.http.ign_protocol import itineraire
from tests.travel.http.local_server import QUICK, Question, Reply, in_turn, local_server, say, unused_url
from tests.travel.http.places import AUCH, MONFORT, PLACES, TOUGET
from tourplanner.domain.place import Position
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.errors import InputError, TravelError
from tourplanner.travel.estimate import Estimate
from tourplanner.travel.http.ign import Ign
from tourplanner.travel.known import Known
from tourplanner.travel.providers import completed

LEG = (MONFORT.position, TOUGET.position)


def test_a_way_with_time_and_length() -> None:
    with local_server(itineraire) as server:
        (route,) = Ign(f"{server.url}/navigation/itineraire", PLACES, QUICK).routes([LEG])
        (question,) = server.asked
    assert (route.seconds, route.metres) == (1203.7, 16_520.4)
    assert route.line == (MONFORT.position, Position(43.75, 0.9), TOUGET.position)
    assert question.path == "/navigation/itineraire"
    assert question.query["start"] == "0.822500,43.795560"
    assert question.query["resource"] == "bdtopo-osrm"


def test_no_more_requests_per_second_than_it_wants() -> None:
    legs = [LEG, (TOUGET.position, AUCH.position), (AUCH.position, MONFORT.position), LEG]
    with local_server(itineraire) as server:
        before = time.monotonic()
        lines = Ign(server.url, PLACES, QUICK, per_second=50).lines(legs)
        took = time.monotonic() - before
        assert len(server.asked) == 3
    assert lines[0] == lines[3]
    # Three requests, a fiftieth of a second apart at least.
    assert took >= 2 / 50


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (
            say({"error": {"message": "Parameter 'start' is out of bbox"}}, 400),
            r"status 400: Parameter 'start'",
        ),
        (
            say({"message": "No path found"}, 404),
            r"no way from Monfort \(32269\) to Touget \(32448\) \(status 404",
        ),
        (say({"geometry": {"coordinates": []}, "duration": 1, "distance": 1}), "without its line"),
        (
            say({"geometry": {"coordinates": [[0, 1], [2, 3]]}, "duration": -1, "distance": 1}),
            "a time that cannot be",
        ),
        (Reply(b"<html>"), "not JSON"),
        (Reply(b"no", 500), "has failed"),
    ],
)
def test_faults(reply: Reply, told: str) -> None:
    with local_server(lambda _: reply) as server, pytest.raises(TravelError, match=told):
        Ign(server.url, PLACES, QUICK).lines([LEG])


def test_refused_and_busy() -> None:
    with pytest.raises(TravelError, match=r"IGN Géoplateforme \(http://127.*cannot be reached"):
        Ign(unused_url(), PLACES, QUICK).lines([LEG])
    good = itineraire(Question("GET", "", {"start": "0,1", "end": "2,3"}, {}, b""))
    with local_server(in_turn(Reply(b"", 429), good)) as server:
        assert len(Ign(server.url, PLACES, QUICK).lines([LEG])) == 1


def test_lines_of_the_ign_over_times_of_another() -> None:
    with local_server(itineraire) as server:
        rules = TravelRules("estimate", 1.1, lines="ign", lines_url=server.url)
        provider = completed(Estimate(1.1), rules, Known(PLACES))
        (line,) = provider.lines([LEG])
    assert len(line) == 3
    positions = [place.position for place in PLACES]
    assert (provider.matrix(positions).seconds == Estimate(1.1).matrix(positions).seconds).all()
    assert provider.name == "estimate"


def test_no_such_source_of_lines() -> None:
    with pytest.raises(InputError, match=r"\[travel\] lines: \"osm\" is not a source of lines; allowed: ign"):
        completed(Estimate(1.1), TravelRules("estimate", 1.1, lines="osm"), Known())
