"""Notice: what it costs to change what people have read, by the days that are left to tell them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest


@dataclass(frozen=True, slots=True)
class Notice:
    """What a change of a date weighs that people have read.

    ``weights[k]`` where fewer than ``days[k]`` days are left; the last weight, one more than there are days,
    where more are. Days rise.
    """

    days: tuple[int, ...] = (14, 42)
    weights: tuple[int, ...] = (10, 5, 2)

    def weight(self, left: int | None) -> int:
        """What another date weighs with so many days left; None for more than all."""
        steps = zip_longest(self.days, self.weights)
        return next(cost for days, cost in steps if days is None or (left is not None and left < days))

    def with_steps(self, steps: Sequence[tuple[int, int]]) -> "Notice":
        """Other days, each with its weight; beyond them what weighs least now. Without any, the same."""
        if not steps:
            return self
        days, weights = zip(*sorted(steps), strict=True)
        return Notice(days, (*weights, self.weights[-1]))


def weight_of_hours(weight: int) -> int:
    """What other hours on the same date weigh where another date weighs so much: half of it, 1 at least."""
    return max(1, weight // 2)
