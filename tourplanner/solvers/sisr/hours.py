"""Compiled hours of a crew over several days: weeks, the cycle, rest overnight."""

from tourplanner.domain.period import DAY
from tourplanner.solvers.compiled import inlined
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.state import State


@inlined
def hours_hold(instance: Instance, state: State, tour: int, work: int, start: int, end: int) -> bool:
    """Whether week, cycle and rest hold when the tour has this work, start and end (seconds)."""
    vans = instance.depot.shape[0]
    date, van = instance.tour_date[tour], instance.tour_van[tour]
    rules = instance.rules
    added = work - state.work[tour]
    if state.week_work[van, instance.week[date]] + added > rules.max_week:
        return False
    if state.cycle_work[van] + added > rules.max_cycle:
        return False
    if rules.rest_binds:
        if instance.consecutive[date] and state.work[tour + vans] > 0:
            if DAY - end + state.start[tour + vans] < rules.min_rest:
                return False
        if date > 0 and instance.consecutive[date - 1] and state.work[tour - vans] > 0:
            if DAY - state.end[tour - vans] + start < rules.min_rest:
                return False
    return True


@inlined
def has_worked_no_more(instance: Instance, state: State, one: int, other: int, date: int) -> bool:
    """Whether a van has worked no more than another, in the week of a date and in the cycle."""
    week = instance.week[date]
    in_week = state.week_work[one, week] <= state.week_work[other, week]
    return in_week and state.cycle_work[one] <= state.cycle_work[other]
