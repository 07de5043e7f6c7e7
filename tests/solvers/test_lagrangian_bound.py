"""The cheapest tours that can be driven together, held against trying all sets of tours."""

from itertools import product

import numpy as np
import pytest

from tourplanner.solvers.colgen.lagrangian_bound import cheapest_selection

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", range(40))
def test_no_set_of_tours_costs_less(seed: int) -> None:
    draw = np.random.default_rng(seed)
    costs = draw.uniform(-3.0, 1.0, (2, 4))
    visits, van_days = draw.integers(1, 3, 3), draw.integers(1, 4, 2)
    least = 0.0
    for numbers in product(range(3), repeat=8):  # how many tours of each cell stand for each place
        tours = np.array(numbers).reshape(2, 4)
        if (tours.sum(axis=1) <= van_days).all() and (tours[:, :3].sum(axis=0) <= visits).all():
            least = min(least, float((tours * costs).sum()))

    assert cheapest_selection(costs, visits, van_days) <= least + 1e-9


def test_few_van_days_and_few_visits_both_count() -> None:
    costs = np.array([[-3.0, -2.0, -1.0, 0.0]])

    assert cheapest_selection(costs, np.array([1, 1, 1]), np.array([2])) == -5.0
    assert cheapest_selection(costs, np.array([1, 1, 1]), np.array([9])) == -6.0
    assert cheapest_selection(np.array([[-3.0, 0.0], [-2.0, 0.0]]), np.array([1]), np.array([5, 5])) == -3.0
