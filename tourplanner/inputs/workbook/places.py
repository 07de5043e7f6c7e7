"""Places in a workbook, and collecting faults at them, in French."""

from dataclasses import dataclass, field

from tourplanner.errors import Fault
from tourplanner.inputs.faults import FaultSheet, Path
from tourplanner.message import Text
from tourplanner.wording.config_faults import french, french_cure


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: its sheet, with the rank of it among all sheets, and its row and column from 1."""

    sheet: str
    rank: int
    row: int
    column: int

    @property
    def address(self) -> str:
        """``Arrêts!C7``."""
        letters, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{self.sheet}!{letters}{self.row}"

    @property
    def order(self) -> int:
        """Grows from sheet to sheet, row to row and column to column."""
        return (self.rank << 40) + (self.row << 16) + self.column


@dataclass(slots=True)
class CellFaults(FaultSheet):
    """The faults found so far in a workbook, whose `places` tell in which cell a path stands."""

    places: dict[Path, Place] = field(default_factory=dict)

    def add(self, path: Path, what: Text, maybe: Text = "") -> None:
        """Note a fault of the value at `path`, worded in French."""
        place = self._place(path)
        self._note(place, french(str(what)), french_cure(str(maybe)))

    def at(self, place: Place, what: Text, maybe: Text = "") -> None:
        """Note a fault of a cell, in French words."""
        self._note(place, str(what), str(maybe))

    def _note(self, place: Place | None, what: str, maybe: str) -> None:
        where = f"{self.source}, {place.address}" if place else self.source
        self.found.append((place.order if place else 0, Fault(where, with_cure(what, maybe))))

    def _place(self, path: Path) -> Place | None:
        """The cell of `path`, or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return None


def with_cure(what: str, cure: str) -> str:
    """A fault and its likely cure in one text: the cure of a `Fault` itself is announced in English."""
    return f"{what}\n    Peut-être\u00a0: {cure}" if cure else what
