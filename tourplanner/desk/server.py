"""Serving a desk: a socket, the application, and its end by Ctrl-C."""

import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import FrameType

import uvicorn

from tourplanner.desk.app import desk_app
from tourplanner.desk.desk import Desk
from tourplanner.desk.guard import House
from tourplanner.desk.keys import Keys
from tourplanner.desk.session import Session
from tourplanner.desk.tenancy import address_of, tell_address, tenancy
from tourplanner.errors import InputError
from tourplanner.message import Notify, message
from tourplanner.system_reason import system_reason
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.decoded_plan import PLAN

LOOPBACK = ("127.0.0.1", "localhost", "::1")
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
    """

    host: str = LOOPBACK[0]
    port: int = 0
    browser: bool = True
    lang: Language = Language.FR


def serve(folder: Path, options: ServeOptions, notify: Notify, show: Callable[[str], None]) -> None:
    """Serve the dossier of a folder until it is stopped; open the desk that has it already, if one has.

    Parameters
    ----------
    show
        Is given the address.

    Raises
    ------
    InputError
        If there is no dossier, or nobody may listen at that address.
    """
    if options.host not in LOOPBACK:
        raise InputError.of("--host", message("desk.only-here", host=options.host))
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
        port = listening.getsockname()[1]
        keys = Keys()
        name = f"[{options.host}]" if ":" in options.host else options.host
        hosts = frozenset(f"{host}:{port}" for host in (name, "localhost"))

        def address() -> str:
            return f"http://{name}:{port}/enter?word={keys.next}"

        desk = Desk(
            session=Session(
                folder, options.lang, lambda: datetime.now().astimezone().isoformat("T", "seconds")
            ),
            house=House(hosts, f"desk-{port}"),
            keys=keys,
            words=words_in(options.lang),
            today=date.today,
            entered=lambda: tell_address(folder, address()),
        )
        tell_address(folder, address())
        show(address())
        notify(message("desk.how-to-stop"))
        _open(address(), options)
        # By Ctrl-C: what a planner does at the end of every day.
        try:
            with suppress(KeyboardInterrupt):
                _Server(desk).run([listening])
        finally:
            desk.searches.forget()


class _Server(uvicorn.Server):
    """A server that lets streams end by themselves when it is stopped."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_config(desk))
        self.desk = desk

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Be stopped by a signal."""
        self.desk.closing.set()
        super().handle_exit(sig, frame)


def _config(desk: Desk) -> uvicorn.Config:
    return uvicorn.Config(
        desk_app(desk),
        http="h11",
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
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
        return socket.create_server((options.host, options.port), family=family, backlog=100)
    except OSError as error:
        what = message("desk.port-taken", port=options.port, why=system_reason(error))
        raise InputError.of("--port", what) from None


def _open(address: str, options: ServeOptions) -> None:
    # Some browsers do not come back before they are closed.
    if options.browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
