"""What any calendar must lose or change, by the room that half-days have, whatever is driven in them.

The relaxation knows no tours. In a half-day of a van with visits i, each of s(i) seconds, and legs of at
least l(i) into each of them but the first,

    sum of (s(i) + packup + setup + l(i)) <= length of the session + packup + setup + the largest l(i).

A van serves one area a day where the config says so, and visits of a stop keep their least gap. Where nobody
can write down all columns, this is what bounds are made of.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tourplanner.domain.aim import Aim
from tourplanner.domain.period import Half
from tourplanner.problem.openings import service_seconds, widest
from tourplanner.problem.timing import whole_minutes
from tourplanner.solvers.repair.base import Base
from tourplanner.solvers.repair.orders import session_of
from tourplanner.solvers.repair.owed import Owed
from tourplanner.solvers.repair.program import Objective, Program
from tourplanner.solvers.result import Limits

MOST_VARIABLES = 60_000
MOST_SECONDS = 20.0

Room = tuple[str, date, Half]
"""A half-day of a van."""


def least_lost(owed: Owed, base: Base, limits: Limits) -> int:
    """People at visits that no calendar can hold, at least."""
    if not base.displaced:
        return 0
    active = {day for index in base.displaced for day, _ in owed.places[index]}
    program = Program()
    objective: dict[int, int] = {}
    rooms: dict[Room, dict[int, int]] = defaultdict(dict)
    for index, promise in enumerate(owed.problem.promises):
        places = owed.places[index]
        if any(day not in active for day, _ in places):
            continue  # it may go where room is not looked at
        lost = program.add_variable()
        objective[lost] = promise.people
        held = [lost]
        for day, half in sorted(places):
            for van in sorted(owed.days[day].vans):
                if owed.is_free(van, day) and owed.allows(promise.stop, day, half, van):
                    variable = program.add_variable()
                    rooms[van, day, half][variable] = index
                    held.append(variable)
        program.add(held, least=1, most=1)
        if len(program.most) > MOST_VARIABLES:
            return 0
    _add_rooms(owed, program, rooms)
    _add_gaps(owed, program, rooms)
    answer = program.minimise(Objective(objective), Aim.LOST, limits.within(MOST_SECONDS))
    return max(0, answer.bound or 0)


def _add_rooms(owed: Owed, program: Program, rooms: Mapping[Room, Mapping[int, int]]) -> None:
    """No half-day is longer than its session, and a van stays in one area a day where it must."""
    promises = owed.problem.promises
    areas: dict[tuple[str, date, str], list[int]] = defaultdict(list)
    for (van, day, half), guests in rooms.items():
        here = owed.days[day]
        problem, work = here.problem, here.problem.config.work
        session = session_of(problem, here, half)
        stops = {variable: problem.stop_index[promises[index].stop] for variable, index in guests.items()}
        legs = _least_legs(owed, day, sorted(set(stops.values())))
        between = work.packup + work.setup
        terms = {
            variable: service_seconds(problem.config.stops[stop], session) + between + legs[stop]
            for variable, stop in stops.items()
        }
        wide = widest(problem.config, session)
        most = wide.closes - wide.opens + between + max(legs.values())
        if sum(terms.values()) > most:
            program.add(terms, most=most)
        if work.one_area_per_day:
            for variable, stop in stops.items():
                areas[van, day, problem.config.stops[stop].area].append(variable)
    chosen: dict[tuple[str, date], list[int]] = defaultdict(list)
    for (van, day, _), variables in areas.items():
        area = program.add_variable()
        chosen[van, day].append(area)
        for variable in variables:
            program.add({variable: 1, area: -1}, most=0)
    for choices in chosen.values():
        program.add(choices, most=1)


def _add_gaps(owed: Owed, program: Program, rooms: Mapping[Room, Mapping[int, int]]) -> None:
    """At most one visit of a stop in any ``min_gap_days`` days, and one a day in any case."""
    by_stop: dict[str, dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    for (_, day, _), guests in rooms.items():
        for variable, index in guests.items():
            by_stop[owed.problem.promises[index].stop][day].append(variable)
    for stop, by_day in by_stop.items():
        for first in sorted(by_day):
            least = owed.days[first].problem.stop(stop).min_gap_days or 1
            near = [day for day in by_day if first <= day < first + timedelta(days=least)]
            program.add([variable for day in sorted(near) for variable in by_day[day]], most=1)


def _least_legs(owed: Owed, day: date, stops: Sequence[int]) -> dict[int, int]:
    """The least drive into each stop from another one, in whole minutes; 0 where it is alone."""
    problem = owed.days[day].problem
    nodes = [problem.stop_node(stop) for stop in stops]
    return {
        stop: min((whole_minutes(problem.drive(other, node)) for other in nodes if other != node), default=0)
        for stop, node in zip(stops, nodes, strict=True)
    }
