"""Ctrl-C: a real process is sent SIGINT while it loads and while it searches."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.commands import SMALL, process_environment, run_in_french
from tests.instances import PILOT_AREAS, catalogue

# A shell that starts a test in the background makes it deaf to SIGINT; this gives it ears again.
LISTENING = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from tourplanner.cli import main; main()"
)


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


def start(config: Path, out: Path) -> subprocess.Popen[str]:
    """A plan in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-u", "-c", LISTENING, "plan", str(config), "--out", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=process_environment(),
    )


def test_search_that_is_interrupted_keeps_its_best_plan(tmp_path: Path) -> None:
    process = start(long_config(tmp_path), tmp_path / "out")
    assert process.stderr is not None
    # Progress is shown once the search lasts over a second, and so is under way.
    first = process.stderr.readline()
    assert "searching" in first
    process.send_signal(signal.SIGINT)
    shown, told = process.communicate(timeout=60)

    assert process.returncode == 4, told
    assert "stopped by Ctrl-C; the best plan found is written" in told
    assert "Traceback" not in told
    assert "Permanences sans date" in shown
    plan = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert plan["tours"]
    judged = run_in_french("check", tmp_path / "out")
    assert judged.exit_code == 4
    # Nothing but visits that are missing.
    assert {line.partition(":")[0] for line in judged.stdout.splitlines()} == {"visits"}
    assert all("au lieu de" in line for line in judged.stdout.splitlines())


@pytest.mark.parametrize("wait", [0.2, 0.4, 0.6, 0.8, 1.0])
def test_interruption_while_loading_has_a_documented_end(wait: float, tmp_path: Path) -> None:
    process = start(long_config(tmp_path), tmp_path / "out")
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)

    # Before the search 2, during it 4: a machine may be fast or slow.
    assert process.returncode in {2, 4}, told
    assert "Ctrl-C" in told
    assert "Traceback" not in told
    assert (tmp_path / "out" / "plan.json").exists() is ("is written" in told and "nothing" not in told)
