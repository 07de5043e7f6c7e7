"""What clashes, in words: the promises by name, the rules as sentences."""

from collections.abc import Iterator, Mapping

from tourplanner.domain.config import Lock, Stop
from tourplanner.domain.period import Half
from tourplanner.problem.demands import Clash, Demand
from tourplanner.problem.openings import area_rules, stop_locks
from tourplanner.problem.problem import Problem
from tourplanner.wording.format import clock, day, duration, integer, short_day, weekday
from tourplanner.wording.language import Language
from tourplanner.wording.reasons import because_of_clash, counted
from tourplanner.wording.rules import joined, listed, on_weekdays, piece, rule_sentence
from tourplanner.wording.terms import half_name, week_name

OTHERS_NAMED = 4


def rule_ids(clash: Clash) -> tuple[str, ...]:
    """The ids of the rules that take part, each once."""
    return tuple(dict.fromkeys(demand.rule for demand in clash.rules))


def promise_names(problem: Problem, clash: Clash) -> tuple[str, ...]:
    """The names of the stops that take part."""
    return tuple(problem.stop(stop).name for stop in clash.stops)


def rule_lines(problem: Problem, clash: Clash, areas: Mapping[str, str], lang: Language) -> tuple[str, ...]:
    """A sentence for each rule that takes part, with its id; `areas` are names by EPCI."""
    return tuple(
        f"{rule_sentence(demand.rule, _values(problem, demand, areas, lang), lang)} [{demand.rule}]"
        for demand in clash.rules
    )


def conflict(problem: Problem, clash: Clash, stop: str, areas: Mapping[str, str], lang: Language) -> str:
    """Why a stop of the clash has no place beside the others."""
    others = [problem.stop(other).name for other in clash.stops if other != stop]
    sentences = (
        rule_sentence(demand.rule, _values(problem, demand, areas, lang), lang) for demand in clash.rules
    )
    return because_of_clash(listed(others, lang, OTHERS_NAMED), joined(sentences, lang), lang)


def _values(problem: Problem, demand: Demand, areas: Mapping[str, str], lang: Language) -> dict[str, str]:
    """What the sentence of a demand tells."""
    work = problem.config.work
    limits = {
        "drive-day": work.max_drive_day,
        "work-day": work.max_work_day,
        "span-day": work.max_span_day,
        "rest": work.min_rest,
        "work-week": work.max_work_week,
        "work-cycle": work.mean_work_week,
    }
    values = {
        "start": clock(work.earliest_start, lang),
        "end": clock(work.latest_end, lang),
        "limit": duration(limits.get(demand.rule, 0), lang),
        "vans": counted(len(problem.config.vans), "vans", lang),
    }
    if demand.subject in problem.stop_index:
        stop = problem.stop(demand.subject)
        longest = problem.calendar.days if stop.max_gap_days is None else stop.max_gap_days
        values |= {
            "stop": stop.name,
            "least": integer(stop.min_gap_days or 1, lang),
            "most": integer(longest, lang),
            "days": joined(_own_days(stop, lang), lang),
            "locks": joined((_lock(lock, lang) for lock in stop_locks(problem.config, stop)), lang),
        }
    if demand.rule == "area-days":
        member = next(stop for stop in problem.config.stops if stop.area == demand.subject)
        rules = area_rules(problem.config, member)
        days = sorted(rules.weekdays) if rules and rules.weekdays is not None else []
        values |= {
            "area": areas.get(demand.subject, demand.subject),
            "weekdays": on_weekdays(days, lang),
        }
    return values


def _own_days(stop: Stop, lang: Language) -> Iterator[str]:
    """What a stop says of its days, one piece each."""
    if stop.weekdays is not None:
        yield piece("only", lang, on_weekdays(sorted(stop.weekdays), lang))
    if stop.halves is not None:
        yield piece(
            "only", lang, listed([half_name(half, lang) for half in Half if half in stop.halves], lang)
        )
    for ban in stop.not_on:
        when = on_weekdays([ban.weekday], lang)
        when += f" {half_name(ban.half, lang)}" if ban.half else ""
        yield piece("why", lang, when, ban.why) if ban.why else piece("not", lang, when)
    for closure in stop.closed:
        yield piece("closed", lang, short_day(closure.first, lang), short_day(closure.last, lang))


def _lock(lock: Lock, lang: Language) -> str:
    """Where a lock holds a stop: as much as it says of date, week, weekday, half and van."""
    parts = [
        "" if lock.date is None else day(lock.date, lang),
        "" if lock.week is None else week_name(lock.week, lang).lower(),
        "" if lock.weekday is None else weekday(lock.weekday, lang),
        "" if lock.half is None else half_name(lock.half, lang),
        lock.van or "",
    ]
    return " ".join(part for part in parts if part)
