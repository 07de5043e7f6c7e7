"""Judging a plan that anyone may have edited."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tourplanner.domain.decoder import decode_figures
from tourplanner.message import Notify
from tourplanner.problem.check import check
from tourplanner.problem.figures import check_figures
from tourplanner.problem.rules import Violation
from tourplanner.schedule.check import check_dates
from tourplanner.schedule.joined import missing_of_joined
from tourplanner.schedule.real_dates import real_dates
from tourplanner.workflow.dossier.dossier import open_dossier
from tourplanner.workflow.opened_plan import OpenedPlan, open_plan
from tourplanner.workflow.sources.decoded_plan import SCHEDULE
from tourplanner.workflow.year.dated_plan import read_schedule, schedule_file


def check_plan(path: Path, config: Path | None, notify: Notify) -> tuple[Violation, ...]:
    """Every breach of every rule, and every stated sum that is not that of the tours.

    The draft of a schedule beside the plan is judged as well, by the config of the dossier and its events.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder; of the plan only stops, times, legs and sums are looked at.
    config
        The config that it is judged by, over the plan's own weeks; None for the one in the plan, and for a
        schedule that of its dossier.
    notify
        Told that `config` is not the file that the plan was made from, or that travel times are
        those in the plan.

    Raises
    ------
    InputError
        If the plan, the config or the schedule cannot be read, or the dossier's grid is another one.
    TravelError
        If travel times can neither be had nor are in the plan.
    """
    opened = open_plan(path, None, notify, config)
    problem, tours = opened.problem, opened.tours
    stated = decode_figures(opened.text, opened.name)
    found = (*check(problem, tours), *check_figures(problem, tours, stated))
    return found if config else (*found, *_check_draft(opened, notify))


def _check_draft(opened: OpenedPlan, notify: Notify) -> Iterator[Violation]:
    """Every breach of a rule by the schedule beside a plan, if it is one of this plan."""
    draft = read_schedule(schedule_file(opened, None))
    if draft is None or draft.plan_sha256 != opened.sha256:
        return
    dossier = open_dossier(opened.folder, None, notify)
    year = dossier.plan.year(notify)
    real = real_dates(year, draft.schedule.until)
    for breach in (*check_dates(real, draft.schedule.tours), *missing_of_joined(real, draft.schedule)):
        yield replace(breach, where=f"{SCHEDULE} {breach.where}")
