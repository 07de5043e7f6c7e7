"""What is kept of a plan of which only the figures are wanted."""

from collections.abc import Mapping

from tourplanner.analysis.demand import cycle_people
from tourplanner.analysis.measures import MEASURES, figures_of
from tourplanner.domain.plan import Outcome
from tourplanner.errors import TourPlannerError
from tourplanner.message import message
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.result import Result
from tourplanner.workflow.jobs.job import Json


def figured(
    problem: Problem, result: Result, populations: Mapping[str, int], drawn: Mapping[str, float], key: str
) -> Json:
    """The figures of a plan, by the names of their measures, and what is proven of it.

    Parameters
    ----------
    populations
        Residents by code of the commune.
    drawn
        Thousands of residents who may come, by id of the stop.
    key
        What the plan is called if it breaks a rule.

    Raises
    ------
    TourPlannerError
        If it does, which is a fault of tourplanner.
    """
    if any(not is_loss(breach) for breach in check(problem, result.tours)):
        raise TourPlannerError(message("scenario.our-bug", key=key))
    people = round(cycle_people(problem.config, result.tours, drawn))
    figures = figures_of(problem.config, problem.calendar, result.tours, populations, people)
    outcome = Outcome(result.status, result.method, 0, figures.drive_seconds, result.bound)
    return {
        "status": result.status.value,
        "bound_drive_seconds": result.bound,
        "gap": None if outcome.gap is None else round(outcome.gap, 6),
        "figures": {measure.id: measure.of(figures) for measure in MEASURES},
    }
