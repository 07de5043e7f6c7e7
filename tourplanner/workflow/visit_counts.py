"""The counts of visitors beside a plan, and the visits that can be counted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tourplanner.domain.attendance import Attendance
from tourplanner.inputs.attendance import KnownVisits, read_attendance
from tourplanner.message import Notify, silent
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.workflow.schedule import schedule_view
from tourplanner.workflow.source import plan_at
from tourplanner.workflow.standing import SCHEDULE

ATTENDANCE = "attendance.csv"
MOST_DAYS = 3650
"""A count later than this after the start of a plan is of no visit of it."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A plan whose visits are counted; ``data`` is a folder of tables that replace the shipped ones."""

    plan: Path
    data: Path | None

    @classmethod
    def at(cls, path: Path, data: Path | None) -> "Counter":
        """That of a plan.json, its folder, or the schedule.json beside it."""
        return cls(plan_at(path.parent if path.name == SCHEDULE else path), data)

    @property
    def store(self) -> Path:
        """The file of all counts, beside the plan."""
        return self.plan.parent / ATTENDANCE

    def view(self, counted: Collection[date], until: date | None, notify: Notify) -> ScheduleView:
        """The schedule as it is, or unrolled farther for `until` or counts that are later than it goes.

        Raises
        ------
        InputError
            If the plan or its schedule cannot be used, or `until` is out of range.
        BrokenRuleError
            If the plan or its schedule breaks a rule.
        """
        view = schedule_view(self.plan, None, Language.EN, self.data, notify)
        start, end = view.schedule.start, view.schedule.until
        possible = [day for day in counted if start <= day <= start + timedelta(days=MOST_DAYS)]
        last = max([*possible, *([until] if until else [])], default=end)
        if until is not None and until < start:
            last = until
        if start <= last <= end:
            return view
        return schedule_view(self.plan, last, Language.EN, self.data, silent)

    def known(self, counted: Collection[date]) -> KnownVisits:
        """The visits up to the last of the dates that were counted, at least those of the schedule."""
        view = self.view(counted, None, silent)
        return KnownVisits(
            halves={
                (tour.date, visit.stop): visit.half for tour in view.schedule.tours for visit in tour.visits
            },
            names={stop.id: stop.name for stop in view.view.config.stops},
        )

    def stored(self, notify: Notify) -> tuple[Attendance, ...]:
        """The counts that are there; those of visits that there are no more are told and kept.

        Raises
        ------
        InputError
            With all faults of the file.
        """
        if not self.store.exists():
            return ()
        return read_attendance(
            self.store, self.known, notify, lambda fault: notify(f"{fault.where}: {fault.what}")
        )
