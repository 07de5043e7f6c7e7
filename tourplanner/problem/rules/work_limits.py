"""How much a crew may work in a week, and in the mean of the cycle."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tourplanner.calendar.mixtures import mixtures
from tourplanner.domain.config import Config
from tourplanner.domain.period import HOUR, Calendar
from tourplanner.domain.tour import Tour
from tourplanner.message import message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.day_limits import ENDLESS, always
from tourplanner.problem.rules.edit import Edit, with_work
from tourplanner.problem.rules.midday import work_of
from tourplanner.problem.rules.rule import Binding, Limit, Rule, Scope, Span, Subject
from tourplanner.problem.rules.violation import Violation

LEGAL_WEEK = 44 * HOUR
"""Mean work of a week that French law allows over twelve weeks (Code du travail, L3121-22)."""


def by_van(tours: Sequence[Tour]) -> dict[str, list[Tour]]:
    """The tours of each van."""
    groups: dict[str, list[Tour]] = defaultdict(list)
    for tour in tours:
        groups[tour.van].append(tour)
    return groups


def _week(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """Work of a van's crew in one calendar week <= max_work_minutes_week."""
    if problem.calendar.mixes_weeks:
        yield from _mixed_weeks(problem, tours)
        return
    limit = problem.config.work.max_work_week
    work: Counter[tuple[str, int]] = Counter()
    for tour in tours:
        work[tour.van, problem.calendar.week(tour.date)] += work_of(problem, tour)
    for (van, week), seconds in sorted(work.items()):
        if seconds > limit:
            yield Violation("work-week", f"{van} W{week}", message("violation.over", by=seconds - limit))


def _mixed_weeks(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """The same of a month: in every week that its days make together, told by its worst one."""
    calendar, limit = problem.calendar, problem.config.work.max_work_week
    for van, van_tours in sorted(by_van(tours).items()):
        work = {(tour.date - calendar.start).days: work_of(problem, tour) for tour in van_tours}
        weeks = mixtures(calendar.kind, calendar.weeks).weeks
        seconds, worst = max((sum(work.get(day, 0) for day in week), min(week)) for week in weeks)
        if seconds > limit:
            where = f"{van} W{worst // 7 + 1}"
            yield Violation("work-week", where, message("violation.over", by=seconds - limit))


def _cycle(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """Work of a van's crew over the cycle <= weeks x mean_work_minutes_week."""
    limit = problem.calendar.hour_weeks * problem.config.work.mean_work_week
    for van, van_tours in sorted(by_van(tours).items()):
        seconds = sum(work_of(problem, tour) for tour in van_tours)
        if seconds > limit:
            yield Violation("work-cycle", van, message("violation.over", by=seconds - limit))


def _longer_week(config: Config, _calendar: Calendar, _subject: Subject) -> Iterator[Edit]:
    if config.work.max_work_week < LEGAL_WEEK:
        longer = with_work(config, max_work_week=LEGAL_WEEK)
        yield Edit("week-hours", longer, message("offer.week-hours", limit=LEGAL_WEEK))


def _longer_mean(config: Config, _calendar: Calendar, _subject: Subject) -> Iterator[Edit]:
    if config.work.mean_work_week < LEGAL_WEEK:
        longer = with_work(config, mean_work_week=LEGAL_WEEK)
        yield Edit("mean-hours", longer, message("offer.mean-hours", limit=LEGAL_WEEK))


WORK_WEEK = Rule(
    "work-week",
    _week,
    limit=Limit(Span.WEEK, lambda tour: tour.work_seconds, lambda work: work.max_work_week),
    binding=Binding(
        Scope.CREW,
        always,
        lambda problem, _: message("rule.work-week-asked", limit=problem.config.work.max_work_week),
        lambda config, _: with_work(config, max_work_week=ENDLESS),
        _longer_week,
    ),
)
WORK_CYCLE = Rule(
    "work-cycle",
    _cycle,
    limit=Limit(Span.CYCLE, lambda tour: tour.work_seconds, lambda work: work.mean_work_week),
    binding=Binding(
        Scope.CREW,
        always,
        lambda problem, _: message("rule.work-cycle-asked", limit=problem.config.work.mean_work_week),
        lambda config, _: with_work(config, mean_work_week=ENDLESS),
        _longer_mean,
    ),
)
