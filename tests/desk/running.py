"""A desk that is served by a real server, in a thread of the test."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.patience import PATIENCE
from tourplanner.desk.app import desk_app
from tourplanner.desk.desk import Desk
from tourplanner.desk.guard import House
from tourplanner.desk.hall import Hall
from tourplanner.desk.hall_app import hall_app
from tourplanner.desk.keys import Keys
from tourplanner.desk.server import DeskServer
from tourplanner.desk.session import Session
from tourplanner.desk.shelf import Shelf
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

NOON = "2027-01-05T12:00:00+01:00"


def in_january() -> date:
    """The day on which desks of tests are looked at."""
    return date(2027, 1, 5)


@dataclass(frozen=True, slots=True)
class Running:
    """A server: its desk, where it is, and how it is stopped."""

    desk: Desk
    server: DeskServer
    thread: threading.Thread
    port: int

    @property
    def base(self) -> str:
        """The address without a path."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def door(self) -> str:
        """The address that opens it next."""
        return f"{self.base}/enter?word={self.desk.keys.next}"

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        self.server.handle_exit(2, None)
        self.thread.join(PATIENCE)
        self.desk.explanations.close()
        self.desk.replans.forget()
        assert not self.thread.is_alive()


@contextlib.contextmanager
def running(
    session: Session,
    lang: Language = Language.FR,
    today: Callable[[], date] = in_january,
    *,
    secure: bool = False,
) -> Iterator[Running]:
    """A desk at a free port of this machine; `secure` for one that believes that it is reached by HTTPS."""
    with socket.create_server(("127.0.0.1", 0), backlog=300) as listening:
        port = listening.getsockname()[1]
        house = House(frozenset({f"127.0.0.1:{port}"}), f"desk-{port}", secure)
        desk = Desk(session, house, Keys(), words_in(lang), today)
        server = DeskServer(desk_app(desk), desk.closing.set)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        found = Running(desk, server, thread, port)
        try:
            yield found
        finally:
            found.stop()


@dataclass(frozen=True, slots=True)
class Starting:
    """A start page that is served, and where."""

    hall: Hall
    base: str

    @property
    def door(self) -> str:
        """The address that opens it next."""
        return f"{self.base}/enter?word={self.hall.keys.next}"


@contextlib.contextmanager
def starting(place: Path, lang: Language = Language.FR) -> Iterator[Starting]:
    """A start page at a free port of this machine; its dossiers go into a folder."""
    with socket.create_server(("127.0.0.1", 0), backlog=100) as listening:
        base = f"http://127.0.0.1:{listening.getsockname()[1]}"
        house = House(frozenset({base.removeprefix("http://")}), "desk-start")
        shelf = Shelf(place / "home", place / "state" / "desk.json")
        hall = Hall(shelf, house, Keys(), words_in(lang), lambda: NOON, in_january, lambda: base)
        server = DeskServer(hall_app(hall), hall.leave)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        try:
            yield Starting(hall, base)
        finally:
            server.handle_exit(2, None)
            thread.join(PATIENCE)
            hall.close()
