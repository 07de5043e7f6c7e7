"""The draws that all tours share."""

import hashlib
from statistics import NormalDist

import numpy as np

from tourplanner.analysis.punctuality.draws import DRAWS, normals, shares


def test_a_column_is_the_whole_law_once() -> None:
    assert np.array_equal(np.sort(shares(3)), (np.arange(DRAWS) + 0.5) / DRAWS)
    drawn = np.sort(normals(3))
    assert abs(float(drawn.sum())) < 1e-9
    # The 9,500th of 10,000: the quantile of (9,499 + 1/2) / 10,000.
    assert abs(float(drawn[9499]) - NormalDist().inv_cdf(0.94995)) < 1e-12


def test_columns_are_the_same_in_every_version_and_differ_from_one_another() -> None:
    # The order of the first column, as any version of Python and NumPy has to make it.
    order = np.rint(shares(0) * DRAWS - 0.5).astype("<i4").tobytes()
    assert hashlib.sha256(order).hexdigest()[:16] == "1950d0dc866ca368"
    assert abs(float(np.corrcoef(normals(0), normals(1))[0, 1])) < 0.03
