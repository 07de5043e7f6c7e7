"""What a planner is told where one solver alone says that promises cannot be kept."""

from tourplanner.domain.plan import Status
from tourplanner.message import Notify, message
from tourplanner.problem.problem import Problem
from tourplanner.solvers.confirmed import confirmed
from tourplanner.solvers.result import Confirmation, Limits, Result


def asked_twice(problem: Problem, result: Result, limits: Limits, notify: Notify) -> Result:
    """The result with what a second solver says of it; told are its silence, and that it contradicts."""
    asked = confirmed(problem, result, limits)
    said = asked.evidence.confirmation
    if said is Confirmation.REFUTED:
        notify(message("plan-file.contradicted"))
    elif asked.status is Status.INFEASIBLE and said is Confirmation.NONE:
        notify(message("plan-file.unconfirmed"))
    return asked
