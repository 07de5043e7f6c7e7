"""A desk that is served by a real server, in a thread of the test."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.patience import PATIENCE
from tourplanner.desk.app import desk_app
from tourplanner.desk.desk import Desk
from tourplanner.desk.guard import House
from tourplanner.desk.keys import Keys
from tourplanner.desk.server import DeskServer
from tourplanner.desk.session import Session
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


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

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        self.server.handle_exit(2, None)
        self.thread.join(PATIENCE)
        self.desk.explanations.close()
        assert not self.thread.is_alive()


@contextlib.contextmanager
def running(session: Session, lang: Language = Language.FR) -> Iterator[Running]:
    """A desk at a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0), backlog=300) as listening:
        port = listening.getsockname()[1]
        house = House(frozenset({f"127.0.0.1:{port}"}), f"desk-{port}")
        desk = Desk(session, house, Keys(), words_in(lang), lambda: date(2027, 1, 5))
        server = DeskServer(desk_app(desk), desk.closing.set)
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        found = Running(desk, server, thread, port)
        try:
            yield found
        finally:
            found.stop()
