"""The usual slips in a cell, and what Excel does to it: guesses at what was meant."""

import re
from collections.abc import Callable

from tourplanner.domain.period import WEEKDAYS
from tourplanner.inputs.typed.days import iso_day
from tourplanner.message import Text, message

_DECIMAL_COMMA = re.compile(r"(-?[0-9]+),([0-9]+)")
_GROUPS = re.compile(r"-?[0-9]{1,3}(?:\s[0-9]{3})+(?:[.,][0-9]+)?")
_YES = frozenset({"yes", "oui", "o", "y", "true", "vrai", "1", "x"})
_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_NO = frozenset({"no", "non", "n", "false", "faux", "0"})


def garbled(cell: str) -> str:
    """What `cell` was before UTF-8 was read as Windows-1252; empty when that did not happen."""
    try:
        return cell.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def guess_text(cell: str) -> Text:
    """How garbled text was meant."""
    whole = garbled(cell)
    return message("table.wrong-encoding", whole=whole) if whole else message("table.lost-accent")


def guess_number(cell: str) -> Text:
    """A number written in the French way, or by a spreadsheet."""
    tight = re.sub(r"\s", "", cell)
    if _DECIMAL_COMMA.fullmatch(tight):
        return message("table.decimal-comma", number=tight.replace(",", "."))
    if re.fullmatch(r"-?[0-9]+\.0+", tight):
        return _write(tight.partition(".")[0])
    if tight != cell and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", tight):
        return message("table.digit-space", number=tight)
    return ""


def guess_code(length: int) -> Callable[[str], Text]:
    """Guesses at a public code of `length` signs."""

    def guess(cell: str) -> Text:
        tight = re.sub(r"\s", "", cell).upper()
        if re.fullmatch(r"[0-9],?[0-9]*E\+[0-9]+", tight.replace(".", ",")):
            return message("table.code-as-number")
        tight = tight.removesuffix(".0")
        if length == 5 and re.fullmatch(r"[0-9]{4}", tight):
            return message("table.leading-zero", code=f"0{tight}")
        right = len(tight) == length and tight.isascii() and tight.isalnum() and tight != cell
        return _write(tight) if right else ""

    return guess


def iso_date(cell: str) -> str:
    """A date as people write it, such as 04/01/2027, as 2027-01-04; any other text as it is."""
    return iso_day(cell) or cell


def guess_date(cell: str) -> Text:
    """The date meant by one that is written in another way."""
    meant = iso_day(cell)
    return _write(meant) if meant and meant != cell else ""


def guess_yes_no(cell: str) -> Text:
    """The yes or no meant by a word."""
    word = cell.casefold()
    if word in _YES:
        return _write("yes")
    return _write("no") if word in _NO else ""


def guess_weekday(cell: str) -> Text:
    """The weekday meant by its name in French or English."""
    word = cell.casefold()
    if len(word) < 3:
        return ""
    for code, jour in zip(WEEKDAYS, _JOURS, strict=True):
        if word.startswith(code) or jour.startswith(word):
            return _write(code)
    return ""


def guess_hours(cell: str) -> Text:
    """The hours meant by 9h-12h30 and the like."""
    if cell.casefold() in {"-", "ferme", "fermé", "closed"}:
        return message("table.closed-day")
    clocks = [f"{int(h):02d}:{m or '00'}" for h, m in re.findall(r"([0-9]{1,2}) ?[hH:] ?([0-9]{2})?", cell)]
    if len(clocks) % 2 or not clocks or sorted(set(clocks)) != clocks or clocks[-1] >= "24:00":
        return ""
    spans = (f"{opens} - {closes}" for opens, closes in zip(clocks[::2], clocks[1::2], strict=True))
    fixed = " / ".join(spans)
    return _write(fixed) if fixed != cell else ""


def _write(text: str) -> Text:
    return message("table.write", text=text)


def ungrouped(cell: str) -> str:
    """A number in groups of three digits, such as 1 200, without the spaces; any other text as it is."""
    return re.sub(r"\s", "", cell) if _GROUPS.fullmatch(cell) else cell


def point(cell: str) -> str:
    """A number with a decimal comma, or in groups of digits, with a point; any other text as it is."""
    tight = ungrouped(cell)
    return tight.replace(",", ".") if _DECIMAL_COMMA.fullmatch(tight) else tight


def yes_no(cell: str) -> str:
    """``yes`` or ``no`` for a word that means it in either language; any other text as it is."""
    word = cell.casefold()
    return "yes" if word in _YES else "no" if word in _NO else cell
