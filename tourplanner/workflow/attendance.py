"""Taking counts of how many people came."""

from dataclasses import dataclass, replace
from pathlib import Path

from tourplanner.domain.attendance import Attendance
from tourplanner.files.write import write_atomically
from tourplanner.inputs.attendance import attendance_text, read_attendance
from tourplanner.message import silent
from tourplanner.workflow.demand import DemandOptions, Expected, expect
from tourplanner.workflow.year.visit_counts import VisitCounts


@dataclass(frozen=True, slots=True)
class Imported:
    """Counts that were taken: how many rows are new, changed and as before; the file, what is learnt."""

    added: int
    changed: int
    same: int
    file: Path
    expected: Expected


def import_attendance(file: Path, plan: Path, options: DemandOptions) -> Imported:
    """Take the counts of a file, store them beside the plan and learn from all that are there.

    A visit that was counted before gets what the file says, and keeps its number or its arrival where the
    file says none; taking a file twice changes nothing.

    Raises
    ------
    InputError
        With all faults of the file, which then changes nothing, or as `expect`.
    """
    counts = VisitCounts.at(plan, options.data)
    before = {(each.date, each.stop): each for each in counts.stored(silent)}
    read = read_attendance(file, counts.known, options.notify)
    taken = [_with_kept(each, before.get((each.date, each.stop))) for each in read]
    after = before | {(each.date, each.stop): each for each in taken}
    write_atomically(counts.store, attendance_text(after.values()))
    added = sum((each.date, each.stop) not in before for each in taken)
    same = sum(before.get((each.date, each.stop)) == each for each in taken)
    return Imported(added, len(taken) - added - same, same, counts.store, expect(plan, options))


def _with_kept(row: Attendance, before: Attendance | None) -> Attendance:
    if before is None:
        return row
    return replace(
        row,
        visitors=before.visitors if row.visitors is None else row.visitors,
        arrived=before.arrived if row.arrived is None else row.arrived,
    )
