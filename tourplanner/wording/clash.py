"""Sentences of `explain`: what would help, and what another half-day would cost."""

from collections.abc import Mapping

from tourplanner.domain.period import Half
from tourplanner.wording.format import NO_BREAK, duration, weekday
from tourplanner.wording.language import Language
from tourplanner.wording.reasons import counted
from tourplanner.wording.rules import on_weekdays
from tourplanner.wording.terms import half_name

_FRENCH: Mapping[str, str] = {
    "area-weekday": "desservir {subject} aussi {weekday}",
    "new-weekday": "ouvrir un jour de tournée de plus par semaine, {weekday}, pour {subject}",
    "extra-day": "ajouter une journée exceptionnelle par cycle, le {day}",
    "van": "ajouter un véhicule et son équipage",
    "two-areas": "permettre deux intercommunalités dans la même journée",
    "mean-hours": "porter la moyenne de travail à {seconds} par semaine",
    "week-hours": "porter le travail d’une semaine à {seconds} au plus",
    "latest-end": "finir la journée jusqu’à {clock}",
    "regular": "{subject}\u00a0: permettre un autre jour ou une autre demi-journée d’une fois sur l’autre",
    "gap": "{subject}\u00a0: ne plus fixer d’écart entre les permanences",
    "bans": "{subject}\u00a0: lever l’interdiction des jours de marché",
    "stop-weekdays": "{subject}\u00a0: permettre tous les jours de la semaine",
    "halves": "{subject}\u00a0: permettre le matin et l’après-midi",
    "closures": "{subject}\u00a0: lever les fermetures",
    "lock": "{subject}\u00a0: libérer ce qui a été fixé à la main",
    "optional": "renoncer à promettre {subject}",
    "all-kept": "toutes les promesses tenues",
    "others-kept": "toutes les autres promesses tenues",
    "fewer": "il manque encore {missing}",
    "won": "{won} de plus, il en manque encore {missing}",
    "same": "même temps de route",
    "drive": "{change} de route",
    "here": "c’est là que le plan le place",
    "forbidden": "interdit ({rules})",
    "lost": "impossible sans perdre {visits}",
    "lost-wishes": "impossible sans perdre {visits} facultative",
    "undecided": "non établi dans le temps de calcul",
    "findings": "Ce qui est impossible avant tout calcul",
    "clash": "Promesses incompatibles",
    "clash-together": "{names}\u00a0: ces promesses ne peuvent pas être tenues ensemble, à cause de\u00a0:",
    "clash-alone": "{names}\u00a0: cette promesse ne peut pas être tenue, à cause de\u00a0:",
    "minimal": "Renoncer à une seule d’entre elles, promesse ou règle, rend le reste possible (vérifié).",
    "not-minimal": "Cet ensemble peut contenir des éléments superflus.",
    "no-clash": "Le conflit n’est pas décomposé\u00a0: trop grand ou trop long à vérifier.",
    "possible": "Un plan qui tient toutes les promesses n’est pas exclu\u00a0: relancer le calcul du plan.",
    "offers": "Ce qui aiderait (chaque proposition a été recalculée)",
    "no-offers": "Aucune des modifications simples essayées n’aide.",
    "more": "recherche interrompue après {seconds}\u00a0: d’autres propositions sont possibles",
    "kept": "{kept} tenues sur {wanted} promises",
    "visited": "Permanences du plan",
    "unvisited": "Le plan ne contient aucune permanence ici",
    "slots": "Et si toutes ses permanences étaient une autre demi-journée\u00a0?",
    "weeks": "autre semaine, même demi-journée",
    "week": "semaine {week}",
}
_ENGLISH: Mapping[str, str] = {
    "area-weekday": "serve {subject} on {weekday} too",
    "new-weekday": "open one more touring day a week, {weekday}, for {subject}",
    "extra-day": "add one exceptional day a cycle, {day}",
    "van": "add a van with its crew",
    "two-areas": "allow two intercommunalities in one day",
    "mean-hours": "raise the mean work to {seconds} a week",
    "week-hours": "raise the work of a week to at most {seconds}",
    "latest-end": "let the day end until {clock}",
    "regular": "{subject}: allow another weekday or half-day from time to time",
    "gap": "{subject}: fix no gap between visits",
    "bans": "{subject}: lift the ban of market days",
    "stop-weekdays": "{subject}: allow every weekday",
    "halves": "{subject}: allow morning and afternoon",
    "closures": "{subject}: lift the closures",
    "lock": "{subject}: free what was fixed by hand",
    "optional": "promise {subject} no more",
    "all-kept": "every promise kept",
    "others-kept": "every other promise kept",
    "fewer": "still missing {missing}",
    "won": "{won} more, still missing {missing}",
    "same": "same driving time",
    "drive": "{change} of driving",
    "here": "where the plan has it",
    "forbidden": "forbidden ({rules})",
    "lost": "impossible without losing {visits}",
    "lost-wishes": "impossible without losing {visits} that is optional",
    "undecided": "not established in the time given",
    "findings": "What is impossible before any search",
    "clash": "Promises that clash",
    "clash-together": "{names}: these promises can't be kept together, because of:",
    "clash-alone": "{names}: this promise can't be kept, because of:",
    "minimal": "Giving up any one of them, promise or rule, makes all the others possible (checked).",
    "not-minimal": "This set may hold more than it needs.",
    "no-clash": "The clash is not broken down: too large, or too long to check.",
    "possible": "A plan that keeps every promise is not ruled out: make the plan again.",
    "offers": "What would help (each proposal was solved again)",
    "no-offers": "None of the simple changes that were tried helps.",
    "more": "search ended after {seconds}: there may be more proposals",
    "kept": "{kept} kept of {wanted} promised",
    "visited": "Visits of the plan",
    "unvisited": "The plan has no visit here",
    "slots": "What if all its visits were on another half-day?",
    "weeks": "another week, same half-day",
    "week": "week {week}",
}


def said(key: str, lang: Language, **values: str) -> str:
    """A sentence by its key."""
    return (_FRENCH if lang is Language.FR else _ENGLISH)[key].format(**values)


def keys(lang: Language) -> frozenset[str]:
    """The keys of all sentences."""
    return frozenset(_FRENCH if lang is Language.FR else _ENGLISH)


def drive_change(seconds: int, lang: Language) -> str:
    """``+1 h 12 de route``, ``−5 min de route`` or that it is the same, to the minute."""
    minutes = (abs(seconds) + 30) // 60
    if not seconds:
        return said("same", lang)
    sign = "+" if seconds > 0 else "−"
    amount = duration(abs(seconds), lang) if minutes else f"{abs(seconds)}{NO_BREAK}s"
    return said("drive", lang, change=f"{sign}{amount}")


def slot_name(day: int, half: Half, lang: Language) -> str:
    """``lundi matin``, ``Monday morning``."""
    return f"{weekday(day, lang)} {half_name(half, lang)}"


def lost_visits(promises: int, wishes: int, lang: Language) -> str:
    """What another half-day loses."""
    if promises > 0:
        return said("lost", lang, visits=counted(promises, "visits", lang))
    return said("lost-wishes", lang, visits=counted(wishes, "visits", lang))


def weekday_phrase(day: int, lang: Language) -> str:
    """``le jeudi``, ``Thursday``."""
    return on_weekdays([day], lang)
