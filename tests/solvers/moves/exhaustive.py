"""Every calendar of a tiny problem with one van and one visit a stop, tried one by one."""

from collections.abc import Iterator
from itertools import permutations, product

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import time_day
from tourplanner.solvers.moves.today import Today


def least_drives(problem: Problem, today: Today) -> dict[int, int]:
    """The least driving in seconds of all calendars that move exactly so many stops."""
    best: dict[int, int] = {}
    slots = [(day, half) for day in range(len(problem.calendar.dates)) for half in Half]
    for chosen in product(slots, repeat=len(problem.config.stops)):
        drive = _drive(problem, chosen)
        if drive is not None:
            moved = sum({slot} != set(kept) for slot, kept in zip(chosen, today.slots, strict=True))
            best[moved] = min(drive, best.get(moved, drive))
    return best


def _drive(problem: Problem, chosen: tuple[tuple[int, Half], ...]) -> int | None:
    total = 0
    for day in {day for day, _ in chosen}:
        tours = [tour for tour in _tours(problem, chosen, day) if tour is not None]
        if not tours:
            return None
        total += min(tour.drive_seconds for tour in tours)
    return total


def _tours(problem: Problem, chosen: tuple[tuple[int, Half], ...], day: int) -> Iterator[Tour | None]:
    halves = [[stop for stop, slot in enumerate(chosen) if slot == (day, half)] for half in Half]
    for morning, afternoon in product(*map(permutations, halves)):
        yield time_day(problem, 0, morning, afternoon, problem.calendar.dates[day])
