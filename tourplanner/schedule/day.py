"""The stops of one van on one date, and every way of adding one more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.period import Half, Session
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import make_block, time_tour


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Stops (positions in the config) in the order in which a van serves them."""

    morning: tuple[int, ...] = ()
    afternoon: tuple[int, ...] = ()

    @classmethod
    def of(cls, problem: Problem, tour: Tour | None) -> "DayOrder":
        """The order of a tour; empty for none."""
        visits = tour.visits if tour else ()

        def stops(half: Half) -> tuple[int, ...]:
            return tuple(problem.stop_index[visit.stop] for visit in visits if visit.half is half)

        return cls(stops(Half.MORNING), stops(Half.AFTERNOON))

    @property
    def stops(self) -> tuple[int, ...]:
        """All stops."""
        return (*self.morning, *self.afternoon)

    def without(self, stop: int) -> "DayOrder":
        """The same without a stop."""
        return DayOrder(
            tuple(each for each in self.morning if each != stop),
            tuple(each for each in self.afternoon if each != stop),
        )

    def insertions(self, stop: int, half: Half) -> Iterator["DayOrder"]:
        """The same with a stop more in a half, at every rank."""
        here = self.morning if half is Half.MORNING else self.afternoon
        for rank in range(len(here) + 1):
            longer = (*here[:rank], stop, *here[rank:])
            if half is Half.MORNING:
                yield DayOrder(longer, self.afternoon)
            else:
                yield DayOrder(self.morning, longer)


def timed(problem: Problem, van: int, day: date, order: DayOrder) -> Tour | None:
    """The tour of a van (position in the config) in this order, None if it keeps not all rules of a tour.

    The dates that the stops are open on are not looked at; `order` has at least one stop.
    """
    config = problem.config
    areas = {config.stops[stop].area for stop in order.stops}
    if config.work.one_area_per_day and len(areas) > 1:
        return None
    blocks = []
    for half, stops in ((Half.MORNING, order.morning), (Half.AFTERNOON, order.afternoon)):
        if not stops:
            continue
        hours = config.sessions[half]
        block = make_block(problem, Session(day, half, hours.opens, hours.closes), stops)
        if block is None:
            return None
        blocks.append(block)
    return time_tour(problem, van, day, blocks)
