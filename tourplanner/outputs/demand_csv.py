"""The table of a forecast: a row per visit."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from tourplanner.analysis.demand import VisitDemand
from tourplanner.outputs import csv_table
from tourplanner.outputs.csv_table import Cell

HEAD = (
    "date",
    "half",
    "van",
    "stop",
    "name",
    "weeks_since_last",
    "expected",
    "low",
    "high",
    "capacity",
    "load",
    "fit_weeks",
    "counted",
)
"""People expected at a visit, the range that holds them in 8 cases of 10, how many can be received, whether
that fits and every how many weeks it would, and how many were counted."""


def render(
    visits: Sequence[VisitDemand],
    names: Mapping[str, str],
    counted: Mapping[tuple[date, str], int],
    plain: bool,
) -> bytes:
    """The table.

    Parameters
    ----------
    names
        Those of stops, by id.
    counted
        People who came, by date and stop.
    plain
        Whether for programs.
    """
    return csv_table.render(HEAD, [_row(each, names, counted) for each in visits], plain)


def _row(each: VisitDemand, names: Mapping[str, str], counted: Mapping[tuple[date, str], int]) -> list[Cell]:
    visit = each.visit
    return [
        visit.date.isoformat(),
        visit.half.value,
        visit.van,
        visit.stop,
        names[visit.stop],
        Decimal(f"{visit.weeks:.2f}"),
        Decimal(f"{each.visitors.mean:.2f}"),
        int(each.visitors.low),
        int(each.visitors.high),
        each.capacity,
        each.load.value,
        each.fit_weeks,
        counted.get((visit.date, visit.stop)),
    ]
