"""Which pieces are part of a cover: pieces that make every visit once and together cost less than so much.

Of thousands of day tours whose reduced costs are below the distance of a goal from the bound, hardly any is
in a plan below that goal: the reduced costs of all tours of a plan share that distance. Visits are covered
one after another, neighbours following each other, so that many ways to cover the first of them are the same
to the others, and the cheapest of each is enough to know (dynamic programming, forwards and backwards; of
set partitioning by implicit enumeration: Garfinkel and Nemhauser, 1969, doi:10.1287/opre.17.5.848).

There are two costs, each with a limit. Reduced costs, of which a little is left wherever one goes on, keep
states few; what is driven is more for many covers than they tell, for they do not tell of cuts that are kept
with room to spare. What else binds a plan is left out, so that no piece of a plan is ever missed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np
from numpy.typing import NDArray

from tourplanner.solvers.colgen.cut_duals import Array

AT_ONCE = 500_000
"""Pairs of a state and a piece that are looked at together."""

BITS = 62
"""Of a number that tells how much of everything is covered."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What pieces cover: ``number`` times in all, exactly or at most, counted from bit ``shift`` on.

    A bit is enough for what is covered once. Above the bits of other counts there is one that is set where
    they are too high, as they begin at ``bias``.
    """

    number: int
    is_exact: bool
    shift: int

    @property
    def width(self) -> int:
        """Bits of the count."""
        return self.number.bit_length()

    @property
    def bias(self) -> int:
        """Where the count begins, so that the number asked for is all ones."""
        return (1 << self.width) - 1 - self.number

    @property
    def is_single(self) -> bool:
        """Whether it is covered once."""
        return self.number == 1

    def count(self, states: Array) -> Array:
        """How often it is covered in states."""
        found: Array = (states >> self.shift & ((1 << self.width) - 1)) - self.bias
        return found


@dataclass(slots=True)
class Stage:
    """States that lack the same visit first, increasing, with the least that each costs: float64[2, states].

    Steps are by the stage that they lead to: positions of states here, pieces, and the states there.
    """

    states: Array
    costs: Array
    steps: dict[int, list[tuple[Array, Array, Array]]] = field(default_factory=lambda: defaultdict(list))


class Covers:
    """Covers of things that are asked for exactly so often, with others that may be used at most so often.

    ``pieces`` int64[pieces, things] is what each covers, the exact things first, each once at most; ``costs``
    float64[2, pieces] is what it costs, not below 0 but for rounding.
    """

    def __init__(self, exact: Sequence[int], at_most: Sequence[int], pieces: Array, costs: Array) -> None:
        self._things = list(_things(exact, at_most))
        self._costs = costs
        shifts = np.array([1 << thing.shift for thing in self._things], np.int64)
        self._keys: Array = pieces[:, : len(self._things)] @ shifts
        self._once, self._guards = np.int64(0), np.int64(0)
        for thing in self._things:
            if thing.is_single:
                self._once |= np.int64(1 << thing.shift)
            else:
                self._guards |= np.int64(1 << thing.shift + thing.width)
        self._ordered = [thing for thing in self._things if thing.is_exact]
        self._first = np.cumsum([0, *(thing.number for thing in self._ordered)]).tolist()
        covers = pieces[:, : len(self._ordered)] > 0
        self._lead = np.where(covers.any(axis=1), covers.argmax(axis=1), -1)

    def parts_of_any(self, below: Array, most: int) -> NDArray[np.bool_] | None:
        """Whether each piece may be part of a cover that costs less of both.

        None where more than so many pairs of a state and a piece would have to be looked at.
        """
        stages = self._forwards(float(below[0]), most)
        return None if stages is None else self._backwards(stages, below)

    def _forwards(self, below: float, most: int) -> list[Stage | None] | None:
        """The states that can be reached, by stage; none is made of more than so many pairs in all."""
        waiting: dict[int, list[tuple[Array, Array]]] = defaultdict(list)
        begin = np.int64(sum(thing.bias << thing.shift for thing in self._things))
        waiting[0].append((np.array([begin]), np.zeros((2, 1))))
        stages: list[Stage | None] = [None] * (self._first[-1] + 1)
        for thing, first in enumerate(self._first):
            number = self._ordered[thing].number if thing < len(self._ordered) else 1
            mine = np.flatnonzero(self._lead == thing)
            mine = mine[np.argsort(self._costs[0, mine], kind="stable")]
            for at in range(first, first + number):
                if at not in waiting:
                    continue
                stage = stages[at] = _merged(waiting.pop(at))
                if thing == len(self._ordered):
                    break
                for states, pieces, looked_at in self._pairs(stage, mine, below):
                    most -= looked_at
                    if most < 0:
                        return None
                    reached = stage.states[states] + self._keys[pieces]
                    costs = stage.costs[:, states] + self._costs[:, pieces]
                    for there, rows in self._stages_of(reached, thing):
                        stage.steps[there].append((states[rows], pieces[rows], reached[rows]))
                        waiting[there].append((reached[rows], costs[:, rows]))
        return stages

    def _pairs(self, stage: Stage, pieces: Array, below: float) -> Iterator[tuple[Array, Array, int]]:
        """Positions of states and pieces that go together, and how many pairs were looked at for them."""
        spent, costs = stage.costs[0], self._costs[0, pieces]
        order = np.argsort(spent, kind="stable")
        at = 0
        while at < len(order):
            # The dearer the states, the fewer pieces they can pay for.
            near = pieces[: np.searchsorted(costs, below - spent[order[at]])]
            if not len(near):
                return
            rows = order[at : at + max(1, AT_ONCE // len(near))]
            at += len(rows)
            states, keys = stage.states[rows, None], self._keys[near]
            fits = states & (keys & self._once) == 0
            if self._guards:
                fits &= states + keys & self._guards == 0
            fits &= spent[rows, None] + costs[: len(near)] < below
            here, there = np.nonzero(fits)
            yield rows[here], near[there], fits.size

    def _stages_of(self, states: Array, thing: int) -> Iterator[tuple[int, Array]]:
        """States by the stage of what each lacks first, which is nothing before a thing."""
        left = np.arange(len(states))
        for number in range(thing, len(self._ordered)):
            counts = self._ordered[number].count(states[left])
            lacking = counts < self._ordered[number].number
            for count in np.unique(counts[lacking]).tolist():
                yield self._first[number] + count, left[counts == count]
            left = left[~lacking]
            if not len(left):
                return
        yield self._first[-1], left

    def _backwards(self, stages: Sequence[Stage | None], below: Array) -> NDArray[np.bool_]:
        """The pieces on a way through the stages to the last one that costs less."""
        found = np.zeros(self._costs.shape[1], bool)
        if stages[-1] is None:
            return found
        found[self._lead < 0] = True  # nothing is known of them
        to_go: list[Array] = [np.zeros((2, 0))] * len(stages)
        to_go[-1] = np.zeros((2, len(stages[-1].states)))
        for at in reversed(range(len(stages) - 1)):
            stage = stages[at]
            if stage is None:
                continue
            to_go[at] = np.full((2, len(stage.states)), inf)
            for there, steps in stage.steps.items():
                target = stages[there]
                assert target is not None  # a step leads to it
                for states, pieces, reached in steps:
                    there_is = np.searchsorted(target.states, reached)
                    rest = self._costs[:, pieces] + to_go[there][:, there_is]
                    for least, here in zip(to_go[at], rest, strict=True):
                        np.minimum.at(least, states, here)
                    cheap = (stage.costs[:, states] + rest < below[:, None]).all(axis=0)
                    found[pieces[cheap]] = True
        return found


def _things(exact: Sequence[int], at_most: Sequence[int]) -> Iterator[Thing]:
    """As many of them in their order as there are bits for: to leave out some is to ask for less."""
    shift = 0
    for place, number in enumerate([*exact, *at_most]):
        thing = Thing(number, place < len(exact), shift)
        shift += thing.width + (not thing.is_single)
        if shift > BITS:
            return
        yield thing


def _merged(parts: Sequence[tuple[Array, Array]]) -> Stage:
    """Every state once, in order, with the least that it costs."""
    states = np.concatenate([some for some, _ in parts])
    costs = np.concatenate([some for _, some in parts], axis=1)
    order = np.argsort(states, kind="stable")
    states = states[order]
    first = np.flatnonzero(np.concatenate([[True], states[1:] != states[:-1]]))
    return Stage(states[first], np.minimum.reduceat(costs[:, order], first, axis=1))
