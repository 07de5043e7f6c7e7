"""Collecting faults of values that came from the options of a command."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import overload

from tourplanner.errors import Fault
from tourplanner.inputs.config.table import full_name
from tourplanner.inputs.faults import FaultSheet, Path
from tourplanner.inputs.notation import Inside, turned
from tourplanner.message import Message, Text, message

_TOML, _CELL, _ASKED = "toml.", "cell.", "asked."
OWN = frozenset(
    {
        "a-country",
        "add-area",
        "add-table",
        "brackets",
        "double-brackets",
        "kind-clock",
        "kind-flag",
        "kind-window",
        "leave-both",
        "leave-key",
        "leave-out",
        "missing",
        "single-brackets",
        "unquoted",
    }
)
"""What has words of its own where options are told; all else is written as in a cell."""


@dataclass(slots=True)
class OptionFaults(FaultSheet):
    """The faults found so far in what was asked for by options, told in terms of those.

    ``options`` are what people typed or could have typed for each key, by its name: ``--to-date``; a key
    without an option, whose value stands by itself in the line, goes by its label.
    """

    options: Mapping[str, str] = field(default_factory=dict)
    table: str = ""

    def add(self, path: Path, what: Message, maybe: Text = "") -> None:
        """Note a fault of the value at `path`, in terms of options."""
        self.found.append((0, Fault(self._where(path), self.told(what, path), self.told(maybe, path))))

    def place(self, path: Path) -> tuple[int, Text]:
        """What leads to `path`, without a line."""
        return 0, self._where(path)

    def _where(self, path: Path) -> Text:
        name = full_name(path[:1])
        if name not in self.options:
            return self.source
        return message("asked.place", asked=self.source, option=self._option(name))

    def _option(self, name: str, table: str = "") -> Text:
        return self.options.get(name) or Message(f"key.{table or self.table}.{name}")

    @overload
    def told(self, text: Message, path: Path) -> Message: ...

    @overload
    def told(self, text: Text, path: Path) -> Text: ...

    def told(self, text: Text, path: Path) -> Text:
        """What is said of options in terms of those."""
        return turned(text, self._turn_inside if len(path) > 1 else self._turn)

    def _turn_inside(self, said: Message) -> Message:
        """The same of the value of an option that has keys of its own, which are typed as they are."""
        if said.id == "toml.key" and not said.values["table"]:
            return message("asked.key", option=said.values["name"])
        return self._turn(said)

    def _turn(self, said: Message) -> Message:
        values = said.values
        match said.id:
            case "toml.choice":
                return message("cell.choice", word=Message(f"code.{values['group']}-{values['code']}"))
            case "toml.key":
                option = self._option(str(values["name"]), str(values["table"]))
                return message("asked.key", option=option)
            case id_ if id_.startswith(_TOML):
                name = id_.removeprefix(_TOML)
                return Inside((_ASKED if name in OWN else _CELL) + name, values)
            case _:
                return Inside(said.id, values)
