"""Compiled code finds a place to be kept, or does without."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import ROOT

PROBE = r"""
import numba
from tourplanner.solvers.compiled import KEPT, compiled

@compiled
def twice(number):
    return 2 * number

print(KEPT, numba.config.CACHE_DIR, twice(21), sep="\n")
"""


def probed(folder: Path, **environment: str) -> list[str]:
    """What a process without a home says that knows only this environment."""
    (folder / "probe.py").write_text(PROBE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(folder / "probe.py")],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


@pytest.fixture
def no_folder(tmp_path: Path) -> str:
    """A place in which not even root can make a folder."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    return str(tmp_path / "file")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="homes are found otherwise there")
def test_kept_among_temporary_files_without_a_home(tmp_path: Path, no_folder: str) -> None:
    kept, folder, result = probed(tmp_path, HOME=no_folder, XDG_CACHE_HOME=no_folder, TMPDIR=str(tmp_path))
    assert (kept, result) == ("True", "42")
    assert Path(folder).parent.parent == tmp_path
    assert list(Path(folder).rglob("*.nbi"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="homes are found otherwise there")
def test_a_folder_of_somebody_else_is_not_trusted(tmp_path: Path, no_folder: str) -> None:
    shared = tmp_path / f"tourplanner-{os.getuid()}"
    shared.mkdir()
    shared.chmod(0o777)
    kept, _, result = probed(tmp_path, HOME=no_folder, XDG_CACHE_HOME=no_folder, TMPDIR=str(tmp_path))
    assert (kept, result) == ("False", "42")
    assert not list(shared.rglob("*.nb*"))


@pytest.mark.slow
def test_a_folder_that_is_named_is_taken(tmp_path: Path) -> None:
    kept, folder, result = probed(tmp_path, NUMBA_CACHE_DIR=str(tmp_path / "mine"))
    assert (kept, Path(folder), result) == ("True", tmp_path / "mine", "42")


@pytest.mark.slow
def test_a_named_folder_that_cannot_be_is_done_without(tmp_path: Path, no_folder: str) -> None:
    kept, _, result = probed(tmp_path, NUMBA_CACHE_DIR=no_folder)
    assert (kept, result) == ("False", "42")
