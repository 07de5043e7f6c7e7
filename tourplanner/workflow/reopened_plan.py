"""A plan that was opened, with another file or config: what judges its tours is kept where it is the same."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

from tourplanner.domain.config import Config
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.plan_file import PlanFile
from tourplanner.message import silent
from tourplanner.problem.problem import Problem
from tourplanner.schedule.events import config_of_grid
from tourplanner.workflow.opened_plan import OpenedPlan, open_plan
from tourplanner.workflow.sources.decoded_plan import decoded, read_bytes
from tourplanner.workflow.sources.source import problem_of


def open_plan_again(before: OpenedPlan) -> OpenedPlan:
    """A plan that was opened, as its file says it now; what judges its tours is kept if it is the same.

    Raises
    ------
    InputError, TravelError
        As `open_plan`.
    """
    assert before.file is not None
    content = read_bytes(before.file)
    if content == before.content:
        return before
    plan_file, _ = decoded(content, before.file, None, silent)
    if _ground(plan_file) != _ground(before.plan_file):
        return open_plan(before.file, None, silent)
    return replace(before, plan_file=plan_file, content=content)


def _ground(plan_file: PlanFile) -> tuple[object, ...]:
    """All that a plan file says of what its tours are judged by."""
    told, travel = plan_file, plan_file.travel
    return (
        (told.config, told.config_sha256, told.communes, told.areas),
        (told.start, told.weeks, told.repeats, told.cycle),
        (travel.provenance, travel.seconds, travel.metres),
    )


def with_config(opened: OpenedPlan, whole: Config) -> OpenedPlan:
    """The plan with another config of the same grid: same depots and stops, in the same order."""
    matrix = opened.problem.matrix
    return replace(opened, problem=_posed(_Posed(id(whole), id(matrix), whole, matrix)), whole=whole)


@dataclass(frozen=True, slots=True)
class _Posed:
    """A config and travel times, the very same: they are too large to be compared."""

    config_id: int
    matrix_id: int
    config: Config = field(compare=False)
    matrix: TravelMatrix = field(compare=False)


@lru_cache(maxsize=2)
def _posed(by: _Posed) -> Problem:
    """The problem of a grid: one for all the plans that are tried on it."""
    return problem_of(config_of_grid(by.config), by.matrix)
