"""The times of day of one tour: whole minutes, least work, nobody early and nobody rushed.

Legs are rounded up to whole minutes, so that every rule holds on the times that are printed. The
visits of a half-day follow one another without waiting, the first one at opening; when that makes
the crew wait for lunch outside the lunch window, the morning starts as much later as saves that
waiting. No other choice of times works less, and none is legal when this one is not (the span of
a day aside, for which the morning is shifted further when it must be).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tourplanner.domain.period import MINUTE, Half, Session
from tourplanner.domain.tour import Tour, Visit
from tourplanner.problem.openings import service_seconds
from tourplanner.problem.problem import Problem


@dataclass(frozen=True, slots=True)
class Block:
    """The visits of one half-day, driven without waiting.

    ``offsets`` and ``services`` are seconds: from the first visit's start to each visit's start,
    and each visit's length. The first visit may start from ``earliest`` to ``latest``.
    """

    stops: tuple[int, ...]
    half: Half
    offsets: tuple[int, ...]
    services: tuple[int, ...]
    earliest: int
    latest: int

    @property
    def length(self) -> int:
        """Seconds from the first visit's start to the last visit's end."""
        return self.offsets[-1] + self.services[-1] if self.stops else 0


def whole_minutes(seconds: int) -> int:
    """The seconds rounded up to a whole minute, in seconds."""
    return -(-seconds // MINUTE) * MINUTE


def make_block(problem: Problem, session: Session, stops: Sequence[int]) -> Block | None:
    """The block of `stops` (positions in the config) in this order, or None if it overflows."""
    work = problem.config.work
    offsets: list[int] = []
    services: list[int] = []
    clock = 0
    for position, stop in enumerate(stops):
        if position:
            origin, destination = problem.stop_node(stops[position - 1]), problem.stop_node(stop)
            clock += work.packup + whole_minutes(problem.drive(origin, destination)) + work.setup
        offsets.append(clock)
        services.append(service_seconds(problem.config.stops[stop], session))
        clock += services[-1]
    latest = session.closes - clock
    if latest < session.opens:
        return None
    return Block(tuple(stops), session.half, tuple(offsets), tuple(services), session.opens, latest)


def lunch_seconds(pack_end: int, setup_start: int, drive: int, opens: int, closes: int) -> int:
    """Midday time that is lunch: idle time, as far as the lunch window reaches.

    Between the end of the morning's pack-up and the start of the afternoon's set-up, less the
    drive, wherever on the way the crew stops to eat.
    """
    overlap = min(setup_start, closes) - max(pack_end, opens)
    return max(0, min(setup_start - pack_end - drive, overlap))


def time_tour(problem: Problem, van_index: int, day: date, blocks: Sequence[Block]) -> Tour | None:
    """The tour of a van through one or two blocks, or None if no legal times exist."""
    work = problem.config.work
    van = problem.config.vans[van_index]
    depot = problem.depot_index[van.depot]
    first, last = blocks[0], blocks[-1]
    out = whole_minutes(problem.drive(depot, problem.stop_node(first.stops[0])))
    home = whole_minutes(problem.drive(problem.stop_node(last.stops[-1]), depot))
    before = work.prepare + out + work.setup
    begin = max(first.earliest, work.earliest_start + before)
    if len(blocks) == 1:
        starts: tuple[int, ...] = (begin,)
        lunch = None
    else:
        joined = _join_halves(problem, first, last, begin, before, work.packup + home + work.close)
        if joined is None:
            return None
        starts, lunch = joined
    if starts[0] > first.latest:
        return None
    tour = _assemble(problem, van_index, day, blocks, starts, lunch)
    return tour if _day_is_legal(problem, tour) else None


def _join_halves(
    problem: Problem, first: Block, last: Block, begin: int, before: int, after: int
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Starts of both blocks and the lunch between them, or None."""
    work = problem.config.work
    drive = whole_minutes(problem.drive(problem.stop_node(first.stops[-1]), problem.stop_node(last.stops[0])))
    opens, closes = work.lunch_opens, work.lunch_closes
    pack_end = begin + first.length + work.packup
    # The afternoon begins at opening, or as soon as the drive and a lunch in its window allow.
    lunch_end = max(pack_end, opens) + work.lunch
    setup_start = max(last.earliest - work.setup, lunch_end, pack_end + drive + work.lunch)
    if setup_start + work.setup > last.latest or lunch_end > closes:
        return None
    idle = setup_start - pack_end - drive
    overlap = min(setup_start, closes) - max(pack_end, opens)
    shift = max(0, min(idle - overlap, opens - pack_end))
    span = setup_start + work.setup + last.length + after - (begin - before)
    # First what saves paid waiting, as far as the session allows; then what the span needs.
    shift = max(min(shift, first.latest - begin), span - work.max_span_day)
    begin, pack_end = begin + shift, pack_end + shift
    length = lunch_seconds(pack_end, setup_start, drive, opens, closes)
    if begin > first.latest or length < work.lunch:
        return None
    # Driving first lets lunch absorb a delay; it gives way where the window would cut lunch short.
    lunch_start = min(max(pack_end + drive, opens), min(setup_start, closes) - length)
    return (begin, setup_start + work.setup), (lunch_start, lunch_start + length)


def _assemble(
    problem: Problem,
    van_index: int,
    day: date,
    blocks: Sequence[Block],
    starts: Sequence[int],
    lunch: tuple[int, int] | None,
) -> Tour:
    work = problem.config.work
    van = problem.config.vans[van_index]
    depot = problem.depot_index[van.depot]
    visits: list[Visit] = []
    node = depot
    free = 0  # when the crew can drive on from the last pack-up
    for block, begin in zip(blocks, starts, strict=True):
        for stop, offset, service in zip(block.stops, block.offsets, block.services, strict=True):
            start = begin + offset
            leg = problem.drive(node, problem.stop_node(stop))
            arrive = start - work.setup
            if visits and block is not blocks[0] and offset == 0:
                assert lunch is not None
                ate_first = lunch[0] < free + whole_minutes(leg)
                arrive = lunch[1] + _drive_after(lunch, free, leg) if ate_first else free + whole_minutes(leg)
            visits.append(
                Visit(
                    stop=problem.config.stops[stop].id,
                    half=block.half,
                    arrive=arrive,
                    start=start,
                    end=start + service,
                    leg_drive_seconds=leg,
                    leg_distance_m=problem.metres(node, problem.stop_node(stop)),
                )
            )
            node = problem.stop_node(stop)
            free = start + service + work.packup
    leave = visits[0].arrive - whole_minutes(visits[0].leg_drive_seconds)
    home = problem.drive(node, depot)
    back = free + whole_minutes(home)
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
        leg_back_drive_seconds=home,
        leg_back_distance_m=problem.metres(node, depot),
    )


def _drive_after(lunch: tuple[int, int], free: int, leg: int) -> int:
    """Seconds of the midday drive that are left after lunch."""
    return max(0, whole_minutes(leg) - (lunch[0] - free))


def _day_is_legal(problem: Problem, tour: Tour) -> bool:
    work = problem.config.work
    return (
        tour.start >= work.earliest_start
        and tour.end <= work.latest_end
        and tour.drive_seconds <= work.max_drive_day
        and tour.work_seconds <= work.max_work_day
        and tour.end - tour.start <= work.max_span_day
    )
