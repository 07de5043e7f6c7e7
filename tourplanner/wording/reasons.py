"""Sentences for what cannot be kept."""

from collections.abc import Mapping, Sequence
from datetime import date

from tourplanner.wording import format as words
from tourplanner.wording.language import Language
from tourplanner.wording.rules import on_weekdays

_FRENCH = {
    "closed": "aucune demi-journée du cycle n’est possible ({rules})",
    "no-date": "le calendrier n’a aucun jour de tournée",
    "locked-out": "une permanence y est fixée {day}, ce que d’autres règles interdisent ({rules})",
    "locks": "{dates} dates y sont fixées pour {visits}",
    "pattern": "{visits} dans le cycle\u00a0: aucun choix parmi {sessions} ouvertes "
    "ne respecte les écarts et la régularité demandés",
    "unreachable": "même seul dans la journée, aller-retour et permanence dépassent les horaires ou la "
    "durée de conduite permis",
    "crowded": "{place}\u00a0: {wanted} demandées, {offered} {days}",
    "minutes": "{place}\u00a0: {wanted} demandent {needed} avec installation et rangement, "
    "les demi-journées possibles ({days}) n’offrent que {offered}",
    "days": "une seule intercommunalité par jour\u00a0: {wanted} de tournée nécessaires, {offered} possibles",
    "hours": "{wanted} demandent au moins {needed} de travail, {offered} sont permises sur le cycle",
    "vans": " ({sessions} × {vans})",
    "everywhere": "Toutes intercommunalités",
    "conflict": "conflit avec {others}\u00a0: {rules}",
    "alone": "conflit entre ses propres règles\u00a0: {rules}",
    "proven": "il est prouvé qu’aucun plan ne tient toutes les promesses\u00a0; "
    "celui-ci en tient le plus possible",
    "unknown": "aucune place trouvée dans le temps de calcul\u00a0; il n’est pas prouvé qu’il n’y en a pas",
    "by": "{rule}\u00a0: {sessions}",
}
_ENGLISH = {
    "closed": "no half-day of the cycle is possible ({rules})",
    "no-date": "the calendar has no touring date",
    "locked-out": "a visit is fixed there on {day}, which other rules forbid ({rules})",
    "locks": "{dates} dates are fixed there for {visits}",
    "pattern": "{visits} in the cycle: no choice among {sessions} that are open keeps the gaps and the "
    "regular slot asked for",
    "unreachable": "even alone in a day, the drive there and back with the visit breaks the day's hours or "
    "driving limit",
    "crowded": "{place}: {wanted} wanted, {offered} on {days}",
    "minutes": "{place}: {wanted} need {needed} with setting up and packing up, "
    "the possible half-days ({days}) offer only {offered}",
    "days": "one intercommunality a day: {wanted} of touring needed, {offered} possible",
    "hours": "{wanted} need at least {needed} of work, {offered} are allowed over the cycle",
    "vans": " ({sessions} × {vans})",
    "everywhere": "All intercommunalities",
    "conflict": "conflict with {others}: {rules}",
    "alone": "conflict between its own rules: {rules}",
    "proven": "it is proven that no plan keeps every promise; this one keeps as many as can be",
    "unknown": "no room found in the time given; it is not proven that there is none",
    "by": "{rule}: {sessions}",
}
_NOUNS = {
    Language.FR: {
        "visits": ("permanence", "permanences"),
        "halves": ("demi-journée", "demi-journées"),
        "days": ("journée", "journées"),
        "vans": ("véhicule", "véhicules"),
    },
    Language.EN: {
        "visits": ("visit", "visits"),
        "halves": ("half-day", "half-days"),
        "days": ("day", "days"),
        "vans": ("van", "vans"),
    },
}


def _sentences(lang: Language) -> Mapping[str, str]:
    return _FRENCH if lang is Language.FR else _ENGLISH


def counted(number: int, noun: str, lang: Language) -> str:
    """A number of ``visits``, ``halves``, ``days`` or ``vans``."""
    return words.count(number, *_NOUNS[lang][noun], lang)


def because_of_finding(
    kind: str,
    counts: Mapping[str, int],
    lang: Language,
    *,
    rules: Sequence[str] = (),
    area: str = "",
    weekdays: Sequence[int] = (),
    day: date | None = None,
) -> str:
    """The sentence of an audit's finding; `area` is a name, "" for all of them."""
    said = _sentences(lang)
    if kind == "closed":
        return _closed(counts, lang)
    figures = {
        "rules": ", ".join(rule for rule in rules if rule != "lock"),
        "day": "" if day is None else _on_day(day, lang),
        "place": area or said["everywhere"],
        "days": on_weekdays(weekdays, lang) if weekdays else "",
        "dates": words.integer(counts.get("dates", 0), lang),
        "visits": counted(counts.get("visits", 0), "visits", lang),
        "sessions": counted(counts.get("sessions", 0), "halves", lang),
        "wanted": counted(counts.get("wanted", 0), "visits", lang),
        "needed": words.duration(counts.get("needed", 0), lang),
        "offered": words.duration(counts.get("offered", 0), lang),
    }
    if kind == "crowded":
        figures["offered"] = counted(counts["offered"], "halves", lang)
    if kind == "days":
        figures["wanted"] = counted(counts["days"], "days", lang)
        figures["offered"] = words.integer(counts["offered"], lang)
    sentence = said[kind].format(**figures)
    if counts.get("vans", 1) > 1 and kind == "crowded":
        vans = counted(counts["vans"], "vans", lang)
        sentence += said["vans"].format(sessions=figures["sessions"], vans=vans)
    return sentence


def _on_day(day: date, lang: Language) -> str:
    return f"le {words.day(day, lang)}" if lang is Language.FR else words.day(day, lang)


def _closed(counts: Mapping[str, int], lang: Language) -> str:
    said = _sentences(lang)
    excluded = [(rule, sessions) for rule, sessions in counts.items() if sessions]
    if not excluded:
        return said["no-date"]
    listing = ", ".join(said["by"].format(rule=rule, sessions=sessions) for rule, sessions in excluded)
    return said["closed"].format(rules=listing)


def because_of_clash(others: str, rules: str, lang: Language) -> str:
    """Why a stop that takes part in a clash has no place; `others` is "" when it is alone in it."""
    return _sentences(lang)["conflict" if others else "alone"].format(others=others, rules=rules)


def because_proven(lang: Language) -> str:
    """Why a visit is missing from a plan that is proven to keep as many as can be."""
    return _sentences(lang)["proven"]


def because_nothing_known(lang: Language) -> str:
    """Why a visit is missing when the search proved nothing."""
    return _sentences(lang)["unknown"]
