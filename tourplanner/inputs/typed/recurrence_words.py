"""The words that rhythms are told with, French and English, without accents and in small letters."""

import re
import unicodedata

from tourplanner.domain.recurrence import LAST

_JOINTS = re.compile("['\u2018\u2019\u02bc]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")

WEEKDAYS = {
    name: day
    for names in (
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    )
    for day, name in enumerate(names)
}
MONTHS = {
    name: month
    for names in (
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "january february march april may june july august september october november december",
    )
    for month, name in enumerate(names.split(), start=1)
}
NUMBERS = {
    name: number
    for names in (
        "deux trois quatre cinq six sept huit",
        "two three four five six seven eight",
    )
    for number, name in enumerate(names.split(), start=2)
} | {"quinze": 15, "quatorze": 14}
ORDINALS = {
    **dict.fromkeys(("premier", "premiere", "premiers", "premieres", "first"), 1),
    **dict.fromkeys(("second", "seconde", "seconds", "secondes", "deuxieme", "deuxiemes"), 2),
    **dict.fromkeys(("troisieme", "troisiemes", "third"), 3),
    **dict.fromkeys(("quatrieme", "quatriemes", "fourth"), 4),
    **dict.fromkeys(("cinquieme", "cinquiemes", "fifth"), 5),
    **dict.fromkeys(("sixieme", "sixth"), 6),
    **dict.fromkeys(("dernier", "derniere", "derniers", "dernieres", "last"), LAST),
}
_FRENCH = "le la les l du de des d en au aux a un une mois et puis plus chaque tous toutes soit"
_ENGLISH = "the of on in a an and every each month months"
FILLERS = frozenset((*_FRENCH.split(), *_ENGLISH.split()))
"""What says nothing by itself."""
ARTICLES = frozenset(("le", "la", "les", "l", "the"))

SHORT_FORMS = {
    short: name
    for names in (
        "lun lundi mar mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche sem semaine",
        "janv janvier fev fevrier fevr fevrier avr avril juil juillet sept septembre oct octobre",
        "nov novembre dec decembre mon monday tue tuesday tues tuesday wed wednesday thu thursday",
        "thur thursday thurs thursday fri friday sat saturday sun sunday jan january feb february apr april",
        "jul july aug august sep september",
    )
    for short, name in zip(names.split()[::2], names.split()[1::2], strict=True)
}
"""Weekdays, months and weeks as tables shorten them."""

ANY_WEEKDAY = "|".join(WEEKDAYS)
ANY_MONTH = "|".join(MONTHS)
ANY_NUMBER = rf"(?:\d+|{'|'.join(NUMBERS)})"
ORDINAL = rf"(?:\d+ ?(?:ers?|eres?|res?|emes?|es?|ndes?|nds?|st|rd|th)|{'|'.join(ORDINALS)})"
AND = r"(?: ?,? et | ?,? and | ?, ?| & | ?\+ ?)"
THE = r"(?:(?:les?|la|the) )?"


def plain(text: str) -> str:
    """A text in small letters, without accents, doubled spaces or typographic signs."""
    bare = unicodedata.normalize("NFKD", _DASHES.sub("-", _JOINTS.sub(" ", text)))
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(letters.casefold().replace("\u00ba", "").split())


def number_of(word: str) -> int:
    """A number in digits or in letters."""
    return int(word) if word.isdigit() else NUMBERS[word]


def ordinal_of(word: str) -> int | None:
    """An ordinal: ``1er``, ``2nd``, ``dernier``; None for what is none."""
    if not re.fullmatch(ORDINAL, word):
        return None
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else ORDINALS[word]


def weekday_of(word: str) -> int | None:
    """A weekday, in its plural too: ``mardi``, ``Tuesdays``; None for what is none."""
    return WEEKDAYS.get(word, WEEKDAYS.get(word.removesuffix("s")))
