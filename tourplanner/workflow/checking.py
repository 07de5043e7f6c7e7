"""Judging a plan that anyone may have edited."""

from pathlib import Path

from tourplanner.domain.decoder import decode_figures
from tourplanner.domain.plan_file import PlanFile
from tourplanner.problem.check import check
from tourplanner.problem.figures import check_figures
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Violation
from tourplanner.workflow.sources import (
    Dates,
    Notify,
    catalogue_of,
    config_of,
    locate,
    problem_of,
    read_dated,
    read_plan,
)
from tourplanner.workflow.travel_times import matrix_again, matrix_of


def check_plan(path: Path, config: Path | None, notify: Notify) -> tuple[Violation, ...]:
    """Every breach of every rule, and every stated sum that is not that of the tours.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder; of the plan only stops, times, legs and sums are looked at.
    config
        The config that it is judged by, over the plan's own weeks; None for the one in the plan.
    notify
        Told that `config` is not the file that the plan was made from.

    Raises
    ------
    InputError
        If the plan or the config cannot be read.
    """
    text, plan_file = read_plan(path)
    problem = _problem(plan_file, path, config, notify)
    tours = plan_file.plan.tours
    return (*check(problem, tours), *check_figures(problem, tours, decode_figures(text, path.name)))


def _problem(plan_file: PlanFile, path: Path, config: Path | None, notify: Notify) -> Problem:
    catalogue = catalogue_of(plan_file, None, notify)
    if config is None:
        own = config_of(plan_file, catalogue, path.name)
        folder = path if path.is_dir() else path.parent
        return problem_of(own, matrix_again(plan_file, own, folder, notify))
    given = locate(config)
    file = read_dated(given, catalogue, Dates(plan_file.start, plan_file.weeks), notify)
    if file.sha256 != plan_file.config_sha256:
        notify(f"{config} is not the file that the plan was made from; the plan is judged by it all the same")
    return problem_of(file.config, matrix_of(file.config, given.parent, notify))
