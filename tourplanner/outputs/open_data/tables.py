"""CSV for directories and spreadsheets: UTF-8, commas, no byte-order mark, as RFC 4180 has it.

A spreadsheet runs a cell that starts with ``=``, ``+``, ``-`` or ``@`` as a formula. Texts that
people typed are kept from that by an apostrophe in front, as OWASP advises ("CSV Injection"); columns
whose form is fixed are left alone, because a schema wants them as they are (a telephone number
starts with ``+33``, a longitude may start with ``-``) and they cannot hold a formula.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from tourplanner.outputs.plain import one_line

_FORMULA = ("=", "+", "-", "@")


def typed(text: str) -> str:
    """A cell with a text that somebody typed, on one line and never a formula."""
    line = one_line(text)
    # A spreadsheet may look past spaces of any width, or past the wide forms of these signs.
    first = line.lstrip("'\u00a0\u202f \u200b\ufeff").translate(_WIDE)
    return f"'{line}" if first.startswith(_FORMULA) else line


_WIDE = str.maketrans("＝＋－＠", "=+-@")


def degrees(value: float) -> str:
    """A coordinate with six decimals (11 cm)."""
    return f"{value:.6f}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a table."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()
