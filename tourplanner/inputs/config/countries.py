"""Countries whose public holidays are known."""

from collections.abc import Collection

FRANCE = "FR"


def is_country(code: str) -> bool:
    """Whether it is the code of one (ISO 3166-1)."""
    return code == FRANCE or code in _others()


def _others() -> Collection[str]:
    # The library takes its time to load, and nearly every dossier does without.
    from holidays.registry import EntityLoader  # noqa: PLC0415

    codes: Collection[str] = set(EntityLoader.get_country_codes())
    return codes
