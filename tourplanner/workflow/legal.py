"""A plan that is fit to be told to people: it goes with its config and breaks no rule."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tourplanner.domain.config import Config
from tourplanner.domain.place import Catalogue
from tourplanner.domain.plan_file import PlanFile
from tourplanner.errors import BrokenRuleError, InputError
from tourplanner.message import Message, Notify, Text, message
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Violation
from tourplanner.workflow.belonging import require_known
from tourplanner.workflow.source import catalogue_of, config_of, plan_at, problem_of, read_plan
from tourplanner.workflow.travel import travel_again


@dataclass(frozen=True, slots=True)
class LegalPlan:
    """A plan that breaks no rule, visits that are missing aside.

    ``file`` is where it was read, ``sha256`` that of its bytes, in hexadecimal.
    """

    file: Path
    sha256: str
    plan_file: PlanFile
    catalogue: Catalogue
    problem: Problem

    @property
    def config(self) -> Config:
        """The config that it was made from."""
        return self.problem.config


def read_legal_plan(path: Path, data: Path | None, notify: Notify) -> LegalPlan:
    """Read a plan, a ``plan.json`` or its folder, and judge it.

    Parameters
    ----------
    data
        A folder of tables that replace the shipped ones.
    notify
        Told of visits that the plan misses, and of liberties taken with tables.

    Raises
    ------
    InputError
        If it cannot be read, or does not go with its config.
    BrokenRuleError
        If it breaks a rule; people would wait for a van that cannot come.
    """
    file = plan_at(path)
    _, plan_file = read_plan(path)
    catalogue = catalogue_of(plan_file, data, notify)
    config = config_of(plan_file, catalogue, file.name)
    _require_same_cycle(plan_file, config, file.name)
    require_known(plan_file, config, file.name)
    problem = problem_of(config, travel_again(plan_file, config, file.parent, notify))
    breaches = check(problem, plan_file.plan.tours)
    broken = [breach for breach in breaches if not is_loss(breach)]
    if broken:
        raise BrokenRuleError(broken_rules(message("violation.breaks", file=str(file)), broken))
    for breach in breaches:
        notify(message("violation.not-all-visits", breach=breach.line))
    return LegalPlan(file, hashlib.sha256(file.read_bytes()).hexdigest(), plan_file, catalogue, problem)


def broken_rules(head: Text, breaches: Sequence[Violation]) -> Message:
    """A message with a line for each broken rule, as `check` tells them."""
    return message("violation.lines", head=head, lines=[breach.line for breach in breaches])


def _require_same_cycle(plan_file: PlanFile, config: Config, name: str) -> None:
    stated, asked = (plan_file.start, plan_file.weeks), (config.calendar.start, config.calendar.weeks)
    if stated != asked:
        what = f"{stated[1]} weeks from {stated[0]}, but its config says {asked[1]} weeks from {asked[0]}"
        raise InputError.of(f"{name}, calendar", what, "the file was edited; make the plan again")
