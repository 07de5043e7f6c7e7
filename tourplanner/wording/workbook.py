"""Sheets, columns and sentences of the workbook of a schedule."""

from collections.abc import Mapping
from datetime import date

from tourplanner.domain.schedule import Fate
from tourplanner.wording.format import day, day_of_year
from tourplanner.wording.language import Language

_FRENCH: Mapping[str, str] = {
    # Sheets: at most 31 characters, none of []:*?/\
    "plan": "Plan",
    "weeks": "Semaines",
    "visits": "Permanences",
    "tours": "Tournées",
    "crews": "Heures par semaine",
    "cycles": "Heures par cycle",
    "stops": "Arrêts",
    "unserved": "Sans date",
    "changes": "Jours fermés",
    # Columns
    "date": "Date",
    "half": "Demi-journée",
    "opens": "Ouverture",
    "closes": "Fermeture",
    "commune": "Commune",
    "code": "Code INSEE",
    "place": "Lieu",
    "address": "Adresse",
    "area": "Intercommunalité",
    "van": "Véhicule",
    "arrives": "Arrivée du véhicule",
    "length": "Durée",
    "remark": "Remarque",
    "remarks": "Remarques",
    "starts": "Prise de service",
    "leaves": "Départ du dépôt",
    "lunch-from": "Pause, de",
    "lunch-to": "Pause, à",
    "returns": "Retour au dépôt",
    "ends": "Fin de service",
    "kilometres": "Distance (km)",
    "driving": "Conduite",
    "driving-limit": "Conduite permise",
    "work": "Travail",
    "work-limit": "Travail permis",
    "span": "Amplitude",
    "span-limit": "Amplitude permise",
    "kept": "Limites respectées",
    "week": "Semaine du",
    "week-end": "au",
    "tour-count": "Tournées",
    "visit-count": "Permanences",
    "service": "Accueil du public",
    "cycle-from": "Cycle du",
    "mean": "Moyenne par semaine",
    "mean-limit": "Moyenne permise",
    "gap": "Plus long délai (jours)",
    "gap-from": "Délai, du",
    "gap-to": "Délai, au",
    "nth-date": "Date {number}",
    "missing": "Permanences sans date",
    "promised": "Engagement",
    "rules": "Règles en cause",
    "reason": "Motif",
    "old-date": "Date fermée",
    "old-half": "Demi-journée fermée",
    "fate": "Décision",
    "new-date": "Nouvelle date",
    "new-half": "Nouvelle demi-journée",
    "total": "Total",
    # Words
    "yes": "oui",
    "no": "non",
    "exceeds": "non\u00a0: {limits}",
    "required": "promise",
    "optional": "facultative",
    "none": "Rien à signaler.",
    "no-tour": "Aucune tournée",
    "no-tour-why": "Aucune tournée\u00a0: {why}",
    "band": "Semaine {number}, du {first} au {last}",
    "band-cycle": "{band}\u00a0– semaine {week} du cycle",
    "moved-from": "au lieu du {day}{because}",
    "skipped": "Pas de permanence à {stops}{because}",
    "moved-to": "{stop}\u00a0: le {day}{because}",
    # The cover
    "title": "Plan de tournées\u00a0– {title}",
    "period": "Calendrier du {first} au {last}",
    "figures": "Ce que contient ce classeur",
    "legend": "Couleurs des intercommunalités",
    "footer": "{title}\u00a0– du {first} au {last}",
    "about-weeks": "la grille des demi-journées, semaine par semaine",
    "about-visits": "toutes les permanences, une par ligne, à trier et à filtrer",
    "about-tours": "les tournées avec leurs heures et leurs limites",
    "about-crews": "heures et kilomètres par semaine et par équipage",
    "about-cycles": "moyenne de travail par cycle et par équipage",
    "about-stops": "les dates de chaque arrêt et son plus long délai sans permanence",
    "about-unserved": "les permanences qui n’ont pas de date, et pourquoi",
    "about-changes": "les permanences qui tombaient un jour fermé, et ce qu’elles deviennent",
}
_ENGLISH: Mapping[str, str] = {
    "plan": "Plan",
    "weeks": "Weeks",
    "visits": "Visits",
    "tours": "Tours",
    "crews": "Hours by week",
    "cycles": "Hours by cycle",
    "stops": "Stops",
    "unserved": "Without a date",
    "changes": "Closed dates",
    "date": "Date",
    "half": "Half-day",
    "opens": "Opens",
    "closes": "Closes",
    "commune": "Commune",
    "code": "INSEE code",
    "place": "Place",
    "address": "Address",
    "area": "Intercommunality",
    "van": "Van",
    "arrives": "Van arrives",
    "length": "Length",
    "remark": "Remark",
    "remarks": "Remarks",
    "starts": "Work starts",
    "leaves": "Leaves depot",
    "lunch-from": "Lunch from",
    "lunch-to": "Lunch to",
    "returns": "Back at depot",
    "ends": "Work ends",
    "kilometres": "Distance (km)",
    "driving": "Driving",
    "driving-limit": "Driving allowed",
    "work": "Work",
    "work-limit": "Work allowed",
    "span": "Span",
    "span-limit": "Span allowed",
    "kept": "Limits kept",
    "week": "Week from",
    "week-end": "to",
    "tour-count": "Tours",
    "visit-count": "Visits",
    "service": "Open to people",
    "cycle-from": "Cycle from",
    "mean": "Mean per week",
    "mean-limit": "Mean allowed",
    "gap": "Longest gap (days)",
    "gap-from": "Gap from",
    "gap-to": "Gap to",
    "nth-date": "Date {number}",
    "missing": "Visits without a date",
    "promised": "Promise",
    "rules": "Rules at fault",
    "reason": "Reason",
    "old-date": "Closed date",
    "old-half": "Closed half-day",
    "fate": "Decision",
    "new-date": "New date",
    "new-half": "New half-day",
    "total": "Total",
    "yes": "yes",
    "no": "no",
    "exceeds": "no: {limits}",
    "required": "promised",
    "optional": "optional",
    "none": "Nothing to report.",
    "no-tour": "No tour",
    "no-tour-why": "No tour: {why}",
    "band": "Week {number}, {first} to {last}",
    "band-cycle": "{band} – week {week} of the cycle",
    "moved-from": "instead of {day}{because}",
    "skipped": "No visit to {stops}{because}",
    "moved-to": "{stop}: on {day}{because}",
    "title": "Tour plan – {title}",
    "period": "Schedule from {first} to {last}",
    "figures": "What this workbook holds",
    "legend": "Colours of the intercommunalities",
    "footer": "{title} – {first} to {last}",
    "about-weeks": "the grid of half-days, week by week",
    "about-visits": "every visit, one per row, to sort and filter",
    "about-tours": "the tours with their hours and limits",
    "about-crews": "hours and kilometres by week and crew",
    "about-cycles": "mean work by cycle and crew",
    "about-stops": "the dates of each stop and its longest gap without a visit",
    "about-unserved": "the visits that have no date, and why",
    "about-changes": "the visits that fell on a closed date, and what becomes of them",
}
_FATES: Mapping[Language, Mapping[Fate, str]] = {
    Language.FR: {Fate.SKIPPED: "annulée", Fate.SHIFTED: "déplacée", Fate.SWAPPED: "échangée"},
    Language.EN: {Fate.SKIPPED: "skipped", Fate.SHIFTED: "shifted", Fate.SWAPPED: "swapped"},
}


def said(key: str, lang: Language, **values: str) -> str:
    """A name or sentence by its key."""
    return (_FRENCH if lang is Language.FR else _ENGLISH)[key].format(**values)


def because(why: str) -> str:
    """A reason at the end of a sentence; nothing when there is none to tell."""
    return f" ({why})" if why else ""


def keys(lang: Language) -> frozenset[str]:
    """The keys of all names and sentences."""
    return frozenset(_FRENCH if lang is Language.FR else _ENGLISH)


def fate_words(fate: Fate, lang: Language) -> str:
    """What became of a visit on a closed date."""
    return _FATES[lang][fate]


def week_band(first: date, last: date, lang: Language) -> str:
    """``Semaine 1, du lundi 4 janvier au dimanche 10 janvier 2027``: its number is the calendar's."""
    number = str(first.isocalendar().week)
    start = day_of_year(first, lang) if first.year == last.year else day(first, lang)
    return said("band", lang, number=number, first=start, last=day(last, lang))
