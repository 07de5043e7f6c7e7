"""What is a telephone number."""

import pytest

from tourplanner.inputs.typed.phone import is_phone


@pytest.mark.parametrize(
    "text",
    [
        "05 62 00 12 34",
        "0562001234",
        "05.62.00.12.34",
        "05 62 00 12 34 / 06 12 98 76 54",
        "mairie : 05-62-00-12-34 (le matin)",
        "+33 5 62 00 12 34",
        "+33 (0)5 62 00 12 34",
        "0033 562001234",
        "+44 1743 255 000",
        "01743 255000",
        "+508 41 10 50",
        "3939",
        "115",
        "05 62 00 12 34 poste 12",
    ],
)
def test_numbers_as_people_write_them(text: str) -> None:
    assert is_phone(text)


@pytest.mark.parametrize("text", ["", "abc", "voir le site", "12", "n° 7", "+", "1234567890123456"])
def test_what_nobody_can_dial(text: str) -> None:
    # Sixteen digits are one more than any number in the world has.
    assert not is_phone(text)
