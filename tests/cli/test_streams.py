"""Standard streams that are closed, full or left, and encodings that lack letters."""

import errno
import json
import os
import subprocess
import sys
from io import RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import pytest

from tests.cli.commands import process, process_environment, small
from tests.outputs.schedules import PLAN
from tests.patience import PATIENCE
from tourplanner.cli.streams import NEAREST, Tolerant, tolerant_streams

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

FULL = Path("/dev/full")


def redirected(
    redirection: str, *arguments: str | Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """A command whose streams a shell has redirected."""
    return subprocess.run(
        ["sh", "-c", f'"$@" {redirection}', "sh", sys.executable, "-m", "tourplanner", *map(str, arguments)],
        env=process_environment(**environment),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "redirection",
    [">&- 2>&- <&-", ">&-", "2>/dev/full"],
)
def test_plan_is_written_all_the_same(redirection: str, tmp_path: Path) -> None:
    done = redirected(redirection, "plan", small(tmp_path), "--out", tmp_path / "out", "--quiet")

    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"plan.json", "map.html"}
    # A file that got the number of a closed stream would have had lines of others in it.
    assert json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))["tours"]


@pytest.mark.slow
@pytest.mark.skipif(not FULL.exists(), reason="a device that is always full is known on Linux only")
def test_output_for_which_there_is_no_room_is_told(tmp_path: Path) -> None:
    done = redirected("> /dev/full", "plan", small(tmp_path), "--out", tmp_path / "out", "--quiet")

    assert (done.returncode, done.stderr) == (2, "Not all could be shown: the disk is full.\n")
    assert (tmp_path / "out" / "map.html").is_file()
    shown = redirected("> /dev/full", "--help", TOURPLANNER_LANG="fr")
    assert (shown.returncode, shown.stderr) == (
        2,
        "Tout n’a pas pu être affiché\u00a0: le disque est plein.\n",
    )


@pytest.mark.slow
def test_reader_that_has_gone_is_no_failure(tmp_path: Path) -> None:
    config = small(tmp_path, extra='weekdays = ["sat"]\n')
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "tourplanner", "plan", str(config), "--out", str(tmp_path), "--quiet"],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        env=process_environment(),
        timeout=PATIENCE,
        check=False,
    )
    os.close(write)

    # The code is that of the plan, which lacks a promised visit.
    assert (done.returncode, done.stderr) == (4, "")
    assert (tmp_path / "map.html").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_is_utf8_whatever_the_console(encoding: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tourplanner", "explain", str(PLAN), "--json", "--lang", "fr"],
        env=process_environment(PYTHONIOENCODING=encoding),
        cwd=tmp_path,
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )

    assert "Il est prouvé qu’aucun plan" in json.loads(done.stdout.decode("utf-8"))["proof"]


@pytest.mark.slow
def test_letters_that_an_encoding_lacks_become_the_nearest(tmp_path: Path) -> None:
    done = process("plam", folder=tmp_path, PYTHONIOENCODING="ascii", TOURPLANNER_LANG="fr")

    assert done.returncode == 2
    assert done.stderr.endswith(
        """Erreur : il n'y a pas de commande " plam " ; peut-etre plan ou replan.\n"""
    )


def test_letters_that_no_accent_makes_have_plain_ones_too() -> None:
    with tolerant_streams():
        pass
    assert "Cœur à 15 €, 5 °C – ærø".encode("ascii", NEAREST) == b"Coeur a 15 EUR, 5 oC - aero"


class Full(RawIOBase):
    """Has room for one write."""

    def __init__(self) -> None:
        super().__init__()
        self.got = b""

    def write(self, data: "ReadableBuffer") -> int:
        if self.got:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.got = bytes(data)
        return len(self.got)


def test_a_stream_that_fails_drops_the_rest_and_remembers_why() -> None:
    inner = Full()
    stream = Tolerant(cast(BinaryIO, inner))

    assert [stream.write(data) for data in (b"one", b"four", b"five!")] == [3, 4, 5]
    assert inner.got == b"one"
    assert stream.lost is not None
    assert stream.lost.errno == errno.ENOSPC
