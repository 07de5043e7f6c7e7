"""How little can be driven if few stops move from where they are today: calendars, and what bounds them.

Many searches go over the same problem, each with another toll on visits that are not where they are today:
one series begins with the tours of today and lowers the toll, another with the best calendar and raises it.
What moves more stops than are asked for is brought back by `put_back`, and searched again with all other
stops held. `tree_bound` says how much any calendar with so few moves drives at least.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import time_day
from tourplanner.solvers.earliest import earliest
from tourplanner.solvers.incumbent import worth
from tourplanner.solvers.moves.put_back import put_back, route_of
from tourplanner.solvers.moves.today import Today
from tourplanner.solvers.result import Limits
from tourplanner.solvers.sisr.encoding import decode, encode
from tourplanner.solvers.sisr.instance import Instance
from tourplanner.solvers.sisr.search import Search, rounds_for
from tourplanner.solvers.sisr.start import held, state_of, with_toll
from tourplanner.solvers.tree_bound import legs_of, tolls_between, tree_bound, whole_seconds, with_days

TOLLS = (14_400, 3_600, 2_400, 1_500, 900, 500, 200)
"""Seconds of driving that a moved visit costs, from a search that moves next to nothing on."""

NOTHING_MOVES = 1_000_000
MOST_BACK = 40
"""Stops at most that are brought back one by one."""

SEARCH_SHARE, POLISH_SHARE = 0.5, 0.25
"""Of the time, what searches with tolls take, and those that hold the stops that do not move."""


@dataclass(frozen=True, slots=True)
class FewMoves:
    """The best calendar known that moves few stops.

    Attributes
    ----------
    most
        How many stops may move.
    tours
        None where no legal calendar is known that moves so few.
    moved
        The ranks in the config of the stops that do.
    bound
        Seconds that every calendar drives that moves no more.
    """

    most: int
    tours: tuple[Tour, ...] | None
    moved: frozenset[int]
    bound: int

    @property
    def drive_seconds(self) -> int | None:
        """Driving of its tours."""
        return None if self.tours is None else sum(tour.drive_seconds for tour in self.tours)


def few_moves(
    problem: Problem,
    tours: Sequence[Tour],
    best: Sequence[Tour],
    counts: Sequence[int],
    limits: Limits,
) -> tuple[FewMoves, ...]:
    """The best calendar for each number of moves, within the limits.

    Parameters
    ----------
    problem
        What is planned; visits are free to move.
    tours
        Those of today, legal or not.
    best
        The best calendar known, every stop being free.
    counts
        How many stops may move, ascending.
    limits
        Without a time limit each search takes a fixed number of rounds, so that the answer is the same again.
    """
    today = Today.of(problem, tours)
    known = _Known(problem, today)
    known.offer(best)
    stay = stay_put(problem, tours)
    known.offer(stay)
    first = limits.within(limits.remaining * (1 - SEARCH_SHARE - POLISH_SHARE))
    bounds = _bounds(problem, today, best, counts, first)
    series = limits.within(limits.remaining * SEARCH_SHARE / (SEARCH_SHARE + POLISH_SHARE))
    for found in _searched(problem, today, stay, best, series):
        known.offer(found)
    for rank, count in enumerate(counts):
        share = limits.within(limits.remaining / (len(counts) - rank))
        for found in _polished(problem, today, known, count, share):
            known.offer(found)
    return tuple(
        FewMoves(count, *known.best(count), bound) for count, bound in zip(counts, bounds, strict=True)
    )


def stay_put(problem: Problem, tours: Sequence[Tour]) -> tuple[Tour, ...]:
    """The tours of today at the times that the rules give them; those that have none are left out."""
    routes = ((tour, route_of(problem, tour)) for tour in tours)
    timed = (
        time_day(problem, problem.van_index[tour.van], route.morning, route.afternoon, tour.date)
        for tour, route in routes
    )
    return tuple(tour for tour in timed if tour is not None)


class _Known:
    """The legal calendars that were found."""

    def __init__(self, problem: Problem, today: Today) -> None:
        self.problem, self.today = problem, today
        self.found: list[tuple[int, int, frozenset[int], tuple[Tour, ...]]] = []

    def offer(self, tours: Sequence[Tour]) -> None:
        """Take in a calendar that misses nothing and breaks no rule."""
        if sum(worth(self.problem, tours)[:-2]) or any(
            not is_loss(breach) for breach in check(self.problem, tours)
        ):
            return
        moved = self.today.moved(self.problem, tours)
        drive = sum(tour.drive_seconds for tour in tours)
        self.found.append((drive, len(moved), moved, tuple(tours)))

    def best(self, most: int) -> tuple[tuple[Tour, ...] | None, frozenset[int]]:
        """The calendar of those that move few stops that drives least, and the stops that it moves."""
        fitting = [each for each in self.found if each[1] <= most]
        if not fitting:
            return None, frozenset()
        _, _, moved, tours = min(fitting, key=lambda each: each[:2])
        return earliest(self.problem, tours), moved

    def beyond(self, most: int) -> list[tuple[Tour, ...]]:
        """The calendars that move more, fewest moves first, each driving less than the ones before."""
        chosen, least = [], None
        for drive, moves, _, tours in sorted(self.found, key=lambda each: (each[1], each[0])):
            if moves > most and (least is None or drive < least):
                chosen.append(tours)
                least = drive
        return chosen


def _bounds(
    problem: Problem, today: Today, best: Sequence[Tour], counts: Sequence[int], limits: Limits
) -> list[int]:
    """What every calendar drives at least, by how many stops it moves.

    The fewer may move, the more a toll helps: from the largest count on the best one only rises.
    """
    legs = legs_of(problem)
    shares, target = tolls_between(legs, today.days), float(sum(tour.drive_seconds for tour in best))
    tolls = (0, *reversed(TOLLS), NOTHING_MOVES)
    proven: list[float] = []
    prices, first = None, 0
    for left, count in zip(range(len(counts), 0, -1), reversed(counts), strict=True):
        # The prices of one count are where the next begins: the first one needs the time.
        share = limits.within(limits.remaining / min(left, 3 if prices is None else left))
        of_days, found = with_days(legs, today.days, count), 0.0
        for place in range(first, len(tolls)):
            tolled = replace(of_days, seconds=legs.seconds + tolls[place] * shares)
            bound, prices = tree_bound(tolled, share.within(share.remaining / 2), target, prices)
            if bound - tolls[place] * count < found:
                break
            found, first, target = bound - tolls[place] * count, place, max(target, bound)
        # What bounds calendars with more moves bounds those with fewer.
        proven.append(max([found, *proven[-1:]]))
    return [whole_seconds(bound) for bound in reversed(proven)]


def _searched(
    problem: Problem, today: Today, stay: Sequence[Tour], best: Sequence[Tour], limits: Limits
) -> Iterator[tuple[Tour, ...]]:
    """What searches with tolls find: down from today, and up from the best calendar, side by side."""
    instance = encode(problem)
    down, up = tuple(stay), tuple(best)
    ladder = (NOTHING_MOVES, *TOLLS)
    for rank, (high, low) in enumerate(zip(ladder, reversed((*TOLLS, 0)), strict=True)):
        share = limits.within(limits.remaining / (len(ladder) - rank))
        pair = [(with_toll(instance, today.slots, high), down), (with_toll(instance, today.slots, low), up)]
        down, up = _run(problem, pair, share)
        yield down
        yield up


def _polished(
    problem: Problem, today: Today, known: _Known, most: int, limits: Limits
) -> Iterator[tuple[Tour, ...]]:
    """Calendars that move `most` stops at most, from those that move more."""
    begun = []
    for tours in known.beyond(most)[:2]:
        if len(today.moved(problem, tours)) > most + MOST_BACK:
            continue
        back = put_back(problem, today, tours, most, limits.within(limits.remaining / 3))
        if back is not None:
            begun.append(back)
            yield back
    known_best, _ = known.best(most)
    if known_best is not None:
        begun.append(known_best)
    instance = encode(problem)
    pair = [(held(instance, today.slots, today.moved(problem, tours)), tours) for tours in begun[:2]]
    yield from _run(problem, pair, limits)


def _run(
    problem: Problem, begun: Sequence[tuple[Instance, Sequence[Tour]]], limits: Limits
) -> list[tuple[Tour, ...]]:
    """Search several instances of a problem side by side, each from some tours."""
    seconds = None if limits.time_limit is None else limits.remaining
    searches = [
        Search(
            instance,
            limits.seed,
            rounds=rounds_for(instance),
            seconds=seconds,
            start=state_of(problem, instance, tours),
        )
        for instance, tours in begun
    ]
    for search in searches:
        search.start()
    try:
        for search in searches:
            while not search.wait(1.0):
                pass
    finally:
        for search in searches:
            search.stop()
    return [
        decode(problem, instance, search.best) for (instance, _), search in zip(begun, searches, strict=True)
    ]
