"""Texts of others made fit for formats that know no control characters, and addresses fit to be links."""

import re
from urllib.parse import urlsplit

# C0 and C1 controls, line and paragraph separators, lone surrogates and noncharacters: XML 1.0 and
# iCalendar forbid most of them, and a spreadsheet or a phone does odd things with the rest.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_SPACES = re.compile(" {2,}")


def one_line(text: str) -> str:
    """`text` without control characters or line ends; no-break spaces stay."""
    return _SPACES.sub(" ", _UNPRINTABLE.sub(" ", text)).strip(" ")


def clipped(text: str, longest: int) -> str:
    """`text`, at most `longest` characters of it, an ellipsis in the place of the rest."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def web_address(text: str) -> str:
    """`text` when it is the address of a page, else nothing: links run no script and open no file."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    fits = parts.scheme in {"http", "https"} and parts.netloc and not re.search(r"[\s<>\"]", text)
    return text if fits and not _UNPRINTABLE.search(text) else ""
