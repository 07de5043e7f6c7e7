"""The stops of one van on one date, and every way of adding one more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tourplanner.domain.period import Half, Session
from tourplanner.domain.tour import Tour
from tourplanner.domain.visit_window import window
from tourplanner.problem.problem import Problem
from tourplanner.problem.time_tour import Block, make_block, time_tour

Hours = Mapping[tuple[str, Half], tuple[int, int]]
"""When visits begin and end, in seconds, by the id of the stop and the half of the day."""


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


def timed(problem: Problem, van: int, day: date, order: DayOrder, hours: Hours | None = None) -> Tour | None:
    """The tour of a van (position in the config) in this order, None if it keeps not all rules of a tour.

    The dates that the stops are open on are not looked at; `order` has at least one stop. Visits follow one
    another without waiting; but those that have `hours` do not begin before these.
    """
    config = problem.config
    areas = {config.stops[stop].area for stop in order.stops}
    if config.work.one_area_per_day and len(areas) > 1:
        return None
    blocks = []
    for half, stops in ((Half.MORNING, order.morning), (Half.AFTERNOON, order.afternoon)):
        if not stops:
            continue
        session = config.sessions[half]
        asked = Session(day, half, session.opens, session.closes, problem.calendar.at(day))
        block = make_block(problem, asked, stops)
        waiting = block and _waiting(problem, block, asked, hours or {})
        if waiting is None:
            return None
        blocks.append(waiting)
    return time_tour(problem, van, day, blocks)


def hours_of(tour: Tour) -> Hours:
    """When the visits of a tour begin and end."""
    return {(visit.stop, visit.half): (visit.start, visit.end) for visit in tour.visits}


def _waiting(problem: Problem, block: Block, session: Session, hours: Hours) -> Block | None:
    """The block whose visits wait for their hours, None if one of them would not be over in time.

    What waits begins at one moment only; without hours of any visit the block is as it was.
    """
    told = [hours.get((problem.config.stops[stop].id, block.half)) for stop in block.stops]
    if not any(told):
        return block
    starts: list[int] = []
    for rank, (stop, own) in enumerate(zip(block.stops, told, strict=True)):
        here = window(problem.config.stops[stop], session)
        ready = starts[-1] + block.offsets[rank] - block.offsets[rank - 1] if starts else block.earliest
        starts.append(max(ready, here.opens, own[0] if own else 0))
        if starts[-1] + block.services[rank] > here.closes:
            return None
    if starts[-1] + block.services[-1] > block.latest + block.length:
        return None
    offsets = tuple(start - starts[0] for start in starts)
    return replace(block, offsets=offsets, earliest=starts[0], latest=starts[0])
