"""The declared columns of every table: one shipped table that reading, checking and documents use."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tourplanner.inputs.shipped import data_folder
from tourplanner.message import Message, message


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    dtype
        What its cells hold, a key of `tourplanner.inputs.tables.cells.KINDS`.
    unit
        Unit of the number, empty for none.
    required
        Whether the column must exist and no cell of it may be blank.
    minimum, maximum
        Smallest and largest number that are allowed, in `unit`; None for no limit.
    unique
        Whether no two rows may hold the same value.
    source
        Who published the values of the shipped file.
    """

    table: str
    name: str
    dtype: str
    unit: str
    required: bool
    minimum: float | None
    maximum: float | None
    unique: bool
    source: str
    description: str

    def allows(self, number: float) -> bool:
        """Whether a number is within the limits."""
        return (self.minimum is None or number >= self.minimum) and (
            self.maximum is None or number <= self.maximum
        )

    @property
    def limits(self) -> Message:
        """What numbers are allowed."""
        limits = self._limits()
        if not self.unit or (self.minimum is None and self.maximum is None):
            return limits
        return message("table.in-unit", limits=limits, unit=Message(f"table.unit-{self.unit}"))

    def _limits(self) -> Message:
        if self.minimum is None and self.maximum is None:
            return message("table.any-number")
        if self.minimum is None:
            return message("table.at-most", most=f"{self.maximum:g}")
        if self.maximum is None:
            return message("table.at-least", least=f"{self.minimum:g}")
        return message("table.between", least=f"{self.minimum:g}", most=f"{self.maximum:g}")


@cache
def declared_tables() -> Mapping[str, tuple[Column, ...]]:
    """The columns of every declared table, in the order of its shipped file, by table."""
    tables: dict[str, list[Column]] = {}
    with (data_folder() / "columns.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            tables.setdefault(row["table"], []).append(_column(row))
    return MappingProxyType({name: tuple(columns) for name, columns in tables.items()})


def _column(row: Mapping[str, str]) -> Column:
    return Column(
        table=row["table"],
        name=row["column"],
        dtype=row["dtype"],
        unit=row["unit"],
        required=row["required"] == "yes",
        minimum=float(row["minimum"]) if row["minimum"] else None,
        maximum=float(row["maximum"]) if row["maximum"] else None,
        unique=row["unique"] == "yes",
        source=row["source"],
        description=row["description"],
    )
