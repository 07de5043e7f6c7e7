"""Published timetables against the best calendars: ``python -m tests.benchmarks.timetables FOLDER``.

The folder has ``<council>.csv`` in the columns of mobile libraries, or one table of several councils,
``mobile_libraries_uk.csv``. Nobody says where their depots are: each is put in the middle of its stops.
Visits, lengths and travel times are the same on both sides.
"""

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.benchmarks.table import machine, show
from tourplanner.message import silent
from tourplanner.workflow.timetable.dossier import Imported
from tourplanner.workflow.timetable.import_timetable import import_timetable
from tourplanner.workflow.timetable.improve import Improved, ImproveOptions, improve
from tourplanner.workflow.timetable.options import ImportOptions

ALONE = ("essex", "shropshire", "wrexham")
TOGETHER = ("york", "worcestershire", "north_lincolnshire")
SECONDS = 60.0
FEW = 5
"""Stops that may move in the column of few moves."""

START = date(2027, 1, 4)


def run(folder: Path) -> None:
    """Print a row for each timetable."""
    show(
        f"Published timetables, {SECONDS:.0f} s for the best calendar and as long for few moves",
        [
            *("timetable", "stops", "tours", "on published days", "published", "best", "change", "at least"),
            *("gap", f"best with {FEW} moves", "change", "at least"),
        ],
        _rows(folder),
    )


def _rows(folder: Path) -> Iterator[list[object]]:
    for name in (*ALONE, *TOGETHER):
        with tempfile.TemporaryDirectory() as place:
            imported = imported_timetable(folder, name, Path(place))
            yield _row(name, imported, improve(imported.folder, ImproveOptions(FEW, SECONDS)))


def imported_timetable(folder: Path, name: str, place: Path) -> Imported:
    """A timetable of the folder as a dossier in another one."""
    own = folder / f"{name}.csv"
    file, service = (own, "") if own.exists() else (folder / "mobile_libraries_uk.csv", name)
    return import_timetable(
        file,
        ImportOptions(START, place / name, depot="middle", service=service, country="GB", notify=silent),
    )


def _row(name: str, imported: Imported, improved: Improved) -> list[object]:
    best, few = improved.best, improved.chosen
    return [
        name,
        len(improved.opened.config.stops),
        f"{len(improved.today)} → {len(best.tours or ())}",
        f"{imported.kept} of {imported.published}",
        f"{improved.today_drive:,} s",
        f"{best.drive_seconds or 0:,} s",
        f"{_change(improved, best.drive_seconds)}",
        f"{best.bound:,} s",
        "–" if best.gap is None else f"{100 * best.gap:.1f} %",
        "none known" if few.drive_seconds is None else f"{few.drive_seconds:,} s",
        f"{_change(improved, few.drive_seconds)}",
        f"{few.bound:,} s",
    ]


def _change(improved: Improved, drive: int | None) -> str:
    return "–" if drive is None else f"{100 * (drive / improved.today_drive - 1):+.1f} %"


if __name__ == "__main__":
    print(f"Measured on {machine()}")
    run(Path(sys.argv[1]))
