"""Faults of a config in French, for a planner who fills in a workbook.

The checks of a config word their faults in English, for the terminal. `french` says the same of a
cell: its templates are matched against that wording, and what none of them matches stays as it is.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from tourplanner.wording.config_words import (
    all_choice_words,
    key_words,
    worded_keys,
)

_SENTENCES: Sequence[tuple[str, str]] = (
    # What a value has to be.
    ("is missing, {kind} is needed: {rest}", "la cellule est vide, il faut {kind}"),
    ("{seen} is not a list of {kinds}", "{seen} n’est pas une liste de {kinds}"),
    ("an empty list, {kinds} are needed", "une liste vide, il faut des {kinds}"),
    ("two stops have the id {seen}", "deux arrêts ont l’identifiant {seen}"),
    ("{seen} is there twice", "{seen} y est deux fois"),
    ("{seen} is not the id of a {noun}", "{seen} n’est pas l’identifiant d’un {noun}"),
    ("no {noun}, at least one is needed", "aucun {noun}, il en faut au moins un"),
    # The calendar.
    (
        "{day} is a {weekday}, a cycle starts on a Monday",
        "{day} est un {weekday}, un cycle commence un lundi",
    ),
    (
        "{days} outside the cycle, which goes from {first} to {last}",
        "{days} hors du cycle, qui va du {first} au {last}",
    ),
    (
        "{day} is outside the cycle, which goes from {first} to {last}",
        "{day} est hors du cycle, qui va du {first} au {last}",
    ),
    ("closed from {first} to {last}, which is earlier", "fermé du {first} au {last}, qui est avant"),
    # Hours.
    ("opens at {clock} but closes at {other}", "ouvre à {clock} mais ferme à {other}"),
    ("{clock} is not before latest_end {other}", "{clock} n’est pas avant la fin au plus tard, {other}"),
    ("{clock} is before earliest_start {other}", "{clock} est avant le début au plus tôt, {other}"),
    ("{clock} is after latest_end {other}", "{clock} est après la fin au plus tard, {other}"),
    ("{clock} is before the morning closes at {other}", "{clock} est avant la fermeture du matin, {other}"),
    (
        "a lunch of {number} minutes does not fit from {clock} to {other}",
        "une pause de {number} minutes ne tient pas entre {clock} et {other}",
    ),
    (
        "a lunch of {number} minutes does not fit between packing up{rest}, {most} minutes at best",
        "une pause de {number} minutes ne tient pas entre repli et installation, {most} minutes au mieux",
    ),
    (
        "{number} minutes are longer than every session it may use ({most} minutes)",
        "{number} minutes dépassent toutes ses demi-journées permises ({most} minutes)",
    ),
    # Places.
    (
        "{absent} is missing, a position needs both",
        "il manque la {absent}, une position a besoin des deux",
    ),
    (
        "{latitude}, longitude {longitude} is outside metropolitan France",
        "latitude {latitude}, longitude {longitude}\u00a0: hors de France métropolitaine",
    ),
    (
        "{seen} is not the INSEE code of a commune in the catalogue",
        "{seen} n’est pas le code INSEE d’une commune du catalogue",
    ),
    (
        "{seen} is not the SIREN of an intercommunalité in the catalogue",
        "{seen} n’est pas le SIREN d’une intercommunalité du catalogue",
    ),
    ("{seen} merged into {place} on {day}", "{seen} a fusionné dans {place} le {day}"),
    (
        "{place} lies in {area}, which is not among the areas",
        "{place} est dans {area}, qui n’est pas sur la feuille des intercommunalités",
    ),
    (
        "{place} is not among the communes of {area} that may be toured",
        "{place} n’est pas parmi les communes permises de {area}",
    ),
    ("{place} lies in {area}", "{place} est dans {area}"),
    # Gaps and locks.
    (
        "{number} days are more than max_gap_days = {most}",
        "un écart minimal de {number} jours dépasse l’écart maximal, {most}",
    ),
    (
        "{day} together with {key} = {value}, a date says it all",
        "la date {day} dit déjà tout, avec {key} {value}",
    ),
    (
        "fixes nothing, one of date, weekday, half, week, van is needed",
        "ne fixe rien\u00a0: il faut une date, un jour, une demi-journée, une semaine ou un véhicule",
    ),
    (
        "{number} is not a week of the cycle, 1 to {most}",
        "{number} n’est pas une semaine du cycle, de 1 à {most}",
    ),
    (
        "{key} {value} for stop {stop}, but lock {number} says {other}",
        "{key} {value} pour l’arrêt {stop}, mais le verrou {number} dit {other}",
    ),
    ("{seen} is not {kind}", "{seen} n’est pas {kind}"),
)
_CURES: Sequence[tuple[str, str]] = (
    ("you mean {value}", "{value}"),
    ("without the quotes", "sans les guillemets"),
    ("in quotes: {value}", "{value}"),
    ("in square brackets: {rest}", "plusieurs valeurs séparées par des virgules"),
    ("leave the key out", "laisser la cellule vide"),
    ("leave both out for the village centre", "laisser les deux vides pour le centre du village"),
    ("leave out {key} = {value}", "vider {key}"),
    ("leave one of them out", "en enlever un"),
    ("add a table {rest}", "ajouter une ligne"),
    ("add it to them", "l’y ajouter"),
    ("add epci = {value} to {rest}", "ajouter {value} à cette feuille"),
    ("give one of them another id", "donner à l’un des deux un autre identifiant"),
    ("give this one an id: id = {value}", "donner à celui-ci un identifiant, {value}"),
    ('the two letters of a country, "FR" say, or "" for none', "FR, ou (vide) pour aucun"),
    ("{key} = {value}, {other} = {more}", "{key} {value}, {other} {more}"),
    ("{key} = {value}", "{key} {value}"),
    ("{value} or {other} or {more}", "{value}, {other} ou {more}"),
    ("{value} or {other}", "{value} ou {other}"),
    ("{value}", "{value}"),
)
_KINDS: Sequence[tuple[str, str]] = (
    ("a whole number of minutes from {least} to {most}", "un nombre entier de minutes de {least} à {most}"),
    ("a whole number from {least} to {most}", "un nombre entier de {least} à {most}"),
    ("a number from {least} to {most}", "un nombre de {least} à {most}"),
    ("the format {only}, the only one that is known", "le format {only}, le seul connu"),
    ("a weekday ({choices})", "un jour de semaine ({choices})"),
    ("a half of the day ({choices})", "une demi-journée ({choices})"),
    ("a provider ({choices})", "une source des temps ({choices})"),
    ("a way to come ({choices})", "une façon de venir ({choices})"),
    ("what a closed date does ({choices})", "ce que devient un jour fermé ({choices})"),
    ("a text that is not empty", "un texte qui ne soit pas vide"),
    ("a text", "un texte"),
    ("a SIRET, 14 digits in quotes", "un SIRET, 14 chiffres"),
    ("a source of lines ({choices})", "une source des tracés ({choices})"),
    ("true or false", "oui ou non"),
    ("a date like {day}, from {first} to {last}", "une date comme 04/01/2027, de {first} à {last}"),
    ("a time of day like {rest}", "une heure comme 09:30"),
    ("two times of day like {rest}", "deux heures, la première avant la seconde"),
    ("a country whose public holidays are known", "un pays dont les jours fériés sont connus"),
    ("a list of {kinds}", "une liste de {kinds}"),
)
_NOUNS: Mapping[str, str] = {
    "depot": "dépôt",
    "van": "véhicule",
    "stop": "arrêt",
    "weekdays": "jours",
    "halves of the day": "demi-journées",
    "dates": "dates",
    "texts": "textes",
    "commune codes": "codes de communes",
    "latitude": "latitude",
    "longitude": "longitude",
    "true": "oui",
    "false": "non",
    **dict(
        zip(
            ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
            ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
            strict=True,
        )
    ),
}

_ISO = re.compile(r"\b([0-9]{4})-([0-9]{2})-([0-9]{2})\b")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def _compiled(sentences: Sequence[tuple[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The English templates as patterns, each with its French template."""

    def pattern(template: str) -> re.Pattern[str]:
        parts = re.split(r"\{(\w+)\}", template)
        # Every other part is the name of a place to fill.
        text = "".join(f"(?P<{p}>.+?)" if i % 2 else re.escape(p) for i, p in enumerate(parts))
        return re.compile(text, re.DOTALL)

    return tuple((pattern(english), said) for english, said in sentences)


_SENTENCE_PATTERNS, _CURE_PATTERNS, _KIND_PATTERNS = map(_compiled, (_SENTENCES, _CURES, _KINDS))


def french(what: str) -> str:
    """A fault's sentence in French; as it is when it is not known."""
    return _said(what, _SENTENCE_PATTERNS) or what


def french_cure(maybe: str) -> str:
    """A fault's likely cure in French; as it is when it is not known."""
    return (_said(maybe, _CURE_PATTERNS) or maybe) if maybe else ""


def is_known(what: str) -> bool:
    """Whether there is French wording for a fault's sentence."""
    return _said(what, _SENTENCE_PATTERNS) is not None


def _said(text: str, patterns: Sequence[tuple[re.Pattern[str], str]]) -> str | None:
    for pattern, template in patterns:
        if match := pattern.fullmatch(text):
            return template.format(**{name: _piece(name, piece) for name, piece in match.groupdict().items()})
    return None


def _piece(name: str, text: str) -> str:
    """What fills a place of a sentence, in French."""
    special: Mapping[str, Callable[[str], str]] = {
        "kind": lambda kind: _said(kind, _KIND_PATTERNS) or kind,
        "choices": lambda listed: ", ".join(
            all_choice_words().get(each, each) for each in listed.split(", ")
        ),
        "key": _label,
    }
    if name in special:
        return special[name](text)
    words = _NOUNS.get(text) or all_choice_words().get(text)
    return words or _QUOTED.sub(_quote, _ISO.sub(r"\3/\2/\1", text))


def _label(key: str) -> str:
    """The label of a key that is named without its table."""
    named = [name for name in sorted(worded_keys()) if name.rpartition(".")[2] == key]
    return f"«\u00a0{key_words(named[0]).label}\u00a0»" if named else key


def _quote(match: re.Match[str]) -> str:
    return f"«\u00a0{all_choice_words().get(match[1], match[1])}\u00a0»"
