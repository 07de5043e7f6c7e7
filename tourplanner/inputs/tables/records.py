"""A table that was judged by its declared columns: typed records, with the line of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tourplanner.inputs.faults import place_of_column
from tourplanner.inputs.tables.cells import Value
from tourplanner.message import Message, Text


@dataclass(frozen=True, slots=True)
class Record:
    """A row: its values by column (None for a blank cell, no entry for a faulty one) and its line."""

    line: int
    values: Mapping[str, Value]

    def text(self, column: str) -> str:
        """A text, empty when blank or faulty."""
        value = self.values.get(column)
        return value if isinstance(value, str) else ""

    def integer(self, column: str) -> int:
        """A whole number of a required column."""
        value = self.values[column]
        assert isinstance(value, int)
        return value

    def number(self, column: str) -> float:
        """A number of a required column."""
        value = self.values[column]
        assert isinstance(value, float)
        return value

    def day(self, column: str) -> date | None:
        """A date, None when blank or faulty."""
        value = self.values.get(column)
        return value if isinstance(value, date) else None


@dataclass(frozen=True, slots=True)
class Table:
    """The records of one file.

    Attributes
    ----------
    kind
        Name of the table, as declared.
    file
        The file as faults and notices call it.
    whole
        Whether there are rows, all could be read and none was ragged, so that a missing key is missing.
    """

    kind: str
    file: Text
    records: tuple[Record, ...]
    whole: bool

    def by(self, key: str) -> dict[str, Record]:
        """The records by a text column, the first of a duplicated key."""
        return {record.text(key): record for record in reversed(self.records) if record.text(key)}

    def knows(self, key: str) -> bool:
        """Whether every key can be told: the table is whole and none of its `key` cells is faulty."""
        return self.whole and all(record.text(key) for record in self.records)

    def where(self, record: Record, column: str) -> Message:
        """The place of a cell, for a fault."""
        return place_of_column(self.file, record.line, column)
