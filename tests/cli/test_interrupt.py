"""Signals: a real process is sent them while it loads, at known places, and while it searches."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.commands import SMALL, process_environment, run
from tests.instances import PILOT_AREAS, catalogue
from tests.patience import PATIENCE
from tests.travel.osm.files import draw
from tourplanner.travel.osm.store import FOLDER_VARIABLE

SIGNALS = {signal.SIGINT: "Ctrl-C", signal.SIGTERM: "SIGTERM", signal.SIGHUP: "SIGHUP"}

LISTENING = """
import signal
# Whoever starts a test may have made it deaf; this gives it ears again.
for number, deaf in ((signal.SIGINT, {interrupt}), (signal.SIGTERM, False), (signal.SIGHUP, {hangup})):
    signal.signal(number, signal.SIG_IGN if deaf else signal.SIG_DFL)
if not {interrupt}:
    signal.signal(signal.SIGINT, signal.default_int_handler)
"""

GATE = """
import os
import sys

class Gate:
    "Says that a module is about to be loaded, and waits for a line before it is."

    def find_spec(self, name, path=None, target=None):
        if name == {module!r} and self in sys.meta_path:
            sys.meta_path.remove(self)
            os.write(1, b"here\\n")
            sys.stdin.readline()
        return None

sys.meta_path.insert(0, Gate())
"""

MAIN = "from tourplanner.cli import main; main()"


def start(
    *arguments: str | Path, gate: str = "", deaf_to: signal.Signals | None = None
) -> subprocess.Popen[str]:
    """A command in a process of its own; with a gate, one that stops where it loads that module."""
    listening = LISTENING.format(interrupt=deaf_to == signal.SIGINT, hangup=deaf_to == signal.SIGHUP)
    return subprocess.Popen(
        [
            sys.executable,
            "-u",
            "-c",
            listening + (GATE.format(module=gate) if gate else "") + MAIN,
            *map(str, arguments),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=process_environment(),
    )


def stopped_at(gate: str, number: signal.Signals, *arguments: str | Path) -> tuple[int, str, str]:
    """The exit code and both outputs of a command that got a signal while it loaded a module."""
    process = start(*arguments, gate=gate)
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    process.send_signal(number)
    # The signal is there before the line is: what comes first does not depend on speed.
    shown, told = process.communicate("go on\n", timeout=PATIENCE)
    return process.returncode, shown, told


def long_config(folder: Path) -> Path:
    """Every commune of the pilot's areas, one visit or two, two vans: minutes of search, no room for all."""
    codes = sorted(c.code for c in catalogue().communes.values() if c.epci in PILOT_AREAS)
    stops = "".join(
        f'[[stops]]\ncommune = "{code}"\nvisits = {1 + rank % 2}\n'
        + ("" if rank % 3 else "regular = false\n")
        for rank, code in enumerate(codes)
    )
    weeks = 'weeks = 4\nweekdays = ["mon", "tue", "wed", "thu", "fri"]\n[work]\nmean_work_minutes_week = 2640'
    head = SMALL.partition("[[stops]]")[0].replace("weeks = 1", weeks)
    path = folder / "long.toml"
    path.write_text(head + '[[vans]]\nid = "second"\ndepot = "auch"\n' + stops, encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=str)
def test_search_that_is_interrupted_keeps_its_best_plan(number: signal.Signals, tmp_path: Path) -> None:
    process = start("plan", long_config(tmp_path), "--out", tmp_path / "out", "--lang", "fr")
    assert process.stderr is not None
    # Progress is shown once the search lasts over a second, and so is under way.
    assert "recherche\u00a0:" in process.stderr.readline()
    process.send_signal(number)
    shown, told = process.communicate(timeout=PATIENCE)

    assert process.returncode == 4, told
    assert (
        f"la recherche a été arrêtée par {SIGNALS[number]}\u00a0; le meilleur plan trouvé est écrit" in told
    )
    assert "Traceback" not in told
    assert "Permanences sans date" in shown
    plan = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert plan["tours"]
    judged = run("check", tmp_path / "out")
    assert judged.exit_code == 4
    # Nothing but visits that are missing.
    assert {line.partition(":")[0] for line in judged.stdout.splitlines()} == {"visits"}
    assert all("instead of" in line for line in judged.stdout.splitlines())


@pytest.mark.slow
@pytest.mark.parametrize(
    "gate",
    [
        # Before there are words, the first thing that takes time, a command, a library in C.
        "tourplanner.cli.reader",
        "click",
        "tourplanner.cli.plan",
        "rich.table",
        "numpy",
    ],
)
def test_signal_while_a_module_loads_ends_in_a_line(gate: str, tmp_path: Path) -> None:
    code, shown, told = stopped_at(
        gate, signal.SIGINT, "plan", long_config(tmp_path), "--out", tmp_path / "out"
    )

    assert (code, shown) == (2, "")
    assert told == "Stopped by Ctrl-C; nothing more is written.\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=str)
def test_other_signals_end_like_it(number: signal.Signals) -> None:
    code, _, told = stopped_at("click", number, "--lang", "fr", "--version")

    assert code == 2
    assert told == f"Arrêté par {SIGNALS[number]}\u00a0; rien de plus n’est écrit.\n"


@pytest.mark.slow
def test_library_that_loads_in_the_midst_of_work_ends_in_a_line_too(tmp_path: Path) -> None:
    """What reads workbooks is loaded by the command at work: the way out is an exception here."""
    book = tmp_path / "plan.xlsx"
    book.write_bytes(b"")
    code, shown, told = stopped_at("openpyxl", signal.SIGTERM, "plan", book)

    assert (code, shown, told) == (2, "", "Stopped by SIGTERM; nothing more is written.\n")


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP], ids=str)
def test_signal_that_was_silenced_stays_so(number: signal.Signals) -> None:
    """As `nohup` does, and shells for what runs in the background."""
    process = start("--version", gate="click", deaf_to=number)
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    process.send_signal(number)
    shown, told = process.communicate("go on\n", timeout=PATIENCE)

    assert (process.returncode, told) == (0, "")
    assert shown.startswith("tourplanner, version")


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=str)
def test_roads_that_are_being_built_leave_nothing(number: signal.Signals, tmp_path: Path) -> None:
    corners = {1: (0.6, 43.6), 2: (0.61, 43.6), 3: (0.62, 43.61)}
    file = draw(tmp_path / "drawn.osm.pbf", corners, [([1, 2, 3], {"highway": "primary"})])
    code, shown, told = stopped_at("tourplanner.travel.osm.survey", number, "roads", "build", file)

    assert (code, shown) == (2, "")
    assert told.endswith(f"Stopped by {SIGNALS[number]}; nothing more is written.\n")
    roads = Path(os.environ[FOLDER_VARIABLE])
    assert not list(roads.glob("drawn*"))
    assert not list(roads.glob(".tourplanner-*"))


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=str)
def test_a_grid_that_is_stopped_keeps_what_is_solved_and_ends_its_workers(
    number: signal.Signals, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    process = start("whatif", "pilot.toml", *("--grid", "depots-et-jours", "--out", out, "--jobs", "2"))
    # It is under way once a first combination is kept.
    while not list(out.glob("cells/*.json")) and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(number)
    # The streams end when no worker holds them any more.
    shown, told = process.communicate(timeout=PATIENCE)

    assert (process.returncode, shown) == (2, "")
    assert f"Stopped by {SIGNALS[number]}" in told
    assert "Traceback" not in told
    assert "leaked" not in told
    assert not (out / "grid.csv").exists()
    assert 0 < len(list(out.glob("cells/*.json"))) < 48
    assert not list(tmp_path.rglob(".tourplanner-*"))
