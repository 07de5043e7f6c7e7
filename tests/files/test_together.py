"""Files that belong together: all old or all new, whenever the process that writes them is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.commands import ROOT, process_environment
from tourplanner.files import together, unfinished
from tourplanner.files.lock import BusyFolderError, alone
from tourplanner.files.together import BEGUN, READY, mend, write_together, write_whole

NAMES = ("plan.json", "map.html", "sub/a.pdf", "sub/deep/b.pdf")


class KilledError(BaseException):
    """The machine stops here."""


def version(mark: str) -> dict[str, bytes]:
    return {name: f"{mark} {name}".encode() for name in NAMES}


def marks(folder: Path) -> set[str]:
    """The versions of the files in a folder; nothing else may lie there."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert not set(found) - set(NAMES)
    missing = {""} if len(found) < len(NAMES) else set()
    return {path.read_text().split()[0] for path in found.values()} | missing


def killed_at(
    step: int,
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    contents: Mapping[str, bytes | None] = version("new"),
) -> bool:
    """Write new contents until that step, then stop without any cleaning up; False if it got through."""
    left = step

    def dying(work: object) -> object:
        def call(*args: object, **kwargs: object) -> object:
            nonlocal left
            if left == 0:
                raise KilledError
            left -= 1
            assert callable(work)
            return work(*args, **kwargs)

        return call

    with monkeypatch.context() as patch:
        patch.setattr(together, "_write", dying(together._write))
        patch.setattr(Path, "rename", dying(Path.rename))
        patch.setattr(Path, "replace", dying(Path.replace))
        patch.setattr(unfinished, "_take_away", dying(unfinished._take_away))
        patch.setattr(unfinished.shutil, "rmtree", dying(unfinished.shutil.rmtree))
        try:
            write_together(folder, contents)
        except KilledError:
            return True
    return False


@pytest.mark.parametrize("before", ["old", ""])
def test_killed_at_every_step(tmp_path: Path, before: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = set()
    for step in range(100):
        folder = tmp_path / str(step)
        if before:
            write_together(folder, version(before))
        if not killed_at(step, monkeypatch, folder):
            break
        mend(folder)
        [mark] = marks(folder)
        seen.add(mark)
    else:
        pytest.fail("the writing never ends")
    # 5 files are written, a folder is renamed, 4 files are moved, what is left is cleared: 11 steps.
    assert step == 11
    assert seen == {before, "new"}


def test_the_next_writing_clears_what_was_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for step in range(11):
        assert killed_at(step, monkeypatch, tmp_path)
    write_together(tmp_path, version("last"))
    assert marks(tmp_path) == {"last"}
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("step", range(10))
def test_what_does_not_go_with_the_rest_is_taken_away_with_it(
    tmp_path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {"plan.json": b"old plan", "map.html": b"old map"}
    write_together(tmp_path, old)

    # 3 files are written, a folder is renamed, 1 file is moved, 1 goes, what is left is cleared: 7 steps.
    killed = killed_at(step, monkeypatch, tmp_path, {"plan.json": b"new plan", "map.html": None})
    mend(tmp_path)

    found = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert found in (old, {"plan.json": b"new plan"})
    assert killed is (step < 7)
    assert killed or found == {"plan.json": b"new plan"}


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    write_whole(tmp_path / "plan.json", b"plan")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.txt", "plan.json"]


def test_files_may_be_written_by_a_function(tmp_path: Path) -> None:
    write_whole(tmp_path / "x" / "a.npz", lambda stream: stream.write(b"bytes"))
    assert (tmp_path / "x" / "a.npz").read_bytes() == b"bytes"


@pytest.mark.skipif(not hasattr(os, "umask"), reason="modes of files are another matter there")
def test_files_have_the_mode_that_a_plain_open_gives(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("")
    write_whole(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("name", ["../out.txt", "/out.txt", "a/../../out.txt"])
def test_nothing_leaves_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"out\.txt"):
        write_together(tmp_path / "here", {"fine.txt": b"", name: b""})
    assert not list((tmp_path / "here").iterdir())


def test_a_folder_in_the_way_is_told_and_nothing_changes(tmp_path: Path) -> None:
    write_together(tmp_path, {"a": b"old"})
    (tmp_path / "b").mkdir()
    with pytest.raises(IsADirectoryError):
        write_together(tmp_path, {"a": b"new", "b": b"new"})
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_busy_folder_is_told(tmp_path: Path) -> None:
    with alone(tmp_path):
        code = (
            "import sys; from pathlib import Path; from tourplanner.files import lock, together\n"
            "lock.PATIENCE = 0.1\n"
            "try: together.write_whole(Path(sys.argv[1]), b'')\n"
            "except lock.BusyFolderError: print('busy')\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "x")],
            env=process_environment(),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    assert done.stdout == "busy\n"
    assert issubclass(BusyFolderError, OSError)


WRITER = """
import sys
from itertools import count
from pathlib import Path
from tourplanner.files.together import write_together
folder = Path(sys.argv[1])
for number in count():
    write_together(folder, {f"{k}.bin": f"{number} ".encode() * 2000 for k in range(20)})
    if not number:
        print("begun", flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal")
def test_sixty_kills_at_random_moments(tmp_path: Path) -> None:
    for moment in range(60):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)],
            env=process_environment(),
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        assert writer.stdout is not None
        with writer:
            assert writer.stdout.readline() == b"begun\n"
            # What the writer does at that moment is chance; whatever it is must hold.
            time.sleep((moment * 37 % 60) / 2000)
            writer.kill()
        mend(tmp_path)
        assert len({path.read_bytes() for path in tmp_path.glob("*.bin")}) == 1
        assert len(list(tmp_path.iterdir())) == 20
    assert BEGUN != READY
