"""The results of a grid as one table: a row for each combination, in the order of its axes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from tourplanner.analysis.measures import MEASURES
from tourplanner.domain.plan import Status
from tourplanner.outputs import csv_table
from tourplanner.outputs.csv_table import Cell

FORMAT = 1


@dataclass(frozen=True, slots=True)
class GridRow:
    """A combination: the option chosen on each axis, what is proven, and the figures by their names."""

    choices: tuple[str, ...]
    status: Status
    gap: float | None
    figures: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class GridTable:
    """All combinations of a grid over the config of the file ``source``."""

    title: str
    source: str
    axes: tuple[str, ...]
    rows: tuple[GridRow, ...]

    def best(self, most: int) -> tuple[GridRow, ...]:
        """The rows that miss the fewest promises, then reach most residents, then drive least."""
        return tuple(sorted(self.rows, key=_worth)[:most])


def _worth(row: GridRow) -> tuple[int, ...]:
    figures = row.figures
    return figures["missing_visits"] or 0, -(figures["residents"] or 0), figures["drive_seconds"] or 0


def render_csv(table: GridTable, plain: bool = False) -> bytes:
    """A column for each axis, then the figures in the units of their names; `plain` for programs."""
    head = [*table.axes, "status", "gap", *(measure.id for measure in MEASURES)]
    rows: list[list[Cell]] = [
        [*row.choices, row.status.value, row.gap, *(row.figures[measure.id] for measure in MEASURES)]
        for row in table.rows
    ]
    return csv_table.render(head, rows, plain)


def render_json(table: GridTable) -> str:
    """The table as JSON."""
    rows = [
        {
            "choices": dict(zip(table.axes, row.choices, strict=True)),
            "status": row.status.value,
            "gap": row.gap,
            "figures": dict(row.figures),
        }
        for row in table.rows
    ]
    head = {"format": FORMAT, "title": table.title, "config": table.source, "rows": rows}
    return json.dumps(head, ensure_ascii=False, indent=1) + "\n"
