"""Maps of the country: what the shades mean."""

import pytest

from tourplanner.outputs.farm.map import UNKNOWN, farm_maps
from tourplanner.outputs.farm.view import FarmRow, Spent
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def row(code: str, beyond: int) -> FarmRow:
    """A département of 10,000 inhabitants, so many of them far from help."""
    found: dict[str, object] = {
        "residents_all": 10_000,
        "residents_beyond": beyond,
        "residents_eligible": beyond,
    }
    found |= {"residents_chosen": beyond, "visits": [], "figures": {}}
    return FarmRow(code, "departement", code, code, code, "", "", 0, found, Spent(1.0, 1))


@pytest.mark.parametrize(
    ("lang", "shades"),
    [
        (Language.FR, ["aucun", "10 ou moins", "de 10 à 25", "de 25 à 50", "de 50 à 100", "plus de 100"]),
        (Language.EN, ["none", "10 or less", "10 to 25", "25 to 50", "50 to 100", "over 100"]),
    ],
)
def test_nothing_is_a_class_of_its_own(lang: Language, shades: list[str]) -> None:
    first, *_ = farm_maps([row("32", 0), row("43", 1)], words_in(lang))

    assert [said for _, said in first.legend][:-1] == shades
    paints = {area.fill for area in first.areas}
    assert paints == {UNKNOWN, first.legend[0][0], first.legend[1][0]}
