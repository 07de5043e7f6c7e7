"""The départements of France, as the INSEE numbers them, and that of a commune."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Departement:
    """A département: ``of_name`` is its name as in "du Gers", ``capital`` the code of its prefecture."""

    code: str
    name: str
    of_name: str
    capital: str


def departement_of(commune: str) -> str:
    """The code of the département, or of the overseas territory, of an INSEE code: "32", "2A", "974"."""
    return commune[:3] if commune.startswith(("97", "98")) else commune[:2]


def departement_of_most(communes: Iterable[str]) -> str:
    """The département of most of these communes, the first by its code where two have as many; "" of none."""
    counts = Counter(map(departement_of, communes))
    return min(counts, key=lambda code: (-counts[code], code), default="")
