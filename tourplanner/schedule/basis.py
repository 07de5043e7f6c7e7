"""What a schedule was made from, as a sum: equal sums, and there is nothing to reckon anew."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date
from enum import Enum

from tourplanner.domain.config import Config


def basis(config: Config) -> str:
    """The SHA-256 of a config with its events, in hexadecimal: the same in every process."""
    return hashlib.sha256(json.dumps(_plain(config)).encode()).hexdigest()


def _plain(value: object) -> object:
    """A value of a config as JSON, with its type where fields alone would not tell two apart."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        said = (field for field in fields(value) if not _says_nothing(value, field))
        return [type(value).__name__, *(_plain(getattr(value, field.name)) for field in said)]
    return value


def _says_nothing(value: object, field: "Field[object]") -> bool:
    """Whether a field that came later has its default: a config of before has the sum that it had."""
    return "added" in field.metadata and getattr(value, field.name) == field.default
