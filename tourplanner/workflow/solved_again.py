"""Edited configs of a plan solved again, beside what the plan misses and drives."""

from collections.abc import Sequence
from dataclasses import replace

from tourplanner.analysis.alternatives import Solved
from tourplanner.analysis.relax import Standing
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import Config, Stop
from tourplanner.domain.plan import Status
from tourplanner.domain.tour import Tour
from tourplanner.problem.build import build
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.edit import with_stop
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve


def as_promised(problem: Problem, stop: Stop, tours: Sequence[Tour]) -> tuple[Problem, Standing]:
    """The problem in which all visits of a stop are asked for, and what the plan misses of the others.

    Of a stop that lacks visits it is asked what all of them would cost, as if they were promised.
    """
    if stop.id not in missing_visits(problem, tours):
        return problem, standing_of(problem, tours)
    promised = with_stop(problem.config, stop.id, required=True)
    return replace(problem, config=promised), standing_of(problem, tours, stop.id)


def standing_of(problem: Problem, tours: Sequence[Tour], but: str = "") -> Standing:
    """What a plan misses and drives; what one stop misses is not counted."""
    lacking = {stop: number for stop, number in missing_visits(problem, tours).items() if stop != but}
    required = sum(number for stop, number in lacking.items() if problem.stop(stop).required)
    return Standing(required, sum(lacking.values()) - required, sum(tour.drive_seconds for tour in tours))


def solved_again(problem: Problem, config: Config, limits: Limits) -> Solved | None:
    """Solve an edited config; its stops and depots, and so its travel times, are those of `problem`."""
    if limits.remaining <= 0:
        return None
    calendar = build_calendar(config.calendar, config.sessions)
    edited = build(config, calendar, problem.matrix)
    result = solve(edited, limits)
    standing = standing_of(edited, result.tours)
    least = result.evidence.least_missing == standing.missing
    proven = result.status is Status.OPTIMAL or (
        result.status is Status.INFEASIBLE and least and result.bound == standing.drive
    )
    return Solved(standing, proven) if limits.remaining > 0 or proven else None
