"""Coverage on small cases, against loops over everything and formulas of another kind."""

import random
from datetime import date, timedelta
from itertools import product

import numpy as np
import pandas as pd
import pytest

from tourplanner.analysis.coverage import (
    Coverage,
    Nearest,
    Scope,
    ScopedCoverage,
    least_served,
    most_gained,
    nearest,
    scoped,
)
from tourplanner.analysis.coverage_figures import STEPS, by_area, figures, gini, overall
from tourplanner.analysis.coverage_places import (
    HelpPlace,
    PlaceKind,
    any_day,
    help_places,
    on_dates,
    without_van,
)
from tourplanner.domain.config import Stop
from tourplanner.domain.period import HOUR, Half
from tourplanner.domain.place import Area, Commune, Position, ServiceSite
from tourplanner.domain.tour import Tour, Visit

HERE = Position(43.6, 0.5)
MONDAY = date(2027, 1, 4)
SITES = (
    ServiceSite("1", "Open all week", "", "32001", HERE, ("09:00 - 12:00",) * 5 + ("",)),
    ServiceSite("2", "Open on Tuesdays", "", "32002", HERE, ("", "09:00 - 12:00", "", "", "", "")),
)
STOPS = tuple(
    Stop(id_, id_, f"Stop {id_}", "1", HERE, visits=1, required=True, priority=1, regular=True)
    for id_ in ("a", "b", "never")
)


def tour(day: date, *stops: str) -> Tour:
    """A tour on `day`; only its date and stops matter here."""
    visits = tuple(Visit(stop, Half.MORNING, 9 * HOUR, 9 * HOUR, 12 * HOUR, 0, 0) for stop in stops)
    return Tour("van", "depot", day, 0, 0, 0, 0, None, visits, 0, 0)


TOURS = (tour(MONDAY, "a"), tour(MONDAY + timedelta(days=1), "b", "a"))
PLACES = help_places(SITES, STOPS, TOURS)


def random_coverage(seed: int, communes: int = 12, places: int = 6, dates: int = 4) -> Coverage:
    """Random drives, weights (some 0) and openings; every date has a site that is open."""
    draw = random.Random(seed)
    seconds = np.array(
        [[draw.randrange(0, 45 * 60) for _ in range(places)] for _ in range(communes)], dtype=np.int32
    )
    found = tuple(
        HelpPlace(PlaceKind.SITE if i < places // 2 else PlaceKind.VAN, str(i), str(i), "", HERE)
        for i in range(places)
    )
    table = [[i == 0 or draw.random() < 0.5 for i in range(places)] for _ in range(dates)]
    openings = any_day(found) if dates == 1 else None
    if openings is None:
        days = tuple(MONDAY + timedelta(days=i) for i in range(dates))
        openings = type(any_day(found))(days, np.array(table))
    epcis = ("1", "2", "3")
    named = tuple(
        Commune(f"32{i:03}", f"C{i}", draw.choice(epcis), HERE, 0, "32000") for i in range(communes)
    )
    weights = np.array([draw.choice([0, 1, 40, 500, 1200.5]) for _ in named], dtype=np.float64)
    weights[0] = 10
    scope = scoped(Scope.TOURING_DAYS, openings, seconds, found)
    areas = tuple(Area(epci, epci) for epci in sorted({each.epci for each in named}))
    return Coverage(named, areas, weights, "population", found, (scope,))


def test_places_are_sites_and_visited_stops() -> None:
    assert [(place.kind, place.id) for place in PLACES] == [
        (PlaceKind.SITE, "1"),
        (PlaceKind.SITE, "2"),
        (PlaceKind.VAN, "a"),
        (PlaceKind.VAN, "b"),
    ]


def test_a_day_opens_what_is_open_that_very_day() -> None:
    sunday = MONDAY - timedelta(days=1)
    days = [MONDAY, MONDAY + timedelta(days=1), MONDAY + timedelta(days=2), sunday]
    holidays = {MONDAY + timedelta(days=2): "Jour férié"}

    openings = on_dates(days, PLACES, SITES, TOURS, holidays)

    assert openings.open.tolist() == [
        [True, False, True, False],  # Monday: the second site opens on Tuesdays only
        [True, True, True, True],
        [False, False, False, False],  # a public holiday
        [False, False, False, False],  # no hours are published for Sundays
    ]
    assert without_van(openings, PLACES).open[1].tolist() == [True, True, False, False]
    assert any_day(PLACES).open.tolist() == [[True] * 4]


@pytest.mark.parametrize("seed", range(20))
def test_nearest_is_that_of_a_loop_over_everything(seed: int) -> None:
    draw = random.Random(seed)
    seconds = np.array([[draw.randrange(50) for _ in range(5)] for _ in range(7)], dtype=np.int32)
    open_ = np.array([[draw.random() < 0.4 for _ in range(5)] for _ in range(3)])

    found = nearest(seconds, open_)

    for day, commune in product(range(3), range(7)):
        there = [(int(seconds[commune, place]), place) for place in range(5) if open_[day, place]]
        best = min(there, default=(np.inf, -1))
        assert (found.seconds[day, commune], found.place[day, commune]) == best


def test_nothing_open_is_infinitely_far() -> None:
    found = nearest(np.array([[60]], dtype=np.int32), np.array([[False]]))
    assert (found.seconds[0, 0], found.place[0, 0]) == (np.inf, -1)
    told = figures(found, np.array([5.0]))
    assert (told.total, told.within, told.mean, told.spread, told.gini) == (5, (0, 0, 0, 0), None, None, None)


@pytest.mark.parametrize("seed", range(20))
def test_figures_are_those_of_pandas(seed: int) -> None:
    coverage = random_coverage(seed)
    scope = coverage.main
    for side, name in ((scope.before, "before"), (scope.after, "after")):
        frame = pd.DataFrame(side.seconds / 60, columns=[each.code for each in coverage.communes]).T
        frame["weight"] = coverage.weights
        frame["epci"] = [each.epci for each in coverage.communes]
        for change in (overall(coverage, scope), *by_area(coverage, scope)):
            rows = frame if change.area is None else frame[frame["epci"] == change.area.epci]
            rows = rows[rows["weight"] > 0]
            told = getattr(change, name)
            assert told.total == pytest.approx(rows["weight"].sum())
            drives = rows.drop(columns=["weight", "epci"]).astype(float)
            for step, within in zip(STEPS, told.within, strict=True):
                counts = [rows.loc[drives[day] <= step, "weight"].sum() for day in drives]
                assert within == pytest.approx(np.mean(counts))
            if rows.empty:
                assert told.mean is None
                continue
            mean = drives.mean(axis=1)
            assert told.mean / 60 == pytest.approx(np.average(mean, weights=rows["weight"]))
            assert told.spread / 60 == pytest.approx(mean.max() - mean.min())
            assert told.gini == pytest.approx(pairwise_gini(mean.to_numpy(), rows["weight"].to_numpy()))


def pairwise_gini(values: np.ndarray, weights: np.ndarray) -> float:
    """Half the mean difference of all pairs over the mean: the definition, pair by pair."""
    difference = np.abs(values[:, None] - values[None, :])
    mean = np.average(values, weights=weights)
    if not mean:
        return 0.0
    return float((difference * np.outer(weights, weights)).sum() / (2 * weights.sum() ** 2 * mean))


def test_gini_of_known_cases() -> None:
    ones = np.ones(4)
    assert gini(np.array([3.0, 3, 3, 3]), ones) == 0
    # One of four has all: 1 - 1/4.
    assert gini(np.array([0.0, 0, 0, 8]), ones) == pytest.approx(0.75)
    # 1, 2, 3, 4: the sum of |differences| of all ordered pairs is 20, over 2 * 16 * 2.5.
    assert gini(np.array([4.0, 1, 3, 2]), ones) == pytest.approx(20 / 80)
    # A commune of weight 3 counts as three communes.
    assert gini(np.array([1.0, 5]), np.array([3.0, 1])) == pytest.approx(gini(np.array([1.0, 1, 1, 5]), ones))
    assert gini(np.zeros(3), np.ones(3)) == 0


@pytest.mark.parametrize("seed", range(5))
def test_the_van_never_makes_a_drive_longer(seed: int) -> None:
    scope = random_coverage(seed).main
    assert (scope.after.seconds <= scope.before.seconds).all()
    assert (scope.saved_seconds >= 0).all()


def test_lists_are_sorted_and_leave_out_what_counts_for_nothing() -> None:
    coverage = random_coverage(3)
    after, saved = coverage.main.after.mean_seconds, coverage.main.saved_seconds
    counting = [i for i in range(len(after)) if coverage.weights[i] > 0]

    least = least_served(coverage, coverage.main, 5)
    assert list(least) == sorted(counting, key=lambda i: (-after[i], -coverage.weights[i], i))[:5]
    gained = most_gained(coverage, coverage.main, 100)
    assert list(gained) == sorted(
        (i for i in counting if saved[i] > 0), key=lambda i: (-saved[i], -coverage.weights[i], i)
    )
    assert len(least) == 5


def test_saved_is_nothing_where_nothing_is_open() -> None:
    closed = np.full((1, 1), np.inf)
    side = Nearest(closed, np.full((1, 1), -1))
    scope = ScopedCoverage(Scope.DATE, any_day(()), side, side)
    assert scope.saved_seconds.tolist() == [0]


def test_saved_is_beyond_measure_where_only_the_van_is_open() -> None:
    day = MONDAY + timedelta(days=1)
    openings = on_dates([day], PLACES, SITES, TOURS, {day: "Jour férié"})
    found = scoped(Scope.DATE, openings, np.full((2, len(PLACES)), 600, dtype=np.int32), PLACES)
    assert found.after.mean_seconds.tolist() == [600, 600]
    assert found.saved_seconds.tolist() == [np.inf, np.inf]
