"""Streams that are left, full or not there, under commands that show much: their work is done."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedWriter, RawIOBase, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import process_environment
from tests.fuzz.inputs import QUICK, SCENARIO, planned, told
from tests.patience import PATIENCE
from tourplanner.cli.app import cli
from tourplanner.wording.language import VARIABLE as LANG_VARIABLE

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

NO_ROOM = "Not all could be shown: the disk is full.\n"

Arguments = Callable[[Path], list[str | Path]]

SHOWING: dict[str, Arguments] = {
    "help": lambda _: ["--help"],
    "help of a command": lambda _: ["plan", "--help"],
    "version": lambda _: ["--version"],
    "a slip": lambda _: ["plam"],
    "plan": lambda home: ["plan", home / "essai.toml", "--out", home / "out", *QUICK],
    "plan that misses promises": lambda home: [
        "plan",
        home / "lost" / "plan.toml",
        "--out",
        home / "out",
        *QUICK,
    ],
    "check": lambda home: ["check", home],
    "explain": lambda home: ["explain", home],
    "explain, for programs": lambda home: ["explain", home, "--json"],
    "coverage": lambda home: ["coverage", home],
    "coverage, for programs": lambda home: ["coverage", home, "--json"],
    "capacity": lambda home: ["capacity", home, "--date", "2027-01-08", "--people", "200"],
    "demand": lambda home: ["demand", home, "--until", "2027-02-28"],
    "schedule": lambda home: ["schedule", home, "--until", "2027-02-28"],
    "replan": lambda home: ["replan", home, "--on", "2027-01-06"],
    "publish": lambda home: ["publish", home, "--status"],
    "publish, for programs": lambda home: ["publish", home, "--status", "--json"],
    "export": lambda home: ["export", home, "--format", "geojson", "--format", "ics"],
    "move": lambda home: ["move", home, "Monfort"],
    "events": lambda home: ["event", "list", home],
    "whatif": lambda home: ["whatif", home / "essai.toml", home / "lost" / "sans.toml", *QUICK],
    "tables": lambda _: ["data", "check"],
    "roads": lambda home: ["roads", "check", home / "essai.toml"],
}
"""Commands by what they show, with a dossier to show it of."""

CODES = {"a slip": 2, "plan that misses promises": 4}
"""How they end where that is not 0."""

QUICK_ONES = ("help", "a slip", "check", "publish, for programs")


class Stream(RawIOBase):
    """Bytes that are kept, up to where the stream ends for a reason."""

    def __init__(self, room: int = sys.maxsize, why: int = 0) -> None:
        super().__init__()
        self.kept = b""
        self._room, self._why = room, why

    def write(self, data: "ReadableBuffer") -> int:
        if len(self.kept) >= self._room:
            raise OSError(self._why, os.strerror(self._why))
        self.kept += bytes(data)
        return memoryview(data).nbytes

    def writable(self) -> bool:
        return True


@dataclass(frozen=True)
class Shown:
    """How a command ended: its code, what was read of both streams, and the files of the dossier."""

    code: object
    output: bytes
    told: str
    files: dict[str, bytes]


ENDS: dict[str, Callable[[], Stream | None]] = {
    "left at once": lambda: Stream(0, errno.EPIPE),
    "left after a line": lambda: Stream(1, errno.EPIPE),
    "terminal closed": lambda: Stream(0, errno.EIO),
    "full": lambda: Stream(0, errno.ENOSPC),
    "full after a line": lambda: Stream(1, errno.ENOSPC),
    "not there": lambda: None,
}
"""What becomes of a stream."""


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that the commands show."""
    folder = tmp_path_factory.mktemp("ground")
    planned(folder)
    told(folder)
    text = (folder / "essai.toml").read_text(encoding="utf-8")
    (folder / "lost").mkdir()
    (folder / "lost" / "plan.toml").write_text(f'{text}weekdays = ["sat"]\n', encoding="utf-8")
    (folder / "lost" / "sans.toml").write_text(SCENARIO, encoding="utf-8")
    return folder


@pytest.fixture
def show(ground: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Shown]:
    """Run a command of `SHOWING` on a copy of the dossier, with these streams."""
    monkeypatch.setenv(LANG_VARIABLE, "en")

    def run(name: str, out: Stream | None, err: Stream | None) -> Shown:
        home = tmp_path / "home"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(ground, home)
        monkeypatch.chdir(tmp_path)
        for place, stream in (("stdout", out), ("stderr", err)):
            text = stream and TextIOWrapper(BufferedWriter(stream), encoding="utf-8", write_through=True)
            monkeypatch.setattr(sys, place, text)
        with pytest.raises(SystemExit) as ended:
            cli.main([str(each) for each in SHOWING[name](home)], "tourplanner")
        monkeypatch.undo()
        monkeypatch.setenv(LANG_VARIABLE, "en")
        files = {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}
        return Shown(ended.value.code, out.kept if out else b"", err.kept.decode() if err else "", files)

    return run


def try_every_end(name: str, show: Callable[..., Shown]) -> None:
    """A command with each stream ended in each way, against the same with both of them whole."""
    whole = show(name, Stream(), Stream())
    assert (whole.code or 0, bool(whole.output or whole.told)) == (CODES.get(name, 0), True), whole.told
    for end, stream in ENDS.items():
        left = show(name, stream(), Stream())
        full = end.startswith("full") and bool(whole.output)
        if end == "full after a line":
            full = len(whole.output) > len(left.output)
        assert left.files == whole.files, end
        assert whole.output.startswith(left.output), end
        assert left.told == whole.told + NO_ROOM * full, end
        assert left.code == (whole.code or (2 if full else 0)), end

        # Notices that nobody can read are no failure, whatever the reason.
        deaf = show(name, Stream(), stream())
        assert (deaf.code, deaf.output, deaf.files) == (whole.code, whole.output, whole.files), end


@pytest.mark.parametrize("name", QUICK_ONES)
def test_streams_that_end(name: str, show: Callable[..., Shown]) -> None:
    try_every_end(name, show)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in SHOWING if name not in QUICK_ONES])
def test_streams_that_end_under_every_command(name: str, show: Callable[..., Shown]) -> None:
    try_every_end(name, show)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="a shell that tells how the first of a pipe ended")
@pytest.mark.parametrize("redirection", ["| head -1", "| true", ">&-", "2>&-", "<&-", "2>&1 | head -1"])
@pytest.mark.parametrize("name", ["help", "explain", "explain, for programs", "coverage"])
def test_redirections_of_a_shell(name: str, redirection: str, ground: Path) -> None:
    words = [
        "bash",
        "-o",
        "pipefail",
        "-c",
        f'"$@" {redirection}',
        "bash",
        sys.executable,
        "-m",
        "tourplanner",
    ]
    done = subprocess.run(
        [*words, *map(str, SHOWING[name](ground))],
        env=process_environment(**{LANG_VARIABLE: "en"}),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    if "head" in redirection:
        assert len(done.stdout.splitlines()) == 1
