"""Dossiers in which something was told, on the pilot's plan."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.workflow.notices import unexpected
from tourplanner.message import silent
from tourplanner.workflow.told.publish import PublishOptions, Standings, publish, standing_of, tell
from tourplanner.workflow.year.schedule import Published, publish_schedule

ON = date(2027, 1, 5)
CONTACT = {"service": {"phone": "05 62 67 40 40"}}


def edit(file: Path, change: Callable[[Any], object]) -> None:
    """Change a JSON file by hand."""
    table = json.loads(file.read_text(encoding="utf-8"))
    change(table)
    file.write_text(json.dumps(table), encoding="utf-8")


def close(dossier: Path, day: str, why: str) -> None:
    """A date on which nobody goes out, and the schedule drafted anew."""
    closed = {"from": day, "to": day, "why": why}
    edit(dossier / "plan.json", lambda table: table["config"]["calendar"]["closed"].append(closed))
    publish_schedule(dossier, None, None, None, unexpected)


def draft(dossier: Path) -> Published:
    """The schedule of a dossier, drafted."""
    return publish_schedule(dossier, None, None, None, unexpected)


def published(dossier: Path, on: date = ON, changed: bool = False) -> Standings:
    """What is drafted, published."""
    return publish(dossier, PublishOptions(on, changed), silent)


def told(dossier: Path, *names: str, on: date = ON) -> Standings:
    """Some stops told."""
    return tell(dossier, names, on, None, unexpected)


def standing(dossier: Path, on: date = ON) -> Standings:
    """How everybody stands."""
    return standing_of(dossier, on, None, unexpected)


def waiting(stands: Standings) -> set[str]:
    """The names of the stops that wait."""
    return {each.told.name for each in stands.stops if each.is_open}


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
