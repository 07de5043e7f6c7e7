"""Exposure, capacity and load, reckoned again with loops."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from tests.instances import pilot
from tourplanner.analysis.belief import GammaBelief
from tourplanner.analysis.demand import (
    Load,
    VisitExposure,
    cycle_people,
    demanded,
    draws,
    exposures,
    learnt,
    ordinary_people,
    prior,
    renewal,
    season,
)
from tourplanner.domain.attendance import Attendance
from tourplanner.domain.period import HOUR, MINUTE, Half
from tourplanner.domain.reckoning import DemandRules
from tourplanner.domain.tour import Tour, Visit
from tourplanner.inputs.config.build import usual

RULES: DemandRules = usual("demand")
MONDAY = date(2027, 1, 4)
FAR = 10.0**9


def tour(day: date, *stops: str) -> Tour:
    """A tour with visits of 150 minutes; only date, van and visits matter here."""
    visits = tuple(
        Visit(stop, half, 0, 9 * HOUR, 9 * HOUR + 150 * MINUTE, 0, 0)
        for stop, half in zip(stops, Half, strict=False)
    )
    return Tour("camping-car", "auch", day, 0, 0, 0, 0, None, visits, 0, 0)


def test_half_as_many_come_from_the_half_drive() -> None:
    # Three communes of 1,000: beside the stop, at half_drive, at twice half_drive.
    seconds = np.array([[0], [8 * MINUTE], [16 * MINUTE]], dtype=np.int32)
    far = np.full(3, FAR)
    assert draws(RULES, np.full(3, 1000.0), seconds, far).tolist() == pytest.approx([1 + 0.5 + 0.25])


def test_nobody_comes_from_beyond_reach_or_past_a_nearer_site() -> None:
    seconds = np.array([[20 * MINUTE], [20 * MINUTE + 1], [10 * MINUTE], [10 * MINUTE]], dtype=np.int32)
    to_site = np.array([FAR, FAR, 10 * MINUTE - 1, 10 * MINUTE])
    found = [draws(RULES, np.eye(4)[i] * 1000, seconds, to_site)[0] for i in range(4)]
    assert found == pytest.approx([2 ** (-20 / 8), 0, 0, 2 ** (-10 / 8)])


def test_needs_come_back_and_level_off() -> None:
    assert renewal(RULES, 0) == 0
    assert renewal(RULES, 4) == pytest.approx(0.5)
    assert renewal(RULES, 8) == pytest.approx(0.75)
    assert renewal(RULES, 520) == pytest.approx(1)


@pytest.mark.parametrize(
    ("month", "factor"), [(1, 1), (3, 1), (4, 1.5), (6, 1.5), (7, 1), (11, 1), (12, 1.2)]
)
def test_seasons(month: int, factor: float) -> None:
    assert season(RULES, date(2027, month, 1)) == factor


def test_exposures_are_those_of_a_loop() -> None:
    config = pilot()
    draw = np.random.default_rng(5)
    communes, stops = 30, [stop.id for stop in config.stops]
    weights = draw.uniform(0, 900, communes)
    seconds = draw.integers(0, 40 * MINUTE, (communes, len(stops)), dtype=np.int32)
    to_site = draw.uniform(0, 40 * MINUTE, communes)
    days = [MONDAY, MONDAY + timedelta(days=28), MONDAY + timedelta(days=28 + 91)]
    tours = [tour(days[0], stops[0], stops[1]), tour(days[1], stops[0]), tour(days[2], stops[1], stops[0])]

    found = exposures(config, tours, weights, seconds, to_site)

    # Weeks since the last visit; before the first one, the four weeks of the cycle, one visit each.
    expected_weeks = [4, 4, 4, 17, 13]
    assert [visit.weeks for visit in found] == expected_weeks
    assert [visit.stop for visit in found] == [stops[0], stops[1], stops[0], stops[1], stops[0]]
    for visit, weeks in zip(found, expected_weeks, strict=True):
        place = stops.index(visit.stop)
        total = 0.0
        for commune in range(communes):
            drive = seconds[commune, place]
            if drive <= 20 * MINUTE and drive <= to_site[commune]:
                total += weights[commune] / 1000 * 0.5 ** (drive / (8 * MINUTE))
        factor = 1.5 if visit.date.month == 5 else 1
        assert visit.base == pytest.approx(total * factor)
        assert visit.exposure == pytest.approx(total * factor * (1 - 0.5 ** (weeks / 4)))


def visit_of(base: float, weeks: float = 4) -> VisitExposure:
    """A visit of 150 minutes with that base."""
    exposure = base * renewal(RULES, weeks)
    return VisitExposure(MONDAY, "32269", Half.MORNING, "camping-car", 150 * MINUTE, weeks, base, exposure)


def test_capacity_is_desks_times_time_over_time_per_person() -> None:
    config = pilot()
    assert config.vans[0].desks == 2
    for minutes, capacity in ((30, 10), (40, 7), (45, 6), (301, 0)):
        rules = replace(RULES, service=minutes * MINUTE)
        (found,) = demanded(replace(config, demand=rules), [visit_of(1)], prior(rules))
        # Two desks of 150 minutes: 300 minutes, whole people only.
        assert found.capacity == capacity == 300 // minutes


def test_loads() -> None:
    sure = GammaBelief(5000, 1000)  # 5 a unit, almost certain
    config = pilot()
    loads = {base: demanded(config, [visit_of(base)], sure)[0].load for base in (0.5, 3.0, 6.0)}
    # Expected: 1.25, 7.5 (a Poisson that exceeds 10 with more than one chance in ten), 15.
    assert loads == {0.5: Load.FITS, 3.0: Load.TIGHT, 6.0: Load.OVER}


@pytest.mark.parametrize("base", [4.1, 5.0, 6.5, 9.0, 12.0, 13.0, 40.0])
def test_the_frequency_that_would_fit(base: float) -> None:
    belief = GammaBelief(5000, 1000)
    (found,) = demanded(pilot(), [visit_of(base)], belief)
    assert found.load is Load.OVER
    fitting = [weeks for weeks in range(1, 5) if 5 * base * (1 - 2 ** (-weeks / 4)) <= found.capacity]
    assert found.fit_weeks == max(fitting, default=None)
    assert found.fit_weeks is None or found.fit_weeks < 4


def test_only_counted_visits_are_learnt_from() -> None:
    visits = [replace(visit_of(base), date=MONDAY + timedelta(days=i)) for i, base in enumerate((1.0, 2, 4))]
    counts = {(visits[0].date, "32269"): 3, (visits[2].date, "32269"): 9, (date(2030, 1, 1), "32269"): 99}
    start = GammaBelief(2, 0.4)
    after = learnt(start, visits, counts)
    assert (after.shape, after.exposure) == pytest.approx((2 + 12, 0.4 + 0.5 + 2))
    assert learnt(start, visits, {}) == start


def test_what_comes_to_one_stop_again_and_again_is_expected_there() -> None:
    config = pilot()
    stops = [stop.id for stop in config.stops]
    drawn = dict.fromkeys(stops, 2.0)
    full, empty, unknown = stops[:3]
    months = [date(2027, month, 1) for month in (1, 2, 3)]
    counts = [
        Attendance(day, stop, Half.MORNING, number)
        for stop, number in ((full, 12), (empty, 0))
        for day in months
    ]
    people = ordinary_people(config, drawn, counts)

    # As many exposures as counts, all alike, in months without a season.
    usual = 2.0 * renewal(RULES, config.calendar.weeks / config.stops[0].visits)
    rate = (RULES.rate_shape + 36) / (RULES.rate_shape / RULES.visitors_per_thousand + 6 * usual)
    assert people[unknown] == pytest.approx(rate * usual)
    own = (RULES.rate_shape + 36) / (RULES.rate_shape / rate + 3 * usual) * usual
    assert people[full] == pytest.approx(own)
    assert people[empty] == pytest.approx(RULES.rate_shape / (RULES.rate_shape / rate + 3 * usual) * usual)
    assert people[unknown] < people[full] < 12


def test_a_stop_that_draws_nobody_expects_nobody() -> None:
    config = pilot()
    drawn = dict.fromkeys((stop.id for stop in config.stops), 0.0)
    assert set(ordinary_people(config, drawn, []).values()) == {0.0}


def test_a_cycle_goes_round_the_first_visit_comes_after_the_last_one_of_the_cycle_before() -> None:
    config = pilot()
    [stop, *_] = config.stops
    twice = replace(config, stops=(replace(stop, visits=2),))
    tours = [tour(MONDAY, stop.id), tour(MONDAY + timedelta(7), stop.id)]
    drawn = {stop.id: 1.0}
    mean = prior(config.demand).mean
    # One week between them, and three to the next cycle: more than once every four weeks.
    round_the_cycle = mean * (renewal(RULES, 1) + renewal(RULES, 3))
    assert cycle_people(twice, tours, drawn) == pytest.approx(round_the_cycle)
    assert round_the_cycle > cycle_people(config, tours[:1], drawn) == pytest.approx(mean * renewal(RULES, 4))
    # These very weeks, and none before or after: the first one as usual.
    once = replace(twice, calendar=replace(twice.calendar, repeats=False))
    assert cycle_people(once, tours, drawn) == pytest.approx(mean * (renewal(RULES, 2) + renewal(RULES, 1)))
