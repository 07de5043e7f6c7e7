"""Random van-days to be timed, their rules binding now and then."""

import random
from dataclasses import dataclass, replace

from tests.problem.little import (
    MINUTE,
    MONDAY,
    WORK,
    changed,
    clock,
    little_problem,
    matrix_of,
    stop,
)
from tourplanner.domain.config import SessionHours, Stop
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import Half, Session
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import make_block, time_tour


@dataclass(frozen=True, slots=True)
class Day:
    """A van-day to be timed: positions of its morning and afternoon stops; times lie on a grid."""

    problem: Problem
    morning: tuple[int, ...]
    afternoon: tuple[int, ...]
    grid: int

    def timed(self) -> Tour | None:
        """What `time_tour` says."""
        blocks = []
        for half, stops in zip(Half, (self.morning, self.afternoon), strict=True):
            hours = self.problem.config.sessions[half]
            if stops:
                block = make_block(self.problem, Session(MONDAY, half, hours.opens, hours.closes), stops)
                if block is None:
                    return None
                blocks.append(block)
        return time_tour(self.problem, 0, MONDAY, blocks)


# -- random days -------------------------------------------------------------------------------------


def single_day(draw: random.Random) -> Day:
    """One stop a half at most, legs in odd seconds, times on whole minutes."""
    morning, afternoon = draw.choice([((0,), ()), ((), (0,)), *[((0,), (1,))] * 6])
    return Day(_problem(draw, 2, MINUTE), morning, afternoon, MINUTE)


def crowded_day(draw: random.Random) -> Day:
    """Up to two short stops a half; every duration is a multiple of ten minutes."""
    cut = draw.choice([1, 1, 2])
    stops = tuple(range(draw.choice([3, 4]) if cut == 2 else draw.choice([2, 3])))
    return Day(_problem(draw, len(stops), 10 * MINUTE), stops[:cut], stops[cut:], 10 * MINUTE)


def windowed_day(draw: random.Random) -> Day:
    """As a crowded day, but most stops have hours of their own, some a fixed start, some a lengthy half."""
    day = crowded_day(draw)
    grid = day.grid
    halves = dict.fromkeys(day.morning, Half.MORNING) | dict.fromkeys(day.afternoon, Half.AFTERNOON)

    def near(clock: int, less: int, more: int) -> int:
        return clock + draw.randint(-less, more) * grid

    def windowed(number: int, asked: Stop) -> Stop:
        half = halves.get(number, Half.MORNING)
        session = day.problem.config.sessions[half]
        match draw.randrange(5):
            case 0:
                return replace(asked, start=near(session.opens, 1, 10))
            case 1:
                return replace(asked, opens=near(session.opens, 1, 8))
            case 2:
                return replace(asked, closes=near(session.closes, 8, 1))
            case 3:
                opens = near(session.opens, 4, 6)
                own = OwnHours(MONDAY.weekday(), half, opens, opens + draw.randint(4, 14) * grid)
                return replace(asked, hours=(own, OwnHours(None, None, clock("11:00"), clock("11:10"))))
        return asked

    stops = tuple(windowed(number, asked) for number, asked in enumerate(day.problem.config.stops))
    return replace(day, problem=changed(day.problem, stops=stops))


def _problem(draw: random.Random, stops: int, grid: int) -> Problem:
    def near(text: str, less: int, more: int) -> int:
        """A time of day on the grid, so many minutes earlier or later than a usual one."""
        return (clock(text) + draw.randint(-less, more) * MINUTE) // grid * grid

    def minutes(low: int, high: int) -> int:
        return draw.randint(low, high) * MINUTE // grid * grid

    opens, noon = near("09:30", 60, 60), near("13:30", 90, 60)
    sessions = {
        Half.MORNING: SessionHours(opens, opens + minutes(100, 170)),
        Half.AFTERNOON: SessionHours(noon, noon + minutes(100, 170)),
    }
    lunch_opens = near("12:00", 60, 75)
    work = replace(
        WORK,
        earliest_start=near("07:30", 60, 90),
        latest_end=near("18:00", 90, 60),
        lunch_opens=lunch_opens,
        lunch_closes=lunch_opens + minutes(50, 180),
        lunch=minutes(30, 60),
        prepare=minutes(0, 20),
        close=minutes(0, 20),
        setup=minutes(0, 20),
        packup=minutes(0, 20),
        max_drive_day=minutes(70, 240),
        max_work_day=minutes(390, 600),
        max_span_day=minutes(450, 720),
        min_rest=0,
    )
    longest = 3600 if grid == MINUTE else 40 * MINUTE
    legs = [
        [
            0 if a == b else draw.randint(grid, longest) // (1 if grid == MINUTE else grid)
            for b in range(stops + 1)
        ]
        for a in range(stops + 1)
    ]
    if grid > MINUTE:
        legs = [[grid * leg for leg in row] for row in legs]
    services = [
        minutes(30, 60) if stops > 2 else draw.choice([None, minutes(40, 100), minutes(40, 100)])
        for _ in range(stops)
    ]
    places = [stop(f"s{i}", service=service) for i, service in enumerate(services)]
    problem = little_problem(places, matrix_of(legs), work=work)
    return changed(problem, sessions=sessions)
