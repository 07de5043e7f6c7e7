"""A plan rearranged by hand: some visits go elsewhere, and the tours of these days are timed again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.problem.tour_anyhow import tour_anyhow, without_day_limits
from tourplanner.schedule.day import DayOrder, timed

VanDay = tuple[str, date]

Timing = Callable[[VanDay, DayOrder], Tour | None]
"""Times a day with its stops in an order."""


@dataclass(frozen=True, slots=True)
class Step:
    """A visit of a stop that goes from one half-day to another; None is the tray of what has no date."""

    stop: str
    origin: HalfDay | None
    to: HalfDay | None


@dataclass(frozen=True, slots=True)
class Rearranged:
    """The tours that go and those that come instead."""

    gone: tuple[Tour, ...]
    come: tuple[Tour, ...]

    @property
    def drive_change(self) -> int:
        """Seconds of driving more, below 0 for less."""
        return sum(tour.drive_seconds for tour in self.come) - sum(tour.drive_seconds for tour in self.gone)

    def tours(self, problem: Problem, before: Sequence[Tour]) -> tuple[Tour, ...]:
        """All tours afterwards, in order of date and van."""
        after = [*(tour for tour in before if tour not in self.gone), *self.come]
        return tuple(sorted(after, key=lambda tour: (tour.date, problem.van_index[tour.van])))


class Rearranger:
    """Times days again.

    Parameters
    ----------
    tours
        To stops and with vans that the problem knows, one for a van and a date.
    """

    def __init__(self, problem: Problem, tours: Sequence[Tour]) -> None:
        self.problem, self._endless = problem, without_day_limits(problem)
        self._tours: Mapping[VanDay, Tour] = {(tour.van, tour.date): tour for tour in tours}
        self._known: dict[tuple[str, VanDay, DayOrder], Tour | None] = {}

    def tour(self, van: str, day: date) -> Tour | None:
        """The tour of a van on a date."""
        return self._tours.get((van, day))

    def places(self, stop: str) -> tuple[HalfDay, ...]:
        """The half-days in which a stop has visits, in order."""
        found = [
            HalfDay(tour.date, visit.half, tour.van)
            for tour in self._tours.values()
            for visit in tour.visits
            if visit.stop == stop
        ]
        return tuple(sorted(found, key=lambda place: (place.date, place.half is Half.AFTERNOON)))

    def is_there(self, stop: str, place: HalfDay) -> bool:
        """Whether a visit of the stop is in a half-day."""
        tour = self.tour(place.van, place.date)
        return tour is not None and any(
            (visit.stop, visit.half) == (stop, place.half) for visit in tour.visits
        )

    def rearranged(self, steps: Sequence[Step]) -> Rearranged | None:
        """The plan after all steps together, each visit where its day drives least, legally if that can be.

        Returns
        -------
        Rearranged or None
            None where a day of 24 hours has no room for its visits, or nobody has the van.

        Raises
        ------
        ValueError
            If a visit is not where it is to come from.
        """
        return self._rearranged(steps, (self._legal, self._anyhow))

    def within_days(self, steps: Sequence[Step]) -> Rearranged | None:
        """The same, None where the day of a van would break a rule by itself."""
        return self._rearranged(steps, (self._legal,))

    def _rearranged(self, steps: Sequence[Step], ways: Sequence[Timing]) -> Rearranged | None:
        orders: dict[VanDay, DayOrder] = {}
        for step in steps:
            if step.origin is not None:
                if not self.is_there(step.stop, step.origin):
                    raise ValueError(f"{step.stop} is not at {step.origin}")
                key = step.origin.van, step.origin.date
                rank = self.problem.stop_index[step.stop]
                orders[key] = _without(self._order(orders, key), rank, step.origin.half)
        arriving = {(step.to.van, step.to.date) for step in steps if step.to}
        come: dict[VanDay, Tour | None] = {}
        for key, order in orders.items():
            come[key] = None
            if order.stops and key not in arriving:
                rest = _least_driven(self._timed(key, [order], way) for way in ways)
                if rest is None:
                    return None
                come[key] = rest[1]
        for step in steps:
            if step.to is not None:
                key = step.to.van, step.to.date
                longer = self._longer(self._order(orders, key), step.stop, step.to.half)
                best = _least_driven(self._timed(key, longer, way) for way in ways)
                if best is None:
                    return None
                orders[key], come[key] = best
        gone = (self._tours.get(key) for key in come)
        return Rearranged(tuple(tour for tour in gone if tour), tuple(tour for tour in come.values() if tour))

    def _order(self, orders: Mapping[VanDay, DayOrder], key: VanDay) -> DayOrder:
        return orders[key] if key in orders else DayOrder.of(self.problem, self._tours.get(key))

    def _longer(self, order: DayOrder, stop: str, half: Half) -> list[DayOrder]:
        """The order with a stop more, at every rank."""
        rank = self.problem.stop_index[stop]
        # A visit of a whole day begins in the morning, wherever it is let go.
        whole_day = self.problem.config.stops[rank].whole_day
        return list(order.insertions(rank, Half.MORNING if whole_day else half))

    def _timed(self, key: VanDay, orders: Sequence[DayOrder], way: Timing) -> Iterator[tuple[DayOrder, Tour]]:
        for order in orders:
            known = way.__name__, key, order
            if known not in self._known:
                self._known[known] = way(key, order)
            tour = self._known[known]
            if tour is not None:
                yield order, tour

    def _legal(self, key: VanDay, order: DayOrder) -> Tour | None:
        return timed(self.problem, self.problem.van_index[key[0]], key[1], order)

    def _anyhow(self, key: VanDay, order: DayOrder) -> Tour | None:
        van, stops = self.problem.van_index[key[0]], (order.morning, order.afternoon)
        return tour_anyhow(self.problem, self._endless, van, key[1], stops)


def _without(order: DayOrder, stop: int, half: Half) -> DayOrder:
    """The order without one visit of a stop; a day that is done by hand may have another one of it."""

    def left(stops: tuple[int, ...]) -> tuple[int, ...]:
        place = stops.index(stop)
        return (*stops[:place], *stops[place + 1 :])

    if half is Half.MORNING:
        return DayOrder(left(order.morning), order.afternoon)
    return DayOrder(order.morning, left(order.afternoon))


def _least_driven(ways: Iterable[Iterator[tuple[DayOrder, Tour]]]) -> tuple[DayOrder, Tour] | None:
    """The order that drives least, then works least, of the first way in which there is any."""
    for found in ways:
        best = min(found, key=lambda each: (each[1].drive_seconds, each[1].work_seconds), default=None)
        if best is not None:
            return best
    return None
