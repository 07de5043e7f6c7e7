"""Gamma and Poisson against other libraries, numeric integration, and properties that must hold."""

from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from tourplanner.analysis.belief import LEVEL, GammaBelief

shapes = st.floats(0.2, 50)
exposures = st.floats(0.05, 50)
counts = st.integers(0, 200)
beliefs = st.builds(GammaBelief, shapes, exposures)


def test_a_belief_of_a_mean() -> None:
    belief = GammaBelief.of_mean(5, 2)
    assert belief.mean == 5
    # Variance a / b**2: the standard deviation is mean / sqrt(shape).
    assert stats.gamma(belief.shape, scale=1 / belief.exposure).std() == pytest.approx(5 / 2**0.5)


@given(beliefs)
def test_the_interval_is_that_of_scipy(belief: GammaBelief) -> None:
    low, high = stats.gamma(belief.shape, scale=1 / belief.exposure).interval(LEVEL)
    assert (belief.range.low, belief.range.high) == pytest.approx((low, high), rel=1e-6, abs=1e-12)


@given(beliefs, counts, exposures)
def test_the_posterior_mean_lies_between_prior_and_data(
    belief: GammaBelief, count: int, exposure: float
) -> None:
    least, most = sorted((belief.mean, count / exposure))
    assert least - 1e-9 <= belief.updated(count, exposure).mean <= most + 1e-9


@given(beliefs, st.lists(st.tuples(counts, exposures), max_size=6))
def test_the_order_of_counts_does_not_matter(belief: GammaBelief, data: list[tuple[int, float]]) -> None:
    one = belief
    for count, exposure in data:
        one = one.updated(count, exposure)
    other = belief.updated(sum(count for count, _ in data), sum(exposure for _, exposure in data))
    assert (one.shape, one.exposure) == pytest.approx((other.shape, other.exposure))


@given(beliefs, st.integers(1, 200), exposures)
def test_more_visitors_make_it_relatively_narrower(belief: GammaBelief, count: int, exposure: float) -> None:
    after = belief.updated(count, exposure)
    # The standard deviation in terms of the mean is 1 / sqrt(shape), and the bounds move together.
    assert after.shape > belief.shape
    before_width, after_width = (each.range.high / max(each.range.low, 1e-300) for each in (belief, after))
    assert after_width < before_width


@given(st.integers(1, 30), exposures, st.integers(1, 30))
def test_counts_that_agree_make_it_narrower(shape: int, exposure: float, times: int) -> None:
    belief = GammaBelief(shape, exposure)
    widths = [
        each.range.high - each.range.low
        for each in accumulate(range(times), lambda b, _: b.updated(shape, exposure), initial=belief)
    ]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < widths[0]


@pytest.mark.parametrize("seed", range(12))
def test_the_posterior_is_that_of_numeric_integration(seed: int) -> None:
    draw = np.random.default_rng(seed)
    shape, rate = draw.uniform(0.5, 8), draw.uniform(0.1, 4)
    data = [(int(draw.poisson(6)), float(draw.uniform(0.3, 3))) for _ in range(4)]
    belief = GammaBelief(shape, rate)
    for count, exposure in data:
        belief = belief.updated(count, exposure)

    # Prior times likelihood on a fine grid, without any conjugacy.
    theta = np.linspace(1e-6, 60, 400_001)
    logs = stats.gamma(shape, scale=1 / rate).logpdf(theta)
    logs += sum(stats.poisson(theta * exposure).logpmf(count) for count, exposure in data)
    density = np.exp(logs - logs.max())
    density /= np.trapezoid(density, theta)
    assert belief.mean == pytest.approx(np.trapezoid(density * theta, theta), rel=1e-5)
    cumulated = np.cumsum(density) * (theta[1] - theta[0])
    low, high = (theta[np.searchsorted(cumulated, q)] for q in (0.1, 0.9))
    assert (belief.range.low, belief.range.high) == pytest.approx((low, high), abs=2e-3)


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "rate", "exposure"), [(2, 0.4, 1.1), (0.7, 3.0, 9.0), (31.5, 6.2, 0.2)])
def test_predictions_are_those_of_numeric_integration(shape: float, rate: float, exposure: float) -> None:
    found = GammaBelief(shape, rate).predicted(exposure)

    def at_most(number: int) -> float:
        """P(n <= number), the Poisson averaged over the Gamma."""
        value, _ = integrate.quad(
            lambda t: stats.poisson(t * exposure).cdf(number) * stats.gamma(shape, scale=1 / rate).pdf(t),
            0,
            np.inf,
        )
        return float(value)

    assert found.mean == pytest.approx(shape / rate * exposure)
    for bound, probability in ((int(found.low), 0.1), (int(found.high), 0.9)):
        assert at_most(bound) >= probability - 1e-7
        assert bound == 0 or at_most(bound - 1) < probability + 1e-7


@given(beliefs, st.floats(0.001, 30))
def test_predictions_are_those_of_the_negative_binomial(belief: GammaBelief, exposure: float) -> None:
    found = belief.predicted(exposure)
    other = stats.nbinom(belief.shape, belief.exposure / (belief.exposure + exposure))
    assert found.mean == pytest.approx(other.mean())
    for bound, probability in ((found.low, 0.1), (found.high, 0.9)):
        assert other.cdf(bound) >= probability - 1e-9
        assert bound == 0 or other.cdf(bound - 1) < probability + 1e-9
    # What is inside has the probability that is promised, at least.
    assert other.cdf(found.high) - other.cdf(found.low - 1) >= LEVEL - 1e-9
