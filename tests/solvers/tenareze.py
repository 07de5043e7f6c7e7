"""The pilot with the communes of the Ténarèze to choose among."""

from dataclasses import replace

from tests.instances import catalogue, pilot, problem_of, stop_at
from tourplanner.domain.config import AreaRules
from tourplanner.problem.problem import Problem
from tourplanner.solvers.selection.selection import Selection

TENAREZE = "243200417"


def with_tenareze(weekdays: frozenset[int] | None) -> tuple[Problem, Selection]:
    """The pilot with every commune of the Ténarèze as a candidate, four to be chosen."""
    base = pilot()
    communes = sorted((c for c in catalogue().communes.values() if c.epci == TENAREZE), key=lambda c: c.code)
    config = replace(
        base,
        calendar=replace(base.calendar, weekdays=base.calendar.weekdays | (weekdays or frozenset())),
        areas=(*base.areas, AreaRules(TENAREZE, weekdays)),
        stops=(*base.stops, *(stop_at(commune.code, required=False) for commune in communes)),
    )
    residents = {stop.id: catalogue().communes[stop.commune].population for stop in config.stops}
    return problem_of(config), Selection(tuple(c.code for c in communes), 4, residents)
