"""The phrases in which rhythms are told, French and English, as patterns of plain text."""

from tourplanner.inputs.typed.recurrence_words import (
    AND,
    ANY_MONTH,
    ANY_NUMBER,
    ANY_WEEKDAY,
    ORDINAL,
    THE,
)

IN_SCHOOL_HOLIDAYS = (
    r"(?:uniquement |seulement )?(?:pendant|durant) les vacances scolaires(?: uniquement| seulement)?",
    r"vacances scolaires (?:uniquement|seulement)",
    r"(?:only )?(?:during|in) (?:the )?school holidays(?: only)?",
    r"school holidays only",
)
OUT_OF_SCHOOL_HOLIDAYS = (
    r"(?:hors|sauf)(?: pendant| durant)?(?: les)? vacances scolaires",
    r"(?:uniquement |seulement )?(?:en|pendant la) periode scolaire(?: uniquement| seulement)?",
    r"(?:except|outside)(?: of)?(?: during| in)?(?: the)? school holidays",
    r"(?:in |during )?term[ -]?time(?: only)?",
)
# Public holidays are closed anyway, by the calendar.
PUBLIC_HOLIDAYS = (
    r"(?:hors|sauf)(?: les)? jours feries",
    r"(?:except|excluding)(?: on)?(?: public| bank) holidays",
)
DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|(?:(?:{ANY_WEEKDAY}) )?\d{{1,2}}(?:er|st|nd|rd|th)?[ /.-][a-z0-9]+[ /.-]\d{{4}})"
)
FROM = rf"(?:a partir|a compter|depuis|from|starting|since)(?: du| de| le| on| the)?(?: lundi|) ?({DATE})"
_DAY_AND_MONTH = rf"\d{{1,2}}(?:er|st|nd|rd|th)? (?:{ANY_MONTH})|(?:{ANY_MONTH}) \d{{1,2}}"
DAY = rf"(?:(?:le )?(?:{_DAY_AND_MONTH}|\d{{1,2}}/\d{{1,2}}))"
SEASON = rf"(?:du|de|from) ({DAY}) (?:au|a|to|until) ({DAY})"
SPAN_OF_MONTHS = rf"(?:de|d|from) ({ANY_MONTH}) (?:a|to) ({ANY_MONTH})"
WITHOUT = rf"(?:sauf|hors|except)(?: en| in)? ((?:{ANY_MONTH})(?:{AND}(?:en )?(?:{ANY_MONTH}))*)"

OF_MONTH = r"(?:du|de chaque|of the|of each|of every) (?:mois|month)"
LAST_DAY = (
    rf"{THE}dernier jour {OF_MONTH}|{THE}last day {OF_MONTH}",
    rf"{THE}dernier jour ouvr(?:e|able) {OF_MONTH}|{THE}last (?:working|week) ?day {OF_MONTH}",
)
WEEKS_OF_MONTH = (
    rf"{THE}((?:{ORDINAL}){{1}}(?:{AND}{THE}{ORDINAL})*) (?:semaines?|weeks?) {OF_MONTH}",
    rf"(?:les |the )?(?:semaines?|weeks?) (\d(?:{AND}\d)*) {OF_MONTH}",
)
PARITY = {
    True: (r"(?:en |les |la )?semaines? impaires?", r"(?:in |the )?odd(?:-numbered)? weeks?"),
    False: (r"(?:en |les |la )?semaines? paires?", r"(?:in |the )?even(?:-numbered)? weeks?"),
}
WEEKLY = (
    r"chaque semaine|toutes les semaines|hebdomadaire|(?:une|1) fois par semaine",
    r"every week|each week|weekly|once a week",
)
EVERY_OTHER = (
    r"(?:une|1) quinzaine sur deux",
    r"every (?:other|second) week|fortnightly|every fortnight",
)
EVERY = (
    rf"(?:une fois )?toutes les ({ANY_NUMBER}) semaines",
    rf"(?:une|1) semaine sur ({ANY_NUMBER})",
    rf"(?:once )?every ({ANY_NUMBER}) weeks",
)
ONE_WEEKDAY_IN = rf"(?:un|1) ({ANY_WEEKDAY}) sur ({ANY_NUMBER})"
EVERY_OTHER_DAY = rf"every (?:other|second) ({ANY_WEEKDAY})s?"
DAYS = rf"(?:tous les|every) ({ANY_NUMBER}) (?:jours|days)"
MONTHLY = r"mensuel(?:le)?|(?:une|1) fois par mois|tous les mois|chaque mois|monthly|once a month|every month"
RANGE = rf"(?:du |from )?({ANY_WEEKDAY}) (?:au|a|to) ({ANY_WEEKDAY})"
IDIOMS = {8: 7, 15: 14}
"""Days as French counts them: both ends."""
