"""The counts of visitors beside a plan, and the visits that can be counted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tourplanner.domain.attendance import Attendance
from tourplanner.domain.told_half import evenings
from tourplanner.inputs.attendance import KnownVisits, read_attendance
from tourplanner.message import Notify, message, silent
from tourplanner.workflow.opened_plan import plan_at
from tourplanner.workflow.people.expected_people import ATTENDANCE
from tourplanner.workflow.sources.decoded_plan import SCHEDULE
from tourplanner.workflow.year.dated_plan import DatedPlan, dated, open_dated_plan

MOST_DAYS = 3650
"""A count later than this after the start of a plan is of no visit of it."""


@dataclass(frozen=True, slots=True)
class VisitCounts:
    """A plan whose visits are counted; ``data`` is a folder of tables that replace the shipped ones."""

    plan: Path
    data: Path | None

    @classmethod
    def at(cls, path: Path, data: Path | None) -> "VisitCounts":
        """That of a plan.json, its folder, or the schedule.json beside it."""
        return cls(plan_at(path.parent if path.name == SCHEDULE else path), data)

    @property
    def store(self) -> Path:
        """The file of all counts, beside the plan."""
        return self.plan.parent / ATTENDANCE

    def dated(self, counted: Collection[date], until: date | None, notify: Notify) -> DatedPlan:
        """The schedule as it is, or unrolled farther for `until` or counts that are later than it goes.

        Raises
        ------
        InputError
            If the plan or its schedule cannot be used, or `until` is out of range.
        BrokenRuleError
            If the plan or its schedule breaks a rule.
        """
        found = open_dated_plan(self.plan, None, self.data, notify)
        start, end = found.schedule.start, found.schedule.until
        possible = [day for day in counted if start <= day <= start + timedelta(days=MOST_DAYS)]
        last = max([*possible, *([until] if until else [])], default=end)
        if until is not None and until < start:
            last = until
        return found if start <= last <= end else dated(found.plan, last, silent)

    def known(self, counted: Collection[date]) -> KnownVisits:
        """The visits up to the last of the dates that were counted, at least those of the schedule."""
        return known_visits(self.dated(counted, None, silent))

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
            self.store,
            self.known,
            notify,
            lambda fault: notify(message("fault.at", where=fault.where, what=fault.what)),
        )


def known_visits(found: DatedPlan) -> KnownVisits:
    """The visits of a schedule."""
    return KnownVisits(
        halves={
            (tour.date, visit.stop): visit.half for tour in found.schedule.tours for visit in tour.visits
        },
        names={stop.id: stop.name for stop in found.config.stops},
        late=evenings(found.config.stops),
    )
