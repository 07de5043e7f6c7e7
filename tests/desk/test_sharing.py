"""A desk for several people: nothing is missing for it to be safe, and readers read."""

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tourplanner.desk.app import desk_app
from tourplanner.desk.desk import Desk
from tourplanner.desk.guard import House
from tourplanner.desk.keys import Passwords
from tourplanner.desk.server import ServeOptions, serve
from tourplanner.desk.sharing import PASSWORD, READER_PASSWORD, Sharing, passwords_of
from tourplanner.errors import InputError
from tourplanner.message import silent

LONG = Passwords("a long password", "another long one")
NAME = ("planning.example",)


@pytest.mark.parametrize(
    ("sharing", "missing"),
    [
        (Sharing(), ["--host", "--name", "--tls-cert"]),
        (Sharing(NAME), ["--host", "--tls-cert"]),
        (Sharing(NAME, LONG), ["--tls-cert"]),
        (Sharing((), LONG, proxied=True), ["--name"]),
        (Sharing(NAME, LONG, proxied=True), []),
        (Sharing(NAME, LONG, cert=Path("none.pem")), ["--tls-cert"]),
        (Sharing(NAME, LONG, cert=Path("none.pem"), key=Path("none.pem")), ["--tls-cert"]),
    ],
)
def test_others_come_in_safely_or_not_at_all(sharing: Sharing, missing: list[str]) -> None:
    if not missing:
        sharing.require("0.0.0.0", is_loopback=False)
        return
    with pytest.raises(InputError) as told:
        sharing.require("0.0.0.0", is_loopback=False)
    assert [fault.where for fault in told.value.faults] == missing


def test_a_proxy_in_front_asks_for_the_same_on_this_machine() -> None:
    Sharing().require("127.0.0.1", is_loopback=True)
    with pytest.raises(InputError):
        Sharing(proxied=True).require("127.0.0.1", is_loopback=True)


def test_the_start_page_is_for_this_machine_only() -> None:
    shared = ServeOptions(browser=False, sharing=Sharing(NAME, LONG, proxied=True))
    with pytest.raises(InputError) as told:
        serve(None, shared, silent, print)
    assert told.value.faults[0].where == "DOSSIER"


def test_passwords_come_from_files_or_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("a long password\nanything\n", encoding="utf-8")
    assert passwords_of({}, None, None) is None
    assert passwords_of({READER_PASSWORD: LONG.reader}, file, None) == LONG
    assert passwords_of({PASSWORD: LONG.planner, READER_PASSWORD: LONG.reader}, None, None) == LONG


@pytest.mark.parametrize(
    "environment",
    [
        {PASSWORD: "short"},
        {READER_PASSWORD: LONG.reader},
        {PASSWORD: LONG.planner, READER_PASSWORD: LONG.planner},
    ],
)
def test_weak_passwords_are_refused(environment: dict[str, str]) -> None:
    with pytest.raises(InputError):
        passwords_of(environment, None, None)


def test_a_password_file_has_one(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n", encoding="utf-8")
    for file in (tmp_path / "empty", tmp_path / "none", tmp_path):
        with pytest.raises(InputError):
            passwords_of({}, file, None)


@pytest.mark.parametrize(
    "path", ["/weeks", "/calendar", "/stops", "/whatif", "/publish", "/today", "/history"]
)
def test_a_reader_is_shown_no_form_that_writes(desk: Desk, path: str) -> None:
    house = House(frozenset(NAME), "desk-8765", secure=True)
    with TestClient(desk_app(replace(desk, house=house)), "https://planning.example") as client:
        own = {"origin": "https://planning.example"}
        entered = client.post("/enter", data={"password": "read only"}, headers=own)
        assert entered.status_code == 200
        assert "Secure" in entered.history[0].headers["set-cookie"]
        assert 'method="post"' not in client.get(path).text
        assert client.post("/history/undo", headers=own).status_code == 403
        assert client.post("/enter", headers={"origin": "http://planning.example"}).status_code == 403
