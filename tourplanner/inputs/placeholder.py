"""Values that stand for others to come: "À compléter", 05 00 00 00 00, nom@example.org, a SIRET of zeros.

A plan can be made with them; residents must never read them as if they were known.
"""

import re

from tourplanner.inputs.slug import letters_of

_STAND_INS = frozenset(
    [
        "a-completer",
        "a-complete",
        "a-definir",
        "a-preciser",
        "a-remplir",
        "a-renseigner",
        "a-venir",
        "adresse",
        "aucun",
        "aucune",
        "blabla",
        "commune",
        "en-attente",
        "exemple",
        "inconnu",
        "inconnue",
        "lorem-ipsum",
        "n-a",
        "na",
        "neant",
        "nom",
        "non-connu",
        "non-renseigne",
        "numero",
        "place",
        "place-holder",
        "placeholder",
        "tba",
        "tbc",
        "tbd",
        "telephone",
        "test",
        "to-be-completed",
        "to-be-defined",
        "to-do",
        "todo",
        "unknown",
    ]
)
"""Letters of texts that say that there is nothing to say yet."""

_RESERVED = re.compile(
    # RFC 2606 and RFC 6761, and the French for them.
    r"(?:^|[.@/])(?:example|exemple)\.[a-z]{2,}$|\.(?:example|invalid|test|localhost)$|(?:^|[@/])localhost$"
)
_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?(?:[^/@]*@)?([^/:?#]+)", re.IGNORECASE)
_COUNTED = ("0123456789", "0612345678", "0512345678", "33123456789", "33612345678", "33512345678")


def is_stand_in(text: str) -> bool:
    """Whether a name, a place or an address only says that it is to come: ``À compléter``, ``???``."""
    letters = letters_of(text)
    # Names in other letters have none of ours, and are names.
    nothing = not any(letter.isalnum() for letter in text) or (bool(letters) and set(letters) <= set("x-"))
    return bool(text.strip()) and (nothing or letters in _STAND_INS)


def is_stand_in_phone(text: str) -> bool:
    """Whether a telephone number is nobody's: ``05 00 00 00 00``, ``01 23 45 67 89``."""
    digits = "".join(letter for letter in text if letter.isdigit())
    if not digits:
        return is_stand_in(text)
    return digits in _COUNTED or (len(digits) >= 8 and len(set(digits[-8:])) == 1)


def is_stand_in_address(text: str) -> bool:
    """Whether an e-mail or web address is in a domain that is kept free for examples."""
    host = _HOST.match(text.strip())
    return is_stand_in(text) or bool(host and _RESERVED.search(host[1].lower()))


def is_stand_in_siret(text: str) -> bool:
    """Whether a SIRET is nobody's: one digit fourteen times."""
    return bool(text) and len(set(text)) == 1
