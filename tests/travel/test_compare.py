"""Errors of figures against others, worked out by hand."""

import pytest

from tourplanner.travel.compare import Pair, errors, worst

PAIRS = [Pair("a", "b", 11.0, 10.0), Pair("b", "c", 9.0, 10.0), Pair("c", "d", 12.0, 10.0)]


def test_errors():
    found = errors(PAIRS)
    assert found
    # +10 %, -10 % and +20 %: bias 20/3 %, mean size 40/3 %, and the 90th percentile lies
    # 0.9 * 2 - 1 = 0.8 of the way from the second size to the third: 10 + 0.8 * 10 = 18 %.
    assert found.count == 3
    assert (found.bias, found.mean, found.p90) == pytest.approx((0.2 / 3, 0.4 / 3, 0.18))
    assert errors([]) is None


def test_worst_first():
    assert worst(PAIRS, 2) == (PAIRS[2], PAIRS[0])
