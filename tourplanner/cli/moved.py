"""What was moved by hand, and where a visit could go, in words and as JSON."""

from collections.abc import Iterator, Mapping

import click

from tourplanner.analysis.together import day_verdict_message
from tourplanner.analysis.truth import truth
from tourplanner.analysis.verdicts import verdict_message
from tourplanner.cli.consoles import data_console, show_json
from tourplanner.cli.group import BROKEN_PROMISE
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.stop_titles import stop_titles
from tourplanner.problem.missing import missing_visits
from tourplanner.wording.cycle_day import named_day, named_part
from tourplanner.wording.format import clock_table
from tourplanner.wording.language import Language
from tourplanner.wording.terms import half_of_stop
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.by_hand.move import HandMove
from tourplanner.workflow.by_hand.move_together import DayAnswers
from tourplanner.workflow.by_hand.named_moves import Answers
from tourplanner.workflow.opened_plan import OpenedPlan

Json = dict[str, object]


def show_moved(ctx: click.Context, moved: HandMove, lang: Language, *, as_json: bool) -> None:
    """Show what was moved; the command exits 4 if a rule is broken or a promise has no date."""
    if as_json:
        show_json(moved_json(moved, lang))
    else:
        for line in moved_lines(moved, lang):
            data_console().print(line, soft_wrap=True)
    if moved.standing or missing(moved):
        ctx.exit(BROKEN_PROMISE)


def moved_lines(moved: HandMove, lang: Language) -> Iterator[str]:
    """Where each visit went, what that costs and breaks, and how the plan stands now."""
    words, titles = words_in(lang), stop_titles(moved.after.config.stops)
    for step in moved.steps:
        yield words(
            "move.moved",
            stop=titles[step.stop],
            origin=_place(moved.before, step.stop, step.origin, words),
            to=_place(moved.after, step.stop, step.to, words),
        )
    drive = moved.drive_change
    yield words("move.drive", drive=drive) if drive else words("move.same-drive")
    for reason in moved.broken:
        yield words("move.breaks", what=reason.said)
    for each in moved.unusual:
        yield words(
            "move.unusual-start",
            stop=titles[each.stop],
            at=_half_day(moved.after, each.stop, each.place, words),
            start=each.start,
            usual=each.usual,
        )
    yield words.of(truth(moved.after.plan_file.plan.outcome, len(moved.standing), missing(moved)))


def missing(moved: HandMove) -> int:
    """How many promised visits have no date now."""
    problem = moved.after.problem
    lacking = missing_visits(problem, moved.after.tours)
    return sum(number for stop, number in lacking.items() if problem.stop(stop).required)


def moved_json(moved: HandMove, lang: Language) -> Mapping[str, object]:
    """The same for programs."""
    words, outcome = words_in(lang), moved.after.plan_file.plan.outcome
    return {
        "format": 1,
        "moved": [
            {"stop": step.stop, "from": _json(step.origin), "to": _json(step.to)} for step in moved.steps
        ],
        "drive_change_seconds": moved.drive_change,
        "broken": [{"rule": reason.rule, "why": words.of(reason.said)} for reason in moved.broken],
        "unusual_starts": [
            {
                "stop": each.stop,
                **(_json(each.place) or {}),
                "start": clock_table(each.start),
                "usual": clock_table(each.usual),
            }
            for each in moved.unusual
        ],
        "rules_broken": len(moved.standing),
        "missing_visits": missing(moved),
        "status": outcome.status.value,
        "objective_drive_seconds": outcome.objective,
        "bound_drive_seconds": outcome.bound,
    }


def answer_lines(answers: Answers, lang: Language) -> Iterator[str]:
    """What every half-day answers, one line each."""
    words, opened = words_in(lang), answers.opened
    several = len(opened.config.vans) > 1
    for verdict in answers.verdicts:
        place = _half_day(opened, answers.card.stop, verdict.place, words)
        if several:
            place = words("move.with-van", place=place, van=verdict.place.van)
        yield words("move.answer", place=place, answer=verdict_message(opened.problem, verdict))


def answers_json(answers: Answers, lang: Language) -> Mapping[str, object]:
    """The same for programs."""
    words = words_in(lang)
    return {
        "format": 1,
        "stop": answers.card.stop,
        "from": _json(answers.card.place),
        "answers": [
            {
                **(_json(verdict.place) or {}),
                "week": verdict.week,
                "answer": verdict.answer.value,
                "drive_change_seconds": verdict.drive_change,
                "partner": verdict.partner or None,
                "reasons": [{"rule": each.rule, "why": words.of(each.said)} for each in verdict.reasons],
            }
            for verdict in answers.verdicts
        ],
    }


def _json(place: HalfDay | None) -> Json | None:
    if place is None:
        return None
    return {"date": place.date.isoformat(), "half": place.half.value, "van": place.van}


def _place(opened: OpenedPlan, stop: str, place: HalfDay | None, words: Words) -> str:
    if place is None:
        return words("move.to-place")
    if opened.problem.stop(stop).whole_day:
        return named_part(opened.config.calendar, place.date, words("term.whole-day"), words.lang)
    return _half_day(opened, stop, place, words)


def _half_day(opened: OpenedPlan, stop: str, place: HalfDay, words: Words) -> str:
    half = half_of_stop(place.half, opened.problem.stop(stop), words.lang)
    return named_part(opened.config.calendar, place.date, half, words.lang)


def day_answer_lines(answers: DayAnswers, lang: Language) -> Iterator[str]:
    """What every day answers to several visits, one line each."""
    words, opened = words_in(lang), answers.opened
    rules = opened.config.calendar
    for verdict in answers.verdicts:
        day = named_day(rules, verdict.day, lang)
        yield words("move.answer", place=day, answer=day_verdict_message(opened.problem, verdict))


def day_answers_json(answers: DayAnswers, lang: Language) -> Mapping[str, object]:
    """The same for programs."""
    words = words_in(lang)
    return {
        "format": 1,
        "stops": [card.stop for card in answers.cards],
        "days": [
            {
                "date": verdict.day.isoformat(),
                "week": verdict.week,
                "answer": verdict.answer.value,
                "drive_change_seconds": verdict.drive_change,
                "partners": list(verdict.partners),
                "reasons": [
                    {"rule": reason.rule, "why": words.of(reason.said)} for reason in verdict.reasons
                ],
            }
            for verdict in answers.verdicts
        ],
    }
