"""Day tours: what one van can do on one date, and all of them with one stop per half-day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from tourplanner.calendar.cycle_gaps import Spread, is_spread
from tourplanner.domain.period import Half, Session
from tourplanner.domain.tour import Tour
from tourplanner.domain.visit_window import part_of
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.openings import hours_differ_by_day, service_seconds, stop_locks, widest
from tourplanner.problem.problem import Problem
from tourplanner.problem.tallies import Tallies, tallies_on
from tourplanner.problem.time_tour import Block, make_block, time_tour


@dataclass(frozen=True, slots=True)
class DayTour:
    """A timed tour of one depot, and of crews with the same limits, without its date.

    ``morning`` and ``afternoon`` are positions of stops in the config, in the order of driving.
    Seconds, metres, and times of day in seconds.
    """

    morning: tuple[int, ...]
    afternoon: tuple[int, ...]
    drive: int
    metres: int
    work: int
    start: int
    end: int

    def in_half(self, half: Half) -> tuple[int, ...]:
        """The stops served in a half."""
        return self.morning if half is Half.MORNING else self.afternoon

    @property
    def stops(self) -> tuple[int, ...]:
        """The stops served."""
        return self.morning + self.afternoon


def sessions_of_half(problem: Problem) -> dict[Half, Session]:
    """One session of each half; the hours of sessions are alike on every date, those of stops need not be."""
    return {session.half: session for session in reversed(problem.calendar.sessions)}


def sessions_on(problem: Problem, day: date) -> dict[Half, Session]:
    """A session of each half on a date, be it toured or not."""
    at = problem.calendar.at(day)
    return {half: replace(session, date=day, at=at) for half, session in sessions_of_half(problem).items()}


def widest_sessions(problem: Problem) -> dict[Half, Session]:
    """A session of each half, open as long as any stop may be in it."""
    return {half: widest(problem.config, session) for half, session in sessions_of_half(problem).items()}


def shortest_visit(problem: Problem, stop: int, half: Half) -> int:
    """Seconds of the shortest visit of a stop in any session of a half; of a session where it has none."""
    asked, session = problem.config.stops[stop], sessions_of_half(problem)[half]
    if not asked.has_own_hours:
        return service_seconds(asked, session)
    sessions = (problem.calendar.sessions[number] for number in problem.openings[stop])
    services = (service_seconds(asked, each) for each in sessions if each.half is half)
    return min(services, default=session.closes - session.opens)


HoursKind: TypeAlias = tuple[int, ...] | None
"""What tells apart dates on which stops have other hours; None where no such dates are."""

KindOfDay: TypeAlias = tuple[str, WorkRules, HoursKind, Tallies]
"""What the legal day tours of a van-day follow from: depot, limits of who drives, hours of stops, tallies."""


def kind_of_day(problem: Problem, van: int, day: date) -> KindOfDay:
    """The kind of a van-day: those of one kind have the same legal day tours."""
    depot, work = problem.config.vans[van].depot, problem.work(van, day)
    return depot, work, hours_kind(problem, day), tallies_on(problem, van, day)


def hours_kind(problem: Problem, day: date) -> HoursKind:
    """Of a date its weekday, and in which part of the cycle it lies of stops whose visits are not alike."""
    if not hours_differ_by_day(problem.config):
        return None
    numbers = sorted({len(stop.lengths) for stop in problem.config.stops if stop.lengths})
    at = problem.calendar.at(day)
    return day.weekday(), *(part_of(at, number) for number in numbers)


def servable(problem: Problem, stop: int) -> frozenset[int]:
    """Openings of a stop; none when its gaps or its dated locks ask for another number of visits."""
    asked = problem.config.stops[stop]
    if len({lock.date for lock in stop_locks(problem.config, asked)} - {None}) > asked.visits:
        return frozenset()
    if asked.visits == 1:
        day = [problem.calendar.start]
        if not is_spread(problem.calendar, day, Spread.of(asked)):
            return frozenset()
    return problem.openings[stop]


def single_stop_tours(problem: Problem, van: int, day: date) -> tuple[DayTour, ...]:
    """Every legal day tour of a van on a date with at most one stop per half-day, in a fixed order.

    A stop takes part in the halves in which it has an opening on any date: the tours are those of any
    van-day of the same kind.
    """
    blocks = {half: list(_blocks(problem, half, day)) for half in Half}
    singles = [(block,) for half in Half for block in blocks[half]]
    pairs = [
        (first, last)
        for first in blocks[Half.MORNING]
        for last in blocks[Half.AFTERNOON]
        if may_share_a_day(problem, first.stops[0], last.stops[0])
    ]
    timed = ((chosen, time_tour(problem, van, day, chosen)) for chosen in (*singles, *pairs))
    return tuple(_day_tour(chosen, tour) for chosen, tour in timed if tour is not None)


def time_day(
    problem: Problem, van: int, morning: Sequence[int], afternoon: Sequence[int], day: date
) -> Tour | None:
    """The tour of a van through these stops on a date, or None if no legal times exist."""
    sessions = sessions_on(problem, day)
    blocks: list[Block] = []
    for half, stops in ((Half.MORNING, morning), (Half.AFTERNOON, afternoon)):
        if not stops:
            continue
        block = make_block(problem, sessions[half], stops) if half in sessions else None
        if block is None:
            return None
        blocks.append(block)
    return time_tour(problem, van, day, blocks) if blocks else None


def make_day_tour(
    problem: Problem, van: int, day: date, morning: Sequence[int], afternoon: Sequence[int]
) -> DayTour | None:
    """The day tour of a van on a date through these stops, or None if no legal times exist."""
    tour = time_day(problem, van, morning, afternoon, day)
    if tour is None:
        return None
    return DayTour(
        tuple(morning),
        tuple(afternoon),
        tour.drive_seconds,
        tour.distance_m,
        tour.work_seconds,
        tour.start,
        tour.end,
    )


def to_tour(problem: Problem, tour: DayTour, van: int, day_index: int) -> Tour:
    """The tour of a van on the touring date at this index."""
    timed = time_day(problem, van, tour.morning, tour.afternoon, problem.calendar.dates[day_index])
    assert timed is not None  # it was when the day tour was made, for a van-day of the same kind
    return timed


def may_share_a_day(problem: Problem, first: int, second: int) -> bool:
    """Whether one van may serve two stops on one date, one in each half, whatever their times."""
    stops = problem.config.stops
    if stops[first].once_a_day == stops[second].once_a_day:
        return False
    if problem.config.work.one_area_per_day and stops[first].area != stops[second].area:
        return False
    days = [{problem.calendar.sessions[s].date for s in problem.openings[stop]} for stop in (first, second)]
    return not days[0].isdisjoint(days[1])


def _blocks(problem: Problem, half: Half, day: date) -> Iterator[Block]:
    session = sessions_on(problem, day).get(half)
    if session is None:
        return
    for stop in range(len(problem.config.stops)):
        open_here = any(problem.calendar.sessions[s].half is half for s in servable(problem, stop))
        block = make_block(problem, session, [stop]) if open_here else None
        if block is not None:
            yield block


def _day_tour(blocks: tuple[Block, ...], tour: Tour) -> DayTour:
    by_half = {block.half: block.stops for block in blocks}
    return DayTour(
        morning=by_half.get(Half.MORNING, ()),
        afternoon=by_half.get(Half.AFTERNOON, ()),
        drive=tour.drive_seconds,
        metres=tour.distance_m,
        work=tour.work_seconds,
        start=tour.start,
        end=tour.end,
    )
