"""An exhaustive search where several stops may share a half-day: every place of every stop, every order.

Nothing of the solvers' room is used. Hours of weeks and rest overnight must not bind: of the orders of a day
the shortest is taken.
"""

from functools import cache
from itertools import permutations, product

from tests.solvers.oracle import Place, choices
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.openings import session_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import make_block, time_tour

Day = tuple[tuple[int, ...], tuple[int, ...]]
"""Stops of the morning and of the afternoon."""


def best_shared_plan(problem: Problem) -> tuple[tuple[int, ...], tuple[Tour, ...]]:
    """The worth of the best plan (less is better) and one such plan."""
    days, lacking = _Days(problem), _Lacking(problem)
    best: tuple[tuple[int, ...], tuple[Tour, ...]] | None = None
    for chosen in product(*choices(problem)):
        missing = lacking.of(chosen)
        if best is not None and missing > best[0][:-2]:
            continue  # however it drives
        tours = days.tours(chosen)
        if tours is None:
            continue
        drive = sum(tour.drive_seconds for tour in tours)
        worth = *missing, drive, sum(tour.distance_m for tour in tours)
        if best is None or worth < best[0]:
            assert all(is_loss(breach) for breach in check(problem, tours))
            best = worth, tours
    assert best is not None  # no visit at all is a plan
    return best


class _Days:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.timed = cache(self._timed)
        self.once_a_day = [stop.once_a_day for stop in problem.config.stops]

    def tours(self, chosen: tuple[tuple[Place, ...], ...]) -> tuple[Tour, ...] | None:
        """The shortest tours with every stop where it was put; None where they are not legal."""
        board: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
        once: set[tuple[int, str]] = set()
        for stop, places in enumerate(chosen):
            alone = self.once_a_day[stop]
            for day in {day for day, _, _ in places}:
                if (day, alone) in once:
                    return None
                once.add((day, alone))
            for day, half, van in places:
                board.setdefault((day, van), ([], []))[half is Half.AFTERNOON].append(stop)
        found = []
        for (day, van), (morning, afternoon) in sorted(board.items()):
            tour = self.timed(day, van, (tuple(morning), tuple(afternoon)))
            if tour is None:
                return None
            found.append(tour)
        return tuple(found)

    def _timed(self, day: int, van: int, stops: Day) -> Tour | None:
        """The tour of least driving, then least distance, over all orders."""
        problem, date = self.problem, self.problem.calendar.dates[day]
        areas = {problem.config.stops[stop].area for half in stops for stop in half}
        if problem.config.work.one_area_per_day and len(areas) > 1:
            return None
        tours = []
        for orders in product(*map(permutations, stops)):
            blocks = [
                make_block(problem, session_of(problem.config, date, half), order)
                for half, order in zip(Half, orders, strict=True)
                if order
            ]
            if all(blocks):
                tours.append(time_tour(problem, van, date, [block for block in blocks if block]))
        legal = [tour for tour in tours if tour is not None]
        return min(legal, key=lambda tour: (tour.drive_seconds, tour.distance_m), default=None)


class _Lacking:
    """Missing required visits, then missing ones by priority."""

    def __init__(self, problem: Problem) -> None:
        stops = problem.config.stops
        priorities = sorted({1 + asked.priority for asked in stops if not asked.required})
        self.none = [0] * (1 + len(priorities))
        self.asked = [
            (0 if each.required else 1 + priorities.index(1 + each.priority), each.visits) for each in stops
        ]

    def of(self, chosen: tuple[tuple[Place, ...], ...]) -> tuple[int, ...]:
        """How many there are where stops are put there."""
        found = self.none.copy()
        for (rank, visits), places in zip(self.asked, chosen, strict=True):
            found[rank] += visits - len(places)
        return tuple(found)
