"""The columns of the tables of a farm, declared once: for both formats, and for their dictionary."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tourplanner.analysis.measures import MEASURES
from tourplanner.outputs.csv_table import Cell
from tourplanner.outputs.farm.view import FarmRow

TEXT, WHOLE, NUMBER, FLAG = "text", "whole", "number", "flag"
"""What a column holds; a flag is 1 or 0."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, its unit, and the value that a row has there.

    What it means is the message ``farm.column-…`` of its name, or that of a measure.
    """

    name: str
    type: str
    unit: str
    of: Callable[[Any], Cell]

    @property
    def meaning(self) -> str:
        """The id of the message that says what it holds."""
        measure = self.name in _MEASURED
        return f"{'comparison.measure' if measure else 'farm.column'}-{self.name.replace('_', '-')}"


_MEASURED = frozenset(measure.id for measure in MEASURES)


def _found(name: str) -> Callable[[FarmRow], Cell]:
    return lambda row: None if row.found is None else row.found.get(name)


def _figure(name: str) -> Callable[[FarmRow], Cell]:
    return lambda row: row.figures.get(name)


def _status(row: FarmRow) -> str:
    return "failed" if row.found is None else str(row.found["status"])


def _by_clock(row: FarmRow) -> Cell:
    return None if row.found is None else int(row.found["by_clock"])


_JOB = (
    Column("kind", TEXT, "", lambda row: row.kind),
    Column("code", TEXT, "", lambda row: row.code),
    Column("name", TEXT, "", lambda row: row.name),
    Column("departement", TEXT, "", lambda row: row.departement),
    Column("scenario", TEXT, "", lambda row: row.scenario),
    Column("options", TEXT, "", lambda row: row.options),
    Column("seed", WHOLE, "", lambda row: row.seed),
)
RESULTS = (
    *_JOB,
    Column("status", TEXT, "", _status),
    Column("gap", NUMBER, "share", _found("gap")),
    Column("bound_drive_seconds", WHOLE, "s", _found("bound_drive_seconds")),
    Column("method", TEXT, "", _found("method")),
    Column("by_clock", FLAG, "", _by_clock),
    Column("depot", TEXT, "", _found("depot")),
    Column("residents_all", WHOLE, "count", _found("residents_all")),
    Column("residents_beyond", WHOLE, "count", _found("residents_beyond")),
    Column("communes_beyond", WHOLE, "count", _found("communes_beyond")),
    Column("residents_eligible", WHOLE, "count", _found("residents_eligible")),
    Column("communes_eligible", WHOLE, "count", _found("communes_eligible")),
    Column("communes_reachable", WHOLE, "count", _found("communes_reachable")),
    Column("residents_chosen", WHOLE, "count", _found("residents_chosen")),
    Column("choice_gap", NUMBER, "share", _found("choice_gap")),
    *(Column(each.id, WHOLE, each.unit.value, _figure(each.id)) for each in MEASURES),
    Column("key", TEXT, "", lambda row: row.key),
)
"""A row for each job."""


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit of a plan that a job made, as JSON has it."""

    row: FarmRow
    visit: Mapping[str, Any]


def _of_row(column: Column) -> Column:
    return Column(column.name, column.type, column.unit, lambda each: column.of(each.row))


def _of_visit(name: str) -> Callable[[VisitRow], Cell]:
    return lambda each: each.visit.get(name)


VISITS = (
    *(_of_row(column) for column in _JOB),
    Column("commune", TEXT, "", _of_visit("commune")),
    Column("commune_name", TEXT, "", _of_visit("name")),
    Column("latitude", NUMBER, "degrees", _of_visit("latitude")),
    Column("longitude", NUMBER, "degrees", _of_visit("longitude")),
    Column("commune_residents", WHOLE, "count", _of_visit("residents")),
    Column("seconds_to_site", WHOLE, "s", _of_visit("seconds_to_site")),
    Column("date", TEXT, "", _of_visit("date")),
    Column("half", TEXT, "", _of_visit("half")),
    Column("start", WHOLE, "s", _of_visit("start")),
    Column("end", WHOLE, "s", _of_visit("end")),
)
"""A row for each visit, where places were given a van."""


def visits_of(rows: Iterator[FarmRow]) -> Iterator[VisitRow]:
    """The visits of the plans of all rows."""
    for row in rows:
        for visit in (row.found or {}).get("visits", ()):
            yield VisitRow(row, visit)
