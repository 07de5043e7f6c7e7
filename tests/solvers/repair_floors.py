"""What is proven of repairs before tours are looked at, held against all calendars."""

from tests.solvers.repair_oracle import all_calendars
from tourplanner.schedule.repair_problem import ORDER, RepairProblem
from tourplanner.solvers.repair.base import still_standing
from tourplanner.solvers.repair.engine import repair
from tourplanner.solvers.repair.floors import floors
from tourplanner.solvers.repair.owed import Owed
from tourplanner.solvers.result import Limits


def assert_floors_hold(problem: RepairProblem, seed: int) -> int:
    """No calendar that loses no more than one that was found is below; the aims in which there is a bound."""
    mended = repair(problem, Limits())
    owed = Owed(problem)
    lost = mended.aims[0]
    known = floors(owed, still_standing(owed), lost.value, lost.bound)
    others = [aims for _, aims in all_calendars(problem) if aims[0] <= lost.value]
    for rank, aim in enumerate(ORDER):
        assert known.get(aim, 0) <= min(aims[rank] for aims in others), (seed, aim)
    return sum(value > 0 for value in known.values())
