"""How many people a visit may expect, and how many it can receive.

Expected visitors of a visit v are theta * E(v), with theta the visitors of 1,000 residents who live beside
the stop, had not been helped for long, in an ordinary month, and the exposure ::

    E(v) = sum over communes c with t(c, v) <= reach, and no France Services site nearer, of
           weight(c) / 1000 * 2 ** (-t(c, v) / half_drive)          drives put people off
           * (1 - 2 ** (-k / renewal_weeks))                         needs come back in k weeks
           * season(month)                                           taxes in April to June, December

t is the drive by car, k the weeks since the last visit of the stop; before its first one, the weeks that lie
between its visits in the cycle. Residents in reach of several stops count for each of them, which is part
of what theta has learnt, or not yet.

The belief in theta starts as a Gamma distribution and learns from counts, see `analysis.belief`. Its usual
mean comes from the only figure that was published, "about 60 people in the first three months" of the pilot:
the twelve visits of the first thirteen weeks of `data/pilot-2019.toml` (four communes of Armagnac Adour, one
visit each every four weeks) have an exposure of 12.1, and 60 / 12.1 is about 5. Which communes were toured,
how often, and how many of the 60 came twice was not published: with weekly visits the same 60 would make
3.9, with the 24 communes of `data/pilot.toml` 1.3. Hence the shape of 2, as if two visitors had been counted:
with 80 % the rate lies between 1.3 and 9.7, a quarter and twice the mean. A month of counts outweighs it.
The other numbers (how drives put off, how needs come back, seasons) are round guesses of ours that no
published figure supports; they shift people between visits, and the rate corrects their sum.

What a visit can receive is ::

    capacity = floor(desks * seconds of the visit / seconds per person)
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import fsum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from tourplanner.analysis.belief import GammaBelief, Range
from tourplanner.domain.attendance import Attendance
from tourplanner.domain.config import Config
from tourplanner.domain.period import Half
from tourplanner.domain.reckoning import DemandRules
from tourplanner.domain.tour import Tour, Visit

TAX_MONTHS = (4, 5, 6)
YEAR_END = 12
THOUSAND = 1000


class Load(StrEnum):
    """How a visit stands to its capacity.

    ``OVER``: more people are expected than can be received; ``TIGHT``: that lies within the range.
    """

    FITS = "fits"
    TIGHT = "tight"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class VisitExposure:
    """A visit on a real date: ``base`` is the exposure after an endless absence, ``weeks`` the absence."""

    date: date
    stop: str
    half: Half
    van: str
    seconds: int
    weeks: float
    base: float
    exposure: float


@dataclass(frozen=True, slots=True)
class VisitDemand:
    """What is expected at a visit.

    Attributes
    ----------
    visitors
        People expected, and their range.
    capacity
        People who can be received.
    fit_weeks
        For a visit that is over its capacity, the most weeks between visits with which it would not
        be; None when not even weekly visits would do, or it is not over.
    """

    visit: VisitExposure
    visitors: Range
    capacity: int
    load: Load
    fit_weeks: int | None


def prior(rules: DemandRules) -> GammaBelief:
    """What the config believes of the rate."""
    return GammaBelief.of_mean(rules.visitors_per_thousand, rules.rate_shape)


def exposures(
    config: Config,
    tours: Sequence[Tour],
    weights: NDArray[np.float64],
    seconds: NDArray[np.int32],
    to_site: NDArray[np.float64],
) -> tuple[VisitExposure, ...]:
    """The exposure of every visit of `tours`, which are in order of date.

    Parameters
    ----------
    weights
        float64[n], what each commune counts for.
    seconds
        int32[n, s], drives by car to each stop, in the order of the config.
    to_site
        float64[n], drives to the nearest France Services site; infinite where there is none.
    """
    drawn = draws(config.demand, weights, seconds, to_site)
    return exposures_of(config, tours, dict(zip((stop.id for stop in config.stops), drawn, strict=True)))


def exposures_of(
    config: Config,
    tours: Sequence[Tour],
    drawn: Mapping[str, float],
    before: Mapping[str, date] = MappingProxyType({}),
) -> tuple[VisitExposure, ...]:
    """The exposure of every visit of `tours`; `drawn` are the `draws` by id of the stop.

    `before` is when stops were last visited, by their ids, before all these tours.
    """
    rules = config.demand
    usual = {stop.id: config.calendar.weeks / stop.visits for stop in config.stops}
    last = dict(before)
    found = []
    for tour in tours:
        for visit in tour.visits:
            ago = last.get(visit.stop)
            weeks = (tour.date - ago).days / 7 if ago else usual[visit.stop]
            last[visit.stop] = tour.date
            found.append(_exposure(rules, tour, visit, weeks, float(drawn[visit.stop])))
    return tuple(found)


def draws(
    rules: DemandRules,
    weights: NDArray[np.float64],
    seconds: NDArray[np.int32],
    to_site: NDArray[np.float64],
) -> NDArray[np.float64]:
    """float64[s], thousands of residents that each stop draws from, those farther away less."""
    comes = (seconds <= rules.reach) & (seconds <= to_site[:, np.newaxis])
    decay = np.where(comes, np.exp2(-seconds / rules.half_drive), 0.0)
    return np.asarray(weights @ decay / THOUSAND, dtype=np.float64)


def renewal(rules: DemandRules, weeks: float) -> float:
    """The share of the need that is there `weeks` after a visit, below 1."""
    return float(1 - 2 ** (-weeks / rules.renewal_weeks))


def season(rules: DemandRules, day: date) -> float:
    """The factor of the month."""
    if day.month in TAX_MONTHS:
        return rules.tax_season
    return rules.year_end if day.month == YEAR_END else 1.0


def demanded(config: Config, visits: Sequence[VisitExposure], belief: GammaBelief) -> tuple[VisitDemand, ...]:
    """What is expected at each visit, and whether it fits."""
    desks = {van.id: van.desks for van in config.vans}
    return tuple(_demand(config.demand, visit, desks[visit.van], belief) for visit in visits)


def learnt(
    belief: GammaBelief, visits: Sequence[VisitExposure], counts: Mapping[tuple[date, str], int]
) -> GammaBelief:
    """The belief after the counts of those of `visits` that have one, by date and stop."""
    counted = [visit for visit in visits if (visit.date, visit.stop) in counts]
    total = sum(counts[visit.date, visit.stop] for visit in counted)
    return belief.updated(total, sum(visit.exposure for visit in counted))


def ordinary_people(
    config: Config, drawn: Mapping[str, float], counts: Sequence[Attendance]
) -> dict[str, float]:
    """People expected at an ordinary visit of each stop, by its id.

    In an ordinary month, and as many weeks after the last visit as the cycle has between two. The rate that
    all counts teach is what is believed of each stop before its own; these are weighed as `learnt` does, for
    what comes to one square again and again is no chance.

    Parameters
    ----------
    drawn
        The `draws` by id of the stop.
    counts
        Of stops of the config.
    """
    rules = config.demand
    usual = {
        stop.id: drawn[stop.id] * renewal(rules, config.calendar.weeks / stop.visits) for stop in config.stops
    }
    came: Counter[str] = Counter()
    exposure: dict[str, float] = defaultdict(float)
    for each in counts:
        if each.visitors is None:
            continue
        came[each.stop] += each.visitors
        exposure[each.stop] += usual[each.stop] * season(rules, each.date)
    rate = prior(rules).updated(sum(came.values()), sum(exposure.values())).mean
    believed = GammaBelief.of_mean(rate, rules.rate_shape)
    return {
        stop: believed.updated(came[stop], exposure[stop]).mean * number for stop, number in usual.items()
    }


def _exposure(rules: DemandRules, tour: Tour, visit: Visit, weeks: float, drawn: float) -> VisitExposure:
    base = drawn * season(rules, tour.date)
    return VisitExposure(
        date=tour.date,
        stop=visit.stop,
        half=visit.half,
        van=tour.van,
        seconds=visit.open_seconds,
        weeks=weeks,
        base=base,
        exposure=base * renewal(rules, weeks),
    )


def _demand(rules: DemandRules, visit: VisitExposure, desks: int, belief: GammaBelief) -> VisitDemand:
    visitors = belief.predicted(visit.exposure)
    capacity = desks * visit.seconds // rules.service
    if visitors.mean > capacity:
        return VisitDemand(visit, visitors, capacity, Load.OVER, _fitting(rules, visit, capacity, belief))
    load = Load.TIGHT if visitors.high > capacity else Load.FITS
    return VisitDemand(visit, visitors, capacity, load, None)


def _fitting(rules: DemandRules, visit: VisitExposure, capacity: int, belief: GammaBelief) -> int | None:
    """The most whole weeks, fewer than now, after which no more are expected than can be received."""
    for weeks in range(int(visit.weeks), 0, -1):
        if belief.mean * visit.base * renewal(rules, weeks) <= capacity:
            return weeks
    return None


def cycle_people(config: Config, tours: Sequence[Tour], drawn: Mapping[str, float]) -> float:
    """People expected at the visits of one cycle, nothing having been counted yet.

    Of a cycle that repeats, the last visit before the first one is that of the cycle before.

    `drawn` are thousands of residents that each stop draws from, by its id; see `draws`.
    """
    before: dict[str, date] = {}
    if config.calendar.repeats:
        round_ = timedelta(weeks=config.calendar.weeks)
        before = {visit.stop: tour.date - round_ for tour in tours for visit in tour.visits}
    visits = exposures_of(config, tours, drawn, before)
    return prior(config.demand).mean * fsum(visit.exposure for visit in visits)
