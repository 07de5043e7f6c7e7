"""A disk that fills up, and two processes in one folder: whole files, the old or the new."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import process_environment, run, small
from tests.patience import PATIENCE

pytestmark = pytest.mark.slow

FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv[1:] = sys.argv[2:]
from tourplanner.cli import main
main()
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("room", [0, 100, 5_000, 100_000])
def test_no_room_for_a_file_leaves_the_old_ones(room: int, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("plan", small(tmp_path), "--out", out).exit_code == 0
    old = {path.name: path.read_bytes() for path in out.iterdir()}
    config = small(tmp_path, "Petit essai", "Un autre essai")
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(room), "plan", str(config), "--out", str(out)],
        env=process_environment(PYTHONDONTWRITEBYTECODE="1"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "our bug" not in done.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir()} == old


@pytest.mark.slow
def test_two_processes_in_one_folder_leave_the_files_of_one(tmp_path: Path) -> None:
    out, titles = tmp_path / "out", ("Premier essai", "Second essai")
    processes = []
    for title in titles:
        folder = tmp_path / title
        folder.mkdir()
        config = small(folder, "Petit essai", title)
        command = [sys.executable, "-m", "tourplanner", "plan", str(config), "--out", str(out)]
        processes.append(subprocess.Popen(command, env=process_environment(), stdout=subprocess.DEVNULL))
    assert [process.wait(PATIENCE) for process in processes] == [0, 0]
    plan, drawn = ((out / name).read_text(encoding="utf-8") for name in ("plan.json", "map.html"))
    [title] = [title for title in titles if title in plan]
    assert title in drawn
    assert sorted(path.name for path in out.iterdir()) == ["map.html", "plan.json"]
