"""What a working day may be: its hours, its driving, its work, its span."""

from collections.abc import Callable, Iterator, Sequence

from tourplanner.domain.config import Config
from tourplanner.domain.period import DAY, MINUTE, Calendar
from tourplanner.domain.tour import Tour
from tourplanner.domain.work_rules import WorkRules
from tourplanner.message import Message, message
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.edit import Edit, with_work, without_limits
from tourplanner.problem.rules.midday import work_of
from tourplanner.problem.rules.rule import Binding, Find, Limit, Look, Rule, Scope, Span, Subject, no_offers
from tourplanner.problem.rules.violation import Violation, drive_of, tour_name

ENDLESS = 7 * DAY
"""Seconds: no day or week of work is longer."""
LONGER_DAY = 30 * MINUTE


def always(_config: Config, _subject: str) -> bool:
    """For rules that every config asks."""
    return True


def _hours(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    """earliest_start <= tour.start and tour.end <= latest_end."""
    for tour in tours:
        where, rules = tour_name(tour), problem.limits_on(tour)
        if tour.start < rules.earliest_start:
            yield Violation(
                "day-hours", where, message("violation.early", by=rules.earliest_start - tour.start)
            )
        if tour.end > rules.latest_end:
            yield Violation("day-hours", where, message("violation.late", by=tour.end - rules.latest_end))


def _hours_asked(problem: Problem, _subject: Subject) -> Message:
    work = problem.config.work
    return message("rule.day-hours-asked", start=work.earliest_start, end=work.latest_end)


def _later_end(config: Config, _calendar: Calendar, _subject: Subject) -> Iterator[Edit]:
    late = config.work.latest_end + LONGER_DAY
    yield Edit("latest-end", with_work(config, latest_end=late), message("offer.latest-end", until=late))


DAY_HOURS = Rule(
    "day-hours",
    _hours,
    looks=Look.TOUR,
    binding=Binding(
        Scope.CREW,
        always,
        _hours_asked,
        lambda config, _: without_limits(config, earliest_start=0, latest_end=DAY),
        _later_end,
    ),
)


def _at_most(rule: str, found: Callable[[Problem, Tour], int], most: Callable[[WorkRules], int]) -> Find:
    """The breaches of: what is found of a tour <= limit, in seconds."""

    def find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
        for tour in tours:
            over = found(problem, tour) - most(problem.limits_on(tour))
            if over > 0:
                yield Violation(rule, tour_name(tour), message("violation.over", by=over))

    return find


DRIVE_DAY = Rule(
    "drive-day",
    _at_most("drive-day", drive_of, lambda work: work.max_drive_day),
    looks=Look.TOUR,
    limit=Limit(Span.DAY, lambda tour: tour.drive_seconds, lambda work: work.max_drive_day),
    binding=Binding(
        Scope.CREW,
        always,
        lambda problem, _: message("rule.drive-day-asked", limit=problem.config.work.max_drive_day),
        lambda config, _: without_limits(config, max_drive_day=ENDLESS),
        no_offers,
    ),
)
WORK_DAY = Rule(
    "work-day",
    _at_most("work-day", work_of, lambda work: work.max_work_day),
    looks=Look.TOUR,
    limit=Limit(Span.DAY, lambda tour: tour.work_seconds, lambda work: work.max_work_day),
    binding=Binding(
        Scope.CREW,
        always,
        lambda problem, _: message("rule.work-day-asked", limit=problem.config.work.max_work_day),
        lambda config, _: without_limits(config, max_work_day=ENDLESS),
        no_offers,
    ),
)
SPAN_DAY = Rule(
    "span-day",
    _at_most("span-day", lambda _, tour: tour.end - tour.start, lambda work: work.max_span_day),
    looks=Look.TOUR,
    limit=Limit(Span.DAY, lambda tour: tour.end - tour.start, lambda work: work.max_span_day),
    binding=Binding(
        Scope.CREW,
        always,
        lambda problem, _: message("rule.span-day-asked", limit=problem.config.work.max_span_day),
        lambda config, _: without_limits(config, max_span_day=ENDLESS),
        _later_end,
    ),
)
DAY_RULES = (DAY_HOURS, DRIVE_DAY, WORK_DAY, SPAN_DAY)
"""What bounds a day by itself."""
