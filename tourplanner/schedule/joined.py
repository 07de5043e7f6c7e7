"""What stops that join were promised and the grid has no place for."""

from collections import defaultdict
from collections.abc import Iterator

from tourplanner.domain.event import Joins
from tourplanner.domain.schedule import Schedule
from tourplanner.message import message
from tourplanner.problem.rules import Violation
from tourplanner.problem.rules.violation import stop_label
from tourplanner.problem.rules.visits import VISITS
from tourplanner.schedule.events import toured_on
from tourplanner.schedule.real_dates import RealDates


def missing_of_joined(real: RealDates, schedule: Schedule) -> Iterator[Violation]:
    """The visits of a cycle that stops which join lack, by the ranks of those that they have.

    A visit that a closed date takes has its rank all the same: it is among the changes. A stop that is there
    for less than every day of a cycle is not judged, for a visit may be on a day that is still to come.
    """
    ranks: dict[str, set[str]] = defaultdict(set)
    held = {(each.stop, each.key) for each in schedule.appointments}
    for stop_id, key in held | {(each.stop, each.key) for each in schedule.changes}:
        ranks[stop_id].add(key.rpartition("/")[2])
    joining = {event.stop for event in real.config.events if isinstance(event, Joins)}
    for stop in real.config.stops:
        if stop.id in joining and len(ranks[stop.id]) < stop.visits and _is_there_for_a_cycle(real, stop.id):
            few = message("violation.visits-missing", n=len(ranks[stop.id]), wanted=stop.visits)
            yield Violation(VISITS.id, stop_label(stop), few)


def _is_there_for_a_cycle(real: RealDates, stop: str) -> bool:
    there = {real.grid_day(day) for day in real.dates() if stop in toured_on(real.config, day)} - {None}
    return len(there) >= 7 * real.config.calendar.weeks
