"""By how much a rule is broken, in a sentence per measure."""

from collections.abc import Callable, Mapping, Sequence

from tourplanner.wording.format import count, duration, integer
from tourplanner.wording.language import Language

Value = int | str

_FRENCH: Mapping[str, str] = {
    "short": "il manque {0}",
    "early": "trop tôt de {0}",
    "late": "trop tard de {0}",
    "over": "dépassement de {0}",
    "ends-before-start": "finit {0} avant son début",
    "no-session": "aucune demi-journée de ce nom : {0}",
    "forbidden-day": "ce jour ou cette demi-journée n’est pas permis",
    "no-visit": "tournée sans permanence",
    "halves-swapped": "une permanence du matin suit une permanence de l’après-midi",
    "lunch-not-due": "pause de midi dans une tournée d’une seule demi-journée",
    "areas": "{0} dans la même tournée",
    "tours": "{0} le même jour",
    "other-depot": "le dépôt {0} n’est pas celui du véhicule",
    "unknown-van": "le véhicule {0} n’est pas dans la configuration",
    "unknown-stop": "l’arrêt {0} n’est pas dans la configuration",
    "visits": "{0} au lieu de {1}",
    "twice-a-day": "la commune est servie deux fois le même jour",
    "days-short": "{0} de trop peu entre deux permanences",
    "days-over": "{0} de trop entre deux permanences",
    "slots": "{0} différentes de la semaine",
    "not-at": "aucune permanence comme fixé le {0}",
    "moved": "la permanence n’est pas où elle a été fixée",
    "leg-seconds": "trajet de {0} s annoncé, {1} s en réalité",
    "leg-metres": "trajet de {0} m annoncé, {1} m en réalité",
    "stated-seconds": "{0} s de conduite annoncées, {1} s en réalité",
    "stated-metres": "{0} m annoncés, {1} m en réalité",
    "stated-work": "{0} s de travail annoncées, {1} s en réalité",
    "stated-tours": "{0} annoncées, {1} en réalité",
    "stated-visits": "{0} annoncées, {1} en réalité",
    "stated-service": "{0} s d’accueil annoncées, {1} s en réalité",
}
_ENGLISH: Mapping[str, str] = {
    "short": "{0} too little",
    "early": "{0} too early",
    "late": "{0} too late",
    "over": "over by {0}",
    "ends-before-start": "ends {0} before its start",
    "no-session": "there is no half-day of that name: {0}",
    "forbidden-day": "this day or half-day is not allowed",
    "no-visit": "tour without a visit",
    "halves-swapped": "a visit of the morning follows one of the afternoon",
    "lunch-not-due": "lunch in a tour of one half-day only",
    "areas": "{0} in the same tour",
    "tours": "{0} on the same day",
    "other-depot": "the depot {0} is not the van's",
    "unknown-van": "the van {0} is not in the config",
    "unknown-stop": "the stop {0} is not in the config",
    "visits": "{0} instead of {1}",
    "twice-a-day": "the commune is served twice on the same day",
    "days-short": "{0} too few between two visits",
    "days-over": "{0} too many between two visits",
    "slots": "{0} of the week that differ",
    "not-at": "no visit as fixed on {0}",
    "moved": "the visit is not where it was fixed",
    "leg-seconds": "leg of {0} s stated, {1} s in truth",
    "leg-metres": "leg of {0} m stated, {1} m in truth",
    "stated-seconds": "{0} s of driving stated, {1} s in truth",
    "stated-metres": "{0} m stated, {1} m in truth",
    "stated-work": "{0} s of work stated, {1} s in truth",
    "stated-tours": "{0} stated, {1} in truth",
    "stated-visits": "{0} stated, {1} in truth",
    "stated-service": "{0} s open to people stated, {1} s in truth",
}

_NOUNS: Mapping[str, Mapping[Language, tuple[str, str]]] = {
    "areas": {
        Language.FR: ("intercommunalité", "intercommunalités"),
        Language.EN: ("intercommunality", "intercommunalities"),
    },
    "tours": {Language.FR: ("tournée", "tournées"), Language.EN: ("tour", "tours")},
    "visits": {Language.FR: ("permanence", "permanences"), Language.EN: ("visit", "visits")},
    "days": {Language.FR: ("jour", "jours"), Language.EN: ("day", "days")},
    "slots": {Language.FR: ("demi-journée", "demi-journées"), Language.EN: ("half-day", "half-days")},
}
_COUNTED = {
    "areas": "areas",
    "tours": "tours",
    "visits": "visits",
    "slots": "slots",
    "days-short": "days",
    "days-over": "days",
    "stated-tours": "tours",
    "stated-visits": "visits",
}
_DURATIONS = frozenset({"short", "early", "late", "over", "ends-before-start"})


def measures(lang: Language) -> frozenset[str]:
    """The keys of all sentences."""
    return frozenset(_FRENCH if lang is Language.FR else _ENGLISH)


def by_how_much(measure: str, values: Sequence[Value], lang: Language) -> str:
    """The sentence of a measure with its values, without a final full stop."""
    sentence = (_FRENCH if lang is Language.FR else _ENGLISH)[measure]
    say = _speaker(measure, lang)
    return sentence.format(*(say(value) for value in values))


def violation_line(rule: str, where: str, measure: str, values: Sequence[Value], lang: Language) -> str:
    """``rule-id: where: by how much``."""
    return f"{rule}: {where}: {by_how_much(measure, values, lang)}"


def _speaker(measure: str, lang: Language) -> Callable[[Value], str]:
    """How the values of a measure are said."""
    singular, plural = _NOUNS[_COUNTED[measure]][lang] if measure in _COUNTED else ("", "")

    def say(value: Value) -> str:
        if isinstance(value, str):
            return value
        if measure in _DURATIONS:
            return _exact(value, lang)
        return count(value, singular, plural, lang) if singular else integer(value, lang)

    return say


def _exact(seconds: int, lang: Language) -> str:
    """A duration that is never rounded to nothing: seconds below a minute."""
    if seconds % 60 > 0 and seconds < 600:
        minutes, rest = divmod(seconds, 60)
        return (duration(minutes * 60, lang) + " " if minutes else "") + f"{rest}\u00a0s"
    return duration(seconds, lang)
