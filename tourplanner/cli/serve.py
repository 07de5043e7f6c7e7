"""``tourplanner serve``."""

import os
import tempfile
from pathlib import Path

import click

from tourplanner.cli.command import Command
from tourplanner.cli.consoles import data_console, notices
from tourplanner.cli.kinds import PATH, Whole
from tourplanner.cli.options import lang_option
from tourplanner.cli.parameters import argument, option
from tourplanner.desk.server import LOOPBACK, ServeOptions, serve
from tourplanner.desk.sharing import Sharing, passwords_of
from tourplanner.wording.language import Language
from tourplanner.workflow.sources.decoded_plan import PLAN


@click.command(
    "serve",
    cls=Command,
    examples=(
        "tourplanner serve",
        "tourplanner serve maps/pilote-2020",
        "tourplanner serve --demo",
        "tourplanner serve maps/pilote-2020 --port 8080 --no-browser",
        "tourplanner serve maps/pilote-2020 --port 8080 --behind-proxy --name planning.example",
    ),
)
@argument("dossier", type=PATH, required=False)
@option("--port", type=Whole(0, 65_535), default=0, metavar="N")
@option("--host", default=LOOPBACK[0], metavar="NAME")
@option("--name", "names", multiple=True, metavar="NAME")
@option("--tls-cert", type=PATH, metavar="FILE")
@option("--tls-key", type=PATH, metavar="FILE")
@option("--behind-proxy", is_flag=True)
@option("--password-file", type=PATH, metavar="FILE")
@option("--reader-password-file", type=PATH, metavar="FILE")
@option("--crew-password-file", type=PATH, metavar="FILE")
@option("--no-browser", is_flag=True)
@option("--demo", is_flag=True)
@lang_option
def command(
    dossier: Path | None,
    port: int,
    host: str,
    names: tuple[str, ...],
    tls_cert: Path | None,
    tls_key: Path | None,
    behind_proxy: bool,
    password_file: Path | None,
    reader_password_file: Path | None,
    crew_password_file: Path | None,
    no_browser: bool,
    demo: bool,
    lang: Language,
) -> None:
    """Open a dossier in the browser: the planner's desk.

    DOSSIER is a folder with a plan.json. Without one, the folder that one is in, else the start page: the
    dossiers that were opened last, a new one, or a timetable that exists.
    """
    passwords = passwords_of(os.environ, password_file, reader_password_file, crew_password_file)
    sharing = Sharing(names, passwords, tls_cert, tls_key, behind_proxy)
    options = ServeOptions(host, port, not (no_browser or sharing.is_shared), lang, sharing)

    def show(address: str) -> None:
        data_console().print(address, soft_wrap=True)

    if not demo:
        here = Path() if (Path() / PLAN).is_file() else None
        serve(dossier or here, options, notices(lang), show)
        return
    with tempfile.TemporaryDirectory(prefix="tourplanner-") as folder:
        # Only this one loads the solvers.
        from tourplanner.desk.demo import lay_demo  # noqa: PLC0415

        lay_demo(Path(folder), lang)
        serve(Path(folder), options, notices(lang), show)
