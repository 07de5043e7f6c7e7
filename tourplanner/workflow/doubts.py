"""What a planner is told where one solver alone says that promises cannot be kept."""

from collections.abc import Iterator

from tourplanner.domain.plan import Status
from tourplanner.message import Message, message
from tourplanner.solvers.result import Confirmation, Result


def doubts(result: Result) -> Iterator[Message]:
    """That a second solver could not confirm it, or that it contradicts."""
    said = result.evidence.confirmation
    if said is Confirmation.REFUTED:
        yield message("plan-file.contradicted")
    elif result.status is Status.INFEASIBLE and said is Confirmation.NONE:
        yield message("plan-file.unconfirmed")
