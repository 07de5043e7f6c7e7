"""How far residents are from help: the drive by car to the nearest open place, without and with the van.

The drive of commune c on date d is ::

    t[d, c] = min over places p open on d of seconds[c, p]

from the village centre, where every resident of a commune is taken to live. Two scopes look at it.
*Any day*: one row with every site and every stop of the cycle, the drive of someone who can wait for
the day when the place is open. *Touring days*: a row for each touring date of the cycle, with the sites
open on that weekday and the stops visited on that very date, the drive of someone who needs help that
day. The first is kind to the van, whose stop may open once in four weeks; the second is strict. Both are
shown, and neither stands for the other. *A date* is the second for a single date, with every site that
exists on it; *without appointment* is the same date for whoever has none, where that makes a difference.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from tourplanner.analysis.coverage_places import HelpPlace, OpenCount, Openings, without_van
from tourplanner.domain.place import Area, Commune


class Scope(StrEnum):
    """Which days are looked at."""

    ANY_DAY = "any-day"
    TOURING_DAYS = "touring-days"
    DATE = "date"
    WALK_IN = "date-without-appointment"


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest open place of every commune on every date.

    Attributes
    ----------
    seconds
        float64[d, n], the drive; infinite where nothing is open.
    place
        intp[d, n], index of the place, the first of equals; -1 where nothing is open.
    """

    seconds: NDArray[np.float64]
    place: NDArray[np.intp]

    @property
    def mean_seconds(self) -> NDArray[np.float64]:
        """float64[n], the mean over the dates; infinite where nothing is open on one of them."""
        return np.asarray(self.seconds.mean(axis=0), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class ScopedCoverage:
    """The drives of one scope before (sites alone) and after (sites or van); d rows of dates each."""

    scope: Scope
    openings: Openings
    before: Nearest
    after: Nearest

    @property
    def dates(self) -> tuple[date, ...]:
        """The dates of the rows; none for any day."""
        return self.openings.dates

    @property
    def saved_seconds(self) -> NDArray[np.float64]:
        """float64[n], what the van saves each commune, 0 or more; 0 too where nothing is open at all."""
        before, after = self.before.mean_seconds, self.after.mean_seconds
        return np.subtract(before, after, out=np.zeros_like(before), where=np.isfinite(after))


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was measured.

    Attributes
    ----------
    communes
        The n communes in force, by code.
    areas
        Their intercommunalités, by SIREN.
    weights
        float64[n], what each commune counts for, its residents usually.
    weight
        Name of that column.
    places
        The p places of help, sites first.
    scopes
        The main scope first.
    count
        How many places are open on the date that is looked at; None for the cycle.
    """

    communes: tuple[Commune, ...]
    areas: tuple[Area, ...]
    weights: NDArray[np.float64]
    weight: str
    places: tuple[HelpPlace, ...]
    scopes: tuple[ScopedCoverage, ...]
    count: OpenCount | None = None

    @property
    def main(self) -> ScopedCoverage:
        """The scope that lists and maps begin with."""
        return self.scopes[0]

    def place(self, index: int) -> HelpPlace | None:
        """A place by its index; None for -1."""
        return None if index < 0 else self.places[index]

    def members(self, area: Area) -> NDArray[np.bool_]:
        """bool[n], which communes belong to `area`."""
        return np.array([commune.epci == area.epci for commune in self.communes], dtype=np.bool_)


def scoped(
    scope: Scope, openings: Openings, seconds: NDArray[np.int32], places: Sequence[HelpPlace]
) -> ScopedCoverage:
    """The drives of a scope; `seconds` is int32[n, p], [commune, place]."""
    before = nearest(seconds, without_van(openings, places).open)
    return ScopedCoverage(scope, openings, before, nearest(seconds, openings.open))


def nearest(seconds: NDArray[np.int32], open_: NDArray[np.bool_]) -> Nearest:
    """The nearest open place, from int32[n, p] of drives and bool[d, p] of openings."""
    dates, communes = len(open_), len(seconds)
    if not seconds.size:
        return Nearest(np.full((dates, communes), np.inf), np.full((dates, communes), -1, dtype=np.intp))
    drives = np.where(open_[:, np.newaxis, :], seconds.astype(np.float64)[np.newaxis], np.inf)
    place = drives.argmin(axis=2)
    shortest = np.take_along_axis(drives, place[..., np.newaxis], axis=2)[..., 0]
    return Nearest(shortest, np.where(np.isfinite(shortest), place, -1))


def least_served(coverage: Coverage, scope: ScopedCoverage, count: int) -> tuple[int, ...]:
    """Indices of the communes with the longest drives in spite of the van, the longest first.

    Communes that count for nothing are left out, here and in `most_gained`.
    """
    return _ranked(coverage, scope.after.mean_seconds, count)


def most_gained(coverage: Coverage, scope: ScopedCoverage, count: int) -> tuple[int, ...]:
    """Indices of the communes whose drive the van shortens most; none that it does not."""
    saved = scope.saved_seconds
    return tuple(index for index in _ranked(coverage, saved, count) if saved[index] > 0)


def _ranked(coverage: Coverage, values: NDArray[np.float64], count: int) -> tuple[int, ...]:
    """The largest values first; equal ones by weight, then in the order of the codes."""
    order = np.lexsort((np.arange(len(values)), -coverage.weights, -values))
    return tuple(int(index) for index in order if coverage.weights[index] > 0)[:count]
