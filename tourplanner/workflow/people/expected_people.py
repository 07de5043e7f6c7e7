"""How many people come to a visit of each stop: what losing one costs when a calendar is mended."""

from collections.abc import Mapping
from dataclasses import replace

from tourplanner.analysis.demand import ordinary_people
from tourplanner.domain.attendance import Attendance
from tourplanner.domain.config import (
    Config,
)
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.inputs.attendance import KnownVisits, read_attendance
from tourplanner.message import Notify, silent
from tourplanner.schedule.year import Year
from tourplanner.travel.estimate import Estimate
from tourplanner.workflow.opened_plan import OpenedPlan
from tourplanner.workflow.people.drawn import drawn_by

ATTENDANCE = "attendance.csv"
"""The counts beside a plan."""


def year_with_people(plan: OpenedPlan, notify: Notify) -> Year:
    """The year of a plan, in which visits count for the people expected at them.

    Raises
    ------
    InputError
        As `OpenedPlan.year`, or with all faults of the counts.
    """
    return replace(plan.year(notify), people=people_expected(plan))


def people_expected(plan: OpenedPlan) -> Mapping[str, int]:
    """People at an ordinary visit of each stop, by its id, at least 1; empty where nobody was counted yet.

    Before the first count there are only guesses, which should not decide whose visit is lost. Drives are
    estimated whatever the plan's travel times are: of whole people nobody sees the difference, and the
    calendar is the same where no roads are at hand.

    Raises
    ------
    InputError
        With all faults of the counts.
    """
    config = plan.whole_config
    counts = _counted(plan, config)
    if not counts:
        return {}
    estimated = replace(config, travel=TravelRules(Estimate.name, config.travel.van_factor))
    people = ordinary_people(config, drawn_by(estimated, plan.folder, plan.catalogue), counts)
    return {stop: max(1, round(expected)) for stop, expected in people.items()}


def _counted(plan: OpenedPlan, config: Config) -> tuple[Attendance, ...]:
    """The counts of stops of the config, on whatever dates: a square that was full last year counts."""
    file = plan.folder / ATTENDANCE
    if plan.file is None or not file.exists():
        return ()
    stops = {stop.id: stop.name for stop in config.stops}
    found = read_attendance(file, lambda _: KnownVisits({}, stops), silent, lambda _: None)
    return tuple(each for each in found if each.stop in stops and each.visitors is not None)
