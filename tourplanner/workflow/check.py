"""Judging a plan that anyone may have edited."""

from pathlib import Path

from tourplanner.domain.decoder import decode_figures
from tourplanner.message import Notify
from tourplanner.problem.check import check
from tourplanner.problem.figures import check_figures
from tourplanner.problem.rules import Violation
from tourplanner.workflow.opened_plan import open_plan


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
    opened = open_plan(path, None, notify, config)
    problem, tours = opened.problem, opened.plan_file.plan.tours
    stated = decode_figures(opened.text, opened.name)
    return (*check(problem, tours), *check_figures(problem, tours, stated))
