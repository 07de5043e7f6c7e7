"""Inputs that are understood: what each boundary is given before it is spoilt."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np

from tests.cli.commands import run, shipped, small
from tests.travel.osm.files import draw
from tourplanner.travel.osm.build import build

CODES = ("auch", "32269", "32448")
LEGS = [(start, end) for start in CODES for end in CODES if start != end]
MINUTES = "from,to,minutes,km\n" + "".join(f"{start},{end},25,21.5\n" for start, end in LEGS)
SCENARIO = 'format = 1\ntitle = "Sans Touget"\nwhy = "Un essai."\n[remove]\nstops = ["32448"]\n'
CORRECTIONS = (
    "from,to,extra_minutes,closed,from_date,to_date,why\n"
    "32269,32448,5,,2027-01-01,2027-03-31,travaux\nauch,32269,,yes,2027-02-01,2027-02-03,pont\n"
)
QUICK = ("--time-limit", "1")


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
