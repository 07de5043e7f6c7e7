"""A place in one line."""

import pytest

from tourplanner.domain.whereabouts import whereabouts


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("Salle des fêtes", "Salle des fêtes"), "Salle des fêtes"),
        (("Salle des fêtes", "salle des fêtes, rue de l’École"), "Salle des fêtes, rue de l’École"),
        (("Salle des fêtes", "3, rue de l’École"), "Salle des fêtes, 3, rue de l’École"),
        # A number may come again.
        (("Halle, 12", "12, rue de l’École"), "Halle, 12, 12, rue de l’École"),
        (("12, rue de l’École", "12, rue de l’École"), "12, rue de l’École"),
        (("Foyer", "Foyer, 32120 Monfort", "32120 Monfort"), "Foyer, 32120 Monfort"),
        (("", "rue  X,Y"), "rue  X,Y"),
        (("", ""), ""),
    ],
)
def test_what_a_part_says_again_is_said_once(parts: tuple[str, ...], told: str) -> None:
    assert whereabouts(*parts) == told
