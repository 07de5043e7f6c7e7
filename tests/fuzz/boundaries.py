"""Where bytes come in: for each place a good input, and the command that reads it.

Fonts are no boundary: those of the paper are the package's own, and no option or key names another. Nor are
PDF files, which are written and never read.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.cli.commands import SMALL, run, shipped, small
from tests.fuzz.inputs import (
    BUILT,
    CORRECTIONS,
    MINUTES,
    PUBLISHED,
    QUICK,
    SCENARIO,
    attendance,
    kept,
    npz,
    roads,
    store,
    text,
    weights,
)
from tests.fuzz.mutations import Mutation, mutated, repacked
from tests.inputs.workbook.books import small_book
from tests.travel.http.ban_protocol import ban
from tests.travel.http.ign_protocol import itineraire
from tests.travel.http.local_server import Answering, Question, Reply, local_server
from tests.travel.http.openrouteservice_protocol import openrouteservice
from tests.travel.http.osrm_protocol import osrm
from tests.travel.http.valhalla_protocol import valhalla
from tests.workflow.grids import GRID

TABLE = 'provider = "matrix"\nfile = "temps.csv"\n'


@dataclass(frozen=True)
class Boundary:
    """A place where bytes come in.

    Attributes
    ----------
    name
        What it is.
    file
        Where the bytes lie below the folder of a case, or a pattern of it; "" for the answer of a server.
    good
        The input that is understood, made in a folder with a plan in it.
    arguments
        The command that reads it, by the folder and, of a server, its address.
    answers
        What a good server answers.
    mutate
        How it is spoilt.
    """

    name: str
    file: str
    good: Callable[[Path], bytes]
    arguments: Callable[[Path, str], list[str | Path]]
    answers: Answering | None = None
    mutate: Mutation = mutated


def on_built_roads(folder: Path, url: str) -> list[str | Path]:
    """To plan on the network."""
    (folder / "roads").symlink_to(folder / BUILT)
    return with_travel('provider = "osm"\n')(folder, url)


def with_travel(lines: str) -> Callable[[Path, str], list[str | Path]]:
    """To plan with these lines on travel."""

    def arguments(folder: Path, url: str) -> list[str | Path]:
        config = small(folder, extra="[travel]\n" + lines.replace("URL", url))
        return ["plan", config, "--out", folder / "out", *QUICK]

    return arguments


def of_plan(*words: str) -> Callable[[Path, str], list[str | Path]]:
    """A command of the plan in the folder."""
    return lambda folder, _: [*words[:1], folder, *words[1:]]


BOUNDARIES = (
    Boundary(
        "TOML config",
        "essai.toml",
        text(SMALL + '[[locks]]\nstop = "32269"\nweekday = "fri"\n[work]\nearliest_start = "08:00"\n'),
        lambda folder, _: ["plan", folder / "essai.toml", "--out", folder / "out", *QUICK],
    ),
    Boundary(
        "workbook config",
        "essai.xlsx",
        lambda _: small_book(),
        lambda folder, _: ["plan", folder / "essai.xlsx", "--out", folder / "out", *QUICK],
        mutate=repacked,
    ),
    Boundary(
        "table of communes",
        "communes.csv",
        lambda _: shipped("communes.csv").read_bytes(),
        lambda folder, _: ["data", "check", folder / "communes.csv"],
    ),
    Boundary("travel CSV", "temps.csv", text(MINUTES), with_travel(TABLE)),
    Boundary(
        "travel npz",
        "temps.npz",
        npz,
        with_travel(TABLE.replace("csv", "npz")),
        mutate=repacked,
    ),
    Boundary(
        "attendance",
        "counts.csv",
        attendance,
        lambda folder, _: ["attendance", "import", folder / "counts.csv", "--plan", folder],
    ),
    Boundary("corrections", "cor.csv", text(CORRECTIONS), with_travel('corrections = "cor.csv"\n')),
    Boundary(
        "weights",
        "weights.csv",
        weights,
        lambda folder, _: ["coverage", folder, "--weight", "over_75", "--weights", folder / "weights.csv"],
    ),
    Boundary("roads", "x.osm.pbf", roads, lambda folder, _: ["roads", "build", folder / "x.osm.pbf"]),
    *(
        Boundary(
            f"built roads, {ending}",
            f"{BUILT}/reached-*.{ending}",
            store(ending),
            on_built_roads,
            mutate=mutate,
        )
        for ending, mutate in (("json", mutated), ("npz", repacked))
    ),
    Boundary("plan, checked", "plan.json", lambda f: (f / "plan.json").read_bytes(), of_plan("check")),
    Boundary("plan, drawn", "plan.json", lambda f: (f / "plan.json").read_bytes(), of_plan("map")),
    Boundary(
        "plan, exported",
        "plan.json",
        lambda f: (f / "plan.json").read_bytes(),
        of_plan("export", "--until", "2027-02-28", "--format", "geojson"),
    ),
    Boundary("schedule", "schedule.json", lambda f: (f / "schedule.json").read_bytes(), of_plan("schedule")),
    *(
        Boundary(f"published {name}", f"{PUBLISHED}/{file}", kept(f"{PUBLISHED}/{file}"), of_plan(*words))
        for name, file, words in (
            ("record", "publication.json", ("publish", "--status")),
            ("schedule", "schedule.json", ("publish", "--changed", "--on", "2027-01-06")),
        )
    ),
    Boundary("kept counts", "attendance.csv", kept("attendance.csv"), of_plan("demand")),
    Boundary(
        "scenario",
        "scenario.toml",
        text(SCENARIO),
        lambda folder, _: ["whatif", small(folder), folder / "scenario.toml", *QUICK],
    ),
    Boundary(
        "grid",
        "grille.toml",
        text(GRID),
        lambda folder, _: [
            "whatif",
            small(folder),
            *("--grid", folder / "grille.toml", "--out", folder / "out", "--jobs", "1", *QUICK),
        ],
    ),
    Boundary("OSRM", "", text(""), with_travel('provider = "osrm"\nurl = "URL"\n'), osrm),
    Boundary(
        "openrouteservice",
        "",
        text(""),
        with_travel('provider = "openrouteservice"\nurl = "URL"\n'),
        openrouteservice,
    ),
    Boundary(
        "IGN",
        "",
        text(""),
        with_travel('provider = "estimate"\nlines = "ign"\nlines_url = "URL"\n'),
        itineraire,
    ),
    Boundary("Valhalla", "", text(""), with_travel('provider = "valhalla"\nurl = "URL"\n'), valhalla),
    Boundary(
        "geocoder", "", text(""), lambda folder, url: ["stops", "locate", small(folder), "--url", url], ban
    ),
    Boundary(
        "download",
        "",
        roads,
        lambda _, url: ["roads", "fetch", "--url", f"{url}/x.osm.pbf"],
        lambda _: Reply(),
    ),
)


@dataclass(frozen=True)
class Ended:
    """How a command has ended: its exit code, and all that it said."""

    code: int
    said: str


def attempt(boundary: Boundary, good: bytes, folder: Path, chance: random.Random) -> Ended:
    """Run the command of a boundary on an input that is spoilt by `chance`."""
    if boundary.answers is None:
        file = next(folder.glob(boundary.file), folder / boundary.file)
        file.write_bytes(b"")
        arguments = boundary.arguments(folder, "")
        file.write_bytes(boundary.mutate(good, chance))
        return _ended(arguments)
    seed = chance.random()

    def answering(question: Question) -> Reply:
        # Whatever it is asked again gets the same answer.
        reply = Reply(good) if good else boundary.answers(question) if boundary.answers else Reply()
        again = random.Random(f"{seed} {question.path} {question.query}")
        body = boundary.mutate(reply.body, again)
        if body == reply.body:
            return reply
        return replace(reply, body=body, status=again.choice((200, 200, 200, 200, 204, 400, 404, 418)))

    with local_server(answering) as server:
        return _ended(boundary.arguments(folder, server.url))


def _ended(arguments: list[str | Path]) -> Ended:
    shown = run(*arguments)
    return Ended(shown.exit_code, shown.output)
