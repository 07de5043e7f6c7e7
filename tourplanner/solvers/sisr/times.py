"""Compiled times of a tour.

`day_times` says the same as `tourplanner.problem.timing`, which tests hold it to.
"""

from tourplanner.solvers.compiled import inlined
from tourplanner.solvers.sisr.fleet import Fleet, Rules, State


@inlined
def day_times(
    rules: Rules,
    window: tuple[int, int, int, int],
    lengths: tuple[int, int],
    legs: tuple[int, int, int],
) -> tuple[bool, int, int, int]:
    """Whether a tour has legal times, its work, start and end.

    `window` is (morning opens, closes, afternoon opens, closes); `lengths` of both blocks (0 for
    none); `legs` out, between the halves, home.
    """
    out, mid, home = legs
    before = rules.prepare + out + rules.setup
    after = rules.packup + home + rules.close
    lunch = 0
    if lengths[0] > 0 and lengths[1] > 0:
        begin = max(window[0], rules.earliest_start + before)
        latest = window[1] - lengths[0]
        packed = begin + lengths[0] + rules.packup
        lunch_end = max(packed, rules.lunch_opens) + rules.lunch
        setting = max(window[2] - rules.setup, lunch_end, packed + mid + rules.lunch)
        if setting + rules.setup > window[3] - lengths[1] or lunch_end > rules.lunch_closes:
            return False, 0, 0, 0
        overlap = min(setting, rules.lunch_closes) - max(packed, rules.lunch_opens)
        shift = max(0, min(setting - packed - mid - overlap, rules.lunch_opens - packed))
        end = setting + rules.setup + lengths[1] + after
        shift = max(min(shift, latest - begin), end - (begin - before) - rules.max_span)
        begin += shift
        packed += shift
        overlap = min(setting, rules.lunch_closes) - max(packed, rules.lunch_opens)
        lunch = max(0, min(setting - packed - mid, overlap))
        if begin > latest or lunch < rules.lunch:
            return False, 0, 0, 0
    else:
        half = 0 if lengths[0] > 0 else 2
        length = lengths[0] + lengths[1]
        begin = max(window[half], rules.earliest_start + before)
        if begin > window[half + 1] - length:
            return False, 0, 0, 0
        end = begin + length + after
    start = begin - before
    work = end - start - lunch
    legal = (
        start >= rules.earliest_start
        and end <= rules.latest_end
        and work <= rules.max_work
        and end - start <= rules.max_span
    )
    return legal, work, start, end


@inlined
def hours_hold(fleet: Fleet, state: State, tour: int, work: int, start: int, end: int) -> bool:
    """Whether week, cycle and rest hold when the tour has this work, start and end."""
    vans = fleet.depot.shape[0]
    date, van = tour // vans, tour % vans
    rules = fleet.rules
    added = work - state.work[tour]
    if state.week_work[van, fleet.week[date]] + added > rules.max_week:
        return False
    if state.cycle_work[van] + added > rules.max_cycle:
        return False
    if rules.rest_binds:
        if fleet.follows[date] and state.work[tour + vans] > 0:
            if 86400 - end + state.start[tour + vans] < rules.min_rest:
                return False
        if date > 0 and fleet.follows[date - 1] and state.work[tour - vans] > 0:
            if 86400 - state.end[tour - vans] + start < rules.min_rest:
                return False
    return True
