"""Rank-1 cuts hold for every plan, and day tours pay for them what they count."""

from itertools import combinations, product

import numpy as np
import pytest

from tests.seeds import seeds
from tests.solvers.tiny_shared import Kind, tiny_shared
from tourplanner.solvers.colgen.route import Route
from tourplanner.solvers.exact.node import Node
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.exact.prices import Prices
from tourplanner.solvers.exact.rank_cuts import HALVES, OTHERS, RankCut, RankCuts, broken_cuts
from tourplanner.solvers.exact.shared_halves import every_day

FAMILIES = (HALVES, OTHERS)


def test_every_partition_keeps_to_every_cut() -> None:
    for weights, parts in (shape for family in FAMILIES for shape in family.shapes):
        cut = RankCut(tuple(stop for stop, n in enumerate(weights) for _ in range(n)), parts)
        for tour_of in product(range(len(weights)), repeat=len(weights)):
            tours = [[s for s, own in enumerate(tour_of) if own == tour] for tour in set(tour_of)]
            assert sum(map(cut.coefficient, tours)) <= cut.most([1] * len(weights))


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_told_as_broken_is(family) -> None:  # type: ignore[no-untyped-def]
    drawn = np.random.default_rng(7)
    stops = range(7)
    routes = [Route(0, pair, (), 1, 1) for pair in combinations(stops, 2)]
    driven = {route: float(share) for route, share in zip(routes, drawn.random(len(routes)) / 3, strict=True)}
    found = broken_cuts(driven, [1] * 7, {}, family)
    assert found
    for cut in found:
        served = sum(cut.coefficient(route.morning) * share for route, share in driven.items())
        assert served > cut.most([1] * 7)
    assert not set(broken_cuts(driven, [1] * 7, set(found), family)) & set(found)


def test_coefficients_are_those_of_the_rows() -> None:
    cuts, route = RankCuts(5), Route(0, (0, 2), (3,), 1, 1)
    each = [RankCut((0, 0, 1, 2, 3), 3), RankCut((1, 2, 4), 2), RankCut((0, 2, 3), 2)]
    for row, cut in enumerate(each):
        cuts.add(cut, 10 + row)
    assert dict(cuts.coefficients(route)) == {10: 1, 12: 1}
    assert dict(cuts.coefficients(route, 11)) == {12: 1}


@pytest.mark.parametrize("seed", seeds(range(40), 8))
def test_day_tours_pay_for_cuts_and_those_of_a_node_are_told(seed: int) -> None:
    problem = tiny_shared(list(Kind)[seed % len(Kind)], seed)
    cells = partition(problem, Fineness.CLASSES)
    days = every_day(problem, cells)
    assert days is not None
    drawn = np.random.default_rng(seed)
    stops = len(problem.config.stops)
    many = min(4, stops)
    cuts = {}
    for parts in (2, 3, 4, 5):
        chosen = sorted(drawn.choice(stops, many, replace=False).tolist())
        weights = drawn.integers(1, parts, many).tolist()
        cuts[RankCut(tuple(s for s, n in zip(chosen, weights, strict=True) for _ in range(n)), parts)] = (
            float(drawn.integers(1, 900))
        )
    first, second = sorted(drawn.choice(stops, 2, replace=False).tolist())
    pair = 1 << first | 1 << second
    nodes = [Node(), Node(split=(pair,)), Node(joined=(pair,)), Node(apart=(pair,)), Node(together=(pair,))]
    for cell, node in product(days, nodes):
        free, paid = (
            {
                (tour.morning, tour.afternoon): cost
                for some in cell.below(Prices(1.0, 0.0, np.zeros((2, stops)), which, of), 1e8)
                for row, cost in enumerate(some.costs.tolist())
                for tour in [cell.kind.day_tour(some.tours, row)]
            }
            for which, of in (({}, Node()), (cuts, node))
        )
        wanted = {halves: cost for halves, cost in free.items() if _admitted(halves, first, second, node)}
        assert paid == pytest.approx(
            {
                halves: cost + sum(price * cut.coefficient(sum(halves, ())) for cut, price in cuts.items())
                for halves, cost in wanted.items()
            }
        )


def _admitted(halves: tuple[tuple[int, ...], ...], first: int, second: int, node: Node) -> bool:
    day = {stop for half in halves for stop in half}
    both_in_half = any({first, second} <= set(half) for half in halves)
    one_in_half = any(len({first, second} & set(half)) == 1 for half in halves)
    if node.split:
        return not both_in_half
    if node.joined:
        return not one_in_half
    if node.apart:
        return not {first, second} <= day
    return not node.together or len({first, second} & day) != 1
