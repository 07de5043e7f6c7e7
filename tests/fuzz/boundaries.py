"""Where bytes come in: for each place a good input, and the command that reads it.

Fonts are no boundary: those of the paper are the package's own, and no option or key names another. Nor are
PDF files, which are written and never read.
"""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import numpy as np

from tests.cli.commands import SMALL, run, shipped, small
from tests.fuzz.mutations import Mutation, mutated, repacked
from tests.inputs.workbook.books import small_book
from tests.travel.http.ban_protocol import ban
from tests.travel.http.ign_protocol import itineraire
from tests.travel.http.local_server import Answering, Question, Reply, local_server
from tests.travel.http.openrouteservice_protocol import openrouteservice
from tests.travel.http.osrm_protocol import osrm
from tests.travel.http.valhalla_protocol import valhalla
from tests.travel.osm.files import draw
from tests.workflow.grids import GRID
from tourplanner.travel.osm.build import build

CODES = ("auch", "32269", "32448")
LEGS = [(start, end) for start in CODES for end in CODES if start != end]
MINUTES = "from,to,minutes,km\n" + "".join(f"{start},{end},25,21.5\n" for start, end in LEGS)
SCENARIO = 'format = 1\ntitle = "Sans Touget"\nwhy = "Un essai."\n[remove]\nstops = ["32448"]\n'
CORRECTIONS = (
    "from,to,extra_minutes,closed,from_date,to_date,why\n"
    "32269,32448,5,,2027-01-01,2027-03-31,travaux\nauch,32269,,yes,2027-02-01,2027-02-03,pont\n"
)
TABLE = 'provider = "matrix"\nfile = "temps.csv"\n'
QUICK = ("--time-limit", "1")


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


def planned(folder: Path) -> None:
    """A config with its plan and a schedule in the folder."""
    small(folder)
    assert run("plan", folder / "essai.toml", "--out", folder, *QUICK).exit_code == 0
    assert run("schedule", folder, "--until", "2027-02-28").exit_code == 0


def told(folder: Path) -> None:
    """What is planned there, published, with the counts of its first day."""
    assert run("publish", folder, "--on", "2027-01-02").exit_code == 0
    (folder / "counted.csv").write_bytes(attendance(folder))
    assert run("attendance", "import", folder / "counted.csv", "--plan", folder).exit_code == 0


def attendance(folder: Path) -> bytes:
    """Counts for what the schedule holds."""
    visits = json.loads((folder / "plan.json").read_text(encoding="utf-8"))["tours"][0]["visits"]
    day = json.loads((folder / "plan.json").read_text(encoding="utf-8"))["tours"][0]["date"]
    return "date,stop,half,visitors\n{}".format("".join(f"{day},{v['stop']},,7\n" for v in visits)).encode()


def npz(_folder: Path) -> bytes:
    """Driving times as arrays."""
    stream = BytesIO()
    away = 25.0 * (1 - np.eye(3))
    np.savez(stream, ids=np.array(CODES), minutes=away, km=away)
    return stream.getvalue()


def roads(folder: Path) -> bytes:
    """Streets of a crossing, with a turn that is not allowed."""
    corners = {1: (0.6, 43.6), 2: (0.61, 43.6), 3: (0.62, 43.61), 4: (0.61, 43.62)}
    ways = [([1, 2, 3], {"highway": "primary", "maxspeed": "80"}), ([2, 4], {"highway": "residential"})]
    signs = {2: {"highway": "traffic_signals"}}
    return draw(folder / "drawn.osm.pbf", corners, ways, signs, [(1, 2, 2, "no_left_turn")]).read_bytes()


REACHED = {1: (0.5986, 43.6398), 2: (0.8225, 43.7956), 3: (0.9278, 43.7147)}
"""Auch, Monfort and Touget."""


PUBLISHED = "publications/001"
BUILT = "built"
"""The folder of the network until a command asks for it: others would go by these roads too."""


def on_built_roads(folder: Path, url: str) -> list[str | Path]:
    """To plan on the network."""
    (folder / "roads").symlink_to(folder / BUILT)
    return with_travel('provider = "osm"\n')(folder, url)


def store(ending: str) -> Callable[[Path], bytes]:
    """A file of built roads between the places of the config; the network is built into the folder."""

    def built(folder: Path) -> bytes:
        home = folder / BUILT
        if not home.exists():
            ways = [([1, 2, 3], {"highway": "primary"}), ([3, 1], {"highway": "secondary"})]
            build(draw(folder / "reached.osm.pbf", REACHED, ways), home)
        (file,) = home.glob(f"reached-*.{ending}")
        return file.read_bytes()

    return built


def weights(_folder: Path) -> bytes:
    """A number for every commune."""
    rows = shipped("communes.csv").read_text(encoding="utf-8").splitlines()[1:]
    return ("code,over_75\n" + "".join(f"{row[:5]},120.5\n" for row in rows)).encode()


def text(content: str) -> Callable[[Path], bytes]:
    """An input that is always the same."""
    return lambda _: content.encode()


def kept(name: str) -> Callable[[Path], bytes]:
    """A file as it is in the folder."""
    return lambda folder: (folder / name).read_bytes()


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
