"""Zeros that a program left out before the first digit."""

import pytest

from tourplanner.inputs.typed.lost_zeros import INSEE, PHONE, SIRET, with_zeros


@pytest.mark.parametrize(
    ("number", "wanted", "text"),
    [
        (1001, INSEE, "01001"),
        (32269, INSEE, "32269"),
        (7, INSEE, "7"),
        (562000000, PHONE, "0562000000"),
        (33562000000, PHONE, "+33562000000"),
        (3949, PHONE, "3949"),
        (2232000140001, SIRET, "02232000140001"),
        (12, 0, "12"),
    ],
)
def test_zeros_come_back_where_they_can_be_missing(number: int, wanted: int, text: str) -> None:
    assert with_zeros(number, wanted) == text
