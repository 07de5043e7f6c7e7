"""What a schedule was made from, as a sum: equal sums, and there is nothing to reckon anew."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from tourplanner.domain.config import Config
from tourplanner.domain.later import says_nothing


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
        told = ((each, getattr(value, each.name)) for each in fields(value))
        return [type(value).__name__, *(_plain(one) for each, one in told if not says_nothing(each, one))]
    return value
