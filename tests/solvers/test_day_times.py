"""Times of many days at once are those of each."""

import random

import numpy as np

from tests.problem.little import WORK
from tests.solvers.tiny_shared import Kind, tiny_shared
from tourplanner.domain.period import HOUR, MINUTE, Half
from tourplanner.problem.tallies import Tallies
from tourplanner.problem.time_tour import make_block
from tourplanner.problem.timing import DayRules, day_rules, full_day_times, half_day_times
from tourplanner.solvers.day_tours import make_day_tour, sessions_on
from tourplanner.solvers.exact.day_kind import day_kind
from tourplanner.solvers.exact.day_times import Pieces, full_days_times, half_days_times
from tourplanner.solvers.exact.half_days import half_days

DAYS = 3_000


def drawn(draw: random.Random, first: float, last: float) -> np.ndarray:
    """Whole minutes between two numbers of hours."""
    return np.array([MINUTE * draw.randint(int(60 * first), int(60 * last)) for _ in range(DAYS)])


def rules(draw: random.Random) -> DayRules:
    """Limits that bind often."""
    return day_rules(WORK)._replace(
        earliest_start=draw.randint(5, 9) * HOUR,
        latest_end=draw.randint(15, 19) * HOUR,
        lunch_opens=draw.randint(22, 26) * HOUR // 2,
        lunch_closes=draw.randint(26, 30) * HOUR // 2,
        lunch=draw.choice([0, 30, 45, 75]) * MINUTE,
        max_work=draw.randint(6, 11) * HOUR,
        max_span=draw.randint(7, 12) * HOUR,
    )


def test_full_days() -> None:
    draw = random.Random(1)
    legal = 0
    for _ in range(10):
        asked = rules(draw)
        lengths = drawn(draw, 0.5, 3), drawn(draw, 0.5, 3)
        opens = drawn(draw, 8, 10), drawn(draw, 13, 15)
        closes = opens[0] + lengths[0] + drawn(draw, 0, 1), opens[1] + lengths[1] + drawn(draw, 0, 1)
        legs = drawn(draw, 0, 2), drawn(draw, 0, 1), drawn(draw, 0, 2)
        pieces = [Pieces(o, c - length, length) for o, c, length in zip(opens, closes, lengths, strict=True)]
        found = full_days_times(asked, pieces[0], pieces[1], legs)
        for day in range(0, DAYS, 7):
            window = (int(opens[0][day]), int(closes[0][day]), int(opens[1][day]), int(closes[1][day]))
            own = [int(length[day]) for length in lengths]
            out, leg, home = (int(each[day]) for each in legs)
            times = full_day_times(asked, window, (own[0], own[1]), (out, leg, home))
            assert found.legal[day] == times.legal
            assert (found.start[day], found.end[day], found.work[day]) == (times.start, times.end, times.work)
            legal += times.legal
    assert legal > 400


def test_half_days() -> None:
    draw = random.Random(2)
    for _ in range(5):
        asked = rules(draw)
        length, opens = drawn(draw, 0.5, 3), drawn(draw, 8, 15)
        closes = opens + length + drawn(draw, 0, 1)
        out, home = drawn(draw, 0, 2), drawn(draw, 0, 2)
        found = half_days_times(asked, Pieces(opens, closes - length, length), out, home)
        for day in range(0, DAYS, 7):
            own = [int(each[day]) for each in (opens, closes, length, out, home)]
            times = half_day_times(asked, *own)
            assert found.legal[day] == times.legal
            assert (found.start[day], found.end[day], found.work[day]) == (times.start, times.end, times.work)


def test_day_tours_of_a_kind_are_those_made_one_by_one() -> None:
    seen = 0
    for seed in range(30):
        problem = tiny_shared(Kind.LUNCH if seed % 2 else Kind.EARLY, seed)
        day = problem.calendar.dates[0]
        kind = day_kind(problem, 0, day)
        assert kind is not None
        rows = [np.arange(len(half)) for half in kind.halves]
        pairs = np.repeat(rows[0], len(rows[1])), np.tile(rows[1], len(rows[0]))
        for tours in (kind.alone, kind.paired(*pairs)):
            for row in range(len(tours)):
                tour = kind.day_tour(tours, row)
                assert tour == make_day_tour(problem, 0, day, tour.morning, tour.afternoon)
                seen += 1
        # And none is left out: a pair that is not there is not legal, or a commune comes back.
        found = {(int(m), int(a)) for m, a in zip(tours.morning, tours.afternoon, strict=True)}
        for first, second in zip(*(pair.tolist() for pair in pairs), strict=True):
            orders = kind.halves[0].order(first), kind.halves[1].order(second)
            stops = [problem.config.stops[stop] for stop in orders[0] + orders[1]]
            alike = len({s.once_a_day for s in stops}) == len(stops)
            areas = {s.area for s in stops} if problem.config.work.one_area_per_day else {""}
            if (first, second) not in found and alike and len(areas) == 1:
                assert make_day_tour(problem, 0, day, *orders) is None
    assert seen > 300


def test_half_days_wait_only_as_hours_force() -> None:
    # What `make_block` says of an order, the rows say as well.
    for seed in range(40):
        problem = tiny_shared(Kind.DAYS, seed)
        for session in sessions_on(problem, problem.calendar.dates[-1]).values():
            found = half_days(problem, session, Tallies())
            assert found is not None
            for row in range(len(found)):
                block = make_block(problem, session, found.order(row))
                assert block is not None
                assert (block.earliest, block.latest, block.length) == (
                    found.earliest[row],
                    found.latest[row],
                    found.length[row],
                )
                assert session.half in Half
