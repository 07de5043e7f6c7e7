"""Communes and collectivities that exist and that the shipped tables lack: see ``data/SOURCES.md``."""

from collections.abc import Mapping
from types import MappingProxyType

from tourplanner.inputs.typed.text import word

COLLECTIVITIES: Mapping[str, str] = MappingProxyType(
    {
        "975": "Saint-Pierre-et-Miquelon",
        "977": "Saint-Barthélemy",
        "978": "Saint-Martin",
        "986": "Wallis-et-Futuna",
        "987": "Polynésie française",
        "988": "Nouvelle-Calédonie",
    }
)
"""Overseas collectivities, which no source at hand has communes with positions of, by their codes."""

FOUNDED_ANEW: Mapping[str, str] = MappingProxyType(
    {
        "31300": "Lieoux",
        "35317": "Saint-Symphorien",
        "52266": "Laneuville-à-Rémy",
        "52278": "Lavilleneuve-au-Roi",
        "55138": "Culey",
        "62847": "Verquigneul",
        "76601": "Saint-Lucien",
        "89326": "Rosoy",
    }
)
"""Communes that left a larger one and of which nobody publishes where the village is, by their codes."""


def collectivity(said: str) -> str:
    """The name of a collectivity by its code, that of a commune of it, or its name; "" of all else."""
    names = {word(name): name for name in COLLECTIVITIES.values()}
    return COLLECTIVITIES.get(said.strip()[:3]) or names.get(word(said), "")
