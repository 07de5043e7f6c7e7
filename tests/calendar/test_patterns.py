"""Patterns of visits, against brute force."""

from datetime import date, timedelta
from itertools import combinations, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tourplanner.calendar.patterns import Pattern, free_patterns, gaps, gaps_hold, regular_patterns
from tourplanner.domain.period import HOUR, Half, Session

START = date(2027, 1, 4)  # a Monday


def on(day: int, half: Half = Half.MORNING) -> Session:
    """A session so many days after the start of the cycle."""
    opens = {Half.MORNING: 9, Half.AFTERNOON: 14}[half] * HOUR
    return Session(START + timedelta(days=day), half, opens, opens + 3 * HOUR)


def days(patterns) -> list[tuple[int, ...]]:
    """Patterns as days after the start of the cycle."""
    return [tuple((session.date - START).days for session in pattern) for pattern in patterns]


def brute_force(sessions, visits, cycle_days, minimum, maximum) -> list[Pattern]:
    """Free patterns of sessions in order: every combination, in the order of combinations, if it may be."""
    return [
        chosen
        for chosen in combinations(sessions, visits)
        if len({session.date for session in chosen}) == visits
        and gaps_hold([session.date for session in chosen], cycle_days, minimum, maximum)
    ]


def shares_slot(pattern: Pattern) -> bool:
    return len({(session.date.weekday(), session.half) for session in pattern}) == 1


limits = st.none() | st.integers(0, 24)


@st.composite
def searches(draw):
    """Up to 12 sessions, in order, of a cycle of 1 to 4 weeks, with visits and limits to gaps."""
    cycle_days = 7 * draw(st.integers(1, 4))
    slots = draw(
        st.sets(st.tuples(st.integers(0, cycle_days - 1), st.sampled_from([0, 1])), min_size=0, max_size=12)
    )
    sessions = [on(day, list(Half)[half]) for day, half in sorted(slots)]
    return sessions, draw(st.integers(1, 5)), cycle_days, draw(limits), draw(limits)


@settings(deadline=None)
@given(searches())
def test_free_patterns_are_those_of_brute_force(search):
    assert list(free_patterns(*search)) == brute_force(*search)


@pytest.mark.slow
@settings(deadline=None)
@given(searches())
def test_regular_patterns_are_the_free_ones_that_share_a_slot(search):
    assert list(regular_patterns(*search)) == [p for p in brute_force(*search) if shares_slot(p)]


@pytest.mark.slow
@settings(deadline=None)
@given(searches(), st.randoms())
def test_order_of_sessions_does_not_matter(search, random):
    sessions, *rest = search
    shuffled = random.sample(sessions, len(sessions))
    assert list(free_patterns(shuffled, *rest)) == list(free_patterns(sessions, *rest))
    assert list(regular_patterns(shuffled, *rest)) == list(regular_patterns(sessions, *rest))


@given(st.sets(st.integers(0, 55), min_size=1))
def test_gaps_add_up_to_the_cycle(offsets):
    found = gaps([on(offset).date for offset in offsets], 56)
    assert len(found) == len(offsets)
    assert sum(found) == 56
    assert min(found) >= 1


@pytest.mark.parametrize(
    ("offsets", "expected"),
    [
        ([], ()),
        ([3], (28,)),
        ([0, 14], (14, 14)),
        ([0, 7, 9], (7, 2, 19)),  # 28 - 9 = 19 round the cycle
        ([9, 0, 7], (7, 2, 19)),
        ([5, 5], (0, 28)),
    ],
)
def test_gaps(offsets, expected):
    assert gaps([on(offset).date for offset in offsets], 28) == expected


def test_gaps_over_29_february():
    assert gaps([date(2028, 2, 28), date(2028, 3, 1)], 7) == (2, 5)


@pytest.mark.parametrize(
    ("minimum", "maximum", "expected"),
    [
        (None, None, True),
        (2, 19, True),
        (3, None, False),
        (None, 18, False),  # only the gap round the cycle is over 18
    ],
)
def test_gaps_hold_on_7_2_19(minimum, maximum, expected):
    dates = [on(offset).date for offset in (0, 7, 9)]
    assert gaps_hold(dates, 28, minimum, maximum) is expected


def test_regular_every_second_week():
    sessions = [on(day, half) for day in range(28) for half in Half]
    # 7 weekdays x 2 halves, each in the odd or the even weeks.
    found = list(regular_patterns(sessions, 2, 28, 14, 14))
    assert len(found) == 7 * 2 * 2
    assert found[0] == (on(0), on(14))
    assert found[1] == (on(0, Half.AFTERNOON), on(14, Half.AFTERNOON))
    assert all(shares_slot(pattern) for pattern in found)


def test_regular_patterns_of_several_slots_come_earliest_first():
    sessions = [on(day) for day in (0, 2, 7, 9, 14)]
    assert days(regular_patterns(sessions, 2, 21, None, None)) == [(0, 7), (0, 14), (2, 9), (7, 14)]


def test_free_patterns_mix_weekdays_but_not_two_halves_of_a_day():
    sessions = [on(0), on(0, Half.AFTERNOON), on(3)]
    assert list(free_patterns(sessions, 2, 7, None, None)) == [
        (on(0), on(3)),
        (on(0, Half.AFTERNOON), on(3)),
    ]


def test_one_visit_comes_back_after_the_cycle():
    assert days(free_patterns([on(0), on(9)], 1, 28, 28, 28)) == [(0,), (9,)]
    assert days(regular_patterns([on(0), on(9)], 1, 28, None, 27)) == []


def test_no_sessions_no_patterns():
    assert list(free_patterns([], 1, 28, None, None)) == []
    assert list(regular_patterns([], 1, 28, None, None)) == []


def test_more_visits_than_dates():
    sessions = [on(0), on(0, Half.AFTERNOON), on(7)]
    assert list(free_patterns(sessions, 3, 14, None, None)) == []
    assert list(regular_patterns(sessions, 3, 14, None, None)) == []


@pytest.mark.parametrize("search", [free_patterns, regular_patterns])
def test_at_least_one_visit(search):
    with pytest.raises(ValueError, match="at least one visit, not 0"):
        search([on(0)], 0, 7, None, None)


def test_free_patterns_are_lazy():
    # 112 sessions, 8 visits: about 10^12 patterns, of which only the first are worked out.
    sessions = [on(day, half) for day in range(56) for half in Half]
    first, second = islice(free_patterns(sessions, 8, 56, 7, 7), 2)
    assert days([first, second]) == [(0, 7, 14, 21, 28, 35, 42, 49)] * 2
    assert (first[-1].half, second[-1].half) == (Half.MORNING, Half.AFTERNOON)
