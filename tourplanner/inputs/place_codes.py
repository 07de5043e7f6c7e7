"""What tables of a planner's own call the places of a config."""

from collections.abc import Sequence

from tourplanner.domain.place import Place
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shown import shown
from tourplanner.inputs.tables.cells import KINDS
from tourplanner.message import Message, Text, message


def known_codes(places: Sequence[Place]) -> dict[str, Place]:
    """Every code that means a place, with the first place that it means."""
    return {code: place for place in reversed(places) for code in place.codes}


def is_elsewhere(code: str, known: dict[str, Place]) -> bool:
    """Whether a code is that of a commune in which the config has no place.

    A table of a whole département may serve many configs.
    """
    return code not in known and KINDS["commune_code"].pattern.fullmatch(code) is not None


def unknown(code: str, known: dict[str, Place]) -> tuple[Message, Text]:
    """What is wrong with a code that means nothing, and a likely cure."""
    names = {place.name: key for key, place in known.items()}
    near = nearest(code, [*known, *names])
    meant = names.get(near[0], near[0]) if near else ""
    cure = message("leg.place-meant", place=named(meant, known[meant].name)) if meant else ""
    return message("leg.unknown-place", seen=shown(code)), cure


def named(code: str, name: str) -> Message:
    """A place by its code, as it is typed, with its name."""
    return message("toml.code", code=code, name=name)
