"""Instances with time windows of Solomon and of Gehring and Homberger, read as in the 12th DIMACS challenge.

Lengths and times are truncated to tenths, which are the unit here; only the way counts, not the number of
vehicles. Of each of the six classes there are the instances 01 and 04 of Solomon, where all customers have a
window and where one in four has, and the third one of Gehring and Homberger with 200 customers.
"""

from collections.abc import Iterable
from math import isqrt
from pathlib import Path

import numpy as np

from tests.benchmarks.peers.routing import Fleet, Routing, Window

FOLDER = Path(__file__).parents[2] / "data" / "vrptw"
TENTHS = 10
# Of the 12th DIMACS implementation challenge, where only the length of the routes counts. All are optimal.
SOLOMON = {
    "C101": 827.3,
    "C104": 822.9,
    "C201": 589.1,
    "C204": 588.1,
    "R101": 1637.7,
    "R104": 971.5,
    "R201": 1143.2,
    "R204": 731.3,
    "RC101": 1619.8,
    "RC104": 1132.3,
    "RC201": 1261.8,
    "RC204": 783.5,
}
HOMBERGER = {
    "C1_2_3": 2675.8,
    "C2_2_3": 1763.4,
    "R1_2_3": 3373.9,
    "R2_2_3": 2537.5,
    "RC1_2_3": 3001.4,
    "RC2_2_3": 2227.7,
}


def with_windows(best: dict[str, float], names: Iterable[str] = ()) -> list[Routing]:
    """Stored instances, all of them unless named."""
    return [read_windows(FOLDER / f"{name}.txt", best[name]) for name in names or best]


def read_windows(path: Path, best_known: float) -> Routing:
    """Read a file: its name, the number of vehicles and what they load, then the depot and the customers."""
    rows = [line.split() for line in path.read_text(encoding="ascii").splitlines() if line.split()]
    figures = [[int(cell) for cell in row] for row in rows if all(cell.isdigit() for cell in row)]
    (vehicles, capacity), depot, *customers = figures
    if [row[0] for row in figures[1:]] != list(range(len(customers) + 1)):
        raise ValueError(f"{path}: customers are not numbered from 1, the depot 0")
    spots = [(row[1], row[2]) for row in (depot, *customers)]
    return Routing(
        name=f"VRPTW {path.stem}",
        group=f"VRPTW, {len(customers)} customers",
        matrix=np.array([[_tenths(*a, *b) for b in spots] for a in spots], dtype=np.int64),
        fleets=(Fleet(vehicles, capacity),),
        service=tuple(TENTHS * row[6] for row in customers),
        demand=tuple(row[3] for row in customers),
        windows=tuple(Window(TENTHS * row[4], TENTHS * row[5]) for row in (depot, *customers)),
        best_known=round(TENTHS * best_known),
    )


def _tenths(x: int, y: int, other_x: int, other_y: int) -> int:
    """The distance of two places, truncated to tenths."""
    return isqrt(TENTHS**2 * ((x - other_x) ** 2 + (y - other_y) ** 2))
