"""What is said of a schedule: why a date is closed, and what became of its visits."""

import datetime as dt
from collections.abc import Mapping

from tourplanner.wording.format import capital_month, count
from tourplanner.wording.language import Language

_FRENCH: Mapping[str, str] = {
    "changes": "Permanences déplacées ou supprimées",
    "no-changes": "Aucune permanence n’est déplacée ni supprimée.",
    "day": "{day}\u00a0: {why}",
    "days": "du {first} au {last}\u00a0: {why}",
    "visit": "{stop} ({half})",
    "skipped-one": "{visits} → supprimée",
    "skipped-many": "{visits} → supprimées",
    "not-shifted-one": "{visits} → supprimée, aucune demi-journée libre à moins de {days}",
    "not-shifted-many": "{visits} → supprimées, aucune demi-journée libre à moins de {days}",
    "shifted": "{visits} → reportée au {day}, {half}, {hours}",
    "swapped": "{visits} → échangée avec {partner}\u00a0: {day}, {half}, {hours}",
    "swap-with": "échange avec {stop}",
    "gaps": "Plus longue absence par arrêt",
    "gap-stop": "Arrêt",
    "gap-days": "Jours",
    "gap-from": "De",
    "gap-to": "À",
    "no-gap": "moins de deux dates",
    "reprint": "Affiches à réimprimer\u00a0: {stops}",
    "no-reprint": "Aucune affiche à réimprimer.",
    "cancelled": "Dates annulées depuis une publication\u00a0: {count}",
    "total": "{tours}, {visits}",
    "file": "Calendrier\u00a0: {file}",
}
_ENGLISH: Mapping[str, str] = {
    "changes": "Visits that are moved or fall away",
    "no-changes": "No visit is moved or falls away.",
    "day": "{day}: {why}",
    "days": "from {first} to {last}: {why}",
    "visit": "{stop} ({half})",
    "skipped-one": "{visits} → skipped",
    "skipped-many": "{visits} → skipped",
    "not-shifted-one": "{visits} → skipped, no free half-day within {days}",
    "not-shifted-many": "{visits} → skipped, no free half-day within {days}",
    "shifted": "{visits} → moved to {day}, {half}, {hours}",
    "swapped": "{visits} → swapped with {partner}: {day}, {half}, {hours}",
    "swap-with": "swap with {stop}",
    "gaps": "Longest absence by stop",
    "gap-stop": "Stop",
    "gap-days": "Days",
    "gap-from": "From",
    "gap-to": "To",
    "no-gap": "fewer than two dates",
    "reprint": "Posters to reprint: {stops}",
    "no-reprint": "No poster to reprint.",
    "cancelled": "Dates cancelled since a publication: {count}",
    "total": "{tours}, {visits}",
    "file": "Schedule: {file}",
}


def told(key: str, lang: Language, **values: str) -> str:
    """A sentence or title of a schedule."""
    return (_FRENCH if lang is Language.FR else _ENGLISH)[key].format(**values)


def days_told(number: int, lang: Language) -> str:
    """``14 jours``."""
    return count(number, *(("jour", "jours") if lang is Language.FR else ("day", "days")), lang)


def month_title(year: int, month: int, lang: Language) -> str:
    """``Janvier 2027``."""
    return capital_month(dt.date(year, month, 1), lang)
