"""The guard: foreign names, foreign pages, stolen words and floods are turned away."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from tourplanner.desk.guard import MOST_BYTES, Guard, House
from tourplanner.desk.keys import Keys, Passwords

HOST = "127.0.0.1:8765"
OWN = {"sec-fetch-site": "same-origin"}


async def answer(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


@pytest.fixture
def keys() -> Keys:
    return Keys(Passwords("long enough", "read only"))


@pytest.fixture
def client(keys: Keys) -> Iterator[TestClient]:
    routes = [Route(path, answer, methods=["GET", "POST"]) for path in ("/", "/health", "/stream")]
    guard = Guard(Starlette(routes=routes), House(frozenset({HOST}), "desk-8765"), keys)
    with TestClient(guard, f"http://{HOST}", follow_redirects=False) as found:
        yield found


@pytest.fixture
def inside(client: TestClient, keys: Keys) -> TestClient:
    client.cookies.set("desk-8765", keys.cookie_for(keys.next))
    return client


def test_a_foreign_host_is_turned_away_whatever_its_cookie(inside: TestClient) -> None:
    assert inside.get("/", headers={"host": "evil.example:8765"}).status_code == 421
    assert inside.get("/").status_code == 200


def test_a_stranger_sees_the_door_and_the_health_only(client: TestClient) -> None:
    shown = client.get("/")
    assert (shown.status_code, shown.headers["location"]) == (303, "/enter")
    assert client.post("/", headers=OWN).status_code == 401
    assert client.get("/health").status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_a_write_of_another_page_is_turned_away(inside: TestClient, site: str) -> None:
    assert inside.post("/", headers={"sec-fetch-site": site, "origin": f"http://{HOST}"}).status_code == 403
    assert inside.get("/stream", headers={"sec-fetch-site": site}).status_code == 403


def test_an_old_browser_is_judged_by_its_origin(inside: TestClient) -> None:
    assert inside.post("/").status_code == 403
    assert inside.post("/", headers={"origin": "http://evil.example"}).status_code == 403
    assert inside.post("/", headers={"origin": "null"}).status_code == 403
    assert inside.post("/", headers={"origin": f"http://{HOST}"}).status_code == 200


def test_a_word_opens_the_door_once(keys: Keys) -> None:
    word = keys.next
    assert keys.role(keys.cookie_for(word)) == "planner"
    assert keys.cookie_for(word) == ""
    assert keys.role("") == keys.role("guessed") == ""


def test_a_reader_writes_nothing(client: TestClient, keys: Keys) -> None:
    client.cookies.set("desk-8765", keys.cookie_by_password("read only"))
    assert client.get("/").status_code == 200
    assert client.post("/", headers=OWN).status_code == 403
    assert keys.cookie_by_password("wrong") == ""


def test_a_flood_is_turned_away_told_or_not(inside: TestClient) -> None:
    told = inside.post("/", headers=OWN, content=b"0" * (MOST_BYTES + 1))
    untold = inside.post("/", headers=OWN, content=(b"0" * 1_000_000 for _ in range(11)))
    assert (told.status_code, untold.status_code) == (413, 413)
    assert inside.post("/", headers=OWN | {"content-length": "x"}).status_code == 413


def test_no_page_may_frame_it_nor_bring_scripts(inside: TestClient) -> None:
    headers = inside.get("/").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
