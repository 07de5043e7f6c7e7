"""A value as a TOML file says it."""

import json
from collections.abc import Mapping
from datetime import date


def toml_value(value: object) -> str:
    """A value on one line: ``"32269"``, ``true``, ``2027-01-04``, ``["mon"]``, ``{ half = "morning" }``.

    Raises
    ------
    TypeError
        If TOML has no such value.
    """
    match value:
        case bool():
            return str(value).lower()
        case str():
            # A text of JSON is one of TOML, as long as nothing beyond its escapes is
            # escaped; TOML wants DEL escaped, too.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case int() | float():
            return repr(value)
        case date():
            return value.isoformat()
        case Mapping():
            return f"{{ {', '.join(f'{key} = {toml_value(each)}' for key, each in value.items())} }}"
        case list() | tuple():
            return f"[{', '.join(map(toml_value, value))}]"
        case _:
            raise TypeError(f"TOML has no {value!r}")
