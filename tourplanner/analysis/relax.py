"""Small edits of a config that could keep more promises, tried one by one and priced.

Only edits that loosen a rule or a promise of a clash are tried; each is solved again by a function
that is given, and offered when it keeps more promises than before.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tourplanner.analysis.clash import subject_of
from tourplanner.domain.config import Config
from tourplanner.problem.demands import VISITS, Clash, Demand, with_vans
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import rule_of
from tourplanner.problem.rules.edit import Edit
from tourplanner.problem.rules.visits import given_up


@dataclass(frozen=True, slots=True)
class Standing:
    """What a plan misses and costs: required visits, optional ones, seconds of driving."""

    missing: int
    wishes: int
    drive: int


@dataclass(frozen=True, slots=True)
class Offer:
    """An edit that keeps more: required visits won and still missing, seconds of driving more than now.

    ``given_up`` are the visits that the edit no longer asks for.
    """

    edit: Edit
    won: int
    missing: int
    drive_change: int
    given_up: int = 0


Resolve = Callable[[Config], Standing | None]
"""Solve a config again; None when there is no time left."""


def edits(problem: Problem, clashes: Sequence[Clash], areas: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edits that touch the clashes, each once, the ones that give nothing up first.

    Parameters
    ----------
    areas
        Names of areas by EPCI.
    """
    # One more van is a way out of any limit of the crews.
    demands = dict.fromkeys(demand for clash in clashes for demand in with_vans(clash.rules))
    promises = dict.fromkeys(Demand(VISITS, stop) for clash in clashes for stop in clash.stops)
    found: list[Edit] = []
    for demand in demands:
        binding = rule_of(demand.rule).binding
        if binding is not None:
            found += binding.offers(problem.config, problem.calendar, subject_of(problem, demand, areas))
    found += [given_up(problem.config, subject_of(problem, promise, areas)) for promise in promises]
    return tuple({(edit.kind, edit.what): edit for edit in found}.values())


def offers(tried: Iterable[Edit], before: Standing, resolve: Resolve) -> tuple[Offer, ...]:
    """The edits that help: those that keep every promise first, then by what they give up and drive."""
    found: list[Offer] = []
    for edit in tried:
        after = resolve(edit.config)
        if after is None:
            break
        won = before.missing - after.missing - edit.gives_up
        if won > 0 or (edit.gives_up and after.missing < before.missing):
            drive_change = after.drive - before.drive
            found.append(Offer(edit, max(0, won), after.missing, drive_change, edit.gives_up))
    return tuple(sorted(found, key=lambda o: (o.given_up > 0, o.missing, o.given_up, o.drive_change)))
