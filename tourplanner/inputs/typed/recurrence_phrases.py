"""The phrases in which rhythms are told, French and English, as patterns of plain text."""

from tourplanner.domain.recurrence import WEEK, WORKING_DAYS
from tourplanner.inputs.typed.recurrence_words import (
    AND,
    ANY_MONTH,
    ANY_NUMBER,
    ANY_WEEKDAY,
    ORDINAL,
    THE,
)

_SMALL = r"(?:de|d|du|des|en|au|aux|pendant|durant|le|la|les|l|mois|on|in|during|the|of|months?)"
_EXCEPT = (
    r"(?:sauf|hors|hormis|except|exceptee?s?|a l exception|pas|fermee?s?|relache|suspendue?s?"
    r"|interruption|interrompue?s?|excluding|outside|not|closed|but not)"
)
_ITEM = (
    rf"(?:(?:{ANY_MONTH})|(?:{ANY_WEEKDAY})s?|jours? feries?|(?:public|bank) holidays|school holidays"
    r"|(?:periodes? de )?vacances(?: scolaires)?(?! (?:de|d|du)\b))"
)
EXCLUDED = rf"{_EXCEPT}(?: {_SMALL})* {_ITEM}(?:(?:{AND}| ni | ou | or )(?:{_SMALL} )*{_ITEM})*(?! \d)"
"""What is left out, all of it: ``sauf en juillet et août``, ``hors vacances scolaires et jours fériés``."""
_ONLY = r"(?:uniquement|seulement|only)"
_OF = r"(?: (?:toutes )?(?:les|des|la))?(?: periodes? de)? vacances"
IN_SCHOOL_HOLIDAYS = (
    rf"{_EXCEPT}(?: en| pendant(?: la)?)? periodes? scolaires?",
    rf"(?:{_ONLY} )?(?:pendant|durant|lors|en|des?){_OF} scolaires(?: {_ONLY})?",
    rf"(?:{_ONLY} )?(?:pendant|durant) (?:toutes )?les vacances(?! (?:de|d|du)\b)(?: {_ONLY})?",
    rf"vacances scolaires {_ONLY}",
    rf"(?:{_ONLY} )?(?:during|in) (?:the )?school holidays(?: {_ONLY})?",
    rf"school holidays {_ONLY}",
)
OUT_OF_SCHOOL_HOLIDAYS = (
    rf"(?:{_ONLY} )?(?:en|pendant la|pendant les) periodes? scolaires?(?: {_ONLY})?",
    r"(?:in |during )?term[ -]?time(?: only)?",
)
# Public holidays are closed anyway, by the calendar.
PUBLIC_HOLIDAYS = (rf"{_EXCEPT} (?:les )?jours feries",)
DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|(?:(?:{ANY_WEEKDAY}) )?\d{{1,2}}(?:er|st|nd|rd|th)?[ /.-][a-z0-9]+[ /.-]\d{{4}})"
)
FROM = rf"(?:a partir|a compter|depuis|from|starting|since)(?: du| de| le| on| the)?(?: lundi|) ?({DATE})"
_DAY_AND_MONTH = rf"\d{{1,2}}(?:er|st|nd|rd|th)? (?:{ANY_MONTH})|(?:{ANY_MONTH}) \d{{1,2}}"
DAY = rf"(?:(?:le )?(?:{_DAY_AND_MONTH}|\d{{1,2}}/\d{{1,2}}))"
SEASON = rf"(?:du|de|from) ({DAY}) (?:au|a|to|until) ({DAY})"
SPAN_OF_MONTHS = rf"(?:de|d|from) ({ANY_MONTH}) (?:a|to) ({ANY_MONTH})"
IN_MONTHS = (
    rf"(?<!\d )(?<!\der )(?:{_ONLY} )?(?:(?:en|au|aux|du|des|de|d|in|during)(?: mois)?(?: (?:de|d))? )?"
    rf"(?:{ANY_MONTH})(?:{AND}(?:en |de |d )?(?:{ANY_MONTH}))*(?: {_ONLY})?(?! ?\d)"
)
"""Months one by one: ``en juillet et août``, ``de janvier, avril et octobre``."""
ALTERNATE_MONTHS = r"(?:(?:des|les|de chaque|en|in) )?(?:mois (pairs|impairs)|(even|odd) months)"

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
    r"chaque semaine|toutes les semaines|hebdomadaire|(?:(?:une|1) (?:fois|jour) )?par semaine",
    r"every week|each week|weekly|once a week",
)
EVERY_OTHER = (
    r"(?:une|1) quinzaine sur (?:deux|2)|par quinzaine|(?:une|1) fois sur (?:deux|2)",
    r"(?:en |in )?alternan(?:ce|t)|alternativement|alternate weeks",
    r"alternating(?: pairs?)?(?: ,)?(?: assumed)?",
    r"every (?:other|second) week|fortnightly|every fortnight",
)
EVERY = (
    rf"(?:une fois )?toutes les ({ANY_NUMBER}) semaines",
    rf"(?:une|1) semaine sur ({ANY_NUMBER})",
    rf"(?:once )?every ({ANY_NUMBER}) weeks",
)
ONE_WEEKDAY_IN = rf"(?:un|1) ({ANY_WEEKDAY}) sur ({ANY_NUMBER})"
EVERY_WEEKDAYS = rf"(?:tous les|every) ({ANY_NUMBER}) ({ANY_WEEKDAY})s?"
EVERY_OTHER_DAY = rf"every (?:other|second) ({ANY_WEEKDAY})s?"
DAYS = rf"(?:tous les|every) ({ANY_NUMBER}) (?:jours|days)"
MONTHLY = (
    r"mensuel(?:le)?s?|bi-?mensuel(?:le)?s?|tous les mois|chaque mois|monthly|once a month|every month",
    rf"(?:une?|1|{ANY_NUMBER}) (?:fois|jours?|passages?) (?:par|dans le) mois",
    rf"(?:twice|{ANY_NUMBER} times) a month",
)
A_WEEKDAY_MONTHLY = rf"(?:un|1|{ANY_NUMBER}) ({ANY_WEEKDAY})s? par mois"
EVERY_DAY = {
    r"(?:(?:tous les|chaque) )?jours? ouvres?|every (?:week|working) ?day": WORKING_DAYS,
    r"tous les jours(?: de la semaine)?(?! de\b)|chaque jour|every day|daily": tuple(range(WEEK)),
}
"""The weekdays of those that are not named one by one."""
RANGE = rf"(?:du |from )?({ANY_WEEKDAY}) (?:au|a|to) ({ANY_WEEKDAY})"
IDIOMS = {8: 7, 15: 14}
"""Days as French counts them: both ends."""
