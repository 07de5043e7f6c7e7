"""Explanations as lines of text."""

from collections.abc import Iterator

from tourplanner.analysis.clash import promise_names, rule_lines
from tourplanner.analysis.explanation import alternative_answer, alternative_line, offer_line
from tourplanner.analysis.reasons import finding_sentence
from tourplanner.domain.plan import Status
from tourplanner.problem.demands import Clash
from tourplanner.wording import format as words
from tourplanner.wording.clash import said
from tourplanner.wording.labels import labels
from tourplanner.wording.language import Language
from tourplanner.wording.proof import proof
from tourplanner.wording.reasons import because_nothing_known, because_proven
from tourplanner.wording.rules import listed
from tourplanner.wording.terms import status_words
from tourplanner.workflow.explain import OFFER_SECONDS, Overview, StopExplained
from tourplanner.workflow.opened_plan import OpenedPlan


def overview_lines(overview: Overview, lang: Language) -> list[str]:
    """A plan as a whole: what is proven of it, what can't be kept, and what would help."""
    return [*_standing(overview, lang), *_findings(overview, lang), *_clashes(overview, lang)]


def _standing(overview: Overview, lang: Language) -> Iterator[str]:
    plan, config = overview.read.plan_file.plan, overview.read.problem.config
    text = labels(lang)
    wanted = sum(stop.visits for stop in config.stops if stop.required)
    kept = words.count(wanted - overview.missing, text.visit, text.visits, lang)
    yield f"{overview.read.plan_file.title}{_colon(lang)}{status_words(plan.outcome.status, lang)}"
    yield (
        said("kept", lang, kept=kept, wanted=words.integer(wanted, lang))
        + ", "
        + ", ".join(
            (
                words.count(len(plan.tours), text.tour, text.tours, lang),
                f"{text.driving} {words.duration(plan.drive_seconds, lang)}",
                f"{text.work} {words.duration(plan.work_seconds, lang)}",
            )
        )
        + "."
    )
    yield proof(plan.outcome, lang)


def _findings(overview: Overview, lang: Language) -> Iterator[str]:
    if overview.findings:
        yield ""
        yield said("findings", lang) + _colon(lang).rstrip()
    for finding in overview.findings:
        sentence = finding_sentence(finding, overview.read.areas, lang)
        names = [overview.read.problem.stop(stop).name for stop in finding.stops]
        about = f"{names[0]}{_colon(lang)}" if len(names) == 1 and not finding.area else ""
        yield f"  {about}{sentence} [{', '.join(finding.rules)}]"


def _clashes(overview: Overview, lang: Language) -> Iterator[str]:
    if not overview.missing:
        return
    yield ""
    if not overview.clashes:
        proven = overview.read.plan_file.plan.outcome.status is Status.INFEASIBLE
        yield said("no-clash" if proven else "possible", lang)
        return
    for clash in overview.clashes:
        yield from clash_lines(overview.read, clash, lang)
        yield ""
    if overview.offers:
        yield said("offers", lang) + _colon(lang).rstrip()
        for offer in overview.offers:
            yield f"  {offer_line(offer, overview.read.areas, lang)}"
    elif overview.complete:
        yield said("no-offers", lang)
    if not overview.complete:
        yield f"  ({said('more', lang, seconds=f'{OFFER_SECONDS:.0f}{words.NO_BREAK}s')})"


def clash_lines(read: OpenedPlan, clash: Clash, lang: Language) -> Iterator[str]:
    """The promises of a clash, its rules, and how far it is broken down."""
    names = promise_names(read.problem, clash)
    yield said("clash", lang) + _colon(lang).rstrip()
    key = "clash-together" if len(names) > 1 else "clash-alone"
    yield "  " + said(key, lang, names=listed(names, lang))
    for line in rule_lines(read.problem, clash, read.areas, lang):
        yield f"    - {line}"
    yield "  " + said("minimal" if clash.minimal else "not-minimal", lang)


def stop_lines(explained: StopExplained, lang: Language) -> list[str]:
    """A stop: its visits, why some are missing, and every other half-day of the week."""
    return [*_visits(explained, lang), *_lacking(explained, lang), *_others(explained, lang)]


def _visits(explained: StopExplained, lang: Language) -> Iterator[str]:
    stop, areas = explained.stop, explained.read.areas
    yield f"{stop.name} ({stop.id}), {areas.get(stop.area, stop.area)}"
    if not explained.visits:
        yield said("unvisited", lang) + "."
        return
    yield said("visited", lang) + _colon(lang).rstrip()
    for tour, visit in explained.visits:
        yield f"  {words.day(tour.date, lang)}, {words.hours(visit.start, visit.end, lang)}, {tour.van}"


def _lacking(explained: StopExplained, lang: Language) -> Iterator[str]:
    if not explained.missing:
        return
    for finding in explained.findings:
        sentence = finding_sentence(finding, explained.read.areas, lang)
        yield f"  {sentence} [{', '.join(finding.rules)}]"
    if explained.clash is not None:
        yield from clash_lines(explained.read, explained.clash, lang)
    if not explained.findings and explained.clash is None:
        yield "  " + (because_proven(lang) if explained.most_kept else because_nothing_known(lang))


def _others(explained: StopExplained, lang: Language) -> Iterator[str]:
    if explained.alternatives:
        yield said("slots", lang)
    for alternative in explained.alternatives:
        yield f"  {alternative_line(alternative, lang)}"
    if explained.weeks:
        yield said("weeks", lang).capitalize() + _colon(lang).rstrip()
    for week, alternative in explained.weeks:
        name = said("week", lang, week=str(week))
        yield f"  {name}{_colon(lang)}{alternative_answer(alternative, lang)}"


def _colon(lang: Language) -> str:
    return f"{words.NO_BREAK}: " if lang is Language.FR else ": "
