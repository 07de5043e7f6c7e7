"""Which of its patterns each regular stop follows: in the linear programme, and in parts of all plans.

A plan has a stop follow one pattern or none, the linear programme half of one and half of another: a visit in
either slot, where the stop wants both in one. So plans are divided by whether a stop is visited in a slot,
a class of dates and a half of the day; this is branching on the original variables (Barnhart, Johnson,
Nemhauser, Savelsbergh and Vance, 1998, doi:10.1287/opre.46.3.316).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from ortools.math_opt.python import mathopt

from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.colgen.rows import Pattern, Rows

WHOLE = 1e-4
"""So far from a whole number, a share is not whole."""

Shares = Mapping[int, Mapping[int, float]]
"""Per stop, how much of each of its patterns is followed."""

Add = Callable[[Mapping[int, float], mathopt.LinearConstraint | None], mathopt.Variable]
"""Adds a variable with these weights in the shared rows, and once in a row of its own."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """Patterns that a stop may follow, as positions in its list; whether it has to follow one of them."""

    patterns: frozenset[int]
    must: bool = False


Choices = Mapping[int, Allowed]
"""Per stop what is allowed; of other stops every pattern, and none."""


class PatternChoices:
    """Variables of the patterns of a relaxation, and the rows that let each stop follow one at most."""

    def __init__(self, model: mathopt.Model, rows: Rows, add: Add) -> None:
        self.rows = rows
        self.chosen: dict[int, mathopt.LinearConstraint] = {}
        self.variables: dict[tuple[int, int], mathopt.Variable] = {}
        for stop, (row, patterns) in rows.patterns.items():
            self.chosen[stop] = model.add_linear_constraint(ub=1.0)
            for number, pattern in enumerate(patterns):
                terms = {row: float(pattern.number)} | {slot: -float(n) for slot, n in pattern.slots}
                self.variables[stop, number] = add(terms, self.chosen[stop])

    def restrict(self, choices: Choices) -> None:
        """Allow no more than this."""
        for (stop, number), variable in self.variables.items():
            barred = stop in choices and number not in choices[stop].patterns
            variable.upper_bound = 0.0 if barred else inf
        for stop, row in self.chosen.items():
            row.lower_bound = float(stop in choices and choices[stop].must)

    def barred(self, choices: Choices) -> list[tuple[int, int, int]]:
        """Cells, halves and stops in which no pattern that is allowed has a visit."""
        held = {
            stop: {slot for number in allowed.patterns for slot, _ in self._patterns(stop)[number].slots}
            for stop, allowed in choices.items()
        }
        return [
            place
            for place, terms in self.rows.terms.items()
            if place[2] in held and not any(row in held[place[2]] for row, _ in terms)
        ]

    def worth(self, duals: Array, choices: Choices) -> Iterator[float]:
        """Per stop what its cheapest pattern costs at these duals, or none where it may follow none."""
        for stop, (row, patterns) in self.rows.patterns.items():
            allowed = choices.get(stop, Allowed(frozenset(range(len(patterns)))))
            costs = [
                sum(n * float(duals[slot]) for slot, n in patterns[number].slots)
                - patterns[number].number * float(duals[row])
                for number in sorted(allowed.patterns)
            ]
            yield min(costs if allowed.must else [0.0, *costs])

    def shares(self, values: Mapping[mathopt.Variable, float]) -> Shares:
        """How much of each pattern a solution follows."""
        found: dict[int, dict[int, float]] = defaultdict(dict)
        for (stop, number), variable in self.variables.items():
            if values.get(variable, 0.0) > WHOLE:
                found[stop][number] = values[variable]
        return found

    def _patterns(self, stop: int) -> Sequence[Pattern]:
        return self.rows.patterns[stop][1]


def divided(rows: Rows, choices: Choices, shares: Shares) -> tuple[Choices, Choices] | None:
    """What two parts allow that have all plans between them, and not these shares; None if they are whole.

    A stop that is divided already is divided on: the bound rises only where it is visited in one slot.
    """
    for stops in ([s for s in shares if s in choices], [s for s in shares if s not in choices]):
        broken = [
            (distance, stop, side)
            for stop in sorted(stops)
            for distance, side in _broken(rows, stop, _allowed(rows, choices, stop), shares[stop])
        ]
        if broken:
            _, stop, side = max(broken, key=lambda one: round(one[0], 4))  # the first of those
            now = _allowed(rows, choices, stop)
            return (
                {**choices, stop: Allowed(side, must=True)},
                {**choices, stop: Allowed(now.patterns - side, now.must)},
            )
    return None


def _allowed(rows: Rows, choices: Choices, stop: int) -> Allowed:
    return choices.get(stop, Allowed(frozenset(range(len(rows.patterns[stop][1])))))


def _broken(
    rows: Rows, stop: int, allowed: Allowed, followed: Mapping[int, float]
) -> list[tuple[float, frozenset[int]]]:
    """Patterns of a slot, or each by itself, whose share is not whole; by how much."""
    patterns = rows.patterns[stop][1]
    with_slot: dict[int, set[int]] = defaultdict(set)
    for number in sorted(allowed.patterns):
        for slot, _ in patterns[number].slots:
            with_slot[slot].add(number)
    for sides in (with_slot.values(), [{number} for number in sorted(allowed.patterns)]):
        shares = [(sum(followed.get(n, 0.0) for n in side), side) for side in sides]
        found = [(abs(share - round(share)), frozenset(side)) for share, side in shares]
        if any(distance > WHOLE for distance, _ in found):
            return [one for one in found if one[0] > WHOLE]
    return []
