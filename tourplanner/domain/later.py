"""Fields that values got later: while one says nothing, the sum over a config is what it was without it."""

from collections.abc import Mapping
from dataclasses import Field
from typing import Any, Final

LATER: Final[Mapping[str, bool]] = {"later": True}
"""The metadata of such a field, which has a default for nothing said."""


def says_nothing(field: Field[Any], value: object) -> bool:
    """Whether a field came later and has its default."""
    return bool(field.metadata.get("later")) and value == field.default
