"""The words of demand, capacity and counts."""

from dataclasses import dataclass

from tourplanner.wording.format import NO_BREAK, count
from tourplanner.wording.language import Language


@dataclass(frozen=True, slots=True)
class DemandLabels:
    """Labels in one language; words in braces are filled in with `str.format`."""

    heading: str
    date: str
    stop: str
    half: str
    expected: str
    range: str
    capacity: str
    counted: str
    remark: str
    tight: str
    fit: str
    no_fit: str
    total: str
    loads: str
    range_note: str
    tight_note: str
    residents: str
    rate: str
    rate_prior: str
    rate_posterior: str
    rate_value: str
    no_counts: str
    counts: str
    guess_note: str
    imported: str
    stored: str
    visit: str
    visits: str
    week: str
    weeks: str
    person: str
    people: str


FRENCH = DemandLabels(
    heading="{title} – fréquentation attendue",
    date="Date",
    stop="Arrêt",
    half="Demi-journée",
    expected="Attendus",
    range="Fourchette",
    capacity="Capacité",
    counted="Comptés",
    remark="Remarque",
    tight="peut être dépassée",
    fit="dépassée{nbsp}; tiendrait toutes les {weeks}",
    no_fit="dépassée, même chaque semaine",
    total="{visits}, {people} attendues en tout",
    loads="Capacité dépassée{nbsp}: {over}{nbsp}; dépassement possible{nbsp}: {tight}",
    range_note="Fourchette{nbsp}: 8 chances sur 10 que le nombre de visiteurs s’y trouve.",
    tight_note="Capacité{nbsp}: bureaux × durée de la permanence ÷ temps par personne.",
    residents="habitants",
    rate="Visiteurs pour 1{thin}000 {unit} du village même",
    rate_prior="avant tout comptage",
    rate_posterior="après {counts}",
    rate_value="{mean} (8 chances sur 10{nbsp}: de {low} à {high})",
    no_counts="Aucun comptage{nbsp}: la fourchette est celle de la seule référence publiée, une soixantaine"
    " de personnes en trois mois.",
    counts="{counted} comptées{nbsp}; {expected} étaient attendues au départ.",
    guess_note="Distance, saison et retour des besoins sont des hypothèses du fichier de configuration.",
    imported="{added} nouveaux comptages, {changed} corrigés, {same} déjà connus.",
    stored="Comptages{nbsp}: {file}",
    visit="permanence",
    visits="permanences",
    week="semaine",
    weeks="semaines",
    person="personne",
    people="personnes",
)

ENGLISH = DemandLabels(
    heading="{title} – expected visitors",
    date="Date",
    stop="Stop",
    half="Half-day",
    expected="Expected",
    range="Range",
    capacity="Capacity",
    counted="Counted",
    remark="Remark",
    tight="may be exceeded",
    fit="exceeded; would fit every {weeks}",
    no_fit="exceeded, even every week",
    total="{visits}, {people} expected in all",
    loads="Capacity exceeded: {over}; may be exceeded: {tight}",
    range_note="Range: 8 chances in 10 that the number of visitors lies in it.",
    tight_note="Capacity: desks × length of the visit ÷ time per person.",
    residents="residents",
    rate="Visitors per 1,000 {unit} of the very village",
    rate_prior="before any count",
    rate_posterior="after {counts}",
    rate_value="{mean} (8 chances in 10: from {low} to {high})",
    no_counts="No counts: the range is that of the only published figure, about 60 people in three months.",
    counts="{counted} were counted; {expected} were expected at first.",
    guess_note="Distance, season and the return of needs are assumptions of the config.",
    imported="{added} new counts, {changed} corrected, {same} known before.",
    stored="Counts: {file}",
    visit="visit",
    visits="visits",
    week="week",
    weeks="weeks",
    person="person",
    people="people",
)


def demand_labels(lang: Language) -> DemandLabels:
    """The labels in `lang`."""
    return FRENCH if lang is Language.FR else ENGLISH


def weeks_told(number: int, lang: Language) -> str:
    """``2 semaines``; alone, the number of one week is left out: ``semaines``."""
    text = demand_labels(lang)
    if number == 1:
        return text.weeks if lang is Language.FR else text.week
    return f"{number}{NO_BREAK}{text.weeks}"


def visits_told(number: int, lang: Language) -> str:
    """``24 permanences``."""
    text = demand_labels(lang)
    return count(number, text.visit, text.visits, lang)


def people_told(number: int, lang: Language) -> str:
    """``60 personnes``."""
    text = demand_labels(lang)
    return count(number, text.person, text.people, lang)
