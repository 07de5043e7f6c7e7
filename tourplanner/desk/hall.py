"""The hall: the start page, and the dossier that was opened from there."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from starlette.types import ASGIApp

from tourplanner.desk.app import rooms_of
from tourplanner.desk.desk import Desk
from tourplanner.desk.guard import House
from tourplanner.desk.keys import Keys
from tourplanner.desk.session import Clock, Session
from tourplanner.desk.shelf import Shelf
from tourplanner.desk.tenancy import address_of, tell_address, tenancy
from tourplanner.desk.unfold import unfold
from tourplanner.desk.work import Work
from tourplanner.errors import InputError
from tourplanner.message import message
from tourplanner.wording.words import Words

START = "/start"


@dataclass(frozen=True, slots=True)
class Begun:
    """A dossier that is being made: its folder, and the page that asked for it."""

    folder: Path
    work: Work[Path]
    back: str


@dataclass(slots=True)
class Hall:
    """A start page with at most one dossier open behind it.

    Attributes
    ----------
    address
        Tells the address that opens the door next.
    begun
        The dossier that is being made, or was made last.
    """

    shelf: Shelf
    house: House
    keys: Keys
    words: Words
    clock: Clock
    today: Callable[[], date]
    address: Callable[[], str]
    desk: Desk | None = None
    app: ASGIApp | None = None
    begun: Begun | None = None
    start: str = START
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _taken: ExitStack = field(default_factory=ExitStack)

    def entered(self) -> None:
        """Tell those who come later by which address."""
        if self.desk is not None:
            tell_address(self.desk.session.folder, self.address())

    def begin(self, folder: Path, back: str, act: Callable[[], Path]) -> None:
        """Begin to make a dossier.

        Raises
        ------
        InputError
            If another one is being made.
        """
        with self._lock:
            if self.begun is not None and not self.begun.work.is_done:
                raise InputError.of("", message("hall.work-under-way"))
            self.begun = Begun(folder, Work(act), back)

    def open(self, folder: Path) -> str:
        """Open a dossier in the place of the one that is open.

        Returns
        -------
        str
            The address of the desk that has it already; empty where it is open here now.

        Raises
        ------
        InputError
            If another program has it, which does not say where.
        """
        with self._lock:
            if self.desk is not None and self.desk.session.folder == folder:
                return ""
            taken = ExitStack()
            if not taken.enter_context(tenancy(folder)):
                taken.close()
                if address := address_of(folder):
                    return address
                raise InputError.of(str(folder), message("desk.taken"))
            self.close()
            self._taken = taken
            unfold(folder, self.words.lang)
            session = Session(folder, self.words.lang, self.clock)
            self.desk = Desk(
                session, self.house, self.keys, self.words, self.today, self.entered, start=self.start
            )
            self.app = rooms_of(self.desk)
            tell_address(folder, self.address())
            self.shelf.remember(folder)
            return ""

    def leave(self) -> None:
        """Let the streams of the dossier end: the server is being stopped."""
        if self.desk is not None:
            self.desk.closing.set()

    def close(self) -> None:
        """Put the dossier back: its streams end."""
        with self._lock:
            self.leave()
            if self.desk is not None:
                self.desk.close()
            self.desk = self.app = None
            self._taken.close()
