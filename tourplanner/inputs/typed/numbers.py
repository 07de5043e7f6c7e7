"""Numbers as people type them."""

import re

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_WEEK = re.compile(
    r"(?:semaine|sem\.?|s|week|wk\.?|w)? ?(?:n ?[°o] ?)?([0-9]{1,2})"
    r"|([0-9]{1,2}) ?(?:re|ère|ere|e|ème|eme|st|nd|rd|th) (?:semaine|week)",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"[+-]?[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")


def plain_number(text: str) -> str | None:
    """The digits of a number, with a point: ``12,5`` and ``1 200``; None for what is no number."""
    spaced = re.sub(r"\s", " ", text).strip()
    if _GROUPS.fullmatch(spaced):
        spaced = spaced.replace(" ", "")
    return spaced.replace(",", ".") if _NUMBER.fullmatch(spaced) else None


def week_number(text: str) -> int | None:
    """The number of a week: ``Semaine 2``, ``sem. 2``, ``S2``, ``2e semaine``; None for what is none."""
    match = _WEEK.fullmatch(" ".join(text.split()))
    return int(match[1] or match[2]) if match else None


def number(text: str) -> int | float | None:
    """The number that a text says, whole where it has no decimals; None for what is no number."""
    digits = plain_number(text)
    if digits is None:
        return None
    return float(digits) if "." in digits else int(digits)
