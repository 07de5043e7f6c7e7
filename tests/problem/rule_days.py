"""Days that just keep every rule, along one road, to break one rule at a time."""

from dataclasses import replace
from datetime import date
from typing import Unpack

from tests.changes import StopChanges, VisitChanges
from tests.problem.little import MINUTE, MONDAY, changed, clock, little_problem, road, stop
from tourplanner.domain.config import CalendarRules
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour, Visit
from tourplanner.problem.problem import Problem

MORNING, AFTERNOON = Half


# One road: the depot at minute 0, x at 30, y at 40, z (another area) at 50; 15 metres a second.
XYZ = (stop("x"), stop("y"), stop("z", "B"))


LITTLE = little_problem(
    [replace(place, required=False) for place in XYZ],
    road([0, 30, 40, 50]),
    calendar=CalendarRules(MONDAY, 2, frozenset({0, 1, 2, 4}), public_holidays="FR"),
)
"""Nothing is required, so that a single day is a whole plan."""


def morning(name: str = "x", minutes: int = 30, day: date = MONDAY) -> Tour:
    """A morning at a stop some minutes away: set up at 9:20, packed up at 12:10, all without waiting."""
    leg = minutes * MINUTE
    visit = Visit(name, MORNING, clock("09:20"), clock("09:30"), clock("12:00"), leg, 15 * leg)
    leave, back = clock("09:20") - leg, clock("12:10") + leg
    quarter = 15 * MINUTE
    return Tour(
        "van", "home", day, leave - quarter, leave, back, back + quarter, None, (visit,), leg, 15 * leg
    )


def whole_day(second: str = "y", minutes: int = 40, day: date = MONDAY) -> Tour:
    """The morning at x, the afternoon at a stop at that minute of the road.

    For y: from 8:35 to 17:35; 10 minutes of midday drive after 12:10, lunch 12:20-13:50 in 11:30-14:30.
    """
    early = morning(day=day)
    leg, home = abs(minutes - 30) * MINUTE, minutes * MINUTE
    arrive, back = clock("12:10") + leg, clock("16:40") + home
    visit = Visit(second, AFTERNOON, arrive, clock("14:00"), clock("16:30"), leg, 15 * leg)
    return replace(
        early,
        back=back,
        end=back + 15 * MINUTE,
        lunch=(arrive, clock("13:50")),
        visits=(*early.visits, visit),
        leg_back_drive_seconds=home,
        leg_back_distance_m=15 * home,
    )


def visit_changed(tour: Tour, index: int, **changes: Unpack[VisitChanges]) -> Tour:
    visits = list(tour.visits)
    visits[index] = replace(visits[index], **changes)
    return replace(tour, visits=tuple(visits))


def asking(name: str, **changes: Unpack[StopChanges]) -> Problem:
    """The little problem with something else asked of one stop."""
    stops = [replace(s, **changes) if s.id == name else s for s in LITTLE.config.stops]
    return changed(LITTLE, stops=tuple(stops))
