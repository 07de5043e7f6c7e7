"""How far real drives are from told ones, by the kind of source: the table that ships."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tourplanner.domain.period import MINUTE
from tourplanner.domain.travel_doubt import TravelDoubt
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.columns import declared_tables
from tourplanner.inputs.tables.csvtext import read_sheet, shipped_table
from tourplanner.inputs.tables.rows import read_rows
from tourplanner.message import silent

TABLE = "punctuality"
ESTIMATED, ON_ROADS, OF_A_SERVER = "estimate", "roads", "server"
"""The kinds of sources of travel times that the table has a row for."""


@cache
def travel_doubts() -> Mapping[str, TravelDoubt]:
    """What ships, by kind of source."""
    name = f"{TABLE}.csv"
    sheet = read_sheet(data_folder() / name, shipped_table(name), silent)
    table, _ = read_rows(TABLE, sheet, declared_tables()[TABLE], silent)
    return MappingProxyType(
        {
            row.text("provider"): TravelDoubt(
                bias=row.number("bias"),
                day=row.number("day"),
                late=row.number("late"),
                early=row.number("early"),
                overrun_share=row.number("overrun_share"),
                overrun=MINUTE * row.number("overrun_minutes"),
            )
            for row in table.records
        }
    )
