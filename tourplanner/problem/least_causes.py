"""Which of several rules forbid something: those that do so alone, else the fewest that do together."""

from collections.abc import Callable, Iterable
from itertools import combinations


def least_causes(rules: Iterable[str], forbidden: Callable[[frozenset[str]], bool]) -> tuple[str, ...]:
    """The cause among `rules`, which forbid something when all are kept.

    Parameters
    ----------
    rules
        Ids, each once.
    forbidden
        Whether it stays forbidden when only these rules are kept.

    Returns
    -------
    tuple of str
        Every rule that is enough by itself; where none is, the first smallest set that is enough
        together, so that giving up any one of it would do. Empty where it is forbidden without rules.
    """
    known = tuple(rules)
    if forbidden(frozenset()):
        return ()
    alone = tuple(rule for rule in known if forbidden(frozenset({rule})))
    if alone:
        return alone
    sets = (kept for size in range(2, len(known)) for kept in combinations(known, size))
    return next((kept for kept in sets if forbidden(frozenset(kept))), known)
