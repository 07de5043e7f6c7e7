"""The judge and every engine say the same of random plans, legal and illegal."""

from collections import Counter

import pytest

from tests.trust.claims import engines_on_plans
from tests.trust.tiny_cases import Kind

pytestmark = pytest.mark.slow

CASES, PLANS = 12, 12


@pytest.mark.parametrize("kind", Kind)
def test_engines_agree_with_the_judge(kind: Kind) -> None:
    said: Counter[bool] = Counter()
    for seed in range(CASES):
        for legal, disagreements in engines_on_plans(kind, seed, PLANS):
            assert disagreements == [], f"{kind.name} {seed}"
            said[legal] += 1
    # Not all of them are legal, nor all illegal.
    assert min(said[True], said[False]) > 5
