"""The département of a commune, as the INSEE numbers them."""

from collections import Counter
from collections.abc import Iterable


def departement_of(commune: str) -> str:
    """The code of the département, or of the overseas territory, of an INSEE code: "32", "2A", "974"."""
    return commune[:3] if commune.startswith(("97", "98")) else commune[:2]


def departement_of_most(communes: Iterable[str]) -> str:
    """The département of most of these communes, the first by its code where two have as many; "" of none."""
    counts = Counter(map(departement_of, communes))
    return min(counts, key=lambda code: (-counts[code], code), default="")
