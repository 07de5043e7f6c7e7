"""What several tests of commands look at, made once for all of them and for all workers."""

import fcntl
import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from tests.cli.commands import process, run, small
from tourplanner.http.server import Server


@dataclass(frozen=True)
class Ended:
    """What a process has left: its folder, both outputs, and its exit code."""

    folder: str
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture(scope="session")
def pilot(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Ended:
    """``tourplanner plan`` of someone who says nothing more, in a process of its own and an empty folder."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    told = shared / "pilot.json"
    with (shared / "pilot.lock").open("w") as lock:
        # The first worker plans, the others wait for it.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            folder = shared / "pilot"
            folder.mkdir()
            done = process("plan", folder=folder, TERM="dumb", TOURPLANNER_LANG="", PYTHONHASHSEED="1")
            ended = Ended(str(folder), done.returncode, done.stdout, done.stderr)
            told.write_text(json.dumps(asdict(ended)), encoding="utf-8")
    return Ended(**json.loads(told.read_text(encoding="utf-8")))


@pytest.fixture
def pilot_plan(pilot: Ended) -> Path:
    """The folder of its plan and map, to be read only."""
    return Path(pilot.folder) / "maps" / "pilote-2020"


@pytest.fixture(scope="session")
def small_planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of Monfort and Touget in a week, whose config lies elsewhere; to be read only."""
    folder = tmp_path_factory.mktemp("essai")
    assert run("plan", small(folder), "--out", folder / "plan", "--quiet").exit_code == 0
    return folder / "plan"


@pytest.fixture
def dossier(small_planned: Path, tmp_path: Path) -> Path:
    """A dossier of that plan, to be changed."""
    folder = tmp_path / "dossier"
    folder.mkdir()
    shutil.copy(small_planned / "plan.json", folder)
    return folder


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers are asked again as often as ever, but without waiting; and no proxy before this machine."""
    monkeypatch.setattr("urllib3.util.Retry.sleep", lambda *_: None)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(autouse=True)
def _always_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers of this machine may be asked as often as one likes."""
    monkeypatch.setattr(Server, "_wait_turn", lambda _: None)
