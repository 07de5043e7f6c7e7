"""Inputs without an end: told, and not read until the memory is full."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.commands import run, small
from tests.fuzz.inputs import QUICK, planned
from tourplanner.files import together

ENDLESS = Path("/dev/zero")
TOLD = ("without an end", "Not an ordinary file", "there is no such file")

COMMANDS: dict[str, Callable[[Path], list[str | Path]]] = {
    "config": lambda folder: ["plan", ENDLESS, "--out", folder / "out", *QUICK],
    "travel table": lambda folder: [
        "plan",
        small(folder, extra='[travel]\nprovider = "matrix"\nfile = "/dev/zero"\n'),
        *("--out", folder / "out"),
    ],
    "road file": lambda _: ["roads", "build", ENDLESS],
    "plan": lambda _: ["check", ENDLESS],
    "counts": lambda folder: ["attendance", "import", ENDLESS, "--plan", folder],
    "weights": lambda folder: ["coverage", folder, "--weight", "people", "--weights", ENDLESS],
    "scenario": lambda folder: ["whatif", folder / "essai.toml", ENDLESS],
    "table": lambda _: ["data", "check", ENDLESS],
}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a config, its plan and its schedule."""
    folder = tmp_path_factory.mktemp("ground")
    planned(folder)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="no such file there")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_without_an_end(name: str, ground: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "LONGEST", 1 << 20)
    ended = run(*COMMANDS[name](ground))
    assert ended.exit_code in (2, 3), ended.output
    assert any(told in ended.output for told in TOLD), ended.output
