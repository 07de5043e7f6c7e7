"""The names of the places of a catalogue."""

from tourplanner.domain.place import Catalogue
from tourplanner.inputs.typed.names import Called, NameBook

NEW_NAMES = {"32365": "Cap d'Astarac"}
"""Names of communes since the merger that the catalogue tells of, under a code that stayed."""


def commune_names(catalogue: Catalogue) -> NameBook:
    """The communes of a catalogue, by INSEE code."""
    return NameBook.of(
        Called(
            code,
            commune.name,
            commune.postal_code,
            (NEW_NAMES[code],) if code in NEW_NAMES else (),
        )
        for code, commune in catalogue.communes.items()
    )


def area_names(catalogue: Catalogue) -> NameBook:
    """The intercommunalités of a catalogue, by SIREN."""
    return NameBook.of(Called(code, area.name) for code, area in catalogue.areas.items())
