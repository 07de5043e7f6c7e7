"""The multi-depot instances of Cordeau, p01 to p23: Euclidean, in thousandths of their unit.

Depots of one instance may differ in what their vehicles load and how long they drive; all have as many.
"""

from collections.abc import Iterable
from math import dist
from pathlib import Path

import numpy as np

from tests.benchmarks.peers.routing import Fleet, Routing
from tests.benchmarks.pvrp_instance import SCALE

FOLDER = Path(__file__).parents[2] / "data" / "mdvrp"
GROUP = "MDVRP"
# T. Vidal, T. G. Crainic, M. Gendreau, N. Lahrichi, W. Rei, A hybrid genetic algorithm for
# multidepot and periodic vehicle routing problems, Operations Research 60(3), 2012,
# doi:10.1287/opre.1120.1048.
BEST_KNOWN = {
    "p01": 576.87,
    "p02": 473.53,
    "p03": 641.19,
    "p04": 1001.04,
    "p05": 750.03,
    "p06": 876.50,
    "p07": 881.97,
    "p08": 4372.78,
    "p09": 3858.66,
    "p10": 3631.11,
    "p11": 3546.06,
    "p12": 1318.95,
    "p13": 1318.95,
    "p14": 1360.12,
    "p15": 2505.42,
    "p16": 2572.23,
    "p17": 2709.09,
    "p18": 3702.85,
    "p19": 3827.06,
    "p20": 4058.07,
    "p21": 5474.84,
    "p22": 5702.16,
    "p23": 6078.75,
}


def multi_depot(names: Iterable[str] = BEST_KNOWN) -> list[Routing]:
    """Stored instances, all of them unless named."""
    return [read_multi_depot(FOLDER / f"{name}.txt", BEST_KNOWN[name]) for name in names]


def read_multi_depot(path: Path, best_known: float) -> Routing:
    """Read a file, in which the depots follow the customers; a duration of 0 is none."""
    rows = [line.split() for line in path.read_text(encoding="ascii").splitlines() if line.split()]
    kind, vehicles, number, depots = (int(cell) for cell in rows[0])
    if kind != 2 or len(rows) != 1 + 2 * depots + number:
        raise ValueError(f"{path}: not a multi-depot instance")
    limits, stands = rows[1 : depots + 1], rows[1 + depots + number :]
    customers = rows[1 + depots : 1 + depots + number]
    spots = [(float(row[1]), float(row[2])) for row in stands + customers]
    return Routing(
        name=f"MDVRP {path.stem}",
        group=GROUP,
        matrix=np.array([[round(SCALE * dist(a, b)) for b in spots] for a in spots], dtype=np.int64),
        fleets=tuple(
            Fleet(vehicles, int(capacity), round(SCALE * float(duration)) or None)
            for duration, capacity in limits
        ),
        service=tuple(round(SCALE * float(row[3])) for row in customers),
        demand=tuple(int(row[4]) for row in customers),
        best_known=round(SCALE * best_known),
        # Published to two decimals; and each leg is rounded by half a unit at most.
        slack=round(SCALE * 0.005) + (number + vehicles * depots) // 2,
    )
