"""A tour from the visits of its half-days: the times of day that `timing` reckons, written out.

Legs are rounded up to whole minutes, so that every rule holds on the times that are printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tourplanner.domain.config import Van
from tourplanner.domain.period import Half, Session
from tourplanner.domain.tour import Tour, Visit
from tourplanner.domain.visit_window import window
from tourplanner.problem.noon import with_lunch_between
from tourplanner.problem.openings import whole_day
from tourplanner.problem.problem import Problem
from tourplanner.problem.tallies import may_count
from tourplanner.problem.timing import (
    NEVER,
    DayRules,
    between_visits,
    day_rules,
    first_starts,
    full_day_times,
    half_day_times,
    one_piece,
    whole_day_times,
)


@dataclass(frozen=True, slots=True)
class Block:
    """The visits of one half-day, as one piece of work: waiting between them is only what their hours force.

    ``offsets`` and ``services`` are seconds: from the first visit's start to each visit's start,
    and each visit's length. The first visit may start from ``earliest`` to ``latest``. ``pause`` is that of
    a visit of a whole day, which is alone in its block and in its tour.
    """

    stops: tuple[int, ...]
    half: Half
    offsets: tuple[int, ...]
    services: tuple[int, ...]
    earliest: int
    latest: int
    pause: tuple[int, int] | None = None

    @property
    def length(self) -> int:
        """Seconds from the first visit's start to the last visit's end."""
        return self.offsets[-1] + self.services[-1] if self.stops else 0


def make_block(problem: Problem, session: Session, stops: Sequence[int]) -> Block | None:
    """The block of `stops` (positions in the config) in this order, or None if it overflows."""
    if any(problem.config.stops[stop].whole_day for stop in stops):
        return _whole_day_block(problem, session, stops)
    rules = day_rules(problem.config.work)
    offsets: list[int] = []
    services: list[int] = []
    opens: list[int] = []
    clock, ready, latest = 0, -NEVER, NEVER
    for position, stop in enumerate(stops):
        if position:
            origin, destination = problem.stop_node(stops[position - 1]), problem.stop_node(stop)
            clock += between_visits(rules, problem.way(origin, destination))
        here = window(problem.config.stops[stop], session)
        if not here.admits:
            return None
        offsets.append(clock)
        services.append(here.service)
        opens.append(here.opens)
        ready, latest = first_starts(ready, latest, clock, here.opens, here.closes - here.service)
        if ready == NEVER:
            return None
        clock += here.service
    earliest, latest, length = one_piece(ready, latest, clock)
    if length > clock:
        offsets = _with_waiting(latest, offsets, opens)
    return Block(tuple(stops), session.half, tuple(offsets), tuple(services), earliest, latest)


def _whole_day_block(problem: Problem, session: Session, stops: Sequence[int]) -> Block | None:
    """The block of one visit of a whole day, which begins in the morning."""
    found = whole_day(problem.config, problem.config.stops[stops[0]], session.date)
    if len(stops) > 1 or session.half is not Half.MORNING or found is None:
        return None
    service = found.closes - found.opens
    return Block(tuple(stops), session.half, (0,), (service,), found.opens, found.opens, found.pause)


def _with_waiting(start: int, offsets: Sequence[int], opens: Sequence[int]) -> list[int]:
    """The offsets where the first visit starts at `start` and each of the others not before it opens."""
    found: list[int] = []
    late = 0
    for offset, open_from in zip(offsets, opens, strict=True):
        late = max(late, open_from - offset - start)
        found.append(offset + late)
    return found


def time_tour(problem: Problem, van_index: int, day: date, blocks: Sequence[Block]) -> Tour | None:
    """The tour of a van through one or two blocks.

    None if no legal times exist, nobody can drive it, or it counts more than a rule allows.
    """
    van = problem.config.vans[van_index]
    if problem.crew(van.id, day) is None:
        return None
    visits = ((stop, block.half) for block in blocks for stop in block.stops)
    if not may_count(problem, van_index, day, visits):
        return None
    work = problem.work(van_index, day)
    rules = day_rules(work)
    depot = problem.depot_index[van.depot]
    first, last = blocks[0], blocks[-1]
    start_node, end_node = problem.stop_node(first.stops[0]), problem.stop_node(last.stops[-1])
    out, home = (problem.way(*leg) for leg in ((depot, start_node), (end_node, depot)))
    if any(block.pause for block in blocks):
        pause = first.pause
        if len(blocks) > 1 or pause is None:
            return None
        times = whole_day_times(rules, first.earliest, first.earliest + first.length, pause, (out, home))
        if not times.legal:
            return None
        begin = max(pause[0], rules.lunch_opens)
        tour = _assemble(problem, van_index, day, blocks, (times.first,), (begin, begin + times.lunch))
    elif len(blocks) == 1:
        times = half_day_times(rules, first.earliest, first.latest + first.length, first.length, out, home)
        if not times.legal:
            return None
        tour = _assemble(problem, van_index, day, blocks, (times.first,), None)
    else:
        ends = problem.stop_node(first.stops[-1]), problem.stop_node(last.stops[0])
        to, leg, after = problem.noon(*ends)
        window = (first.earliest, first.latest + first.length, last.earliest, last.latest + last.length)
        halves = with_lunch_between(window, (first.length, last.length), to, after)
        times = full_day_times(rules, *halves, (out, leg, home))
        if not times.legal:
            return None
        pack_end = times.first + first.length + rules.packup + to
        lunch = _lunch(rules, pack_end, leg, times.second - rules.setup, times.lunch)
        early = max(pack_end, rules.lunch_opens)
        stays = _eats_before(problem, blocks) and early + times.lunch + leg <= times.second - rules.setup
        if stays:
            lunch = early, early + times.lunch
        starts = times.first, times.second + after
        tour = _assemble(problem, van_index, day, blocks, starts, lunch, stays=stays)
    return tour if tour.drive_seconds <= work.max_drive_day else None


def _eats_before(problem: Problem, blocks: Sequence[Block]) -> bool:
    """Whether only the morning's last stop says where the crew eats: it does so before it drives on."""
    stops = problem.config.stops
    return bool(stops[blocks[0].stops[-1]].lunch) and not stops[blocks[-1].stops[0]].lunch


def _lunch(rules: DayRules, pack_end: int, leg: int, setup_start: int, length: int) -> tuple[int, int]:
    """When lunch of this length begins and ends."""
    # Driving first lets lunch absorb a delay; it gives way where the window would cut lunch short.
    begin = min(max(pack_end + leg, rules.lunch_opens), min(setup_start, rules.lunch_closes) - length)
    return begin, begin + length


def _assemble(
    problem: Problem,
    van_index: int,
    day: date,
    blocks: Sequence[Block],
    starts: Sequence[int],
    lunch: tuple[int, int] | None,
    *,
    stays: bool = False,
) -> Tour:
    work = problem.config.work
    van = problem.config.vans[van_index]
    depot = problem.depot_index[van.depot]
    visits: list[Visit] = []
    node = depot
    free = 0  # when the crew can drive on from the last pack-up
    lunch_leg: tuple[int, int] | None = None
    for block, begin in zip(blocks, starts, strict=True):
        for stop, offset, service in zip(block.stops, block.offsets, block.services, strict=True):
            start = begin + offset
            place = problem.stop_node(stop)
            allowed = problem.allowed(node, place)
            arrive = start - work.setup
            leg = problem.drive(node, place), problem.metres(node, place)
            if visits and block is not blocks[0] and offset == 0:
                assert lunch is not None
                _, way, after = problem.noon(node, place)
                ate_first = lunch[0] < free + way
                # What is not driven before lunch is driven after it: all of the way where they stay.
                left = way if stays else way - (lunch[0] - free)
                arrive = lunch[1] + left if ate_first or stays else free + way
                leg, allowed, lunch_leg = problem.noon_leg(node, place), 0, problem.lunch_leg(node)
                if lunch_leg is not None:
                    arrive = lunch[1] + after
            visits.append(
                Visit(
                    stop=problem.config.stops[stop].id,
                    half=block.half,
                    arrive=arrive,
                    start=start,
                    end=start + service,
                    leg_drive_seconds=leg[0],
                    leg_distance_m=leg[1],
                    pause=block.pause,
                    leg_allowed_seconds=allowed,
                )
            )
            node = place
            free = start + service + work.packup
    return replace(round_trip(problem, van, day, visits, lunch), lunch_leg=lunch_leg)


def round_trip(
    problem: Problem, van: Van, day: date, visits: Sequence[Visit], lunch: tuple[int, int] | None
) -> Tour:
    """The tour of a van around its timed visits, in their order: out of the depot, and back to it."""
    work, depot, last = problem.config.work, problem.depot_index[van.depot], visits[-1]
    node = problem.stop_node(problem.stop_index[last.stop])
    out = problem.stop_node(problem.stop_index[visits[0].stop])
    leave = visits[0].arrive - problem.way(depot, out)
    back = last.end + work.packup + problem.way(node, depot)
    return Tour(
        van=van.id,
        depot=van.depot,
        date=day,
        start=leave - work.prepare,
        leave=leave,
        back=back,
        end=back + work.close,
        lunch=lunch,
        visits=tuple(visits),
        leg_back_drive_seconds=problem.drive(node, depot),
        leg_back_distance_m=problem.metres(node, depot),
        crew=(problem.crew(van.id, day) or "") if problem.config.crews else "",
    )
