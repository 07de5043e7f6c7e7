"""Sentences for what cannot be kept."""

from collections.abc import Mapping

from tourplanner.wording.language import Language

_FRENCH = {
    "closed": "aucune demi-journée du cycle n’est possible ({rules})",
    "no-date": "le calendrier n’a aucun jour de tournée",
    "pattern": "{visits} permanences dans le cycle : aucun choix parmi {sessions} demi-journées ouvertes "
    "ne respecte les écarts demandés",
    "unreachable": "même seul dans la journée, aller-retour et permanence dépassent les horaires ou la "
    "durée de conduite permis",
    "crowded": "{wanted} permanences demandées dans l’intercommunalité, {sessions} demi-journées possibles",
    "proven": "il est prouvé qu’aucun plan ne tient toutes les promesses ; "
    "celui-ci en tient le plus possible",
    "unknown": "aucune place trouvée dans le temps de calcul ; il n’est pas prouvé qu’il n’y en a pas",
    "by": "{rule} : {sessions}",
}
_ENGLISH = {
    "closed": "no half-day of the cycle is possible ({rules})",
    "no-date": "the calendar has no touring date",
    "pattern": "{visits} visits in the cycle: no choice among {sessions} open half-days keeps the gaps "
    "asked for",
    "unreachable": "even alone in a day, the drive there and back with the visit breaks the day's hours or "
    "driving limit",
    "crowded": "{wanted} visits wanted in the intercommunalité, {sessions} half-days possible",
    "proven": "it is proven that no plan keeps every promise; this one keeps as many as can be",
    "unknown": "no room found in the time given; it is not proven that there is none",
    "by": "{rule}: {sessions}",
}


def _sentences(lang: Language) -> Mapping[str, str]:
    return _FRENCH if lang is Language.FR else _ENGLISH


def because_of_finding(kind: str, counts: Mapping[str, int], area: str, lang: Language) -> str:
    """The sentence of an audit's finding; `area` is the key of the visits wanted there."""
    words = _sentences(lang)
    if kind == "closed":
        excluded = [(rule, sessions) for rule, sessions in counts.items() if sessions]
        if not excluded:
            return words["no-date"]
        listed = ", ".join(words["by"].format(rule=rule, sessions=sessions) for rule, sessions in excluded)
        return words["closed"].format(rules=listed)
    return words[kind].format(
        visits=counts.get("visits", 0), sessions=counts.get("sessions", 0), wanted=counts.get(area, 0)
    )


def because_proven(lang: Language) -> str:
    """Why a visit is missing from a plan that is proven to keep as many as can be."""
    return _sentences(lang)["proven"]


def because_nothing_known(lang: Language) -> str:
    """Why a visit is missing when the search proved nothing."""
    return _sentences(lang)["unknown"]
