"""Little grids laid over a year and mended, and judged."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tests.problem.little import changed
from tests.schedule.cases import FIRST_WEEKS, cases, stop, tours_of
from tourplanner.domain.aim import Aim
from tourplanner.domain.catch_up import CatchUp
from tourplanner.domain.event import (
    Event,
)
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.problem.problem import Problem
from tourplanner.schedule.check import check_dates
from tourplanner.schedule.event_places import places_of_year
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.laid_year import Told, laid_year
from tourplanner.schedule.mend import mended
from tourplanner.schedule.real_dates import real_dates
from tourplanner.schedule.repair_problem import Repair, RepairProblem
from tourplanner.schedule.year import Year
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.result import Limits

REPEATED = replace(FIRST_WEEKS, repeats=True)
"""Ordinary weeks of Mondays, Wednesdays and Fridays, two a cycle, laid over the year from 1 March 2027."""


Days = Mapping[date, tuple[list[str], list[str]]]


TWO: Days = {date(2027, 3, 1): (["a"], []), date(2027, 3, 3): (["b"], [])}
"""a on the first Monday of a cycle, b on the Wednesday after it; all other half-days are free."""


def mend(problem: RepairProblem) -> Repair:
    return repair(problem, Limits())


def nobody(problem: RepairProblem) -> Repair:
    raise AssertionError("nothing was to be mended")


def year_of(problem: Problem, *events: Event) -> Year:
    """The year of a problem with events at the places that it has: openings are where its last stop is."""
    config = replace(problem.config, events=events)
    extra = len(places_of_year(config)) - len(problem.matrix.seconds)
    if not extra:
        return Year(config, problem.matrix)
    nodes = [*range(len(problem.matrix.seconds)), *[len(problem.matrix.seconds) - 1] * extra]
    seconds, metres = (table[nodes][:, nodes] for table in (problem.matrix.seconds, problem.matrix.metres))
    return Year(config, replace(problem.matrix, seconds=seconds, metres=metres))


def schedule_of(
    problem: Problem,
    days: Days,
    until: date,
    events: Sequence[Event] = (),
    told: Told | None = None,
    mender: object = mend,
    people: Mapping[str, int] | None = None,
) -> Schedule:
    """The judged schedule of a little grid."""
    real = real_dates(replace(year_of(problem, *events), people=people or {}), until)
    grid = GridFrom(real.start, real.start, tours_of(problem, days))
    schedule = mended(laid_year(real, [grid], told), mender)  # type: ignore[arg-type]
    assert check_dates(real, schedule.tours) == ()
    return schedule


def little(
    on_closed: OnClosed = OnClosed.SKIP, shift_days: int = 14, catch_up: CatchUp | None = None
) -> Problem:
    problem = cases([stop("a"), stop("b")], [30, 35], on_closed, shift_days, REPEATED)
    rules = replace(problem.config.schedule, catch_up=catch_up or CatchUp())
    return changed(problem, schedule=rules)


def lost(schedule: Schedule) -> tuple[int, int]:
    """Visits that are lost, and how many are proven to be lost in any calendar."""
    [aim] = [aim for aim in schedule.aims if aim.aim is Aim.LOST]
    return aim.value, aim.bound
