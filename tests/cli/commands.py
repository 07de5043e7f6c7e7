"""Running the command line: inside the test, or as a process of its own."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from tests.patience import PATIENCE
from tourplanner.cli.app import cli
from tourplanner.inputs.shipped import data_folder
from tourplanner.wording.language import VARIABLE as LANG_VARIABLE

ROOT = Path(__file__).resolve().parents[2]

SMALL = """\
format = 1
title = "Petit essai"
[calendar]
start = 2027-01-04
weeks = 1
[sessions.morning]
open = "09:30"
close = "12:00"
[sessions.afternoon]
open = "14:00"
close = "16:30"
[[depots]]
id = "auch"
name = "Auch"
latitude = 43.6398
longitude = 0.5986
[[vans]]
id = "camping-car"
depot = "auch"
[[stops]]
commune = "32269"
[[stops]]
commune = "32448"
"""
"""Two communes of one area, Monfort and Touget, in a week of three days: planned at once."""


PLAIN = str.maketrans("\u00a0\u202f", "  ")
"""Spaces that do not break, as plain ones."""

ALL_WELL = "All is well: the plan breaks no rule.\n"
"""What `check` says of a good plan."""


def run(*arguments: str | Path) -> Result:
    """Run a command inside this process, in English unless it is asked for French."""
    return _run(*arguments, lang="en")


def run_in_french(*arguments: str | Path) -> Result:
    """Run a command inside this process as whoever says nothing of a language: in French."""
    return _run(*arguments, lang=None)


def _run(*arguments: str | Path, lang: str | None) -> Result:
    runner = CliRunner(env={LANG_VARIABLE: lang})
    return runner.invoke(cli, [str(argument) for argument in arguments], prog_name="tourplanner")


def process(*arguments: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a process of its own, in `folder`."""
    return subprocess.run(
        [sys.executable, "-m", "tourplanner", *map(str, arguments)],
        cwd=folder,
        env=process_environment(**environment),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def process_environment(**changes: str) -> dict[str, str]:
    """The environment of a process that imports this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **changes}


def small(folder: Path, old: str = "", new: str = "", extra: str = "") -> Path:
    """A small config with a text replaced and another at its end."""
    assert not old or old in SMALL
    path = folder / "essai.toml"
    path.write_text((SMALL.replace(old, new, 1) if old else SMALL) + extra, encoding="utf-8")
    return path


def shipped(name: str) -> Path:
    """A shipped file."""
    return data_folder() / name


def events_of(dossier: Path) -> list[dict[str, Any]]:
    """The tables of events in the config of a dossier."""
    found = tomllib.loads((dossier / "plan.toml").read_text(encoding="utf-8"))["events"]
    assert isinstance(found, list)
    return found
