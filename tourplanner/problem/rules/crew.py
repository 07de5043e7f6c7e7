"""Rules that look at a van and its crew over days, weeks and the cycle."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tourplanner.domain.period import DAY
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.tour import work_of
from tourplanner.problem.rules.violation import Violation, tour_name


def van_day(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """At most one tour per van and date, only on touring dates, from the van's own depot."""
    open_dates = set(problem.calendar.dates)
    for (day, van), number in Counter((tour.date, tour.van) for tour in tours).items():
        if number > 1:
            yield Violation("van-day", f"{day} {van}", "tours", (number,))
    for tour in tours:
        if tour.date not in open_dates:
            yield Violation("van-day", tour_name(tour), "forbidden-day")
        if tour.depot != problem.van(tour.van).depot:
            yield Violation("van-day", tour_name(tour), "other-depot", (tour.depot,))


def rest(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """24 h - end + next day's start >= min_rest_minutes, per van."""
    needed = problem.config.work.min_rest
    for van_tours in _by_van(tours).values():
        for today, tomorrow in pairwise(sorted(van_tours, key=lambda tour: (tour.date, tour.start))):
            if (tomorrow.date - today.date).days != 1:
                continue
            pause = DAY - today.end + tomorrow.start
            if pause < needed:
                yield Violation("rest", tour_name(tomorrow), "short", (needed - pause,))


def work_week(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """Work of a van's crew in one calendar week <= max_work_minutes_week."""
    limit = problem.config.work.max_work_week
    work: Counter[tuple[str, int]] = Counter()
    for tour in tours:
        work[tour.van, problem.calendar.week(tour.date)] += work_of(problem, tour)
    for (van, week), seconds in sorted(work.items()):
        if seconds > limit:
            yield Violation("work-week", f"{van} W{week}", "over", (seconds - limit,))


def work_cycle(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """Work of a van's crew over the cycle <= weeks x mean_work_minutes_week."""
    limit = problem.calendar.weeks * problem.config.work.mean_work_week
    for van, van_tours in sorted(_by_van(tours).items()):
        seconds = sum(work_of(problem, tour) for tour in van_tours)
        if seconds > limit:
            yield Violation("work-cycle", van, "over", (seconds - limit,))


def _by_van(tours: Sequence[Tour]) -> dict[str, list[Tour]]:
    groups: dict[str, list[Tour]] = defaultdict(list)
    for tour in tours:
        groups[tour.van].append(tour)
    return groups
