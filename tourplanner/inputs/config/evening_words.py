"""``soir`` as the half of a lock or an event: what is told of a stop whose visits are in the evening.

Inside, an evening is the later half of the day. Said of any other stop it would quietly mean the afternoon.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tourplanner.inputs import shown as said
from tourplanner.inputs.faults import Spot
from tourplanner.inputs.shown import shown
from tourplanner.inputs.typed.choices import EVENING_WORDS
from tourplanner.inputs.typed.text import word
from tourplanner.message import message

HALVES = ("half", "to_half", "halves")
ROWS = ("locks", "events", "stops")
"""Lists of a config whose rows say halves."""


def without_evening_name(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """The table of a config that says "evening" where its rows call the evening by its own name."""
    name = word(evening_name_in(table))
    if not name:
        return table
    rows = {key: [_renamed(row, name) for row in _list(table, key)] for key in ROWS if key in table}
    return {**table, **{key: found for key, found in rows.items() if isinstance(table[key], list | tuple)}}


def evening_name_in(table: Mapping[str, Any]) -> str:
    """What the table of a config calls the evening; "" where it has no name of its own."""
    sessions = table.get("sessions")
    evening = sessions.get("evening") if isinstance(sessions, Mapping) else None
    name = evening.get("name") if isinstance(evening, Mapping) else None
    return name if isinstance(name, str) else ""


def _renamed(value: Any, name: str, key: str = "") -> Any:
    """A value of a row, and what is in it, with "evening" for the name of the evening where a half stands."""
    if isinstance(value, Mapping):
        return {inner: _renamed(each, name, inner) for inner, each in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(each, name, key) for each in value]
    return "evening" if key in HALVES and isinstance(value, str) and word(value) == name else value


def check_evening_words(typed: Mapping[str, Any], found: Mapping[str, Any], spot: Spot) -> None:
    """Note every evening that is said of something else than a stop in the evening.

    Parameters
    ----------
    typed, found
        The table of a config as it was typed, and in its canonical form.
    """
    evening = {_stop(row) for row in _list(found, "stops") if _is_late(row)}
    words = EVENING_WORDS | ({word(own)} if (own := evening_name_in(typed)) else set())
    for name in ROWS:
        rows = zip(_list(typed, name), _list(found, name), strict=True)
        for rank, (said_row, row) in enumerate(rows, start=1):
            if isinstance(said_row, Mapping) and isinstance(row, Mapping):
                stop = _stop(row) if name == "stops" else str(row.get("stop"))
                check_evening_row(said_row, stop, evening, spot.at(name).at(rank), words)


def _list(table: Mapping[str, Any], name: str) -> Sequence[object]:
    rows = table.get(name)
    return rows if isinstance(rows, list | tuple) else ()


def _is_late(row: object) -> bool:
    return isinstance(row, Mapping) and row.get("evening") is True


def _stop(row: object) -> str:
    return str(row.get("id") or row.get("commune")) if isinstance(row, Mapping) else ""


def check_evening_row(
    row: Mapping[str, Any],
    stop: str,
    evening: Collection[str],
    spot: Spot,
    words: Collection[str] = EVENING_WORDS,
) -> None:
    """Note the evenings, by any of `words`, of a row about a stop that is none of those in the `evening`."""
    if stop in evening:
        return
    for key, value in row.items():
        if key in HALVES:
            for each in value if isinstance(value, list | tuple) else [value]:
                if isinstance(each, str) and word(each) in words:
                    afternoon = message("toml.you-mean", value=said.choice("afternoon", "half"))
                    spot.at(key).fault(message("config.evening-of-none", seen=shown(each)), afternoon)
        elif isinstance(value, list | tuple):
            for rank, inner in enumerate(value, start=1):
                if isinstance(inner, Mapping):
                    check_evening_row(inner, stop, evening, spot.at(key).at(rank), words)
