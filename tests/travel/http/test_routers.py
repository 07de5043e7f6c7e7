"""Valhalla and openrouteservice, asked through routingpy over the protocol of each."""

import re
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.travel.communes import COMMUNES
from tests.travel.http.local_server import QUICK, Question, Reply, local_server, say, unused_url
from tests.travel.http.openrouteservice_protocol import LINE, openrouteservice
from tests.travel.http.osrm_protocol import SPEED, metres
from tests.travel.http.valhalla_protocol import valhalla
from tourplanner.domain.place import Place
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.errors import InputError, TravelError
from tourplanner.travel.http.openrouteservice import OPENROUTESERVICE
from tourplanner.travel.http.routers import Kind, Router
from tourplanner.travel.http.valhalla import VALHALLA
from tourplanner.travel.providers import choose_provider

pytest.importorskip("routingpy", reason="the extra `servers` is not installed")

POSITIONS = list(COMMUNES.values())[:7]
PLACES = tuple(Place(f"p{number}", f"Place {number}", position) for number, position in enumerate(POSITIONS))
# Three positions as an encoded polyline of each server's precision, worked out with its published algorithm.
SHAPE_5 = "_p~iF~ps|U_ulLnnqC_mqNvxq`@"


BOTH = pytest.mark.parametrize(
    ("kind", "answering"),
    [(VALHALLA, valhalla), (OPENROUTESERVICE, openrouteservice)],
    ids=["valhalla", "ors"],
)


def router(kind: Kind, url: str) -> Router:
    return Router(kind, url, 1.25, kind.profile, PLACES, QUICK)


@BOTH
def test_every_leg_in_its_direction(kind: Kind, answering: Callable[[Question], Reply]) -> None:
    with local_server(answering) as server:
        found = router(kind, server.url).matrix(POSITIONS)
        # 7 × 7 and 4 × 4 are too big; 2 × 2 make sixteen blocks, less the one of a place alone.
        assert len(server.asked) == 1 + 1 + 15
    for i, a in enumerate(POSITIONS):
        for j, b in enumerate(POSITIONS):
            way = metres((a.longitude, a.latitude), (b.longitude, b.latitude))
            assert abs(found.metres[i, j] - way) <= 1  # routingpy cuts metres off
            assert abs(found.seconds[i, j] - 1.25 * way / SPEED) <= 0.5
    assert found.provenance.provider == kind.name
    assert found.provenance.detail == f"{kind.title} {server.url} · {kind.profile} · van ×1.25"


@BOTH
def test_lines(kind: Kind, answering: Callable[[Question], Reply]) -> None:
    with local_server(answering) as server:
        (line,) = router(kind, server.url).lines([(POSITIONS[0], POSITIONS[1])])
    assert len(line) == 3
    if kind is OPENROUTESERVICE:
        assert [(position.latitude, position.longitude) for position in line] == LINE


@BOTH
@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(b"{", 200), "not JSON"),
        (say({}), "gives no table that can be read|times in another shape"),
        (say([]), "gives no table that can be read"),
        (Reply(b"", 302, {"Location": "https://elsewhere.example/"}), "sends its clients to"),
        (say({"error": "no such key"}, 403), "does not accept the key"),
        (
            say({"error_code": 171, "error": "No suitable edges near location"}, 400),
            "refuses: No suitable edges",
        ),
        (say({"error": {"code": 2003, "message": "profile is wrong"}}, 400), "refuses: profile is wrong"),
        (Reply(b"later", 503), "has failed"),
    ],
)
def test_faults(kind: Kind, answering: object, reply: Reply, told: str) -> None:
    with local_server(lambda _: reply) as server, pytest.raises(TravelError, match=told):
        router(kind, server.url).matrix(POSITIONS[:3])


@BOTH
def test_refused(kind: Kind, answering: object) -> None:
    with pytest.raises(TravelError, match="cannot be reached"):
        router(kind, unused_url()).matrix(POSITIONS[:3])


def test_a_leg_without_a_way_is_named() -> None:
    cell, none = {"time": 60, "distance": 1.0}, {"time": None, "distance": None}
    cells = [[cell, none], [cell, cell]]
    told = pytest.raises(TravelError, match=r"no way from Place 0 \(p0\) to Place 1 \(p1\)")
    with local_server(lambda _: say({"sources_to_targets": cells})) as server, told:
        router(VALHALLA, server.url).matrix(POSITIONS[:2])


@BOTH
def test_a_server_of_another_country(kind: Kind, answering: Callable[[Question], Reply]) -> None:
    def at_one_corner(question: Question) -> Reply:
        reply = answering(question)
        return replace(reply, body=re.sub(rb"\d+\.\d+", b"1.5", reply.body))

    told = r"shorter than is possible:\n    from Place 0 \(p0\) to Place 1 \(p1\): .* as the crow flies"
    with local_server(at_one_corner) as server, pytest.raises(TravelError, match=told):
        router(kind, server.url).matrix(POSITIONS[:3])


def test_the_key_comes_from_the_environment_and_goes_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OPENROUTESERVICE.key, "se-cret")
    with local_server(openrouteservice) as server:
        found = router(OPENROUTESERVICE, server.url).matrix(POSITIONS[:3])
        assert [question.headers["Authorization"] for question in server.asked] == ["se-cret"]
    assert "se-cret" not in str(found.provenance)
    with local_server(lambda _: say({}, 403)) as server, pytest.raises(TravelError) as raised:
        router(OPENROUTESERVICE, server.url).matrix(POSITIONS[:3])
    assert "se-cret" not in str(raised.value)


def test_no_key_no_public_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(OPENROUTESERVICE.key, raising=False)
    with pytest.raises(InputError, match="environment variable OPENROUTESERVICE_API_KEY is not set"):
        choose_provider(TravelRules("openrouteservice", 1.1))
    with pytest.raises(InputError, match="asks a server, and none is named"):
        choose_provider(TravelRules("valhalla", 1.1))


@pytest.mark.parametrize("name", ["valhalla", "openrouteservice"])
def test_without_the_library(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "routingpy", None)  # what Python does for a module that is not there
    with pytest.raises(InputError) as raised:
        choose_provider(TravelRules(name, 1.1, url="http://127.0.0.1:1"))
    (fault,) = raised.value.faults
    assert "needs the library routingpy, which is not installed" in str(fault)
    assert fault.maybe == 'pip install "tourplanner[servers]"'
