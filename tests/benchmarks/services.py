"""Published calendars of itinerant services, each as a dossier: ``python -m tests.benchmarks.services FILE``.

The file is one table of several services, in the columns of buses of France Services. Visits of a year that
are on the published days are counted; a line without a date or hours has none, and is told.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.benchmarks.table import machine, show
from tourplanner.domain.timetable import TimetableRow
from tourplanner.inputs.timetable.fields import Field
from tourplanner.inputs.timetable.sheet import open_sheet
from tourplanner.message import silent
from tourplanner.workflow.timetable.import_timetable import import_timetable
from tourplanner.workflow.timetable.options import ImportOptions

START = date(2027, 1, 4)
HEAD = ["service", "lines", "on published days", "left open", "not published", "place unknown", "on one core"]


def run(file: Path) -> None:
    """Print a row for each service."""
    show(
        "Published calendars of itinerant services",
        [
            "service",
            "lines",
            "on published days",
            "left open",
            "not published",
            "place unknown",
            "on one core",
        ],
        _rows(file),
    )


def _rows(file: Path) -> Iterator[list[str]]:
    sheet = open_sheet(file, silent)
    departements: dict[str, set[str]] = {}
    for row in sheet.rows:
        code = sheet.text(row, Field.CODE)
        departements.setdefault(sheet.text(row, Field.SERVICE), set()).update([code[:2]] if code else [])
    for service, codes in departements.items():
        with tempfile.TemporaryDirectory() as place:
            began = time.process_time()
            options = ImportOptions(
                START, Path(place) / "dossier", service=service, departements=tuple(sorted(codes))
            )
            found = import_timetable(file, options)
            seconds = time.process_time() - began
        yield [
            service,
            f"{len(found.timetable.rows)}",
            f"{found.kept} of {found.published}",
            f"{len(found.open)}",
            ", ".join(f"{count} {why}" for why, count in Counter(map(_lacks, found.open)).items()) or "–",
            f"{len(found.nowhere)}",
            f"{seconds:.1f} s",
        ]


def _lacks(row: TimetableRow) -> str:
    """What the source does not say of a line without a date."""
    if row.recurrence is None:
        return "rhythm"
    if not row.recurrence.is_settled:
        return "which weeks" if row.recurrence.weekdays else "day"
    return "hours"


if __name__ == "__main__":
    print(f"Measured on {machine()}")
    run(Path(sys.argv[1]))
