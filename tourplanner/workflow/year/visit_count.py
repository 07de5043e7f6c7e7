"""The count of one visit, as a crew says it when it is done: kept where `attendance import` keeps its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tourplanner.domain.attendance import Attendance
from tourplanner.errors import InputError
from tourplanner.files.together import rewrite
from tourplanner.inputs.attendance import MOST_VISITORS, attendance_text, read_attendance
from tourplanner.message import message, silent
from tourplanner.workflow.people.expected_people import ATTENDANCE
from tourplanner.workflow.year.dated_plan import DatedPlan
from tourplanner.workflow.year.visit_counts import known_visits


@dataclass(frozen=True, slots=True)
class VisitCount:
    """How many people came to a stop on a day; ``visitors`` is None where that is not counted (any more)."""

    stop: str
    date: date
    visitors: int | None


def counts_of(found: DatedPlan, folder: Path) -> Mapping[tuple[date, str], int]:
    """The counts of visitors that are kept beside a plan, by date and stop.

    Raises
    ------
    InputError
        With all faults of the file.
    """
    return {
        (each.date, each.stop): each.visitors for each in _stored(found, folder) if each.visitors is not None
    }


def count_visit(found: DatedPlan, folder: Path, count: VisitCount) -> None:
    """Keep the count of a visit, in the stead of an earlier one; an arrival that was noted stays.

    Raises
    ------
    InputError
        If there is no such visit, the number is none of visitors, or the file cannot be read or written.
    """
    half = known_visits(found).halves.get((count.date, count.stop))
    if half is None:
        raise InputError.of("", message("count.not-a-visit", day=count.date))
    if count.visitors is not None and not 0 <= count.visitors <= MOST_VISITORS:
        raise InputError.of("", message("count.not-a-number", most=MOST_VISITORS))

    def changed() -> dict[str, bytes]:
        rows = {(each.date, each.stop): each for each in _stored(found, folder)}
        before = rows.pop((count.date, count.stop), None)
        arrived = None if before is None else before.arrived
        if count.visitors is not None or arrived is not None:
            row = Attendance(count.date, count.stop, half, count.visitors, arrived)
            rows[count.date, count.stop] = row
        return {ATTENDANCE: attendance_text(rows.values()).encode()}

    # Nobody else writes meanwhile: two crews may count at the same moment.
    rewrite(folder, changed)


def _stored(found: DatedPlan, folder: Path) -> tuple[Attendance, ...]:
    file = folder / ATTENDANCE
    if not file.is_file():
        return ()
    # Counts of visits that there are no more stay.
    return read_attendance(file, lambda _days: known_visits(found), silent, lambda _fault: None)
