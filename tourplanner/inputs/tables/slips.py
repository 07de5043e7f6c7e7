"""The usual slips in a cell, and what Excel does to it: guesses at what was meant."""

import re
from collections.abc import Callable

_DAY_MONTH_YEAR = re.compile(r"([0-3]?[0-9])/([01]?[0-9])/([0-9]{4})")
_DECIMAL_COMMA = re.compile(r"(-?[0-9]+),([0-9]+)")
_YES = frozenset({"yes", "oui", "o", "y", "true", "vrai", "1", "x"})
_NO = frozenset({"no", "non", "n", "false", "faux", "0"})


def garbled(cell: str) -> str:
    """What `cell` was before UTF-8 was read as Windows-1252; empty when that did not happen."""
    try:
        return cell.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def guess_text(cell: str) -> str:
    """How garbled text was meant."""
    whole = garbled(cell)
    return f"“{whole}”, read in the wrong encoding" if whole else "an accent got lost in another encoding"


def guess_number(cell: str) -> str:
    """A number written in the French way, or by a spreadsheet."""
    tight = re.sub(r"\s", "", cell)
    if _DECIMAL_COMMA.fullmatch(tight):
        return f"a decimal comma: write {tight.replace(',', '.')}"
    if re.fullmatch(r"-?[0-9]+\.0+", tight):
        return f"write {tight.partition('.')[0]}"
    if tight != cell and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", tight):
        return f"a space between digits: write {tight}"
    return ""


def guess_code(length: int) -> Callable[[str], str]:
    """Guesses at a public code of `length` signs."""

    def guess(cell: str) -> str:
        tight = re.sub(r"\s", "", cell).upper()
        if re.fullmatch(r"[0-9],?[0-9]*E\+[0-9]+", tight.replace(".", ",")):
            return "Excel turned the code into a number: format the column as text"
        tight = tight.removesuffix(".0")
        if length == 5 and re.fullmatch(r"[0-9]{4}", tight):
            return f"the leading zero got lost, as in Excel: write 0{tight}"
        right = len(tight) == length and tight.isascii() and tight.isalnum() and tight != cell
        return f"write {tight}" if right else ""

    return guess


def iso_date(cell: str) -> str:
    """A French date such as 04/01/2027 as 2027-01-04; any other text as it is."""
    match = _DAY_MONTH_YEAR.fullmatch(cell)
    return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else cell


def guess_date(cell: str) -> str:
    """The date meant by a French one."""
    return f"write {iso_date(cell)}" if _DAY_MONTH_YEAR.fullmatch(cell) else ""


def guess_yes_no(cell: str) -> str:
    """The yes or no meant by a word."""
    word = cell.casefold()
    if word in _YES:
        return "write yes"
    return "write no" if word in _NO else ""


def guess_hours(cell: str) -> str:
    """The hours meant by 9h-12h30 and the like."""
    if cell.casefold() in {"-", "ferme", "fermé", "closed"}:
        return "leave the cell blank on a closed day"
    clocks = [f"{int(h):02d}:{m or '00'}" for h, m in re.findall(r"([0-9]{1,2}) ?[hH:] ?([0-9]{2})?", cell)]
    if len(clocks) % 2 or not clocks or sorted(set(clocks)) != clocks or clocks[-1] >= "24:00":
        return ""
    spans = (f"{opens} - {closes}" for opens, closes in zip(clocks[::2], clocks[1::2], strict=True))
    fixed = " / ".join(spans)
    return f"write {fixed}" if fixed != cell else ""


def point(cell: str) -> str:
    """A number with a decimal comma with a point; any other text as it is."""
    return cell.replace(",", ".") if _DECIMAL_COMMA.fullmatch(cell) else cell
