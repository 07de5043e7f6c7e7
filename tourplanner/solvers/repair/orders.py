"""Several stops in a half-day: which orders of the same visits are worth a column."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tourplanner.domain.period import Half, Session
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import make_block
from tourplanner.schedule.day import DayOrder
from tourplanner.schedule.repair_problem import RealDay
from tourplanner.solvers.repair.columns import Column, DayPlan, DayPlans
from tourplanner.solvers.repair.owed import Owed


class Orders:
    """Makes the columns of orders, and keeps of the same visits those that no other order outdoes."""

    def __init__(self, owed: Owed, plans: DayPlans) -> None:
        self._owed = owed
        self._plans = plans

    def columns(self, day: RealDay, van: str, orders: Iterable[DayOrder]) -> Iterator[Column]:
        """The columns of a van on a date that drive in one of these orders."""
        alike: dict[tuple[frozenset[int], frozenset[int]], list[DayPlan]] = defaultdict(list)
        for order in dict.fromkeys(orders):
            alike[frozenset(order.morning), frozenset(order.afternoon)] += self._plans.all(day, van, order)
        for plans in alike.values():
            yield from (Column(day.date, van, plan) for plan in self._undone(day, plans))

    def _undone(self, day: RealDay, plans: Sequence[DayPlan]) -> list[DayPlan]:
        """The plans that no other one equals or betters in everything that counts."""
        left: list[tuple[tuple[int, ...], DayPlan]] = []
        for measure, plan in sorted(((self._measure(day, plan), plan) for plan in plans), key=lambda m: m[0]):
            if not any(_is_as_good(other, measure) for other, _ in left):
                left.append((measure, plan))
        return [plan for _, plan in left]

    def _measure(self, day: RealDay, plan: DayPlan) -> tuple[int, ...]:
        nights = (-plan.start, plan.end) if day.problem.rest_can_bind else ()
        told = self._owed.hours.get(day.date, {})
        hours = tuple(
            int((visit.start, visit.end) != told[visit.stop, visit.half])
            for visit in sorted(plan.visits)
            if (visit.stop, visit.half) in told
        )
        return (plan.drive, plan.work, *nights, *hours)


def _is_as_good(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(a <= b for a, b in zip(one, other, strict=True))


def fewest_orders(owed: Owed, day: RealDay, van: str) -> int:
    """How many orders there are at least on a date: those of one stop in each half-day, soon counted."""
    problem, communes = day.problem, [stop.once_a_day for stop in day.problem.config.stops]
    morning, afternoon = (
        Counter(
            communes[stop]
            for stop in _wanted(owed, day, van, half)
            if make_block(problem, session_of(problem, day, half), (stop,)) is not None
        )
        for half in Half
    )
    twice = sum(number * afternoon[commune] for commune, number in morning.items())
    return (morning.total() + 1) * (afternoon.total() + 1) - 1 - twice


def all_orders(owed: Owed, day: RealDay, van: str, most: int) -> list[DayOrder] | None:
    """Every order in which a van can serve any stops on a date; None if there are more than `most`."""
    halves: dict[Half, list[tuple[int, ...]]] = {}
    for half in Half:
        found: list[tuple[int, ...]] = [()]
        for sequence in _sequences(owed, day, van, half):
            found.append(sequence)
            if len(found) > most:
                return None
        halves[half] = found
    if len(halves[Half.MORNING]) * len(halves[Half.AFTERNOON]) > most:
        return None
    communes = [stop.once_a_day for stop in day.problem.config.stops]
    pairs = (
        DayOrder(morning, afternoon)
        for morning in halves[Half.MORNING]
        for afternoon in halves[Half.AFTERNOON]
        if {communes[stop] for stop in morning}.isdisjoint(communes[stop] for stop in afternoon)
    )
    return [order for order in pairs if order.stops]


def _sequences(owed: Owed, day: RealDay, van: str, half: Half) -> Iterator[tuple[int, ...]]:
    """Every sequence of stops that fits into a half-day: a longer one goes on where a shorter one ends."""
    problem = day.problem
    session = session_of(problem, day, half)
    wanted = _wanted(owed, day, van, half)
    stops = problem.config.stops
    growing: list[tuple[int, ...]] = [()]
    while growing:
        sequence = growing.pop()
        visited = {stops[stop].once_a_day for stop in sequence}
        for stop in wanted:
            if stops[stop].once_a_day not in visited:
                longer = (*sequence, stop)
                if make_block(problem, session, longer) is not None:
                    yield longer
                    growing.append(longer)


def _wanted(owed: Owed, day: RealDay, van: str, half: Half) -> list[int]:
    """The stops that the van could visit then."""
    return [
        day.problem.stop_index[stop]
        for stop in owed.wanted.get((day.date, half), ())
        if owed.allows(stop, day.date, half, van)
    ]


def session_of(problem: Problem, day: RealDay, half: Half) -> Session:
    """A half-day of a date, open as the config says."""
    hours = problem.config.sessions[half]
    return Session(day.date, half, hours.opens, hours.closes, day.problem.calendar.at(day.date))
