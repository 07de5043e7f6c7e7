"""Periodic instances: read right, searched within their own rules, judged by a judge that sees faults."""

from math import sqrt
from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks.pvrp import BEST_KNOWN, ENDLESS, instances, rounds_in, search_instance, search_of
from tests.benchmarks.pvrp_instance import (
    FOLDER,
    CordeauInstance,
    Route,
    cooling_of,
    encode_cordeau,
    faults,
    read_instance,
    routes_of,
    strings_of,
)
from tests.solvers.sisr_problems import LONG

pytestmark = pytest.mark.slow

FEW = ("p01", "p02", "p03", "p04", "p05")
"""Instances small enough to be searched here."""

# A square of side 3 by 4 with the depot in one corner; two days, customer 0 on both of them.
SQUARE = """1 1 3 2
{duration} 10
{duration} 10
0 0 0 0 0 0 0
1 3 0 5 4 2 1 3
2 3 4 5 6 1 2 1 2
3 0 4 5 6 1 2 1 2
"""


def square(folder: Path, duration: int = 0) -> CordeauInstance:
    """The instance above, its cost in a plan that serves customers 0 and 1, then 0 and 2: 12 + 12."""
    path = folder / "square.txt"
    path.write_text(SQUARE.format(duration=duration), encoding="ascii")
    return read_instance(path, best_known=24.0)


def searched(cordeau: CordeauInstance, rounds: int, seed: int = 0) -> tuple[tuple[int, Route], ...]:
    """Routes after so many rounds."""
    search = search_of(encode_cordeau(cordeau), seed, rounds)
    search.start()
    assert search.wait(LONG)
    return routes_of(cordeau, search.best)


def test_first_bit_of_a_pattern_is_the_first_day() -> None:
    cordeau = read_instance(FOLDER / "p02.txt", BEST_KNOWN["p02"])
    by_frequency = {len(c.patterns[0]): c.patterns for c in cordeau.customers}
    # The masks 5, 10 and 20 of five days are 00101, 01010 and 10100.
    assert by_frequency[2] == ((2, 4), (1, 3), (0, 2))
    assert by_frequency[1] == ((4,), (3,), (2,), (1,), (0,))
    assert by_frequency[5] == ((0, 1, 2, 3, 4),)


def test_instances_have_their_published_sizes() -> None:
    sizes = {i.name: (len(i.customers), i.days, i.vehicles, i.capacity, i.duration) for i in instances(FEW)}
    # p01 has one customer more than its 50: a full load at the depot, which takes a vehicle off a day.
    assert sizes == {
        "p01": (51, 2, 3, 160, 0),
        "p02": (50, 5, 3, 160, 0),
        "p03": (50, 5, 1, 160, 0),
        "p04": (75, 2, 5, 140, 0),
        "p05": (75, 5, 6, 140, 0),
    }


def test_every_stored_instance_has_what_its_file_promises() -> None:
    # A load that is carried is demand times visits: it fits into the vehicles of all days.
    for instance in instances():
        load = sum(c.demand * len(c.patterns[0]) for c in instance.customers)
        assert 0 < load <= instance.capacity * instance.vehicles * instance.days, instance.name
        days = {day for c in instance.customers for pattern in c.patterns for day in pattern}
        assert days == set(range(instance.days)), instance.name


def test_visits_that_recur_are_searched_hotter() -> None:
    once, often = (encode_cordeau(read_instance(FOLDER / f"{name}.txt", 1.0)) for name in ("p04", "p05"))
    # The same customers and so the same neighbours; those of p05 come up to five times.
    assert np.array_equal(once.drive, often.drive)
    assert cooling_of(often).start > cooling_of(once).start
    assert strings_of(often).removed < strings_of(once).removed


def test_patterns_that_do_not_match_the_frequency_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(SQUARE.format(duration=0).replace("1 3 0 5 4 2 1 3", "1 3 0 5 4 2 1 1"), encoding="ascii")
    with pytest.raises(ValueError, match="customer 1"):
        read_instance(path, 0.0)


def test_days_that_differ_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(SQUARE.format(duration=0).replace("0 10\n", "7 10\n", 1), encoding="ascii")
    with pytest.raises(ValueError, match="days alike"):
        read_instance(path, 0.0)


def test_cost_is_the_way_round(tmp_path: Path) -> None:
    # Out 3, across 4, home the diagonal 5.
    assert square(tmp_path).cost([(0, 1), ()]) == 12.0
    # Depot to customer 0, to customer 2 along the diagonal, home 4.
    assert square(tmp_path).cost([(0, 2)]) == 3.0 + sqrt(9 + 16) + 4.0


def test_judge_accepts_what_is_right(tmp_path: Path) -> None:
    assert faults(square(tmp_path), [(0, (0, 1)), (1, (0, 2))]) == []


@pytest.mark.parametrize(
    ("routes", "told"),
    [
        ([(0, (0, 1))], ["customer 0: served on (0,)", "customer 2: served on ()"]),
        ([(0, (0, 1)), (0, (2,)), (1, (0,))], ["day 0: 2 vehicles"]),
        ([(0, (0, 1, 2)), (1, (0,))], ["day 0: load 16"]),
        ([(0, (0, 1)), (1, (0, 2, 1))], ["day 1: load 16", "customer 1: served on (0, 1)"]),
        ([(0, (0, 0)), (1, (1,))], ["customer 0: served on (0, 0)", "customer 2: served on ()"]),
    ],
)
def test_judge_tells_what_is_wrong(tmp_path: Path, routes: list[tuple[int, Route]], told: list[str]) -> None:
    assert faults(square(tmp_path), routes) == told


def test_judge_tells_a_customer_in_two_routes_and_a_long_day(tmp_path: Path) -> None:
    cordeau = square(tmp_path, duration=21)
    # 12 of way and twice 5 of service are 22.
    assert faults(cordeau, [(0, (0, 1)), (1, (0, 2))]) == ["day 0: duration 22.00", "day 1: duration 22.00"]
    double = faults(cordeau, [(0, (0,)), (0, (0,)), (1, (2,))])
    assert double[:2] == ["day 0: 2 vehicles", "day 0: two routes serve [0]"]


def test_small_optimum_is_found(tmp_path: Path) -> None:
    cordeau = square(tmp_path)
    routes = searched(cordeau, 300)
    assert faults(cordeau, routes) == []
    # The capacity of 10 keeps customers 1 and 2 apart; each makes a triangle of 12 with customer 0.
    assert cordeau.cost([route for _, route in routes]) == 24.0


def test_duration_is_kept(tmp_path: Path) -> None:
    # 22 is just enough for 12 of way and 10 of service; less leaves no room for customers 1 and 2.
    assert faults(square(tmp_path, 22), searched(square(tmp_path, 22), 300)) == []
    short = searched(square(tmp_path, 21), 300)
    assert {route for _, route in short} <= {(0,), (1,), (2,)}
    assert not any("duration" in fault or "load" in fault for fault in faults(square(tmp_path, 21), short))


@pytest.mark.parametrize("name", FEW)
def test_short_search_is_legal_and_not_below_the_best_known(name: str) -> None:
    cordeau = read_instance(FOLDER / f"{name}.txt", BEST_KNOWN[name])
    # The vehicles of p01 are so full that a search this short leaves a customer out with one seed in sixty.
    routes = searched(cordeau, 4_000, seed=1)
    assert faults(cordeau, routes) == []
    cost = cordeau.cost([route for _, route in routes])
    # Published to two decimals. Four thousand rounds, about a second, come within a tenth.
    assert cordeau.best_known - 0.01 <= cost <= 1.1 * cordeau.best_known


def test_distances_are_rounded_to_the_nearest_thousandth() -> None:
    instance = encode_cordeau(read_instance(FOLDER / "p01.txt", BEST_KNOWN["p01"]))
    # The depot at (30, 40), customer 1 at (37, 52): the root of 193 is 13.8924.
    assert instance.drive[0, 1] == 13_892
    assert np.array_equal(instance.drive, instance.drive.T)


def test_every_stored_instance_has_a_best_known_cost() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(BEST_KNOWN)


def test_searches_end_at_the_best_known_cost(tmp_path: Path) -> None:
    # So many rounds would take weeks.
    found = search_instance(square(tmp_path), ENDLESS, cores=2)
    assert (found.cost, found.faults) == (24.0, ())


def test_rounds_are_in_proportion_to_seconds(tmp_path: Path) -> None:
    few, many = (rounds_in(square(tmp_path), seconds) for seconds in (1e-6, 1e6))
    assert few < 100 < many
