"""Stops that take less than a session, many of them in one half-day."""

from dataclasses import replace

from tests.instances import catalogue, pilot, problem_of, stop_at
from tourplanner.problem.problem import Problem


def short_stops(count: int, **changes: object) -> Problem:
    """Visits of 40 minutes in the first communes of the Bastides de Lomagne, any touring day."""
    communes = sorted(c.code for c in catalogue().communes.values() if c.epci == "200034726")[:count]
    stops = tuple(stop_at(code, service=40 * 60, **changes) for code in communes)
    return problem_of(replace(pilot(), stops=stops, areas=(), locks=()))
