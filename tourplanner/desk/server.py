"""Serving a desk: a socket, the application, and its end by Ctrl-C."""

import asyncio
import gc
import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from tourplanner.desk.guard import House
from tourplanner.desk.keys import Keys
from tourplanner.desk.sharing import Sharing
from tourplanner.desk.shelf import Shelf
from tourplanner.desk.tenancy import address_of, tell_address, tenancy
from tourplanner.errors import InputError
from tourplanner.files.system_reason import system_reason
from tourplanner.message import Notify, message
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.sources.decoded_plan import PLAN

LOOPBACK = ("127.0.0.1", "localhost", "::1")
NOBODY_ELSE = Sharing()
SETTLED_SECONDS = 5.0
PATIENCE_SECONDS = 3
"""That what is under way has at the end; streams end within one."""


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How to serve a desk.

    Attributes
    ----------
    port
        0 for any that is free.
    browser
        Whether to open the page.
    sharing
        How others than its user come in.
    shelf
        The dossiers that the start page knows.
    """

    host: str = LOOPBACK[0]
    port: int = 0
    browser: bool = True
    lang: Language = Language.FR
    sharing: Sharing = field(default_factory=Sharing)
    shelf: Shelf = field(default_factory=Shelf.usual)


def serve(folder: Path | None, options: ServeOptions, notify: Notify, show: Callable[[str], None]) -> None:
    """Serve the dossier of a folder until it is stopped; open the desk that has it already, if one has.

    Parameters
    ----------
    folder
        None for the start page.
    show
        Is given the address.

    Raises
    ------
    InputError
        If there is no dossier, or nobody may listen at that address.
    """
    options.sharing.require(options.host, options.host in LOOPBACK)
    if folder is None:
        if options.sharing.is_shared:
            raise InputError.of("DOSSIER", message("share.no-dossier"))
        _serve_start(options, notify, show)
        return
    if not (folder / PLAN).is_file():
        raise InputError.of(str(folder), message("desk.no-dossier"), message("desk.try-demo"))
    with tenancy(folder) as is_ours:
        if is_ours:
            _serve(folder, options, notify, show)
        elif address := address_of(folder):
            notify(message("desk.open-already"))
            show(address)
            _open(address, options)
        else:
            raise InputError.of(str(folder), message("desk.taken"))


def _serve(folder: Path, options: ServeOptions, notify: Notify, show: Callable[[str], None]) -> None:
    with _listening(options) as listening:
        place = _Place.of(options, listening)
        tell_address(folder, place.address())
        # A browser takes its time to open: what the desk is made of is loaded meanwhile.
        _announce(place, options, notify, show)
        from tourplanner.desk.app import desk_app  # noqa: PLC0415
        from tourplanner.desk.desk import Desk  # noqa: PLC0415
        from tourplanner.desk.session import Session  # noqa: PLC0415
        from tourplanner.desk.unfold import unfold  # noqa: PLC0415

        unfold(folder, options.lang)
        desk = Desk(
            session=Session(folder, options.lang, _now),
            house=place.house,
            keys=place.keys,
            words=words_in(options.lang),
            today=date.today,
            entered=lambda: tell_address(folder, place.address()),
        )
        options.shelf.remember(folder)
        try:
            _run(desk_app(desk), desk.closing.set, place, options)
        finally:
            desk.close()


def _serve_start(options: ServeOptions, notify: Notify, show: Callable[[str], None]) -> None:
    # A desk that is opened at once does without the start page.
    from tourplanner.desk.hall import Hall  # noqa: PLC0415
    from tourplanner.desk.hall_app import hall_app  # noqa: PLC0415

    with _listening(options) as listening:
        place = _Place.of(options, listening)
        _announce(place, options, notify, show)
        hall = Hall(
            options.shelf, place.house, place.keys, words_in(options.lang), _now, date.today, place.address
        )
        try:
            _run(hall_app(hall), hall.leave, place, options)
        finally:
            hall.close()


def _now() -> str:
    return datetime.now().astimezone().isoformat("T", "seconds")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a server listens, by which names it is called, and who may come in."""

    listening: socket.socket
    house: House
    keys: Keys
    name: str

    @classmethod
    def of(cls, options: ServeOptions, listening: socket.socket) -> "_Place":
        port, sharing = listening.getsockname()[1], options.sharing
        keys = Keys(sharing.passwords)
        name = f"[{options.host}]" if ":" in options.host else options.host
        if sharing.is_shared:
            # Behind a proxy, and at the usual port, browsers do not say the port.
            names = [each.lower() for each in sharing.names]
            hosts = frozenset([*names, *(f"{each}:{port}" for each in names)])
            house = House(hosts, f"desk-{port}", sharing.is_secure)
            return cls(listening, house, keys, names[0] if sharing.proxied else f"{names[0]}:{port}")
        hosts = frozenset(f"{host}:{port}" for host in (name, "localhost"))
        return cls(listening, House(hosts, f"desk-{port}"), keys, f"{name}:{port}")

    def address(self) -> str:
        """The address that opens the door next; of a shared desk the one that asks for a password."""
        if self.house.secure:
            return f"https://{self.name}/"
        return f"http://{self.name}/enter?word={self.keys.next}"


def _announce(place: _Place, options: ServeOptions, notify: Notify, show: Callable[[str], None]) -> None:
    """Tell where it is, and open the browser: whoever knocks from now on is answered."""
    show(place.address())
    notify(message("desk.how-to-stop"))
    _open(place.address(), options)


def _run(app: ASGIApp, closing: Callable[[], None], place: _Place, options: ServeOptions) -> None:
    # By Ctrl-C: what a planner does at the end of every day.
    with suppress(KeyboardInterrupt):
        DeskServer(app, closing, options.sharing).run([place.listening])


class DeskServer(uvicorn.Server):
    """A server that lets streams end by themselves when it is stopped."""

    def __init__(self, app: ASGIApp, closing: Callable[[], None], sharing: Sharing = NOBODY_ELSE) -> None:
        super().__init__(_config(app, sharing))
        self.closing = closing

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen; a while after the first page, what was loaded for it is set apart."""
        await super().startup(sockets)
        asyncio.get_running_loop().call_later(SETTLED_SECONDS, settle)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Be stopped by a signal."""
        self.closing()
        super().handle_exit(sig, frame)


def settle() -> None:
    """Set apart what is there, which stays: no answer waits for the collector to look through it again."""
    gc.collect()
    gc.freeze()


def _config(app: ASGIApp, sharing: Sharing) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="h11",
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        ssl_certfile=sharing.cert,
        ssl_keyfile=sharing.key,
        timeout_graceful_shutdown=PATIENCE_SECONDS,
    )


def _listening(options: ServeOptions) -> socket.socket:
    """A socket that browsers can knock at from now on.

    Raises
    ------
    InputError
        If the port is taken.
    """
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        listening = socket.create_server((options.host, options.port), family=family, backlog=100)
    except OSError as error:
        what = message("desk.port-taken", port=options.port, why=system_reason(error))
        raise InputError.of("--port", what) from None
    # What is accepted here inherits it. Without it the head of an answer is sent, and its body waits until
    # the browser has confirmed the head: 40 ms for every page.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _open(address: str, options: ServeOptions) -> None:
    # Some browsers do not come back before they are closed.
    if options.browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
