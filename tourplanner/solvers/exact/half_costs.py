"""What half-days cost at given prices, whatever the other half of their day."""

from dataclasses import dataclass

import numpy as np

from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.exact.day_kind import DayKind
from tourplanner.solvers.exact.half_days import HalfDays
from tourplanner.solvers.exact.prices import Prices


@dataclass(frozen=True, slots=True)
class Rests:
    """Of half-days, what is left over of cuts: a pair pays one of ``duals`` where both ``have`` it.

    ``have`` is bool[half-days, n], ``duals`` float64[n], the same for both halves.
    """

    have: Array
    duals: Array


@dataclass(frozen=True, slots=True)
class HalfCosts:
    """Half-days of a cell: the least that each adds to a day, what it earns (less than 0), its rests of cuts.

    ``earned_by_row`` is by row of the kind, the others are by position in ``rows``.
    """

    rows: Array
    least: Array
    end: Array
    earned_by_row: Array
    rests_by_row: Rests

    @classmethod
    def of(cls, kind: DayKind, number: int, rows: Array, prices: Prices) -> "HalfCosts":
        """Those of some rows of the morning (0) or the afternoon of a kind of day."""
        half = kind.halves[number]
        earned, rests = _earned(half, number, prices)
        if number == 0 and prices.areas is not None:
            earned -= prices.areas[half.first]
        end = half.first if number == 0 else half.last
        leg = (kind.out if number == 0 else kind.home)[0][end]
        way = kind.ways[0 if number == 0 else 2][end]
        inside = kind.rules.setup + half.length + kind.rules.packup
        edge = kind.rules.prepare if number == 0 else kind.rules.close
        least = prices.drive * (leg + half.drive) + prices.work * (edge + way + inside) + earned
        joint = half.last if number == 0 else half.first
        return cls(rows, least[rows], joint[rows], earned, rests)


def _earned(half: HalfDays, number: int, prices: Prices) -> tuple[Array, Rests]:
    """Per half-day what it pays for cuts less what its visits earn, and what is left over of the cuts."""
    visits = prices.visits[number]
    padded = np.append(visits, 0.0)  # position -1 earns nothing
    earned: Array = -padded[half.orders].sum(axis=1)
    if not prices.cuts:
        return earned, Rests(np.zeros((len(half), 0), bool), np.zeros(0))
    parts, duals = np.array([cut.parts for cut in prices.cuts]), np.array(list(prices.cuts.values()))
    weights = np.zeros((len(visits) + 1, len(parts)), np.int64)
    for place, cut in enumerate(prices.cuts):
        np.add.at(weights[:, place], list(cut.stops), 1)
    met = sum(weights[column] for column in half.orders.T)
    counted, rest = np.divmod(met, parts)
    # A rest in the morning and what it lacks at least in the afternoon are once more.
    places = np.repeat(np.arange(len(parts)), parts - 1)
    lack = np.concatenate([np.arange(1, each) for each in parts])
    left = rest[:, places] == lack if number == 0 else rest[:, places] >= parts[places] - lack
    return earned + counted @ duals, Rests(left, duals[places])
