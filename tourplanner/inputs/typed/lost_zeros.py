"""Codes and telephone numbers that are numbers to a program, which keeps no zero before the first digit."""

import re

INSEE, PHONE, SIRET = 5, 10, 14
"""Digits of the code of a commune, of a French telephone number and of a SIRET."""
_LEAST = {INSEE: 4, PHONE: 9, SIRET: 9}
"""The fewest digits that can be left of so many: a SIRET may begin with up to five zeros."""
_ABROAD = re.compile(r"33[1-9][0-9]{8}")


def with_zeros(number: int, wanted: int) -> str:
    """The digits of a number with the zeros that it lacks of so many, where zeros can be what it lacks."""
    digits = str(number)
    if wanted == PHONE and _ABROAD.fullmatch(digits):
        return f"+{digits}"
    return digits.zfill(wanted) if len(digits) >= _LEAST.get(wanted, len(digits) + 1) else digits
