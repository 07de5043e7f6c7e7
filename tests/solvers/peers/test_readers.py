"""Instances of the literature: each format read right, and every stored file as it should be."""

from pathlib import Path

import pytest

from tests.benchmarks.peers.cordeau_depots import BEST_KNOWN, multi_depot, read_multi_depot
from tests.benchmarks.peers.problems import problems, single_days
from tests.benchmarks.peers.routing import Fleet, Trip, Window
from tests.benchmarks.peers.solomon import HOMBERGER, SOLOMON, read_windows, with_windows

DEPOTS = """2 3 2 2
0 10
25 8
1 3 4 5 6 1 2 1 2
2 6 0 5 7 1 2 1 2
3 0 0 0 0 0 0
4 6 8 0 0 0 0
"""

WINDOWS = """name

VEHICLE
NUMBER     CAPACITY
  3         20

CUSTOMER
CUST NO.   XCOORD.   YCOORD.    DEMAND   READY TIME   DUE DATE   SERVICE TIME

    0      0         0           0       0         230           0
    1      1         1          10     161         171          10
    2      3         4           7      50          60          5
"""


def _written(folder: Path, text: str) -> Path:
    path = folder / "instance.txt"
    path.write_text(text, encoding="ascii")
    return path


def test_depots_follow_customers_and_have_limits_of_their_own(tmp_path: Path) -> None:
    problem = read_multi_depot(_written(tmp_path, DEPOTS), best_known=20.0)
    assert problem.fleets == (Fleet(3, 10, None), Fleet(3, 8, 25_000))
    assert (problem.service, problem.demand) == ((5_000, 5_000), (6, 7))
    # From (0, 0) to (3, 4) are 5, from there to (6, 8) as well.
    assert problem.length(Trip(0, (0,))) == problem.length(Trip(1, (0,))) == 10_000
    # 20 in thousandths, half a hundredth, and half a unit for each of up to 2 + 6 legs.
    assert (problem.best_known, problem.target) == (20_000, 20_000 + 5 + 4)


@pytest.mark.parametrize(
    "text", [DEPOTS.replace("2 3 2 2", "1 3 2 2"), DEPOTS.replace("4 6 8 0 0 0 0\n", "")]
)
def test_what_is_no_multi_depot_instance_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match="not a multi-depot instance"):
        read_multi_depot(_written(tmp_path, text), 0.0)


def test_windows_and_ways_are_in_tenths_truncated(tmp_path: Path) -> None:
    problem = read_windows(_written(tmp_path, WINDOWS), best_known=12.3)
    assert problem.fleets == (Fleet(3, 20),)
    assert problem.windows == (Window(0, 2300), Window(1610, 1710), Window(500, 600))
    assert (problem.service, problem.demand) == ((100, 50), (10, 7))
    # The root of 2 is 1.41; from (1, 1) to (3, 4) it is that of 13, 3.60.
    assert problem.matrix.tolist() == [[0, 14, 50], [14, 0, 36], [50, 36, 0]]
    assert problem.target == 123


def test_customers_out_of_order_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="numbered"):
        read_windows(_written(tmp_path, WINDOWS.replace("    2  ", "    4  ")), 0.0)


def test_stored_multi_depot_instances_have_their_published_sizes() -> None:
    found = multi_depot()
    assert [problem.name for problem in found] == [f"MDVRP p{number:02}" for number in range(1, 24)]
    sizes = {problem.name: (len(problem.demand), problem.depots) for problem in found}
    assert (sizes["MDVRP p01"], sizes["MDVRP p11"], sizes["MDVRP p23"]) == ((50, 4), (249, 5), (360, 9))
    for problem in found:
        room = sum(fleet.vehicles * fleet.capacity for fleet in problem.fleets)
        assert sum(problem.demand) <= room, problem.name
    assert len(BEST_KNOWN) == len(found)


def test_stored_instances_with_windows_have_their_published_sizes() -> None:
    for best, number in ((SOLOMON, 100), (HOMBERGER, 200)):
        for problem in with_windows(best):
            assert len(problem.demand) == number, problem.name
            # Everybody can be served by a vehicle of its own, but for their number.
            alone = [problem.trip_fault(Trip(0, (customer,))) for customer in range(number)]
            assert not any(alone), problem.name


def test_problems_are_asked_for_by_set_and_name() -> None:
    assert [problem.name for problem in problems(["mdvrp/p08", "solomon/C1"])] == [
        "MDVRP p08",
        "VRPTW C101",
        "VRPTW C104",
    ]
    assert [problem.name for problem in single_days()][:2] == ["p03 as one day", "p04 as one day"]
    with pytest.raises(KeyError):
        problems(["nowhere"])
