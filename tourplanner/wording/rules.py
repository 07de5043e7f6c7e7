"""The rules of a plan in words, for readers who do not know their ids."""

from collections.abc import Iterable, Mapping, Sequence

from tourplanner.wording.format import weekday
from tourplanner.wording.language import Language

_FRENCH: Mapping[str, str] = {
    "session-window": "la permanence est plus longue que la demi-journée",
    "area-days": "{area} n’est desservie que {weekdays}",
    "stop-days": "{stop}\u00a0: {days}",
    "gap": "{stop}\u00a0: {least} à {most} jours entre deux permanences",
    "regular": "{stop}\u00a0: toujours le même jour de semaine et la même demi-journée",
    "lock": "{stop}\u00a0: fixé à la main ({locks})",
    "van-day": "{vans}, une tournée par jour au plus",
    "one-area": "une seule intercommunalité par jour",
    "day-hours": "journée de travail entre {start} et {end}",
    "drive-day": "au plus {limit} de conduite par jour",
    "work-day": "au plus {limit} de travail par jour",
    "span-day": "au plus {limit} du début à la fin de la journée",
    "rest": "au moins {limit} de repos entre deux journées",
    "work-week": "au plus {limit} de travail par semaine",
    "work-cycle": "{limit} de travail par semaine en moyenne sur le cycle",
}
_ENGLISH: Mapping[str, str] = {
    "session-window": "the visit is longer than the half-day",
    "area-days": "{area} is served only on {weekdays}",
    "stop-days": "{stop}: {days}",
    "gap": "{stop}: {least} to {most} days between two visits",
    "regular": "{stop}: always the same weekday and half-day",
    "lock": "{stop}: fixed by hand ({locks})",
    "van-day": "{vans}, one tour a day at most",
    "one-area": "one intercommunality a day",
    "day-hours": "working day between {start} and {end}",
    "drive-day": "at most {limit} of driving a day",
    "work-day": "at most {limit} of work a day",
    "span-day": "at most {limit} from start to end of a day",
    "rest": "at least {limit} of rest between two days",
    "work-week": "at most {limit} of work a week",
    "work-cycle": "{limit} of work a week on average over the cycle",
}


def rule_sentence(rule: str, values: Mapping[str, str], lang: Language) -> str:
    """What a rule demands, without its id."""
    return (_FRENCH if lang is Language.FR else _ENGLISH)[rule].format(**values)


_PIECES: Mapping[Language, Mapping[str, str]] = {
    Language.FR: {
        "only": "seulement {0}",
        "not": "pas {0}",
        "why": "pas {0} ({1})",
        "closed": "fermé du {0} au {1}",
        "join": "\u00a0; ",
    },
    Language.EN: {
        "only": "only {0}",
        "not": "not {0}",
        "why": "not {0} ({1})",
        "closed": "closed from {0} to {1}",
        "join": "; ",
    },
}


def piece(key: str, lang: Language, *values: str) -> str:
    """A part of what a stop asks for: ``only``, ``not``, ``why``, ``closed``."""
    return _PIECES[lang][key].format(*values)


def joined(pieces: Iterable[str], lang: Language) -> str:
    """Sentences set apart by semicolons."""
    return _PIECES[lang]["join"].join(pieces)


def on_weekdays(days: Sequence[int], lang: Language) -> str:
    """``le vendredi``, ``les lundi et mercredi``; ``Friday``, ``Monday and Wednesday``."""
    named = listed([weekday(day, lang) for day in days], lang)
    if lang is Language.EN:
        return named
    return f"{'le' if len(days) == 1 else 'les'} {named}"


def listed(names: Sequence[str], lang: Language, most: int = 99) -> str:
    """Names joined by commas and "and"; beyond `most` the rest is counted."""
    shown = list(names)
    if len(shown) > most:
        rest = len(shown) - most + 1
        shown = [*shown[: most - 1], f"{rest} autres" if lang is Language.FR else f"{rest} others"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {'et' if lang is Language.FR else 'and'} {shown[-1]}"
