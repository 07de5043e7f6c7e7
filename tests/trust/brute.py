"""The best plan of a tiny config by brute force: every place of every visit, every order, every minute.

Nothing of the solvers, of the judge, of openings or of timing is used. Who drives which van when is taken as
the roster says. Cycles of months are laid over the dates of 28 years, and judged there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise, product

from tests.trust.clock_by_clock import MIDNIGHT, Option, day_options, hours_of
from tourplanner.domain.config import Lock, Stop
from tourplanner.domain.period import CycleKind, Half
from tourplanner.problem.problem import Problem

HALVES = (Half.MORNING, Half.AFTERNOON)

Place = tuple[int, Half, int]
"""A visit: days from the start of the cycle, half, position of the van."""

Placed = tuple[Place, ...]


@dataclass(slots=True)
class Brute:
    """The best of all plans: missing visits (required, then by priority), driving, metres; less is better."""

    worth: tuple[int, ...]
    plans: int = field(default=0)


def brute_force(problem: Problem) -> Brute:
    """Search everything."""
    search = _Search(problem)
    best = search.worth(tuple(() for _ in problem.config.stops), 0, 0)
    plans = 0
    for chosen in product(*(search.places_of(stop) for stop in problem.config.stops)):
        if search.worth(chosen, 0, 0) >= best:
            continue
        board = search.board(chosen)
        if board is None:
            continue
        plans += 1
        found = search.cheapest(board, best, chosen)
        if found is not None:
            best = min(best, found)
    return Brute(best, plans)


def places_of_stops(problem: Problem) -> list[list[Placed]]:
    """For each stop every set of visits that the rules on the stop itself allow, none at all too."""
    search = _Search(problem)
    return [search.places_of(stop) for stop in problem.config.stops]


class _Search:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.config = problem.config
        self.start = problem.calendar.start
        self.days = 7 * problem.calendar.weeks
        self.month = problem.calendar.repeats and problem.calendar.kind is CycleKind.MONTH
        self.toured = [(day - self.start).days for day in problem.calendar.dates]
        self.crew = {
            (day, van): crew
            for day in self.toured
            for van, each in enumerate(self.config.vans)
            if (crew := problem.crew(each.id, self.start + timedelta(day))) is not None
        }
        self.options = cache(self._options)
        self.dates = _dates_of_months(problem.calendar.weeks) if self.month else ()

    # -- what one stop may have -----------------------------------------------------------------

    def places_of(self, stop: Stop) -> list[Placed]:
        """Every set of visits that the rules on the stop itself allow, none of them at all too."""
        single = [
            (day, half, van)
            for day in self.toured
            for half in HALVES
            for van in range(len(self.config.vans))
            if (day, van) in self.crew and self._may_be(stop, day, half)
        ]
        found: list[Placed] = [()]
        for number in range(1, stop.visits + 1):
            found += [each for each in combinations(single, number) if self._may_be_together(stop, each)]
        return found[::-1]

    def _may_be(self, stop: Stop, day: int, half: Half) -> bool:
        there = self.start + timedelta(day)
        weekday = there.weekday()
        extra = there in self.config.calendar.extra_days
        grid = self.config.calendar.repeats
        for asked in (
            stop.weekdays,
            *(area.weekdays for area in self.config.areas if area.epci == stop.area),
        ):
            if asked is not None and weekday not in asked and not extra:
                return False
        halves = HALVES if stop.whole_day else (half,)
        for each in halves:
            if stop.halves is not None and each not in stop.halves:
                return False
            if any(ban.weekday == weekday and ban.half in (None, each) for ban in stop.not_on):
                return False
        shut = (
            closure.first <= there <= closure.last and closure.half in (None, *halves)
            for closure in stop.closed
        )
        if not grid and any(shut):
            return False
        return hours_of(self.problem, stop, weekday, half) is not None

    def _may_be_together(self, stop: Stop, chosen: Placed) -> bool:
        days = [day for day, _, _ in chosen]
        if len(set(days)) < len(days):
            return False
        if stop.regular and len({(day % 7, half) for day, half, _ in chosen}) > 1:
            return False
        if not all(self._keeps(lock, chosen) for lock in self.config.locks if lock.stop == stop.id):
            return False
        gaps = self._gaps(days)
        if stop.min_gap_days is not None and min(gaps) < stop.min_gap_days:
            return False
        whole = len(chosen) == stop.visits
        return not whole or stop.max_gap_days is None or max(gaps) <= stop.max_gap_days

    def _keeps(self, lock: Lock, chosen: Placed) -> bool:
        def agrees(place: Place) -> bool:
            day, half, van = place
            there = self.start + timedelta(day)
            return (
                lock.half in (None, half)
                and lock.van in (None, self.config.vans[van].id)
                and lock.weekday in (None, there.weekday())
                and lock.week in (None, day // 7 + 1)
                and lock.date in (None, there)
            )

        return any(map(agrees, chosen)) if lock.date is not None else all(map(agrees, chosen))

    def _gaps(self, days: Sequence[int]) -> list[int]:
        """Days between following visits: round the cycle, or on the dates of many months."""
        if not self.month:
            ordered = sorted(days)
            return [later - earlier for earlier, later in pairwise([*ordered, ordered[0] + self.days])]
        dates = [number for number, day in enumerate(self.dates) if day in days]
        return [later - earlier for earlier, later in pairwise(dates)]

    # -- what all of them may have together ------------------------------------------------------

    def worth(self, chosen: Sequence[Placed], drive: int, metres: int) -> tuple[int, ...]:
        """Less is better."""
        lacking: dict[int, int] = defaultdict(int)
        for stop, places in zip(self.config.stops, chosen, strict=True):
            lacking[0 if stop.required else stop.priority] += stop.visits - len(places)
        wished = sorted({stop.priority for stop in self.config.stops if not stop.required})
        return lacking[0], *(lacking[priority] for priority in wished), drive, metres

    def board(self, chosen: Sequence[Placed]) -> dict[tuple[int, int], list[Option]] | None:
        """What each van may do on each day; None where a day is not possible."""
        days: dict[tuple[int, int], list[tuple[int, Half]]] = defaultdict(list)
        communes: Counter[tuple[int, str]] = Counter()
        for number, places in enumerate(chosen):
            stop = self.config.stops[number]
            for day, half, van in places:
                days[day, van].append((number, half))
                once = stop.id if stop.several_per_day else stop.commune
                communes[day, f"{stop.several_per_day} {once}"] += 1
        if max(communes.values(), default=0) > 1:
            return None
        found = {}
        for at, placed in days.items():
            found[at] = self.options(*at, tuple(placed))
            if not found[at]:
                return None
        return found

    def _options(self, day: int, van: int, placed: tuple[tuple[int, Half], ...]) -> list[Option]:
        depots = [depot.id for depot in self.config.depots]
        depot = depots.index(self.config.vans[van].depot)
        rules = self.problem.limits(self.crew[day, van])
        return day_options(self.problem, depot, rules, (self.start + timedelta(day)).weekday(), placed)

    def cheapest(
        self,
        board: Mapping[tuple[int, int], Sequence[Option]],
        best: tuple[int, ...],
        chosen: Sequence[Placed],
    ) -> tuple[int, ...] | None:
        """The least worth of these days under the hours of weeks, of the cycle and of nights."""
        keys = sorted(board)
        least = sum(min(option.drive for option in board[key]) for key in keys)
        if self.worth(chosen, least, 0) >= best:
            return None
        found: tuple[int, ...] | None = None
        for options in product(*(board[key] for key in keys)):
            mine = self.worth(
                chosen, sum(each.drive for each in options), sum(each.metres for each in options)
            )
            if (found is None or mine < found) and self._hours_hold(dict(zip(keys, options, strict=True))):
                found = mine
        return found

    def _hours_hold(self, driven: Mapping[tuple[int, int], Option]) -> bool:
        by_crew: dict[str, dict[int, Option]] = defaultdict(dict)
        for (day, van), option in driven.items():
            by_crew[self.crew[day, van]][day] = option
        for crew, days in by_crew.items():
            rules = self.problem.limits(crew)
            weeks = min(4, self.problem.calendar.weeks) if self.month else self.problem.calendar.weeks
            if sum(option.work for option in days.values()) * 60 > weeks * rules.mean_work_week:
                return False
            for week in self._weeks():
                if sum(days[day].work for day in week if day in days) * 60 > rules.max_work_week:
                    return False
            for today, tomorrow in self._nights():
                if today in days and tomorrow in days:
                    rest = MIDNIGHT - days[today].end + days[tomorrow].start
                    if rest * 60 < rules.min_rest:
                        return False
        return True

    @cache  # noqa: B019
    def _weeks(self) -> tuple[tuple[int, ...], ...]:
        """The days that lie in one calendar week."""
        if not self.month:
            return tuple(tuple(range(first, first + 7)) for first in range(0, self.days, 7))
        found = {
            tuple(day for day in self.dates[first : first + 7] if day is not None)
            for first in range(0, len(self.dates), 7)
        }
        return tuple(sorted(found))

    @cache  # noqa: B019
    def _nights(self) -> tuple[tuple[int, int], ...]:
        """The days of which one follows the other."""
        if not self.month:
            # Where the cycle comes back, its first day is the morrow of its last one.
            turn = ((self.days - 1, 0),) if self.problem.calendar.repeats else ()
            return (*((day, day + 1) for day in range(self.days - 1)), *turn)
        pairs = {
            (today, tomorrow)
            for today, tomorrow in pairwise(self.dates)
            if today is not None and tomorrow is not None
        }
        return tuple(sorted(pairs))


@cache
def _dates_of_months(weeks: int) -> tuple[int | None, ...]:
    """Of each date of 28 years, from a Monday on, the day of the grid: the k-th Tuesday and so on."""

    def days() -> Iterator[int | None]:
        day = date(2001, 1, 1)
        while day < date(2029, 1, 1):
            week = (day.day - 1) // 7
            yield 7 * week + day.weekday() if week < weeks else None
            day += timedelta(1)

    return tuple(days())
