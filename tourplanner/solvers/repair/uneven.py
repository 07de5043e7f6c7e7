"""Fairness: that visits which are lost anyway are spread over the stops.

The k-th lost visit of a stop with n promises counts 100 k / n: the sum is least where every stop loses about
the same share of what it was promised.
"""

from collections.abc import Sequence

from tourplanner.solvers.repair.model import Model
from tourplanner.solvers.repair.program import Objective


def uneven(model: Model) -> Objective:
    """The objective, with a variable for each further lost visit of a stop."""
    terms: dict[int, int] = {}
    for promises in model.owed.by_stop.values():
        losable = [model.lost[p] for p in promises if model.program.most[model.lost[p]]]
        if not losable:
            continue
        ranks = [model.program.add_variable() for _ in losable]
        for rank, variable in enumerate(ranks, 1):
            terms[variable] = marginal(rank, len(promises))
        row = dict.fromkeys(losable, 1) | dict.fromkeys(ranks, -1)
        model.program.add(row, least=0, most=0)
        model.ranks[tuple(losable)] = tuple(ranks)
    return Objective(terms)


def marginal(rank: int, promised: int) -> int:
    """What the visit counts that a stop loses as its `rank`-th of so many."""
    return 100 * rank // promised


def with_ranks(model: Model, values: Sequence[int]) -> list[int]:
    """A solution with the variables that `uneven` has added."""
    longer = [*values, *[0] * (len(model.program.most) - len(values))]
    for losable, ranks in model.ranks.items():
        lost = sum(longer[v] for v in losable)
        for rank, variable in enumerate(ranks):
            longer[variable] = int(rank < lost)
    return longer
