"""Places in a workbook, and collecting faults at them."""

from dataclasses import dataclass, field
from typing import overload

from tourplanner.errors import Fault
from tourplanner.inputs.config.table import full_name
from tourplanner.inputs.faults import FaultSheet, Path
from tourplanner.inputs.notation import Inside, turned
from tourplanner.inputs.workbook.words import FRENCH, BookWords, choice_message
from tourplanner.message import Message, Text, message

_TOML, _CELL = "toml.", "cell."


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: its sheet, with the rank of it among all sheets, and its row and column from 1."""

    sheet: str
    rank: int
    row: int
    column: int

    @property
    def address(self) -> str:
        """``C7``."""
        letters, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row}"

    @property
    def order(self) -> int:
        """Grows from sheet to sheet, row to row and column to column."""
        return (self.rank << 40) + (self.row << 16) + self.column


@dataclass(slots=True)
class CellFaults(FaultSheet):
    """The faults found so far in a workbook, whose `places` tell in which cell a path stands.

    Keys and choices are told in the `words` of the workbook, whoever reads the faults.
    """

    places: dict[Path, Place] = field(default_factory=dict)
    words: BookWords = FRENCH

    def add(self, path: Path, what: Message, maybe: Text = "") -> None:
        """Note a fault of the value at `path`, in terms of cells."""
        table, words = full_name(path[:-1]), self.words
        self._note(self._place(path), in_cells(what, table, words), in_cells(maybe, table, words))

    def at(self, place: Place, what: Message, maybe: Text = "") -> None:
        """Note a fault of a cell."""
        self._note(place, in_cells(what, "", self.words), in_cells(maybe, "", self.words))

    def _note(self, place: Place | None, what: Message, maybe: Text) -> None:
        where: Text = self.source
        if place:
            where = message("place.cell", file=self.source, sheet=place.sheet, cell=place.address)
        self.found.append((place.order if place else 0, Fault(where, what, maybe)))

    def _place(self, path: Path) -> Place | None:
        """The cell of `path`, or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return None


@overload
def in_cells(text: Message, table: str, words: BookWords) -> Message: ...


@overload
def in_cells(text: Text, table: str, words: BookWords) -> Text: ...


def in_cells(text: Text, table: str, words: BookWords) -> Text:
    """What is said in terms of TOML in those of cells.

    Every message ``toml.…`` has a twin ``cell.…``; choices go by their words and keys by their labels
    in the workbook.

    Parameters
    ----------
    table
        Full name of the table in which the fault lies.
    words
        Those of the workbook.
    """

    def turn(said: Message) -> Message:
        values = said.values
        match said.id:
            case "toml.choice" | "toml.named-choice":
                word = words.say.of(choice_message(str(values["code"]), str(values["group"])))
                return Message(_CELL + said.id.removeprefix(_TOML), {"word": word})
            case "toml.key":
                steps = (str(values["table"]) or table, str(values["name"]))
                return message("cell.key", label=words.label(".".join(step for step in steps if step)))
            case "toml.decimal":
                return message("cell.decimal", text=words.decimal(str(values["text"])))
            case id_ if id_.startswith(_TOML):
                return Inside(_CELL + id_.removeprefix(_TOML), values)
            case _:
                return Inside(said.id, values)

    return turned(text, turn)
