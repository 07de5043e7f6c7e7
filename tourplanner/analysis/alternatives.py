"""Why a stop is visited when it is: what each other half-day of the week would cost, or what forbids it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from tourplanner.analysis.relax import Standing
from tourplanner.domain.config import Config, Lock
from tourplanner.domain.period import Half
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.registry import excluding_rules


class Answer(StrEnum):
    """What is known of a half-day of the week for a stop."""

    HERE = "here"
    FORBIDDEN = "forbidden"
    PROMISES = "promises"
    DRIVE = "drive"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Alternative:
    """All visits of a stop on one half-day of the week.

    ``rules`` forbid it; otherwise it loses ``promises`` required and ``wishes`` optional visits, or
    changes the driving by ``drive_change`` seconds, compared with the plan.
    """

    weekday: int
    half: Half
    answer: Answer
    rules: tuple[str, ...] = ()
    promises: int = 0
    wishes: int = 0
    drive_change: int = 0


@dataclass(frozen=True, slots=True)
class Solved:
    """A plan solved again; ``proven`` when no plan misses fewer or, missing as many, drives less."""

    standing: Standing
    proven: bool


Resolve = Callable[[Config], Solved | None]
"""Solve a config again; None when there is no time left."""


def alternatives(
    problem: Problem,
    stop_id: str,
    here: frozenset[tuple[int, Half]],
    before: Standing,
    resolve: Resolve,
) -> Iterator[Alternative]:
    """Every half-day of the touring week in order; `here` are those of the plan's own visits."""
    slots: dict[tuple[int, Half], set[str] | None] = {}
    stop = problem.stop(stop_id)
    for session in problem.calendar.sessions:
        slot = session.date.weekday(), session.half
        rules = set(excluding_rules(problem.config, problem.calendar, stop, session))
        known = slots.get(slot, set())
        # One open session is enough; else every rule that excludes one of them is named.
        slots[slot] = None if known is None or not rules else known | rules
    for (weekday, half), rules_against in sorted(slots.items(), key=lambda item: _order(item[0])):
        if here == {(weekday, half)}:
            yield Alternative(weekday, half, Answer.HERE)
        elif rules_against is not None:
            yield Alternative(weekday, half, Answer.FORBIDDEN, tuple(sorted(rules_against)))
        else:
            fixed = locked(problem.config, Lock(stop_id, weekday=weekday, half=half))
            yield priced(weekday, half, before, resolve(fixed))


def locked(config: Config, lock: Lock) -> Config:
    """The config with one more lock."""
    return replace(config, locks=(*config.locks, lock))


def _order(slot: tuple[int, Half]) -> tuple[int, int]:
    return slot[0], tuple(Half).index(slot[1])


def priced(weekday: int, half: Half, before: Standing, solved: Solved | None) -> Alternative:
    """What a plan that was solved again loses or drives more than the plan before."""
    if solved is None or not solved.proven:
        return Alternative(weekday, half, Answer.UNKNOWN)
    after = solved.standing
    lost, wishes = after.missing - before.missing, after.wishes - before.wishes
    if (lost, wishes) > (0, 0):
        return Alternative(weekday, half, Answer.PROMISES, promises=lost, wishes=wishes)
    change = after.drive - before.drive
    return Alternative(weekday, half, Answer.DRIVE, promises=lost, wishes=wishes, drive_change=change)
