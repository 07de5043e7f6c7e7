"""Compiled hours of a crew: what binds a day of its, its weeks, the cycle, rest overnight."""

from tourplanner.domain.period import DAY
from tourplanner.problem.timing import DayRules
from tourplanner.solvers.compiled import inlined
from tourplanner.solvers.sisr.crews import (
    EARLIEST,
    LATEST,
    MAX_CYCLE,
    MAX_DRIVE,
    MAX_SPAN,
    MAX_WEEK,
    MAX_WORK,
    MIN_REST,
)
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.state import State


@inlined
def day_of(instance: Instance, tour: int) -> DayRules:
    """What the rules say of the day of a tour's crew."""
    day, crew = instance.rules.day, instance.crews.of[tour]
    limits = instance.crews.limits
    return DayRules(
        limits[crew, EARLIEST],
        limits[crew, LATEST],
        day.lunch_opens,
        day.lunch_closes,
        day.lunch,
        day.prepare,
        day.close,
        day.setup,
        day.packup,
        limits[crew, MAX_WORK],
        limits[crew, MAX_SPAN],
    )


@inlined
def most_driving(instance: Instance, tour: int) -> int:
    """Seconds that a tour's crew may drive in a day."""
    return instance.crews.limits[instance.crews.of[tour], MAX_DRIVE]


@inlined
def hours_hold(instance: Instance, state: State, tour: int, work: int, start: int, end: int) -> bool:
    """Whether week, cycle and rest hold when the tour has this work, start and end (seconds)."""
    crew, limits = instance.crews.of[tour], instance.crews.limits
    added = work - state.work[tour]
    if state.week_work[crew, instance.week[instance.tour_date[tour]]] + added > limits[crew, MAX_WEEK]:
        return False
    if state.cycle_work[crew] + added > limits[crew, MAX_CYCLE]:
        return False
    if instance.rules.rest_binds:
        after, before = instance.crews.after[tour], instance.crews.before[tour]
        if after >= 0 and state.work[after] > 0:
            if DAY - end + state.start[after] < limits[crew, MIN_REST]:
                return False
        if before >= 0 and state.work[before] > 0:
            if DAY - state.end[before] + start < limits[crew, MIN_REST]:
                return False
    return True


@inlined
def has_worked_no_more(instance: Instance, state: State, one: int, other: int) -> bool:
    """Whether the crew of a tour has worked no more than that of another one on its date, week and cycle."""
    crews, week = instance.crews.of, instance.week[instance.tour_date[one]]
    in_week = state.week_work[crews[one], week] <= state.week_work[crews[other], week]
    return in_week and state.cycle_work[crews[one]] <= state.cycle_work[crews[other]]
