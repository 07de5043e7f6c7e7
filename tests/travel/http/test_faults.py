"""Servers that misbehave: every fault ends in another try or in words, never in times."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.travel.http.local_server import HASTY, QUICK, Reply, in_turn, local_server, say, unused_url
from tests.travel.http.osrm_protocol import osrm
from tests.travel.http.places import AUCH, MONFORT, PLACES, POSITIONS
from tourplanner.domain.place import Position
from tourplanner.errors import TravelError
from tourplanner.http.patience import Patience
from tourplanner.travel.http.osrm import Osrm
from tourplanner.wording.errors import worded
from tourplanner.wording.language import Language

GOOD = {
    "code": "Ok",
    "durations": [[0, 1400, 1500], [1410, 0, 1100], [1510, 1110, 0]],
    "distances": [[0, 25000, 27000], [25000, 0, 14700], [27000, 14700, 0]],
}


def ask(url: str, patience: Patience = QUICK) -> list[list[int]]:
    return Osrm(url, 1.0, places=PLACES, patience=patience).matrix(POSITIONS).seconds.tolist()


def message(url: str, patience: Patience = QUICK) -> str:
    with pytest.raises(TravelError) as raised:
        ask(url, patience)
    assert raised.value.exit_code == 3
    assert url in str(raised.value)
    return str(raised.value)


def changed(**cells: object) -> Reply:
    return say(GOOD | cells)


def test_the_good_answer_is_good() -> None:
    with local_server(lambda _: say(GOOD)) as server:
        assert ask(server.url) == GOOD["durations"]


def test_refused() -> None:
    assert "cannot be reached" in message(unused_url())


def test_no_such_host() -> None:
    # RFC 6761: names under .invalid never exist.
    assert "cannot be found by its name" in message("http://osrm.invalid")


def test_no_answer_in_time_is_asked_for_again_then_told() -> None:
    with local_server(lambda _: Reply(hold="head")) as server:
        assert "does not answer within 0.1 s" in message(server.url, HASTY)
        server.wait_for(3)
        assert len(server.asked) == 3


def test_an_answer_that_stops() -> None:
    with local_server(lambda _: Reply(json.dumps(GOOD).encode(), hold="body")) as server:
        assert "does not answer within 0.1 s" in message(server.url, HASTY)


def test_an_answer_that_drips() -> None:
    told = pytest.raises(TravelError, match=r"takes more than 0\.2 s over one answer")
    with local_server(lambda _: Reply(hold="drip", promised=100_000)) as server, told:
        Osrm(server.url, 1.0, patience=replace(QUICK, answer=0.2)).matrix(POSITIONS)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_busy_then_good(status: int) -> None:
    busy = Reply(b"later", status, {"Retry-After": "3600"} if status in {429, 503} else {})
    with local_server(in_turn(busy, busy, say(GOOD))) as server:
        assert ask(server.url) == GOOD["durations"]
        assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("status", "told"), [(429, "asked less often (status 429)"), (500, "has failed (status 500)")]
)
def test_busy_for_ever(status: int, told: str) -> None:
    with local_server(lambda _: Reply(b"no", status)) as server:
        text = message(server.url)
        assert told in text
        assert "3 times in a row" in text
        assert len(server.asked) == 3


@pytest.mark.parametrize("host", ["http://127.0.0.2:9/", "https://elsewhere.example/table"])
def test_sent_elsewhere(host: str) -> None:
    with local_server(lambda _: Reply(b"", 302, {"Location": host})) as server:
        assert f"sends its clients to {host.rsplit('/', 1)[0]}" in message(server.url)
        assert len(server.asked) == 1


def test_sent_about() -> None:
    with local_server(lambda _: Reply(b"", 301, {"Location": "/other"})) as server:
        assert "sends its clients to another page, which is not followed" in message(server.url)


def test_more_than_anybody_asked_for() -> None:
    with local_server(lambda _: Reply(b"[" + b"0," * 5_000_000 + b"0]")) as server:
        assert "answers with more than 1 MB, which is not read" in message(server.url)


WRONG: dict[str, tuple[Callable[[], Reply], str]] = {
    "half of the JSON": (lambda: Reply(json.dumps(GOOD).encode()[:60]), "not JSON, or only a part of it"),
    "half of the bytes": (
        lambda: Reply(json.dumps(GOOD).encode()[:60], promised=900),
        "breaks off its answer",
    ),
    "a page": (lambda: Reply(b"<html>Welcome</html>"), "not JSON"),
    "nothing": (lambda: Reply(b""), "not JSON"),
    "no text": (lambda: Reply(b"\xff\xfe\x00"), "not JSON"),
    "brackets without end": (lambda: Reply(b"[" * 200_000), "not JSON"),
    "a list": (lambda: say([1, 2]), "does not answer as OSRM does (status 200)"),
    "another API": (lambda: say({"error": "no"}, 404), "does not answer as OSRM does (status 404)"),
    "a refusal": (
        lambda: say({"code": "InvalidValue", "message": "The query is wrong"}, 400),
        "answers InvalidValue: The query is wrong",
    ),
    "an unknown profile": (lambda: say({"code": "InvalidUrl", "message": "no"}, 400), "Maybe `profile`"),
    "rows too few": (
        lambda: changed(durations=GOOD["durations"][:2]),
        "times in another shape than asked for",
    ),
    "a row too long": (
        lambda: changed(distances=[[0, 1, 2, 3], [0, 1, 2], [0, 1, 2]]),
        "distances in another shape than asked for",
    ),
    "no distances": (lambda: changed(distances=None), "distances in another shape than asked for: nothing"),
    "a number for a table": (lambda: changed(durations=7), "another shape"),
    "NaN": (lambda: Reply(json.dumps(GOOD).replace("1410", "NaN").encode()), "not JSON"),
    "Infinity": (lambda: Reply(json.dumps(GOOD).replace("1410", "Infinity").encode()), "not JSON"),
    "a negative time": (lambda: Reply(json.dumps(GOOD).replace("1410", "-1").encode()), "cannot be: -1"),
    "a time of years": (
        lambda: Reply(json.dumps(GOOD).replace("1410", "1e300").encode()),
        "cannot be: 1e+300",
    ),
    "a text": (lambda: Reply(json.dumps(GOOD).replace("1410", '"1410"').encode()), "cannot be: a str"),
    "a truth": (lambda: Reply(json.dumps(GOOD).replace("1410", "true").encode()), "cannot be: True"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_answers(case: str) -> None:
    reply, told = WRONG[case]
    with local_server(lambda _: reply()) as server:
        assert told in message(server.url)
        assert len(server.asked) == 1


def test_missing_legs_are_named_by_place() -> None:
    cells = [[0, 1400, 1500], [1410, 0, None], [1510, 1110, 0]]
    with local_server(lambda _: changed(durations=cells)) as server:
        text = message(server.url)
    assert "no way from Monfort (32269) to Touget (32448)" in text
    assert text.count("no way from") == 1


def test_a_place_out_of_reach_is_named_once() -> None:
    cells = [[0, None, 1500], [None, 0, None], [1510, None, 0]]
    with local_server(lambda _: changed(distances=cells)) as server:
        text = message(server.url)
    assert "no way leads to or from Monfort (32269)" in text
    assert "no way from" not in text


def test_a_server_of_another_country() -> None:
    # OSRM takes any place to the nearest road that it has, and is glad with no seconds at all.
    here = [{"distance": 31.0}, {"distance": 871_234.0}, {"distance": 1999.0}]
    zeros = [[0, 0, 0]] * 3
    with local_server(lambda _: changed(durations=zeros, distances=zeros, sources=here)) as server:
        text = message(server.url)
    assert "has no road near some places" in text
    assert "Monfort (32269): 871\u00a0km" in text
    assert "Touget" not in text


def test_a_leg_without_a_way() -> None:
    with local_server(lambda _: say({"code": "NoRoute", "message": "Impossible route"}, 400)) as server:
        provider = Osrm(server.url, 1.0, places=PLACES, patience=QUICK)
        with pytest.raises(TravelError, match=r"no way from Monfort \(32269\) to 43\.50000, 0\.50000"):
            provider.lines([(MONFORT.position, Position(43.5, 0.5))])


@pytest.mark.parametrize(
    "line",
    [None, [], [[0.5, 43.6]], [[0.5, 43.6], [0.5]], [[0.5, 43.6], ["a", "b"]], [[0.5, 43.6], [0.5, 443.6]]],
)
def test_a_way_that_is_none(line: object) -> None:
    reply = say({"code": "Ok", "routes": [{"geometry": {"coordinates": line}}]})
    with local_server(lambda _: reply) as server:
        provider = Osrm(server.url, 1.0, patience=QUICK)
        with pytest.raises(TravelError, match=r"gives a way without its line|gives something for a position"):
            provider.lines([(AUCH.position, MONFORT.position)])


def test_one_busy_moment_in_many_blocks() -> None:
    replies = iter([False, True, False, True])

    def answering(question):
        return Reply(b"later", 503) if next(replies, False) else osrm(question)

    with local_server(answering) as server:
        found = Osrm(server.url, 1.0, patience=QUICK, side=2).matrix(POSITIONS)
    assert (found.seconds[~(found.seconds == 0)]).size == 6


def test_faults_are_told_in_french_as_well() -> None:
    url = unused_url()
    with pytest.raises(TravelError) as raised:
        Osrm(url, 1.0, patience=QUICK).matrix(POSITIONS)
    assert worded(raised.value, Language.FR).replace("\u00a0", " ") == (
        f"OSRM ({url}) ne peut pas être joint.\n"
        "    Peut-être : le serveur est arrêté, il n’y a pas d’accès à internet, "
        "ou l’adresse (url) comporte une erreur."
    )
