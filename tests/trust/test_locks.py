"""A plan that is fed back as locks is found again."""

import pytest

from tests.seeds import seeds
from tests.trust.claims import fed_back, plan_of_locks


@pytest.mark.parametrize("seed", seeds(range(1, 64), 6, slow=range(0, 64, 8)))
def test_plans_are_feasible_as_locks(seed: int) -> None:
    assert list(fed_back(plan_of_locks(seed), dated=seed % 2 == 0)) == []
