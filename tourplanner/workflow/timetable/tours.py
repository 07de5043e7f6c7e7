"""The tours of a timetable, at the hours that it says, and what of the usual rules they need more of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tourplanner.domain.config import Config
from tourplanner.domain.period import DAY, MINUTE, Calendar, Half
from tourplanner.domain.timetable import Span
from tourplanner.domain.tour import Tour, Visit
from tourplanner.domain.work_rules import WorkRules
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.midday import work_of
from tourplanner.problem.rules.rest import nights
from tourplanner.problem.time_tour import round_trip
from tourplanner.problem.timing import whole_minutes

MOST_SETUP = 10 * MINUTE
"""What setting up and packing up are taken for where a timetable leaves the time."""


@dataclass(frozen=True, slots=True)
class FixedVisit:
    """A visit as published: stop, half, and from when to when (seconds after midnight), with its pause."""

    stop: str
    half: Half
    start: int
    end: int
    pause: Span | None = None


Rounds = Mapping[tuple[str, date], Sequence[FixedVisit]]
"""The visits of each van on each day."""


def tours_of(problem: Problem, rounds: Rounds) -> tuple[Tour, ...]:
    """The tours through published visits, in order of date and van: drives as the matrix has them.

    The crew arrives as late as setting up allows, and eats between the halves; no rule is asked.
    """
    ordered = sorted(rounds.items(), key=lambda each: (each[0][1], each[0][0]))
    return tuple(_tour(problem, van, day, visits) for (van, day), visits in ordered)


def setup_left(problem: Problem, rounds: Rounds) -> int:
    """Seconds that all rounds leave to pack up, and again to set up, between two visits of a half."""
    spare = [
        after.start - before.end - whole_minutes(_drive(problem, before.stop, after.stop))
        for visits in rounds.values()
        for before, after in pairwise(sorted(visits, key=lambda visit: visit.start))
        if before.half is after.half
    ]
    left = min(spare, default=2 * MOST_SETUP) // 2
    return max(0, min(MOST_SETUP, left // MINUTE * MINUTE))


def lunch_room(config: Config) -> int:
    """Seconds of lunch that fit in its window between the shortest morning and the shortest afternoon."""
    work, hours = config.work, config.sessions
    # In visits of a whole day lunch is in their pause, with nothing to pack up.
    packed = [stop for stop in config.stops if not stop.whole_day]
    shortest = {
        half: min((stop.service or hours[half].closes - hours[half].opens for stop in packed), default=0)
        for half in Half
    }
    free_from = hours[Half.MORNING].opens + shortest[Half.MORNING] + work.packup
    free_to = hours[Half.AFTERNOON].closes - shortest[Half.AFTERNOON] - work.setup
    room = min(work.lunch_closes, free_to) - max(work.lunch_opens, free_from)
    return max(0, room // MINUTE * MINUTE)


@dataclass(frozen=True, slots=True)
class Needs:
    """What tours ask of the rules of work, seconds: see `WorkRules`."""

    figures: Mapping[str, int]

    @classmethod
    def of(cls, problem: Problem, tours: Sequence[Tour], lunch: int) -> "Needs":
        """What some tours ask; `lunch` is the longest that the halves leave room for, seconds."""
        weeks: dict[tuple[str, int], int] = defaultdict(int)
        cycles: dict[str, int] = defaultdict(int)
        for tour in tours:
            worked = work_of(problem, tour)
            weeks[tour.van, problem.calendar.week(tour.date)] += worked
            cycles[tour.van] += worked
        spans = [tour.end - tour.start for tour in tours]
        return cls(
            {
                "earliest_start": min((tour.start for tour in tours), default=DAY),
                "latest_end": max((tour.end for tour in tours), default=0),
                "max_drive_day": max((tour.drive_seconds for tour in tours), default=0),
                "max_work_day": max((work_of(problem, tour) for tour in tours), default=0),
                "max_span_day": max(spans, default=0),
                "max_work_week": max(weeks.values(), default=0),
                "mean_work_week": -(-max(cycles.values(), default=0) // problem.calendar.weeks),
                "lunch": min([lunch, *(_lunch(tour) for tour in tours if tour.lunch)]),
                "min_rest": min(_rests(problem.calendar, tours), default=DAY),
            }
        )

    def beyond(self, work: WorkRules) -> Mapping[str, int]:
        """What is not within the rules, by the field: in whole minutes, as a config has them."""
        least = {"earliest_start", "lunch", "min_rest"}
        found = {}
        for name, value in self.figures.items():
            usual = getattr(work, name)
            if name in least and value < usual:
                found[name] = value // MINUTE * MINUTE
            elif name not in least and value > usual:
                found[name] = whole_minutes(value)
        return found


def _lunch(tour: Tour) -> int:
    return tour.lunch[1] - tour.lunch[0] if tour.lunch else DAY


def _rests(calendar: Calendar, tours: Sequence[Tour]) -> Iterator[int]:
    by_van: dict[str, list[Tour]] = defaultdict(list)
    for tour in tours:
        by_van[tour.van].append(tour)
    for mine in by_van.values():
        yield from (DAY - today.end + tomorrow.start for today, tomorrow in nights(calendar, mine))


def _drive(problem: Problem, one: str, other: str) -> int:
    return problem.drive(*(problem.stop_node(problem.stop_index[stop]) for stop in (one, other)))


def _tour(problem: Problem, van_id: str, day: date, fixed: Sequence[FixedVisit]) -> Tour:
    work, van = problem.config.work, problem.van(van_id)
    node = problem.depot_index[van.depot]
    visits: list[Visit] = []
    lunch: tuple[int, int] | None = None
    free = 0
    for each in sorted(fixed, key=lambda visit: visit.start):
        place = problem.stop_node(problem.stop_index[each.stop])
        leg = problem.drive(node, place)
        ready = each.start - work.setup
        arrive = ready
        if visits and visits[-1].half is not each.half:
            arrive = min(ready, free + whole_minutes(leg))
            lunch = max(arrive, work.lunch_opens), min(ready, work.lunch_closes)
            lunch = lunch if lunch[0] < lunch[1] else (arrive, arrive)
        if each.pause is not None:
            lunch = max(each.pause[0], work.lunch_opens), min(each.pause[1], work.lunch_closes)
        metres = problem.metres(node, place)
        visits.append(Visit(each.stop, each.half, arrive, each.start, each.end, leg, metres, each.pause))
        node, free = place, each.end + work.packup
    return round_trip(problem, van, day, visits, lunch)
