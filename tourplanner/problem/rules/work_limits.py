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
from tourplanner.problem.rules.edit import Edit, with_work, without_limits
from tourplanner.problem.rules.midday import work_of
from tourplanner.problem.rules.rule import Binding, Limit, Look, Rule, Scope, Span, Subject
from tourplanner.problem.rules.violation import Violation

LEGAL_WEEK = 44 * HOUR
"""Mean work of a week that French law allows over twelve weeks (Code du travail, L3121-22)."""


def by_crew(problem: Problem, tours: Sequence[Tour]) -> dict[str, list[Tour]]:
    """The tours of each crew; those that nobody can drive are of none."""
    groups: dict[str, list[Tour]] = defaultdict(list)
    for tour in tours:
        crew = problem.crew(tour.van, tour.date)
        if crew is not None:
            groups[crew].append(tour)
    return groups


def _week(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """Work of a crew in one calendar week <= max_work_minutes_week."""
    if problem.calendar.mixes_weeks:
        yield from _mixed_weeks(problem, tours)
        return
    work: Counter[tuple[str, int]] = Counter()
    for crew, crew_tours in by_crew(problem, tours).items():
        for tour in crew_tours:
            work[crew, problem.calendar.week(tour.date)] += work_of(problem, tour)
    for (crew, week), seconds in sorted(work.items()):
        over = seconds - problem.limits(crew).max_work_week
        if over > 0:
            yield Violation("work-week", f"{crew} W{week}", message("violation.over", by=over))


def _mixed_weeks(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """The same of a month: in every week that its days make together, told by its worst one."""
    calendar = problem.calendar
    weeks = mixtures(calendar.kind, calendar.weeks).weeks
    for crew, crew_tours in sorted(by_crew(problem, tours).items()):
        work: Counter[int] = Counter()
        for tour in crew_tours:
            work[(tour.date - calendar.start).days] += work_of(problem, tour)
        seconds, worst = max((sum(work[day] for day in week), min(week)) for week in weeks)
        over = seconds - problem.limits(crew).max_work_week
        if over > 0:
            yield Violation("work-week", f"{crew} W{worst // 7 + 1}", message("violation.over", by=over))


def _cycle(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """Work of a crew over the cycle <= weeks x mean_work_minutes_week."""
    for crew, crew_tours in sorted(by_crew(problem, tours).items()):
        seconds = sum(work_of(problem, tour) for tour in crew_tours)
        over = seconds - problem.calendar.hour_weeks * problem.limits(crew).mean_work_week
        if over > 0:
            yield Violation("work-cycle", crew, message("violation.over", by=over))


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
    looks=Look.CREW,
    limit=Limit(Span.WEEK, lambda tour: tour.work_seconds, lambda work: work.max_work_week),
    binding=Binding(
        Scope.CREW,
        always,
        lambda problem, _: message("rule.work-week-asked", limit=problem.config.work.max_work_week),
        lambda config, _: without_limits(config, max_work_week=ENDLESS),
        _longer_week,
    ),
)
WORK_CYCLE = Rule(
    "work-cycle",
    _cycle,
    looks=Look.CREW,
    limit=Limit(Span.CYCLE, lambda tour: tour.work_seconds, lambda work: work.mean_work_week),
    binding=Binding(
        Scope.CREW,
        always,
        lambda problem, _: message("rule.work-cycle-asked", limit=problem.config.work.mean_work_week),
        lambda config, _: without_limits(config, mean_work_week=ENDLESS),
        _longer_mean,
    ),
)
