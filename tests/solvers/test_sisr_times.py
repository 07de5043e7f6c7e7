"""Compiled times of a tour are those of the problem."""

import random
from dataclasses import replace

import pytest

from tests.problem.days import Day, crowded_day, single_day, windowed_day
from tests.problem.little import MINUTE, WORK, changed, clock, little_problem, matrix_of, stop
from tests.solvers.sisr_problems import (
    timed,
    updated,
)
from tourplanner.domain.config import SessionHours
from tourplanner.domain.period import Half
from tourplanner.solvers.sisr.crews import MAX_DRIVE
from tourplanner.solvers.sisr.encoding import encode
from tourplanner.solvers.sisr.state import empty_state

pytestmark = pytest.mark.slow

CHUNKS, DAYS = 10, 40


def full_day(draw: random.Random) -> Day:
    """Up to four short stops a half with legs in odd seconds, under hours that bind."""
    morning, afternoon = draw.randint(0, 4), draw.randint(0, 4)
    number = max(1, morning + afternoon)
    spots = [(draw.randrange(1500), draw.randrange(1500)) for _ in range(number + 1)]
    legs = [
        [0 if a == b else abs(a[0] - b[0]) + abs(a[1] - b[1]) + draw.randrange(200) for b in spots]
        for a in spots
    ]
    opens = clock("08:30") + draw.randint(0, 90) * MINUTE
    noon = clock("13:00") + draw.randint(0, 90) * MINUTE
    lunch_opens = clock("11:30") + draw.randint(0, 90) * MINUTE
    work = replace(
        WORK,
        earliest_start=clock("06:30") + draw.randint(0, 120) * MINUTE,
        latest_end=clock("17:00") + draw.randint(0, 150) * MINUTE,
        lunch_opens=lunch_opens,
        lunch_closes=lunch_opens + draw.randint(45, 180) * MINUTE,
        lunch=draw.randint(30, 60) * MINUTE,
        prepare=draw.randint(0, 20) * MINUTE,
        close=draw.randint(0, 20) * MINUTE,
        setup=draw.randint(0, 10) * MINUTE,
        packup=draw.randint(0, 10) * MINUTE,
        max_drive_day=draw.randint(60, 240) * MINUTE,
        max_work_day=draw.randint(400, 600) * MINUTE,
        max_span_day=draw.randint(460, 720) * MINUTE,
    )
    stops = [stop(f"s{i}", service=draw.randint(10, 60) * MINUTE) for i in range(number)]
    sessions = {
        Half.MORNING: SessionHours(opens, opens + draw.randint(120, 210) * MINUTE),
        Half.AFTERNOON: SessionHours(noon, noon + draw.randint(120, 210) * MINUTE),
    }
    problem = changed(little_problem(stops, matrix_of(legs), work=work), sessions=sessions)
    if morning + afternoon == 0:
        morning = 1
    return Day(problem, tuple(range(morning)), tuple(range(morning, morning + afternoon)), MINUTE)


def compiled_times(day: Day) -> tuple[int, int, int] | None:
    """Work, start and end of a day as the compiled rules time it, None where they forbid it."""
    instance = encode(day.problem)
    rules, lengths, driven, node = instance.rules, [0, 0], 0, 0
    for half, stops in enumerate((day.morning, day.afternoon)):
        for position, number in enumerate(stops):
            place = instance.depots + number
            if position:
                lengths[half] += rules.day.packup + int(instance.duration[node, place]) + rules.day.setup
            lengths[half] += int(instance.service[number, half])
            driven += int(instance.drive[node, place])
            node = place
        # The halves are as long as their session; the kernel never builds a longer block.
        if lengths[half] > instance.closes[half] - instance.opens[half]:
            return None
    driven += int(instance.drive[node, 0])
    visited = [instance.depots + number for number in (*day.morning, *day.afternoon)]
    between = bool(day.morning) and bool(day.afternoon)
    mid = (
        instance.duration[instance.depots + day.morning[-1], instance.depots + day.afternoon[0]]
        if between
        else 0
    )
    times = timed(
        instance.rules.day,
        (instance.opens[0], instance.closes[0], instance.opens[1], instance.closes[1]),
        (lengths[0], lengths[1]),
        (instance.duration[0, visited[0]], mid, instance.duration[visited[-1], 0]),
        (0, 0),
    )
    return (
        (times.work, times.start, times.end)
        if times.legal and driven <= instance.crews.limits[0, MAX_DRIVE]
        else None
    )


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_compiled_times_are_those_of_the_problem(chunk: int) -> None:
    for case in range(DAYS):
        for make in (single_day, crowded_day, full_day):
            day = make(random.Random(f"{chunk} {case}"))
            tour = day.timed()
            timed = None if tour is None else (tour.work_seconds, tour.start, tour.end)
            assert compiled_times(day) == timed, f"{make.__name__} {chunk} {case}"


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_compiled_times_know_the_hours_of_stops(chunk: int) -> None:
    for case in range(DAYS):
        day = windowed_day(random.Random(f"{chunk} {case}"))
        instance = encode(day.problem)
        state = empty_state(instance)
        for block, stops in enumerate((day.morning, day.afternoon)):
            if len(stops) > instance.max_block:
                break
            state.size[block] = len(stops)
            state.seq[block, : len(stops)] = [instance.depots + number for number in stops]
        else:
            legal = updated(instance, state, 0)
            tour = day.timed()
            # Places that are never open are not offered: their times mean nothing.
            offered = all(
                instance.open[number, 0, block]
                for block, stops in enumerate((day.morning, day.afternoon))
                for number in stops
            )
            assert (legal and offered) == (tour is not None), f"{chunk} {case}"
            if tour is not None:
                timed = int(state.work[0]), int(state.start[0]), int(state.end[0])
                assert timed == (tour.work_seconds, tour.start, tour.end), f"{chunk} {case}"


def test_random_days_are_legal_often_and_illegal_often() -> None:
    days = [full_day(random.Random(f"{chunk} {case}")) for chunk in range(CHUNKS) for case in range(DAYS)]
    both = [day for day in days if day.morning and day.afternoon]
    legal = sum(day.timed() is not None for day in both)
    assert 0.1 < legal / len(both) < 0.9
