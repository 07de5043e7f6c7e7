"""What noted arrivals say of drives."""

import random
from math import exp

import pytest

from tourplanner.analysis.punctuality.learn import FEWEST, Drive, learn
from tourplanner.domain.travel_doubt import TravelDoubt

USUAL = TravelDoubt(bias=0.02, day=0.06, late=0.5, early=0.5, overrun_share=0.0, overrun=0.0)


def drives(number: int, factor: float, spread: float, seed: int = 1) -> list[Drive]:
    draw = random.Random(seed)
    found = []
    for _ in range(number):
        km = draw.uniform(10, 60)
        told = round(km * 62)
        sd = spread * (USUAL.day**2 + USUAL.late**2 / km) ** 0.5
        found.append(Drive(round(told * factor * exp(draw.gauss(0, sd))), told, round(1000 * km)))
    return found


def test_what_was_put_in_comes_out() -> None:
    learnt = learn(drives(400, 1.15, 1.5), USUAL)
    assert learnt is not None
    # The bias that is allowed for anyway is not counted twice.
    low, high = learnt.factor_between
    assert low < 1.15 / exp(USUAL.bias) < high
    assert high - low < 0.05
    low, high = learnt.spread_between
    assert low < 1.5 < high
    assert (learnt.days, learnt.slips) == (400, 0)


def test_intervals_hold_nineteen_times_of_twenty() -> None:
    hits = 0
    for seed in range(200):
        learnt = learn(drives(40, 1.0, 1.0, seed), USUAL)
        assert learnt is not None
        low, high = learnt.factor_between
        hits += low < exp(-USUAL.bias) < high
    assert hits / 200 == pytest.approx(0.95, abs=0.04)


def test_too_few_days_say_nothing() -> None:
    assert learn(drives(FEWEST - 1, 1.0, 1.0), USUAL) is None
    assert learn(drives(FEWEST, 1.0, 1.0), USUAL) is not None


def test_slips_are_left_out() -> None:
    good = drives(30, 1.0, 1.0)
    slips = [Drive(-600, 3000, 50_000), Drive(9 * 3600, 3000, 50_000)]
    learnt, clean = learn([*good, *slips], USUAL), learn(good, USUAL)
    assert learnt is not None
    assert clean is not None
    assert learnt.slips == 2
    assert learnt.factor == clean.factor
