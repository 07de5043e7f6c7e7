"""Serving a desk: its address, a second one, and what is refused."""

import socket
import webbrowser
from pathlib import Path

import pytest
import uvicorn

from tourplanner.desk.server import ServeOptions, serve
from tourplanner.desk.tenancy import ADDRESS, tenancy
from tourplanner.errors import InputError
from tourplanner.message import Text, silent

QUIET = ServeOptions(browser=False)


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A server that is stopped by Ctrl-C at once; where it listened."""
    listened: list[str] = []

    def run(self: uvicorn.Server, sockets: list[socket.socket]) -> None:
        listened.append(f"http://127.0.0.1:{sockets[0].getsockname()[1]}/")
        raise KeyboardInterrupt

    monkeypatch.setattr(uvicorn.Server, "run", run)
    return listened


def test_the_address_has_a_free_port_and_is_gone_at_the_end(folder: Path, stopped: list[str]) -> None:
    shown: list[str] = []
    serve(folder, QUIET, silent, shown.append)

    assert shown[0].startswith(f"{stopped[0]}enter?word=")
    assert not (folder / ADDRESS).exists()


def test_the_body_of_an_answer_does_not_wait_for_its_head(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once: list[int] = []

    def run(_server: uvicorn.Server, sockets: list[socket.socket]) -> None:
        with socket.create_connection(sockets[0].getsockname()), sockets[0].accept()[0] as accepted:
            at_once.append(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        raise KeyboardInterrupt

    monkeypatch.setattr(uvicorn.Server, "run", run)
    serve(folder, QUIET, silent, lambda _address: None)
    assert all(at_once)
    assert at_once


def test_a_second_one_opens_the_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ADDRESS).write_text('{"address": "http://127.0.0.1:1/enter?word=x"}', encoding="utf-8")
    monkeypatch.setattr(webbrowser, "open", lambda _address: True)
    shown: list[str] = []
    told: list[Text] = []

    with tenancy(folder) as ours:
        assert ours
        serve(folder, ServeOptions(), told.append, shown.append)

    assert (shown, len(told)) == (["http://127.0.0.1:1/enter?word=x"], 1)


def test_other_machines_and_taken_ports_are_refused(folder: Path, stopped: list[str]) -> None:
    with pytest.raises(InputError):
        serve(folder, ServeOptions(host="0.0.0.0", browser=False), silent, print)
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(InputError):
        serve(folder, ServeOptions(port=taken.getsockname()[1], browser=False), silent, print)
    assert stopped == []


def test_a_folder_without_a_plan_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        serve(tmp_path, QUIET, silent, print)
    assert told.value.faults[0].maybe
