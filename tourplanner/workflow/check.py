"""Judging a plan that anyone may have edited."""

from pathlib import Path

from tourplanner.domain.decoder import decode_figures
from tourplanner.domain.plan_file import PlanFile
from tourplanner.message import Notify
from tourplanner.problem.check import check
from tourplanner.problem.figures import check_figures
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Violation
from tourplanner.workflow.source import (
    Dates,
    catalogue_of,
    config_of,
    locate,
    problem_of,
    read_dated,
    read_plan,
)
from tourplanner.workflow.travel import travel_again, travel_of


def check_plan(path: Path, config: Path | None, notify: Notify) -> tuple[Violation, ...]:
    """Every breach of every rule, and every stated sum that is not that of the tours.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder; of the plan only stops, times, legs and sums are looked at.
    config
        The config that it is judged by, over the plan's own weeks; None for the one in the plan.
    notify
        Told that `config` is not the file that the plan was made from, or that travel times are
        those in the plan.

    Raises
    ------
    InputError
        If the plan or the config cannot be read.
    TravelError
        If travel times can neither be had nor are in the plan.
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
        return problem_of(own, travel_again(plan_file, own, folder, notify))
    file = read_dated(locate(config), catalogue, Dates(plan_file.start, plan_file.weeks), notify)
    folder = locate(config).parent
    if file.sha256 == plan_file.config_sha256:
        return problem_of(file.config, travel_again(plan_file, file.config, folder, notify))
    notify(f"{config} is not the file that the plan was made from; the plan is judged by it all the same")
    # Its places may be others than those that the plan has times for.
    return problem_of(file.config, travel_of(file.config, folder, notify).matrix)
