"""One combination of a grid: what it takes to solve it anywhere, and what is kept of the answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tourplanner.analysis.demand import cycle_people
from tourplanner.analysis.measures import MEASURES, figures_of
from tourplanner.domain.config import Config
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.plan import Outcome, Status
from tourplanner.errors import TourPlannerError
from tourplanner.files.write import write_atomically
from tourplanner.message import message
from tourplanner.problem.check import check, is_loss
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve
from tourplanner.workflow.sources.source import problem_of

Json = dict[str, object]


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

    key: str
    status: Status
    bound: int | None
    gap: float | None
    figures: Mapping[str, int | None]


def solve_cell(cell: Cell) -> Answer:
    """Solve a combination.

    Raises
    ------
    TourPlannerError
        If the plan that was found breaks a rule, which is a fault of tourplanner.
    """
    problem = problem_of(cell.config, cell.matrix)
    result = solve(problem, Limits(cell.time_limit, cell.seed))
    if any(not is_loss(breach) for breach in check(problem, result.tours)):
        raise TourPlannerError(message("scenario.our-bug", key=cell.key))
    people = round(cycle_people(cell.config, result.tours, cell.drawn))
    figures = figures_of(cell.config, problem.calendar, result.tours, cell.populations, people)
    outcome = Outcome(result.status, result.method, cell.seed, figures.drive_seconds, result.bound)
    return Answer(
        key=cell.key,
        status=result.status,
        bound=result.bound,
        gap=None if outcome.gap is None else round(outcome.gap, 6),
        figures={measure.id: measure.of(figures) for measure in MEASURES},
    )


def keep(folder: Path, answer: Answer) -> None:
    """Write an answer into the folder of all answers, whole or not at all.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    table: Json = {
        "key": answer.key,
        "status": answer.status.value,
        "bound_drive_seconds": answer.bound,
        "gap": answer.gap,
        "figures": dict(answer.figures),
    }
    write_atomically(folder / f"{answer.key}.json", json.dumps(table, indent=1) + "\n")


def kept(folder: Path, key: str) -> Answer | None:
    """The answer of an earlier run; None when there is none that can be read."""
    try:
        table = json.loads((folder / f"{key}.json").read_text(encoding="utf-8"))
        return Answer(
            key=table["key"],
            status=Status(table["status"]),
            bound=table["bound_drive_seconds"],
            gap=table["gap"],
            figures={measure.id: table["figures"][measure.id] for measure in MEASURES},
        )
    except (OSError, ValueError, KeyError, TypeError):
        # Whatever is not an answer is solved again and replaced.
        return None
