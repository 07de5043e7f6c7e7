"""Which of several rules forbid something: the fewest that do together."""

from collections.abc import Callable, Iterable
from itertools import combinations


def least_cause(rules: Iterable[str], forbidden: Callable[[frozenset[str]], bool]) -> tuple[str, ...]:
    """The cause among `rules`, which forbid something when all are kept.

    Parameters
    ----------
    rules
        Ids, each once, in the order in which one is preferred to another.
    forbidden
        Whether it stays forbidden when only these rules are kept.

    Returns
    -------
    tuple of str
        The first smallest set that is enough, so that giving up any one of it would do. Empty where it
        is forbidden without rules.
    """
    known = tuple(rules)
    sets = (kept for size in range(len(known)) for kept in combinations(known, size))
    return next((kept for kept in sets if forbidden(frozenset(kept))), known)
