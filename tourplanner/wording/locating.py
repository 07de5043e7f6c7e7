"""What `stops locate` shows."""

from collections.abc import Mapping

from tourplanner.wording.language import Language

_FRENCH: Mapping[str, str] = {
    "stop": "Arrêt",
    "asked": "Lieu cherché",
    "found": "Lieu trouvé",
    "score": "Score",
    "metres": "Du centre",
    "verdict": "Suite",
    "known": "position déjà connue",
    "unsaid": "aucun lieu indiqué\u00a0: centre du village",
    "written": "écrit dans le fichier",
    "doubtful": "à décider",
    "missing": "introuvable dans la commune",
}
_ENGLISH: Mapping[str, str] = {
    "stop": "Stop",
    "asked": "Place asked for",
    "found": "Place found",
    "score": "Score",
    "metres": "From centre",
    "verdict": "Outcome",
    "known": "has a position already",
    "unsaid": "no place is told: village centre",
    "written": "written into the file",
    "doubtful": "to be decided",
    "missing": "not found in the commune",
}

_KINDS: Mapping[Language, Mapping[str, str]] = {
    Language.FR: {"townhall": "mairie", "square": "place", "market": "marché", "parking": "parking"},
    Language.EN: {
        "townhall": "town hall",
        "square": "square",
        "market": "market place",
        "parking": "car park",
    },
}


def kind_word(kind: str, lang: Language) -> str:
    """What a spot of the map is; empty for what a geocoder calls in its own words."""
    return _KINDS[lang].get(kind, "")


def locating_word(key: str, lang: Language) -> str:
    """The heading or outcome of that name."""
    return (_FRENCH if lang is Language.FR else _ENGLISH)[key]
