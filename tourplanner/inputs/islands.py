"""The islands of France that no road reaches."""

from functools import cache

from tourplanner.domain.island import Island
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.columns import declared_tables
from tourplanner.inputs.tables.csvtext import read_sheet, shipped_table
from tourplanner.inputs.tables.rows import read_rows
from tourplanner.message import silent

TABLE = "islands"


@cache
def islands() -> tuple[Island, ...]:
    """Every island that ships, a small one before the larger one whose box reaches over it."""
    name = f"{TABLE}.csv"
    sheet = read_sheet(data_folder() / name, shipped_table(name), silent)
    table, _ = read_rows(TABLE, sheet, declared_tables()[TABLE], silent)
    return tuple(
        Island(
            row.text("island"),
            row.number("south"),
            row.number("west"),
            row.number("north"),
            row.number("east"),
        )
        for row in table.records
    )
