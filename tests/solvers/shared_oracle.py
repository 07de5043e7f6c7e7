"""An exhaustive search where several stops may share a half-day: every place of every stop, every order.

Nothing of the solvers' room is used. Hours of weeks and rest overnight must not bind: of the orders of a day
the shortest is taken.
"""

from collections import Counter, defaultdict
from functools import cache
from itertools import permutations, product

from tests.solvers.oracle import Place, choices
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.openings import session_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import make_block, time_tour

Day = tuple[frozenset[int], frozenset[int]]
"""Stops of the morning and of the afternoon."""


def best_shared_plan(problem: Problem) -> tuple[tuple[int, ...], tuple[Tour, ...]]:
    """The worth of the best plan (less is better) and one such plan."""
    days = _Days(problem)
    best: tuple[tuple[int, ...], tuple[Tour, ...]] | None = None
    for chosen in product(*choices(problem)):
        tours = days.tours(chosen)
        if tours is None:
            continue
        worth = _worth(problem, chosen, tours)
        if best is None or worth < best[0]:
            assert all(is_loss(breach) for breach in check(problem, tours))
            best = worth, tours
    assert best is not None  # no visit at all is a plan
    return best


class _Days:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.timed = cache(self._timed)

    def tours(self, chosen: tuple[tuple[Place, ...], ...]) -> tuple[Tour, ...] | None:
        """The shortest tours with every stop where it was put; None where they are not legal."""
        board: dict[tuple[int, int], dict[Half, set[int]]] = defaultdict(
            lambda: {half: set() for half in Half}
        )
        for stop, places in enumerate(chosen):
            for day, half, van in places:
                board[day, van][half].add(stop)
        found = []
        once: Counter[tuple[int, str]] = Counter()
        for (day, van), halves in sorted(board.items()):
            morning, afternoon = (frozenset(halves[half]) for half in Half)
            for stop in morning | afternoon:
                once[day, self.problem.config.stops[stop].once_a_day] += 1
            tour = self.timed(day, van, (morning, afternoon))
            if tour is None:
                return None
            found.append(tour)
        return tuple(found) if max(once.values(), default=0) <= 1 else None

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


def _worth(
    problem: Problem, chosen: tuple[tuple[Place, ...], ...], tours: tuple[Tour, ...]
) -> tuple[int, ...]:
    """Missing required visits, missing ones by priority, driving, metres."""
    lacking: dict[int, int] = defaultdict(int)
    for asked, places in zip(problem.config.stops, chosen, strict=True):
        lacking[0 if asked.required else 1 + asked.priority] += asked.visits - len(places)
    priorities = sorted({1 + asked.priority for asked in problem.config.stops if not asked.required})
    drive = sum(tour.drive_seconds for tour in tours)
    return lacking[0], *(lacking[each] for each in priorities), drive, sum(t.distance_m for t in tours)
