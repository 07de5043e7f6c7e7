"""The times of a tour against a brute force that knows the rules only by their own words."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from tests.problem.days import Day, crowded_day, single_day, windowed_day
from tests.problem.little import (
    HOURS,
    MINUTE,
    MONDAY,
    changed,
    clock,
    little_problem,
    matrix_of,
    road,
    stop,
    tour_at,
)
from tourplanner.domain.period import Half, Session
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import make_block, time_tour
from tourplanner.problem.timing import lunch_seconds, whole_minutes

TOUR_RULES = {
    "session-window",
    "sequence",
    "lunch",
    "day-hours",
    "drive-day",
    "work-day",
    "span-day",
    "travel",
    "visits",
}

CHUNKS, CASES = 20, 40
KINDS = {"single": single_day, "crowded": crowded_day, "windowed": windowed_day}


# -- the brute force ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways to serve a half-day: when set-up of its first visit begins and its last pack-up ends."""

    setting_up: np.ndarray
    packed_up: np.ndarray


def up(seconds: int) -> int:
    """Rounded up to a whole minute."""
    return (seconds + 59) // 60 * 60


def visit_of(day: Day, half: Half, stop: int) -> tuple[range, int]:
    """When a visit of a stop may start, on the grid, by what the stop says of its hours; how long it is."""
    asked, hours = day.problem.config.stops[stop], day.problem.config.sessions[half]
    opens, closes = hours.opens, hours.closes
    if asked.hours:
        opens, closes = asked.hours[0].opens or 0, asked.hours[0].closes or 0
    opens, closes = max(opens, asked.opens or 0), min(closes, asked.closes or closes)
    length = asked.service or closes - (asked.start or opens)
    if asked.start is not None:
        if not opens <= asked.start < closes:
            return range(0), length
        opens, closes = asked.start, min(closes, asked.start + length)
    return range(opens, closes - length + 1, day.grid), length


def ways(day: Day, half: Half, stops: Sequence[int]) -> Ways:
    """Every start of the first visit and every waiting before the second, on the grid."""
    problem, work = day.problem, day.problem.config.work
    found: list[tuple[int, int]] = []
    starts, length = zip(*(visit_of(day, half, stop) for stop in stops), strict=True)
    legs = [up(problem.drive(1 + a, 1 + b)) for a, b in pairwise(stops)]
    for start in starts[0]:
        end = start + length[0]
        if len(stops) == 1:
            found.append((start - work.setup, end + work.packup))
            continue
        soonest = end + work.packup + legs[0] + work.setup
        seconds = (second for second in starts[1] if second >= soonest)
        found += [(start - work.setup, second + length[1] + work.packup) for second in seconds]
    pairs = np.array(found, dtype=np.int64).reshape(-1, 2)
    return Ways(pairs[:, 0], pairs[:, 1])


def least_work(day: Day) -> int | None:
    """Least work of any times that keep every rule of a day, None if there are none."""
    problem, work = day.problem, day.problem.config.work
    stops = (*day.morning, *day.afternoon)
    nodes = [0, *(1 + s for s in stops), 0]
    if sum(problem.drive(a, b) for a, b in pairwise(nodes)) > work.max_drive_day:
        return None
    out, home = up(problem.drive(0, nodes[1])), up(problem.drive(nodes[-2], 0))
    if not (day.morning and day.afternoon):
        only = ways(day, Half.MORNING if day.morning else Half.AFTERNOON, stops)
        begins, ends = only.setting_up - out - work.prepare, only.packed_up + home + work.close
        lunch = np.zeros(len(begins), dtype=np.int64)
        legal = np.ones(len(begins), dtype=bool)
    else:
        first, second = ways(day, Half.MORNING, day.morning), ways(day, Half.AFTERNOON, day.afternoon)
        begins = (first.setting_up - out - work.prepare)[:, None]
        ends = (second.packed_up + home + work.close)[None, :]
        packed, setting_up = first.packed_up[:, None], second.setting_up[None, :]
        free = setting_up - packed - up(problem.drive(1 + day.morning[-1], 1 + day.afternoon[0]))
        window = np.minimum(setting_up, work.lunch_closes) - np.maximum(packed, work.lunch_opens)
        lunch = np.minimum(free, window)
        legal = lunch >= work.lunch
    worked = ends - begins - lunch
    legal = legal & (begins >= work.earliest_start) & (ends <= work.latest_end)
    legal = legal & (worked <= work.max_work_day) & (ends - begins <= work.max_span_day)
    return int(worked[legal].min()) if legal.any() else None


# -- the comparison ----------------------------------------------------------------------------------


@cache
def cases(kind: str, chunk: int) -> tuple[tuple[int, Day], ...]:
    """Days by their seeds, drawn once for all that is asked of them."""
    draws = ((seed, random.Random(seed)) for seed in range(chunk * CASES, (chunk + 1) * CASES))
    return tuple((seed, KINDS[kind](draw)) for seed, draw in draws)


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("kind", KINDS)
def test_legal_when_anything_is_and_no_times_work_less(kind: str, chunk: int) -> None:
    for seed, day in cases(kind, chunk):
        tour = day.timed()
        assert (None if tour is None else tour.work_seconds) == least_work(day), f"{kind} {seed}"


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("kind", KINDS)
def test_timed_tours_keep_the_rules_on_whole_minutes(kind: str, chunk: int) -> None:
    for seed, day in cases(kind, chunk):
        tour = day.timed()
        if tour is None:
            continue
        times = [tour.start, tour.leave, tour.back, tour.end, *(tour.lunch or ())]
        times += [time for visit in tour.visits for time in (visit.arrive, visit.start, visit.end)]
        assert all(time % MINUTE == 0 for time in times), f"{kind} {seed}"
        broken = [breach for breach in check(day.problem, [tour]) if breach.rule in TOUR_RULES]
        # The other stops of these problems are required too: they may be missing, nothing else.
        assert all(map(is_loss, broken)), f"{kind} {seed}: {broken}"


@pytest.mark.slow
def test_random_days_are_of_both_sorts() -> None:
    for kind in KINDS:
        legal = sum(day.timed() is not None for chunk in range(CHUNKS) for _, day in cases(kind, chunk))
        assert 0.2 < legal / (CHUNKS * CASES) < 0.8, f"{kind}: {legal}"


# -- what the module's docstring claims --------------------------------------------------------------


SHORT = little_problem([stop(name, service=45 * MINUTE) for name in ("x", "y", "z")], road([0, 30, 35, 40]))
"""Three short stops 5 minutes apart, half an hour from the depot."""


def test_half_day_begins_at_opening_and_has_no_waiting() -> None:
    tour = tour_at(SHORT, "van", MONDAY, ["x", "y"])
    first, second = tour.visits
    assert (first.start, first.end) == (clock("09:30"), clock("10:15"))
    # 10:15 + 10 of pack-up + 5 of drive + 10 of set-up.
    assert (second.arrive, second.start) == (clock("10:30"), clock("10:40"))
    # 9:30 - 10 of set-up - 30 of drive - 15; 11:25 + 10 + 35 + 15.
    assert (tour.start, tour.end) == (clock("08:35"), clock("12:25"))
    assert tour.lunch is None


def test_first_visit_waits_for_the_earliest_start() -> None:
    late = changed(SHORT, work={"earliest_start": clock("09:00")})
    # 9:00 + 15 to prepare + 30 of drive + 10 of set-up.
    assert tour_at(late, "van", MONDAY, ["x"]).visits[0].start == clock("09:55")


def test_morning_starts_later_rather_than_wait_for_the_lunch_window() -> None:
    # At x from 9:30 the crew is packed up at 10:25 and waits 65 minutes, less the 5 driven to y, for
    # lunch from 11:30. An hour later (10:30-11:15, packed up 11:25) only the 5 minutes of drive
    # are before the window: no waiting is paid. Lunch takes all from 11:30 to set-up at 13:50.
    tour = tour_at(SHORT, "van", MONDAY, ["x"], ["y"])
    assert tour.visits[0].start == clock("10:30")
    assert tour.lunch == (clock("11:30"), clock("13:50"))
    # Work: 45 x 2 of service, 40 of setting up and packing up, 70 of drive, 30 to prepare and close.
    assert tour.work_seconds == (90 + 40 + 70 + 30) * MINUTE


def test_morning_starts_later_when_the_span_asks_for_it() -> None:
    # With opening hours from 9:30 the day is 9:35 to 15:45 (above): six hours and ten minutes.
    assert (tour := tour_at(SHORT, "van", MONDAY, ["x"], ["y"])).end - tour.start == 370 * MINUTE
    # Half an hour less: the visit may start at 11:00, as its session closes at 12:00.
    tight = tour_at(changed(SHORT, work={"max_span_day": 340 * MINUTE}), "van", MONDAY, ["x"], ["y"])
    assert (tight.visits[0].start, tight.end - tight.start) == (clock("11:00"), 340 * MINUTE)
    assert tight.work_seconds == tour.work_seconds
    # At 11:15 the morning ends with its session: not a minute less than 325 is possible.
    blocks = [
        make_block(SHORT, Session(MONDAY, half, HOURS[half].opens, HOURS[half].closes), [position])
        for position, half in enumerate(Half)
    ]
    shortest = changed(SHORT, work={"max_span_day": 325 * MINUTE})
    assert time_tour(shortest, 0, MONDAY, [b for b in blocks if b]) is not None
    shorter = changed(SHORT, work={"max_span_day": 324 * MINUTE})
    assert time_tour(shorter, 0, MONDAY, [b for b in blocks if b]) is None


def test_legs_are_rounded_up_to_whole_minutes_but_stated_in_seconds() -> None:
    odd = little_problem([stop("x")], matrix_of([[0, 1801], [1741, 0]]))
    tour = tour_at(odd, "van", MONDAY, ["x"])
    # 30 min 1 s is 31 minutes before 9:20; 29 min 1 s is 30 after 12:10.
    assert (tour.leave, tour.back) == (clock("08:49"), clock("12:40"))
    assert (tour.visits[0].leg_drive_seconds, tour.leg_back_drive_seconds) == (1801, 1741)


def test_afternoon_opens_later_when_lunch_does_not_fit_before() -> None:
    # x closes at 12:00, packed up 12:10; an hour's drive and 45 minutes of lunch end at 13:55, five
    # minutes after set-up would begin: the short visit starts at 14:05.
    far = little_problem(
        [stop("x"), stop("y", service=60 * MINUTE)],
        matrix_of([[0, 600, 600], [600, 0, 3600], [600, 3600, 0]]),
    )
    tour = tour_at(far, "van", MONDAY, ["x"], ["y"])
    assert (tour.lunch, tour.visits[1].start) == ((clock("13:10"), clock("13:55")), clock("14:05"))


def test_lunch_comes_before_the_drive_where_the_window_asks_for_it() -> None:
    # As above, but lunch has to end by 13:30, in the middle of the drive.
    far = little_problem(
        [stop("x"), stop("y", service=60 * MINUTE)],
        matrix_of([[0, 600, 600], [600, 0, 3600], [600, 3600, 0]]),
    )
    early = changed(far, work={"lunch_closes": clock("13:30")})
    tour = tour_at(early, "van", MONDAY, ["x"], ["y"])
    assert tour.lunch == (clock("12:45"), clock("13:30"))
    # 35 of the 60 minutes are driven before lunch, 25 after it.
    assert (tour.visits[1].arrive, tour.visits[1].start) == (clock("13:55"), clock("14:05"))


def test_no_tour_when_the_window_cannot_hold_a_lunch() -> None:
    # Packed up at 12:10, lunch of 45 minutes ends at 12:55.
    blocks = [
        make_block(
            problem := changed(replace_services(SHORT), work={"lunch_closes": clock("12:54")}),
            Session(MONDAY, half, HOURS[half].opens, HOURS[half].closes),
            [position],
        )
        for position, half in enumerate(Half)
    ]
    assert time_tour(problem, 0, MONDAY, [b for b in blocks if b]) is None


def replace_services(problem: Problem) -> Problem:
    """Whole sessions at every stop."""
    return changed(problem, stops=tuple(replace(s, service=None) for s in problem.config.stops))


def test_stops_that_overflow_their_session_are_no_block() -> None:
    # 45 + 25 + 45 + 25 = 140 of the 150 minutes; a third visit does not fit.
    session = Session(MONDAY, Half.MORNING, HOURS[Half.MORNING].opens, HOURS[Half.MORNING].closes)
    block = make_block(SHORT, session, [0, 1])
    assert block is not None
    # 45 + (10 + 5 + 10) + 45 = 115 minutes, which leaves 35 to start later.
    assert (block.length, block.latest - block.earliest) == (115 * MINUTE, 35 * MINUTE)
    assert make_block(SHORT, session, [0, 1, 2]) is None


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (1, 1), (59, 1), (60, 1), (61, 2), (3600, 60)])
def test_whole_minutes_round_up(seconds: int, minutes: int) -> None:
    assert whole_minutes(seconds) == minutes * MINUTE


@pytest.mark.parametrize(
    ("packed", "setting_up", "drive", "minutes"),
    [
        ("12:00", "14:00", 20, 100),  # all in the window 11:30-14:30: 120 less the drive
        ("11:00", "13:00", 20, 90),  # 100 free, 90 of them in the window
        ("13:00", "15:00", 0, 90),
        ("12:00", "12:10", 20, 0),
        ("14:40", "15:40", 0, 0),
    ],
)
def test_lunch_is_idle_midday_time_within_the_window(
    packed: str, setting_up: str, drive: int, minutes: int
) -> None:
    window = clock("11:30"), clock("14:30")
    assert lunch_seconds(clock(packed), clock(setting_up), drive * MINUTE, *window) == minutes * MINUTE
