"""The independent judge of schedules: every real date by the rules of a plan, from the tours alone."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from tourplanner.domain.tour import Tour
from tourplanner.message import message
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Violation
from tourplanner.problem.rules.gap import GAP
from tourplanner.problem.rules.lock import LOCK
from tourplanner.problem.rules.regular import REGULAR
from tourplanner.problem.rules.rest import REST
from tourplanner.problem.rules.van_day import VAN_DAY
from tourplanner.problem.rules.violation import stop_name, tour_name
from tourplanner.problem.rules.visits import BEYOND, VISITS, too_many
from tourplanner.schedule.repetitions import Repetitions, repetitions

BROKEN_BY_CLOSED_DATES = frozenset({REGULAR.id, GAP.id, REST.id})
"""Not judged within a repetition: a shift may leave the regular half-day; gaps and rest do not end with
a cycle, and are judged over all of the schedule."""


def check_schedule(problem: Problem, tours: Sequence[Tour], until: date) -> tuple[Violation, ...]:
    """Every breach of a rule by the tours of a schedule of the cycle of `problem`, up to `until`.

    Each repetition is a plan to be judged with its own holidays and closures; over all of them crews
    rest long enough, visits of a stop keep ``min_gap_days``, and no stop has more visits than the
    cycle gives it. That visits are missing, or too far apart, is what closed dates do: it is told
    by changes and longest gaps, and no breach.
    """
    unrolled = repetitions(problem, until)
    inside = [tour for tour in tours if unrolled.covers(tour.date)]
    outside = [
        Violation(VAN_DAY.id, tour_name(t), message("violation.forbidden-day"))
        for t in tours
        if not unrolled.covers(t.date)
    ]
    found = [breach for rank in range(len(unrolled.each)) for breach in _repetition(unrolled, rank, inside)]
    known = [tour for tour in inside if _is_known(problem, tour)]
    return (
        *outside,
        *found,
        *REST.find(problem, known),
        *_too_near(problem, known),
        *_too_many(unrolled, known),
    )


def _repetition(unrolled: Repetitions, rank: int, tours: Sequence[Tour]) -> Iterator[Violation]:
    problem = unrolled.each[rank].problem
    for breach in check(problem, [tour for tour in tours if unrolled.rank(tour.date) == rank]):
        if breach.rule in BROKEN_BY_CLOSED_DATES or breach.what.id == BEYOND or is_loss(breach):
            continue
        # A lock on a date after the last one has no visit yet.
        day = breach.what.values.get("day")
        if not (breach.rule == LOCK.id and isinstance(day, date) and day > unrolled.until):
            yield breach


def _is_known(problem: Problem, tour: Tour) -> bool:
    return tour.van in problem.van_index and all(visit.stop in problem.stop_index for visit in tour.visits)


def _too_near(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """min_gap_days <= days between following visits of a stop."""
    dates: dict[str, list[date]] = defaultdict(list)
    for tour in tours:
        for visit in tour.visits:
            dates[visit.stop].append(tour.date)
    for stop in problem.config.stops:
        gaps = [(later - earlier).days for earlier, later in pairwise(sorted(dates[stop.id]))]
        if stop.min_gap_days is not None and gaps and min(gaps) < stop.min_gap_days:
            short = stop.min_gap_days - min(gaps)
            yield Violation(GAP.id, stop_name(problem, stop.id), message("violation.days-short", n=short))


def _too_many(unrolled: Repetitions, tours: Sequence[Tour]) -> Iterator[Violation]:
    """visits of a stop <= those of the cycle x repetitions."""
    problem = unrolled.each[0].problem
    served = Counter(visit.stop for tour in tours for visit in tour.visits)
    for stop in problem.config.stops:
        most = stop.visits * len(unrolled.each)
        if served[stop.id] > most:
            yield Violation(VISITS.id, stop_name(problem, stop.id), too_many(served[stop.id], most))
