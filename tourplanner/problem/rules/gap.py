"""Visits of a stop are neither too close nor too far apart, round the cycle too."""

from collections.abc import Iterator, Sequence

from tourplanner.calendar.cycle_gaps import cycle_gaps, share_a_part
from tourplanner.domain.config import Config, Stop
from tourplanner.domain.period import Calendar
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Message, message
from tourplanner.problem.openings import stop_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.edit import Edit, with_stop
from tourplanner.problem.rules.rule import Binding, Rule, Scope, Subject
from tourplanner.problem.rules.violation import Violation, stop_name
from tourplanner.problem.rules.visits import over_stops


def _of_stop(problem: Problem, stop: Stop, served: Sequence[tuple[Tour, Visit]]) -> Iterator[Violation]:
    """min_gap_days <= days between following visits, round the cycle too, <= max_gap_days.

    Of a month cycle they are counted on the dates of all months. When visits are missing the long gap that
    they leave is part of that loss, not judged again.
    """
    dates = sorted({tour.date for tour, _ in served})
    if not dates:
        return
    where, days = stop_name(problem, stop.id), cycle_gaps(problem.calendar, dates)
    if stop.min_gap_days is not None and min(days) < stop.min_gap_days:
        short = stop.min_gap_days - min(days)
        yield Violation("gap", where, message("violation.days-short", n=short))
    if share_a_part(problem.calendar, dates, len(stop.lengths)):
        yield Violation("gap", where, message("violation.same-part", parts=len(stop.lengths)))
    complete = len(served) >= stop.visits
    if complete and stop.max_gap_days is not None and max(days) > stop.max_gap_days:
        over = max(days) - stop.max_gap_days
        yield Violation("gap", where, message("violation.days-over", n=over))


def _applies(config: Config, stop_id: str) -> bool:
    stop = stop_of(config, stop_id)
    return stop.min_gap_days is not None or stop.max_gap_days is not None or bool(stop.lengths)


def _asks(problem: Problem, subject: Subject) -> Message:
    stop = problem.stop(subject.id)
    least, most = stop.min_gap_days, stop.max_gap_days
    if least is not None and most is not None:
        return message("rule.gap-asked", stop=subject.name, least=least, most=most)
    if most is not None:
        return message("rule.gap-most-asked", stop=subject.name, n=most)
    if least is None:
        return message("rule.gap-parts-asked", stop=subject.name, parts=len(stop.lengths))
    return message("rule.gap-least-asked", stop=subject.name, n=least)


def _without(config: Config, stop_id: str) -> Config:
    return with_stop(config, stop_id, min_gap_days=None, max_gap_days=None, lengths=())


def _offers(config: Config, _calendar: Calendar, subject: Subject) -> Iterator[Edit]:
    yield Edit("gap", _without(config, subject.id), message("offer.gap", stop=subject.name), subject.id)


GAP = Rule(
    "gap",
    over_stops(_of_stop),
    binding=Binding(Scope.STOP, _applies, _asks, _without, _offers),
    looks=None,
    of_stop=_of_stop,
)
