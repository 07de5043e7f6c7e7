"""One combination of a grid: what it takes to solve it anywhere, and what is kept of the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tourplanner.analysis.measures import MEASURES
from tourplanner.domain.config import Config
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.plan import Status
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve
from tourplanner.workflow.compared.figured import figured
from tourplanner.workflow.jobs.job import Json
from tourplanner.workflow.sources.source import problem_of


@dataclass(frozen=True, slots=True)
class Cell:
    """A combination, ready to be solved by a process that knows nothing else.

    ``key`` is the hash of all that the answer depends on; ``populations`` are residents by code of
    the communes that the config names; ``drawn`` thousands of them who may come, by id of the stop.
    """

    key: str
    config: Config
    matrix: TravelMatrix
    populations: Mapping[str, int]
    drawn: Mapping[str, float]
    time_limit: float | None
    seed: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What is kept of a solved combination: figures by the name of their measure."""

    status: Status
    gap: float | None
    figures: Mapping[str, int | None]

    @classmethod
    def of(cls, found: Mapping[str, Any]) -> "Answer":
        """The one that was kept."""
        figures = found["figures"]
        return cls(
            Status(found["status"]), found["gap"], {measure.id: figures[measure.id] for measure in MEASURES}
        )


def solve_cell(cell: Cell) -> Json:
    """Solve a combination; what is kept of it.

    Raises
    ------
    TourPlannerError
        If the plan that was found breaks a rule, which is a fault of tourplanner.
    """
    problem = problem_of(cell.config, cell.matrix)
    result = solve(problem, Limits(cell.time_limit, cell.seed))
    return figured(problem, result, cell.populations, cell.drawn, cell.key)
