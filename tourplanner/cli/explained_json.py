"""Explanations as JSON: ids and figures for programs, each with its sentence."""

from tourplanner.analysis.alternatives import Alternative
from tourplanner.analysis.clash import promise_names, rule_lines
from tourplanner.analysis.explanation import alternative_answer, edit_sentence, offer_line
from tourplanner.analysis.reasons import finding_sentence
from tourplanner.analysis.relax import Offer
from tourplanner.domain.period import WEEKDAYS
from tourplanner.problem.demands import Clash
from tourplanner.problem.finding import Finding
from tourplanner.wording.language import Language
from tourplanner.wording.proof import proof
from tourplanner.workflow.explain import Overview, StopExplained
from tourplanner.workflow.opened_plan import OpenedPlan

Json = dict[str, object]


def overview_json(overview: Overview, lang: Language) -> Json:
    """A plan as a whole."""
    read, plan = overview.read, overview.read.plan_file.plan
    return {
        "status": plan.outcome.status.value,
        "proof": proof(plan.outcome, lang),
        "missing_visits": overview.missing,
        "findings": [_finding(read, finding, lang) for finding in overview.findings],
        "clashes": [_clash(read, clash, lang) for clash in overview.clashes],
        "offers": [_offer(read, offer, lang) for offer in overview.offers],
        "offers_complete": overview.complete,
    }


def stop_json(explained: StopExplained, lang: Language) -> Json:
    """A stop."""
    read = explained.read
    return {
        "stop": explained.stop.id,
        "name": explained.stop.name,
        "visits": [
            {"date": tour.date.isoformat(), "half": visit.half.value, "van": tour.van}
            for tour, visit in explained.visits
        ],
        "missing_visits": explained.missing,
        "findings": [_finding(read, finding, lang) for finding in explained.findings],
        "clash": None if explained.clash is None else _clash(read, explained.clash, lang),
        "alternatives": [_alternative(each, lang) for each in explained.alternatives],
        "other_weeks": [{"week": week, **_alternative(each, lang)} for week, each in explained.weeks],
    }


def _finding(read: OpenedPlan, finding: Finding, lang: Language) -> Json:
    return {
        "kind": finding.kind,
        "stops": list(finding.stops),
        "rules": list(finding.rules),
        "figures": dict(finding.counts),
        "sentence": finding_sentence(finding, read.areas, lang),
    }


def _clash(read: OpenedPlan, clash: Clash, lang: Language) -> Json:
    sentences = rule_lines(read.problem, clash, read.areas, lang)
    return {
        "stops": list(clash.stops),
        "names": list(promise_names(read.problem, clash)),
        "rules": [
            {"rule": demand.rule, "subject": demand.subject, "sentence": sentence}
            for demand, sentence in zip(clash.rules, sentences, strict=True)
        ],
        "minimal": clash.minimal,
    }


def _offer(read: OpenedPlan, offer: Offer, lang: Language) -> Json:
    edit = offer.edit
    return {
        "kind": edit.kind,
        "subject": edit.subject,
        "change": edit_sentence(edit, read.areas, lang),
        "visits_won": offer.won,
        "missing_visits": offer.missing,
        "visits_given_up": offer.given_up,
        "drive_change_seconds": offer.drive_change,
        "sentence": offer_line(offer, read.areas, lang),
    }


def _alternative(alternative: Alternative, lang: Language) -> Json:
    return {
        "weekday": WEEKDAYS[alternative.weekday],
        "half": alternative.half.value,
        "answer": alternative.answer.value,
        "rules": list(alternative.rules),
        "promises_lost": alternative.promises,
        "wishes_lost": alternative.wishes,
        "drive_change_seconds": alternative.drive_change,
        "sentence": alternative_answer(alternative, lang),
    }
