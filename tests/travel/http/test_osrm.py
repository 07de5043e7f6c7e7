"""The OSRM provider: blocks, factor, directions, lines, and a real osrm-routed where there is one."""

import json

import numpy as np
import pytest

from tests.travel.communes import COMMUNES
from tests.travel.http.local_server import QUICK, Question, Reply, local_server, say
from tests.travel.http.osrm_protocol import SPEED, metres, osrm
from tourplanner.domain.place import Position
from tourplanner.errors import InputError, TravelError
from tourplanner.travel.http.osrm import Osrm

POSITIONS = list(COMMUNES.values())


def pair(position: Position) -> tuple[float, float]:
    return position.longitude, position.latitude


@pytest.mark.parametrize(
    ("side", "requests"),
    [
        (100, 1),
        (20, 4),  # 39 places in blocks of 20 and 19
        (38, 3),  # 38 + 1: the last place is not asked about alone
    ],
)
def test_every_leg_in_its_direction(side: int, requests: int) -> None:
    with local_server(osrm) as server:
        found = Osrm(server.url, 1.25, patience=QUICK, side=side).matrix(POSITIONS)
        assert len(server.asked) == requests
    assert len(POSITIONS) == 39
    for i, a in enumerate(POSITIONS):
        for j, b in enumerate(POSITIONS):
            way = metres(pair(a), pair(b))
            assert abs(found.metres[i, j] - way) <= 0.6
            # A tenth of a second in the answer, half a second by rounding.
            assert abs(found.seconds[i, j] - 1.25 * way / SPEED) <= 0.6
    assert (found.seconds != found.seconds.T).any()
    assert found.seconds.dtype == found.metres.dtype == np.int32
    assert not found.provenance.estimated


def test_blocks_are_halved_until_the_server_takes_them() -> None:
    with local_server(lambda question: osrm(question, limit=10)) as server:
        found = Osrm(server.url, 1.0, patience=QUICK).matrix(POSITIONS)
        sides = [question.query["sources"].count(";") + 1 for question in server.asked]
    # 39 is too big, 20 and 10 follow: then 10 + 10 + 10 + 9 on each side.
    assert sides[:3] == [39, 20, 10]
    assert len(sides) == 2 + 16
    with local_server(osrm) as server:
        whole = Osrm(server.url, 1.0, patience=QUICK).matrix(POSITIONS)
    assert (found.seconds == whole.seconds).all()


def negative(question: Question, cells: list[tuple[int, int]]) -> Reply:
    """As `osrm`, with distances below zero in some cells of tables, which OSRM itself has now and then."""
    reply = osrm(question)
    answer = json.loads(reply.body)
    for i, j in cells if "distances" in answer else []:
        answer["distances"][i][j] = -0.4
    return say(answer)


def test_distances_below_zero_are_asked_for_anew() -> None:
    with local_server(lambda question: negative(question, [(3, 8), (8, 3)])) as server:
        found = Osrm(server.url, 1.0, patience=QUICK).matrix(POSITIONS)
        assert len(server.asked) == 3
    for i, j in ((3, 8), (8, 3)):
        assert abs(found.metres[i, j] - metres(pair(POSITIONS[i]), pair(POSITIONS[j]))) <= 0.6


def test_a_table_full_of_them_is_refused() -> None:
    cells = [(i, j) for i in range(39) for j in range(2) if i != j]
    with local_server(lambda question: negative(question, cells)) as server:
        with pytest.raises(TravelError, match="gives 76 distances below zero"):
            Osrm(server.url, 1.0, patience=QUICK).matrix(POSITIONS)
        assert len(server.asked) == 1


def test_a_server_that_takes_no_block_at_all() -> None:
    with local_server(lambda _: say({"code": "TooBig"}, 400)) as server:
        with pytest.raises(TravelError, match="refuses even the smallest table"):
            Osrm(server.url, 1.0, patience=QUICK).matrix(POSITIONS)
        # 100, then 39 halved: 20, 10, 5, 3, 2, 1.
        assert len(server.asked) == 7


@pytest.mark.parametrize("size", [0, 1])
def test_nothing_to_drive_asks_nothing(size: int) -> None:
    with local_server(osrm) as server:
        found = Osrm(server.url, 1.0, patience=QUICK).matrix(POSITIONS[:size])
        assert server.asked == []
    assert found.seconds.tolist() == [[0]] * size


def test_provenance_tells_the_server_and_the_date_of_its_roads() -> None:
    def dated(question):
        return say({**json.loads(osrm(question).body), "data_version": "2026-11-01T00:00:00Z"})

    with local_server(dated) as server:
        found = Osrm(server.url, 1.1, patience=QUICK).matrix(POSITIONS[:3])
        assert found.provenance.detail == f"OSRM {server.url} · driving · 2026-11-01T00:00:00Z · van ×1.1"


def test_lines_one_request_for_each_leg() -> None:
    a, b, c = POSITIONS[:3]
    with local_server(osrm) as server:
        lines = Osrm(server.url, 1.0, patience=QUICK).lines([(a, b), (b, c), (a, b)])
        assert len(server.asked) == 2
        assert server.asked[0].query["overview"] == "full"
    assert lines == ((a, b), (b, c), (a, b))


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "asks a server, and none is named"),
        ("127.0.0.1:5000", "is not an address"),
        ("ftp://127.0.0.1", "is not an address"),
        ("http://", "is not an address"),
        ("http://[::1", "is not an address"),
        ("http://127.0.0.1:99999", "is not an address"),
        ("http://127.0.0.1:5000/?key=secret", "is not an address"),
        ("http://me:secret@127.0.0.1", "a user or a password"),
        ("http://me:secret@127.0.0.1:99999", "a user or a password"),
    ],
)
def test_an_address_is_required(url: str, told: str) -> None:
    with pytest.raises(InputError, match=r"\[travel\] url") as raised:
        Osrm(url, 1.1)
    [fault] = raised.value.faults
    assert told in str(fault)
    assert "secret" not in str(fault)
