"""What is believed of a rate of visitors, before and after they were counted: Gamma and Poisson.

Visitors n of a visit of exposure E are Poisson(theta * E), and theta is believed to be ::

    theta ~ Gamma(shape = a, rate = b)        mean a / b, variance a / b**2

which is as if `a` visitors had been counted already in an exposure of `b`. After counts n_i in exposures
E_i it is Gamma(a + sum n_i, b + sum E_i): the mean lies between that of the prior and that of the data.
Visitors of another visit are then negative binomial ::

    P(n <= k) = I_p(a, k + 1)   with p = b / (b + E)

where I is the regularised incomplete beta function. A. Gelman et al., Bayesian Data Analysis, 3rd ed.,
sections 2.6 and 2.7, http://www.stat.columbia.edu/~gelman/book/.

Counts of real visits vary more than Poisson about one rate common to all stops: with many counts the
belief gets narrower than the next count deserves, and ranges are then rather too narrow than too wide.
"""

from dataclasses import dataclass

from scipy.special import betainc, gammaincinv

LEVEL = 0.8
"""Probability with which ranges hold: one count in ten below, one in ten above."""


@dataclass(frozen=True, slots=True)
class Range:
    """An expected value, and the bounds that hold with probability `LEVEL`."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class GammaBelief:
    """A belief in a rate: ``shape`` visitors were seen, as it were, in ``exposure``; both more than 0."""

    shape: float
    exposure: float

    @classmethod
    def of_mean(cls, mean: float, shape: float) -> "GammaBelief":
        """The belief of that mean; its standard deviation is mean / sqrt(shape)."""
        return cls(shape, shape / mean)

    @property
    def mean(self) -> float:
        """The expected rate."""
        return self.shape / self.exposure

    @property
    def range(self) -> Range:
        """The rate and its credible interval, with equal tails."""
        tail = (1 - LEVEL) / 2
        low, high = (float(gammaincinv(self.shape, q)) / self.exposure for q in (tail, 1 - tail))
        return Range(self.mean, low, high)

    def updated(self, count: int, exposure: float) -> "GammaBelief":
        """The belief after `count` visitors more in `exposure`."""
        return GammaBelief(self.shape + count, self.exposure + exposure)

    def predicted(self, exposure: float) -> Range:
        """Visitors of a visit of `exposure`: their mean and predictive interval, whole numbers.

        The bounds are the smallest numbers that are not exceeded with probability 0.1 and 0.9, so
        that counts from the one to the other, both included, have at least `LEVEL`.
        """
        tail = (1 - LEVEL) / 2
        low, high = (self._quantile(q, exposure) for q in (tail, 1 - tail))
        return Range(self.mean * exposure, low, high)

    def _quantile(self, probability: float, exposure: float) -> int:
        """The smallest k with P(n <= k) >= probability, by bisection."""
        share = self.exposure / (self.exposure + exposure)
        below, above = -1, 0
        while betainc(self.shape, above + 1, share) < probability:
            below, above = above, 2 * above + 1
        while above - below > 1:
            middle = (below + above) // 2
            if betainc(self.shape, middle + 1, share) < probability:
                below = middle
            else:
                above = middle
        return above
