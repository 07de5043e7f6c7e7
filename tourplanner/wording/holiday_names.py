"""Public holidays of France in English: calendars name them in French, whatever is read."""

from tourplanner.wording.language import Language

_IN_ENGLISH = {
    "Jour de l'an": "New Year’s Day",
    "Vendredi saint": "Good Friday",
    "Lundi de Pâques": "Easter Monday",
    "Fête du Travail": "Labour Day",
    "Fête de la Victoire": "Victory Day",
    "Ascension": "Ascension Day",
    "Lundi de Pentecôte": "Whit Monday",
    "Fête nationale": "Bastille Day",
    "Assomption": "Assumption Day",
    "Toussaint": "All Saints’ Day",
    "Armistice": "Armistice Day",
    "Noël": "Christmas Day",
    "Saint-Étienne": "Saint Stephen’s Day",
    "Mi-Carême": "Mid-Lent",
    "Abolition de l'esclavage": "Abolition of Slavery",
    "Fête de Victor Schoelcher": "Victor Schoelcher Day",
    "Saint Pierre Chanel": "Saint Peter Chanel’s Day",
    "Saints Pierre et Paul": "Saints Peter and Paul’s Day",
    "Fête du Territoire": "Territory Day",
    "Arrivée de l'Évangile": "Missionary Day",
    "Fête de l'autonomie": "Autonomy Day",
    "Fête de la Citoyenneté": "Citizenship Day",
}

SEPARATOR = "; "
"""Between the names of holidays that fall on one date."""


def reason(why: str, lang: Language) -> str:
    """Why a date is closed, in a language: the names of holidays are known, all else is as it was written."""
    if lang is Language.FR:
        return why
    return SEPARATOR.join(_IN_ENGLISH.get(each, each) for each in why.split(SEPARATOR))
