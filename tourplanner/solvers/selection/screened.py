"""Choosing among very many candidates: those that a bound leaves, and a proof that the others do not matter.

Every stop adds its share (`tourplanner.solvers.selection.shares`) to the driving of any plan, at least, so
that any choice with candidate j is worth no less than ::

    v[j] + the sum of the (count - 1) least v of other candidates + what the other stops cost at least

with v[j] = the share of j, weighed against the worth of j. The model is made of the candidates of least v
alone. Where its best choice is no worse than that bound is for each one left out, it is the best of all;
else those that could be better join, and it is asked again. With several hundred communes a model of all of
them takes minutes to make; the few that can matter take a second.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, inf, isfinite

import numpy as np
from numpy.typing import NDArray

from tourplanner.problem.build import build, nodes_of
from tourplanner.problem.problem import Problem
from tourplanner.solvers.result import Limits
from tourplanner.solvers.selection.chooser import Chooser, Question
from tourplanner.solvers.selection.selection import Choice, Selection
from tourplanner.solvers.selection.shares import can_tell, shares

ROOM = 3
"""Candidates to begin with, for each one that is chosen."""

TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class LeastWithEach:
    """The least that a choice with each candidate is worth, in the order of the selection's candidates."""

    least: NDArray[np.float64]

    def of(self, left_out: NDArray[np.bool_]) -> int | None:
        """The least objective of a choice with one of those `left_out`; None where there is none."""
        found = float(self.least[left_out].min()) if left_out.any() else inf
        return ceil(found - TOLERANCE) if isfinite(found) else None


class ScreenedChooser:
    """Answers what `Chooser.best` answers, with a model of few candidates at a time."""

    def __init__(self, problem: Problem, selection: Selection, limits: Limits) -> None:
        self.problem = problem
        self.selection = selection
        self.limits = limits
        self.forbidden: list[tuple[str, ...]] = []
        self._shares = shares(problem) if can_tell(problem) else None
        self._inside = np.zeros(len(selection.candidates), dtype=bool)
        self._chooser: Chooser | None = None

    def forbid(self, chosen: tuple[str, ...]) -> None:
        """Leave a set of candidates out of every later answer."""
        self.forbidden.append(chosen)
        if self._chooser is not None:
            self._chooser.forbid(chosen)

    def best(self, question: Question) -> Choice | None:
        """The best choice, None if there is none at all or the time is over before one is found."""
        floor = self._floor(question)
        if floor is None:
            self._admit(np.ones(len(self.selection.candidates), dtype=bool))
        elif self._chooser is None:
            self._admit(self._begin_with(floor))
        held: Choice | None = None
        while True:
            assert self._chooser is not None
            found = self._chooser.best(question)
            if held is not None and (found is None or found.objective > held.objective):
                # The time was over before more candidates made a better choice.
                return held
            if self._inside.all() or self.limits.remaining <= 0:
                return self._told(found, floor)
            if found is None or not found.tours or not self._keeps_most(found):
                self._admit(self._twice_as_many(floor))
                continue
            assert floor is not None
            better = ~self._inside & (floor.least < found.objective - TOLERANCE)
            if not better.any():
                return self._told(found, floor)
            held = self._told(found, floor)
            self._admit(self._inside | better)

    def _told(self, found: Choice | None, floor: LeastWithEach | None) -> Choice | None:
        """An answer with what is proven of it among all candidates."""
        least = None if floor is None else floor.of(~self._inside)
        if found is None or least is None:
            return found
        if not found.tours or not self._keeps_most(found):
            # Another choice may keep more of them, and that comes first.
            least = min(least, found.objective - 1)
        return replace(found, bound=min(found.bound, least))

    def _floor(self, question: Question) -> LeastWithEach | None:
        """The bounds of a question; None where nothing can be said, and all candidates have to be asked."""
        if self._shares is None or question.floor is not None or question.hour_worth is None:
            return None
        ids = {stop: rank for rank, stop in enumerate(self.selection.candidates)}
        own = np.full(len(ids), inf)
        others: list[_Other] = []
        for stop, share in zip(self.problem.config.stops, self._shares, strict=True):
            lost = -question.value(self.selection.worth[stop.id], 0)
            drive = question.value(0, 1) * share * stop.visits
            if stop.id in ids:
                own[ids[stop.id]] = drive - lost
            else:
                others.append(_Other(stop.visits, drive, lost))
        fewest = min((self.problem.stop(stop).visits for stop in ids), default=0)
        least = _least_of_others(others, self._room - self.selection.count * fewest)
        return LeastWithEach(_least_with_each(own, self._always, self.selection.count) + least)

    @property
    def _room(self) -> int:
        """Visits that there is room for: each van-day serves a stop per half-day at most."""
        return len(self.problem.calendar.sessions) * len(self.problem.config.vans)

    @property
    def _always(self) -> NDArray[np.bool_]:
        return np.array([stop in self.selection.always for stop in self.selection.candidates])

    def _begin_with(self, floor: LeastWithEach) -> NDArray[np.bool_]:
        """The candidates of the best bounds, with those that have to be there, and enough for every floor."""
        ranked = np.argsort(floor.least, kind="stable")
        inside = self._always
        inside[ranked[: ROOM * self.selection.count + len(self.selection.candidates) // 20]] = True
        for each in self.selection.floors:
            members = [rank for rank in ranked if self.selection.candidates[rank] in each.stops]
            inside[members[: ROOM * each.least]] = True
        return inside

    def _twice_as_many(self, floor: LeastWithEach | None) -> NDArray[np.bool_]:
        if floor is None:
            return np.ones_like(self._inside)
        inside = self._inside.copy()
        ranked = [rank for rank in np.argsort(floor.least, kind="stable") if not inside[rank]]
        inside[ranked[: max(1, int(inside.sum()))]] = True
        return inside

    def _admit(self, inside: NDArray[np.bool_]) -> None:
        """Ask from now on among these candidates."""
        if self._chooser is not None and (inside == self._inside).all():
            return
        self._inside = inside
        left_out = {stop for stop, is_in in zip(self.selection.candidates, inside, strict=True) if not is_in}
        self._chooser = Chooser(
            without(self.problem, left_out), _selection_without(self.selection, left_out), self.limits
        )
        for chosen in self.forbidden:
            if not left_out.intersection(chosen):
                self._chooser.forbid(chosen)

    def _keeps_most(self, found: Choice) -> bool:
        """Whether no choice at all keeps more promises."""
        served: dict[str, int] = {}
        for tour in found.tours:
            for visit in tour.visits:
                served[visit.stop] = served.get(visit.stop, 0) + 1
        candidates = set(self.selection.candidates)
        room = self._room
        asked, missing = self.selection.count, 0
        for level in _levels(self.problem, candidates):
            for stop, visits in level:
                asked += visits
                missing += visits - served.get(stop, 0)
            if missing > max(0, asked - room):
                return False
        return True


@dataclass(frozen=True, slots=True)
class _Other:
    """A stop that is no candidate: its visits, what they cost at least, and what it costs to lose it."""

    visits: int
    drive: float
    lost: float


def _least_of_others(others: Sequence[_Other], room: int) -> float:
    """What the other stops cost at least where there is room for so many visits of theirs.

    A part of a stop counts as that part, which can only be too little (a fractional knapsack).
    """
    cost = sum(other.lost for other in others)
    for other in sorted(others, key=lambda each: (each.drive - each.lost) / each.visits):
        served = min(other.visits, max(0, room))
        cost -= max(0.0, other.lost - other.drive) * served / other.visits
        room -= served
    return cost


def _least_with_each(own: NDArray[np.float64], always: NDArray[np.bool_], count: int) -> NDArray[np.float64]:
    """The least sum of `count` values that has each of them in it, and those of `always`."""
    held, free = float(own[always].sum()), np.sort(own[~always])
    room = count - int(always.sum())
    whole = held + float(free[:room].sum())
    if room <= 0:
        return np.where(always, whole, inf)
    last = float(free[room - 1]) if room <= len(free) else inf
    # One that is not among the least takes the place of the last of them.
    return np.where(always | (own <= last), whole, whole - last + own)


def _levels(problem: Problem, candidates: set[str]) -> Iterator[list[tuple[str, int]]]:
    """The visits of the other stops, as promises come: required ones, then the wished-for by priority."""
    others = [stop for stop in problem.config.stops if stop.id not in candidates]
    yield [(stop.id, stop.visits) for stop in others if stop.required]
    for priority in sorted({stop.priority for stop in others if not stop.required}):
        yield [(stop.id, stop.visits) for stop in others if not stop.required and stop.priority == priority]


def without(problem: Problem, stops: set[str]) -> Problem:
    """The problem as if these stops had never been there."""
    config = problem.config
    kept = [rank for rank, stop in enumerate(config.stops) if stop.id not in stops]
    asked = replace(
        config,
        stops=tuple(config.stops[rank] for rank in kept),
        locks=tuple(lock for lock in config.locks if lock.stop not in stops),
    )
    return build(asked, problem.calendar, problem.matrix.among(nodes_of(config, kept)))


def _selection_without(selection: Selection, stops: set[str]) -> Selection:
    return replace(
        selection,
        candidates=tuple(stop for stop in selection.candidates if stop not in stops),
        groups=tuple(left for group in selection.groups if len(left := group - stops) > 1),
        floors=tuple(replace(floor, stops=floor.stops - stops) for floor in selection.floors),
    )
