"""Where grids are solved: in real processes, some of them killed half-way."""

import multiprocessing
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.cli.commands import ROOT, process_environment, run
from tests.patience import PATIENCE
from tests.workflow.grids import small_grid
from tourplanner.workflow.compared.grid import solve_grid
from tourplanner.workflow.jobs.job import Job, Outcome
from tourplanner.workflow.jobs.processes import in_processes
from tourplanner.workflow.jobs.runners import one_by_one


@pytest.mark.slow
def test_processes_give_the_same_and_survive_a_death(tmp_path: Path) -> None:
    _, grid = small_grid(tmp_path)
    expected = solve_grid(None, grid, tmp_path / "alone", one_by_one)
    answered_at_death: list[int] = []

    def deadly(jobs: Iterable[Job]) -> Iterator[Outcome]:
        for number, answer in enumerate(in_processes(2)(jobs), start=1):
            yield answer
            if not answered_at_death:
                answered_at_death.append(number)
                multiprocessing.active_children()[0].kill()

    solved = solve_grid(None, grid, tmp_path / "out", deadly)

    assert answered_at_death == [1]
    assert solved.csv.read_bytes() == expected.csv.read_bytes()


KILLED = """
import os, signal
from tourplanner.cli import main
from tourplanner.workflow.jobs.store import Store

keep, kept = Store.keep, []

def keep_and_die(store, outcome):
    keep(store, outcome)
    kept.append(outcome)
    if len(kept) == 3:
        # The whole group: a killed parent leaves its workers to themselves for a moment.
        os.killpg(0, signal.SIGKILL)

Store.keep = keep_and_die
main()
"""


@pytest.mark.slow
def test_a_killed_command_goes_on_where_it_was(tmp_path: Path) -> None:
    cells = tmp_path / "out" / "cells"
    arguments = [
        "whatif",
        "pilot.toml",
        "--grid",
        "depots-et-jours",
        "--out",
        str(tmp_path / "out"),
        "--jobs",
        "1",
    ]
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, *arguments],
        cwd=tmp_path,
        env=process_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    assert len(list(cells.glob("*.json"))) == 3
    assert not (tmp_path / "out" / "grid.csv").exists()

    shown = run(*arguments)

    assert shown.exit_code == 0, shown.output
    assert "3 combinations were solved before." in shown.stdout
    assert len((tmp_path / "out" / "grid.csv").read_text(encoding="utf-8").splitlines()) == 49


GRID = """
import sys
from pathlib import Path
from tests.workflow.grids import small_grid
from tourplanner.workflow.compared.grid import solve_grid
from tourplanner.workflow.jobs.processes import in_processes

def watched(jobs):
    for answer in in_processes(2)(jobs):
        import multiprocessing
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
        yield answer
        if len(sys.argv) > 2:
            raise KeyboardInterrupt

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    _, grid = small_grid(folder)
    solve_grid(None, grid, folder / "out", watched)
"""


def grid_process(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    """A process that solves a grid and prints the ids of its workers with each answer."""
    script = folder / "solve.py"
    script.write_text(GRID, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(script), str(folder), *arguments],
        cwd=folder,
        env=process_environment(PYTHONPATH=str(ROOT)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def runs(pid: int) -> bool:
    """Whether a process is alive, and not one that only waits to be noticed by whoever adopted it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="processes are asked for otherwise there")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    with grid_process(tmp_path) as process:
        assert process.stdout is not None
        workers = [int(pid) for pid in process.stdout.readline().split()]
        process.kill()
    assert workers
    deadline = time.monotonic() + 300
    while any(runs(pid) for pid in workers):
        assert time.monotonic() < deadline, "workers run on"
        time.sleep(0.05)


@pytest.mark.slow
def test_a_grid_that_is_stopped_leaks_nothing(tmp_path: Path) -> None:
    with grid_process(tmp_path, "stop") as process:
        _, errors = process.communicate(timeout=PATIENCE)
    assert "KeyboardInterrupt" in errors
    assert "leaked" not in errors
    assert "resource_tracker" not in errors


@pytest.mark.slow
def test_no_dask_scheduler_is_told(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra `dask` is not installed")
    config, grid = small_grid(tmp_path)
    shown = run("whatif", config, "--grid", grid, "--out", tmp_path / "out", "--dask", "nonsense://x")

    assert shown.exit_code == 2, shown.output
    assert "no Dask scheduler answers at nonsense://x" in shown.stderr
