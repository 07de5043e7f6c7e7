"""How people reach the service, in the forms that national directories take; empty when it is in none."""

import re

_MAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+-]*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
)
_FRENCH = re.compile(r"(?:\+33|0033|0)([1-9]\d{8})")


def international_phone(text: str) -> str:
    """A French number as ``+33562674040``; none for a short number (3939), which has no such form."""
    digits = re.sub(r"[\s.()/-]", "", text.replace("(0)", ""))
    found = _FRENCH.fullmatch(digits)
    return f"+33{found[1]}" if found and digits.isascii() else ""


def mail_address(text: str) -> str:
    """An e-mail address without comments or quotes."""
    return text if _MAIL.fullmatch(text) and ".." not in text else ""
