"""Where a dossier lies: in which départements of France, or in which other country."""

from dataclasses import dataclass

FRANCE = "FR"
GERS = "32"
COUNTRIES = (
    FRANCE,
    *("AD", "AL", "AT", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "GB", "GG", "GI"),
    *("GR", "HR", "HU", "IE", "IM", "IS", "IT", "JE", "LI", "LT", "LU", "LV", "MC", "ME", "MK", "MT", "NL"),
    *("NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "UA", "VA"),
)
"""Countries whose clock is known, by their ISO 3166-1 codes."""


@dataclass(frozen=True, slots=True)
class Territory:
    """Whose tables of places ship with tourplanner for a dossier.

    ``departements`` are codes of départements of France, in the order of the file; none for those of the
    Gers. Of another ``country`` nothing is shipped: it has tables of its own.
    """

    departements: tuple[str, ...] = ()
    country: str = FRANCE

    @property
    def is_abroad(self) -> bool:
        """Whether it lies in another country than France."""
        return self.country != FRANCE

    @property
    def shipped(self) -> tuple[str, ...]:
        """The départements whose tables are read where a dossier has none of its own."""
        return () if self.is_abroad else self.departements or (GERS,)


HOME = Territory()
"""That of a dossier which says none: the Gers."""
