"""The table of a coverage: a row per commune, its columns declared as data."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from tourplanner.analysis.coverage import Coverage, Scope, ScopedCoverage
from tourplanner.analysis.coverage_places import HelpPlace
from tourplanner.domain.period import MINUTE
from tourplanner.outputs import csv_table
from tourplanner.outputs.csv_table import Cell


@dataclass(frozen=True, slots=True)
class CsvColumn:
    """A column: its name, unit ("" for none), what it tells, and its cell for a commune's index."""

    name: str
    unit: str
    meaning: str
    cell: Callable[[Coverage, int], Cell]


def render(coverage: Coverage, plain: bool = False) -> bytes:
    """The table, one row per commune in the order of the codes; `plain` for programs."""
    shown = columns(coverage)
    rows = ([column.cell(coverage, i) for column in shown] for i in range(len(coverage.communes)))
    return csv_table.render([column.name for column in shown], rows, plain)


def columns(coverage: Coverage) -> tuple[CsvColumn, ...]:
    """The columns of a coverage: those of the commune, then those of each scope."""
    return (*COMMUNE_COLUMNS, *(column for scope in coverage.scopes for column in _scope_columns(scope)))


def _area(coverage: Coverage, index: int) -> str:
    epci = coverage.communes[index].epci
    return next(area.name for area in coverage.areas if area.epci == epci)


def _weight(coverage: Coverage, index: int) -> Decimal:
    return Decimal(f"{coverage.weights[index]:.10g}")


COMMUNE_COLUMNS = (
    CsvColumn("code", "", "INSEE code of the commune", lambda c, i: c.communes[i].code),
    CsvColumn("name", "", "name of the commune", lambda c, i: c.communes[i].name),
    CsvColumn("epci", "", "SIREN of its intercommunalité", lambda c, i: c.communes[i].epci),
    CsvColumn("area", "", "name of its intercommunalité", _area),
    CsvColumn("weight", "", "what it counts for: residents, or the column that was asked for", _weight),
)
"""What is told of the commune itself."""

_PREFIXES = {
    Scope.ANY_DAY: "any_day",
    Scope.TOURING_DAYS: "touring_days",
    Scope.DATE: "date",
    Scope.WALK_IN: "date_without_appointment",
}


def _scope_columns(scope: ScopedCoverage) -> tuple[CsvColumn, ...]:
    """Columns of a scope, named after it: ``any_day_before_minutes``."""
    prefix = _PREFIXES[scope.scope]
    before, after = scope.before.mean_seconds, scope.after.mean_seconds
    minutes = (
        _minutes(
            f"{prefix}_before_minutes", before, "drive by car to the nearest open site; blank when none is"
        ),
        _minutes(
            f"{prefix}_after_minutes", after, "drive to the nearest open site or stop; blank when none is"
        ),
        _minutes(
            f"{prefix}_saved_minutes",
            scope.saved_seconds,
            "what the van saves; blank when only the van is open",
        ),
    )
    if scope.scope is Scope.TOURING_DAYS:
        return minutes
    return (
        *minutes,
        CsvColumn(
            f"{prefix}_before_place",
            "",
            "that site; blank when none is open",
            lambda c, i: _name(c.place(int(scope.before.place[0, i]))),
        ),
        CsvColumn(
            f"{prefix}_after_kind",
            "",
            "site or van; blank when nothing is open",
            lambda c, i: _kind(c.place(int(scope.after.place[0, i]))),
        ),
        CsvColumn(
            f"{prefix}_after_place",
            "",
            "that site or stop",
            lambda c, i: _name(c.place(int(scope.after.place[0, i]))),
        ),
    )


def _minutes(name: str, seconds: np.typing.NDArray[np.float64], meaning: str) -> CsvColumn:
    def cell(_coverage: Coverage, index: int) -> Decimal | None:
        value = float(seconds[index])
        return Decimal(f"{value / MINUTE:.2f}") if math.isfinite(value) else None

    return CsvColumn(name, "minute", meaning, cell)


def _name(place: HelpPlace | None) -> str:
    return place.name if place else ""


def _kind(place: HelpPlace | None) -> str:
    return place.kind.value if place else ""
