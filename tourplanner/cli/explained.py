"""Explanations as lines of text."""

from collections.abc import Iterator

from tourplanner.analysis.aims import told_aims
from tourplanner.analysis.alternatives import Alternative
from tourplanner.analysis.clash import promise_names, rule_messages
from tourplanner.analysis.explanation import (
    alternative_message,
    answer_message,
    date_message,
    new_day_message,
    offer_message,
)
from tourplanner.analysis.findings import finding_message
from tourplanner.analysis.proof import proof
from tourplanner.analysis.punctuality.plan import punctuality
from tourplanner.domain.plan import Status
from tourplanner.domain.stop_titles import stop_titles
from tourplanner.message import Message, message
from tourplanner.problem.demands import VISITS, Clash
from tourplanner.wording import format as written
from tourplanner.wording.cycle_day import half_day
from tourplanner.wording.language import Language
from tourplanner.wording.terms import status_words
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.explain import OFFER_SECONDS, Overview, StopExplained
from tourplanner.workflow.opened_plan import OpenedPlan
from tourplanner.workflow.why_not import WhyNot


def overview_lines(overview: Overview, lang: Language) -> list[str]:
    """A plan as a whole: what is proven of it, what can't be kept, and what would help."""
    words = words_in(lang)
    return [
        *_standing(overview, words),
        *_findings(overview, words),
        *_clashes(overview, words),
        *_wishes(overview, words),
    ]


def _standing(overview: Overview, words: Words) -> Iterator[str]:
    plan, config = overview.read.plan_file.plan, overview.read.problem.config
    wanted = sum(stop.visits for stop in config.stops if stop.required)
    status = status_words(plan.outcome.status, words.lang)
    yield words("explain.title", title=overview.read.plan_file.title, status=status)
    yield words(
        "explain.standing",
        kept=message(
            "explain.kept", n=wanted - overview.missing, wanted=message("explain.promised", n=wanted)
        ),
        tours=message("unit.tours", n=len(plan.tours)),
        drive=plan.drive_seconds,
        work=plan.work_seconds,
    )
    yield words.of(proof(plan.outcome))
    yield from map(words.of, told_aims(overview.read.problem, plan.tours, overview.read.plan_file.aims))


def _findings(overview: Overview, words: Words) -> Iterator[str]:
    if overview.findings:
        yield ""
        yield words("explain.findings")
    for finding in overview.findings:
        what = finding_message(overview.read.problem, finding, overview.read.areas)
        if len(finding.stops) == 1 and not finding.area:
            what = message(
                "explain.finding", stop=stop_titles(overview.read.config.stops)[finding.stops[0]], what=what
            )
        yield f"  {words.of(what)}"


def _clashes(overview: Overview, words: Words) -> Iterator[str]:
    if not overview.missing:
        return
    yield ""
    if not _has_cause(overview):
        proven = overview.read.plan_file.plan.outcome.status is Status.INFEASIBLE
        yield words("explain.no-clash") if proven else words("explain.possible")
        return
    for clash in overview.clashes:
        yield from clash_lines(overview.read, clash, words)
        yield ""
    if overview.offers:
        yield words("explain.offers")
        for offer in overview.offers:
            yield f"  {words.of(offer_message(offer))}"
    elif overview.complete:
        yield words("explain.no-offers")
    if not overview.complete:
        yield f"  ({words('explain.more', seconds=round(OFFER_SECONDS))})"


def _has_cause(overview: Overview) -> bool:
    """Whether it is known of some promised stop why it lacks visits."""
    required = [lack for lack in overview.lacks if overview.read.problem.stop(lack.stop).required]
    return any(lack.rules != (VISITS,) for lack in required)


def _wishes(overview: Overview, words: Words) -> Iterator[str]:
    """The wished stops that are left out, each with its cause."""
    problem, titles = overview.read.problem, stop_titles(overview.read.config.stops)
    left_out = [lack for lack in overview.lacks if not problem.stop(lack.stop).required]
    if left_out:
        yield ""
        yield words("explain.wishes")
    for lack in left_out:
        yield f"  {words('explain.finding', stop=titles[lack.stop], what=lack.why)}"


def clash_lines(read: OpenedPlan, clash: Clash, words: Words) -> Iterator[str]:
    """The promises of a clash, its rules, and how far it is broken down."""
    names = promise_names(read.problem, clash)
    several = len(names) > 1
    if all(read.problem.stop(stop).required for stop in clash.stops):
        yield words("explain.clash")
        told = words("explain.together", names=names) if several else words("explain.alone", names=names)
        minimal = words("explain.minimal")
    else:
        yield words("explain.wish-clash")
        told = (
            words("explain.wish-together", names=names)
            if several
            else words("explain.wish-alone", names=names)
        )
        minimal = words("explain.wish-minimal")
    yield f"  {told}"
    for rule in rule_messages(read.problem, clash, read.areas):
        yield f"    - {words.of(rule)}"
    yield "  " + (minimal if clash.minimal else words("explain.not-minimal"))


def day_message(asked: WhyNot, answer: Alternative) -> Message:
    """A half of the day that is asked of, and what it would cost."""
    if asked.day is not None and not asked.read.problem.calendar.repeats:
        return date_message(asked.day, answer, asked.stop, toured=asked.toured)
    told = alternative_message if asked.toured else new_day_message
    return told(answer, asked.stop)


def stop_lines(explained: StopExplained, lang: Language) -> list[str]:
    """A stop: its visits, why some are missing, and every other half-day of the week."""
    words = words_in(lang)
    return [
        *_visits(explained, words),
        *_sure(explained, words),
        *_lacking(explained, words),
        *_others(explained, words),
    ]


def why_not_lines(asked: WhyNot, lang: Language) -> list[str]:
    """A stop: its visits, and what those of a certain day would cost."""
    words = words_in(lang)
    lines = [*_visits(asked, words)]
    if asked.lack is not None:
        lines.append(f"  {words.of(asked.lack.why)}")
    if asked.closed is not None and asked.day is not None:
        lines.append(words("explain.closed-date", day=asked.day, why=asked.closed))
    lines.append(words("explain.why-not"))
    return [*lines, *(f"  {words.of(day_message(asked, each))}" for each in asked.answers)]


def _visits(explained: StopExplained | WhyNot, words: Words) -> Iterator[str]:
    stop, areas = explained.stop, explained.read.areas
    yield words("explain.stop", name=stop.name, id=stop.id, area=areas.get(stop.area, stop.area))
    if not explained.visits:
        yield words("explain.unvisited")
        return
    yield words("explain.visited")
    rules = explained.read.config.calendar
    for tour, visit in explained.visits:
        hours = written.all_hours(visit.parts, words.lang)
        if rules.repeats:
            when = half_day(rules, tour.date, visit, stop, words.lang)
        else:
            when = written.day(tour.date, words.lang)
        yield f"  {when}, {hours}, {tour.van}"


def _sure(explained: StopExplained, words: Words) -> Iterator[str]:
    """How sure the times of its visits are, the least sure one of those that are alike."""
    read = explained.read
    tours = [tour for tour, _ in explained.visits]
    sure = punctuality(read.config, read.plan_file.travel.provenance, tours)
    found: dict[str, None] = {}
    for (tour, visit), of_tour in zip(explained.visits, sure, strict=True):
        each = of_tour.visits[tour.visits.index(visit)]
        first, last = each.usual
        said = message(
            "punctuality.explained",
            stop=explained.stop.name,
            share=round(1 - each.late, 2),
            first=first,
            last=last,
        )
        found[words.of(said)] = None
    yield from found


def _lacking(explained: StopExplained, words: Words) -> Iterator[str]:
    """Why visits are missing: the cause as the plan states it, then as a list."""
    if explained.lack is None:
        return
    yield f"  {words.of(explained.lack.why)}"
    if explained.clash is not None:
        yield from clash_lines(explained.read, explained.clash, words)


def _others(explained: StopExplained, words: Words) -> Iterator[str]:
    if explained.alternatives:
        yield words("explain.slots")
    for alternative in explained.alternatives:
        yield f"  {words.of(alternative_message(alternative, explained.stop))}"
    if explained.weeks:
        yield words("explain.weeks")
    for week, alternative in explained.weeks:
        yield f"  {words('explain.week', week=week, answer=answer_message(alternative))}"
    if explained.new_days:
        yield words("explain.new-days")
    for alternative in explained.new_days:
        yield f"  {words.of(new_day_message(alternative, explained.stop))}"
