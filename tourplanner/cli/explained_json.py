"""Explanations as JSON: ids and figures for programs, each with its sentence."""

from tourplanner.analysis.alternatives import Alternative
from tourplanner.analysis.clash import promise_names, rule_messages
from tourplanner.analysis.explanation import answer_message, offer_message
from tourplanner.analysis.findings import finding_message
from tourplanner.analysis.proof import proof
from tourplanner.analysis.reasons import Lack
from tourplanner.analysis.relax import Offer
from tourplanner.domain.period import WEEKDAYS
from tourplanner.problem.demands import Clash
from tourplanner.problem.finding import Finding
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.explain import Overview, StopExplained
from tourplanner.workflow.opened_plan import OpenedPlan
from tourplanner.workflow.why_not import WhyNot

Json = dict[str, object]


def overview_json(overview: Overview, lang: Language) -> Json:
    """A plan as a whole."""
    read, plan, words = overview.read, overview.read.plan_file.plan, words_in(lang)
    return {
        "status": plan.outcome.status.value,
        "proof": words.of(proof(plan.outcome)),
        "missing_visits": overview.missing,
        "findings": [_finding(read, finding, words) for finding in overview.findings],
        "unserved": [_lack(read, lack, words) for lack in overview.lacks],
        "clashes": [_clash(read, clash, words) for clash in overview.clashes],
        "offers": [_offer(offer, words) for offer in overview.offers],
        "offers_complete": overview.complete,
    }


def stop_json(explained: StopExplained, lang: Language) -> Json:
    """A stop."""
    read, words = explained.read, words_in(lang)
    return {
        "stop": explained.stop.id,
        "name": explained.stop.name,
        "visits": [
            {"date": tour.date.isoformat(), "half": visit.half.value, "van": tour.van}
            for tour, visit in explained.visits
        ],
        "missing_visits": explained.missing,
        "unserved": None if explained.lack is None else _lack(read, explained.lack, words),
        "findings": [_finding(read, finding, words) for finding in explained.findings],
        "clash": None if explained.clash is None else _clash(read, explained.clash, words),
        "alternatives": [_alternative(each, words) for each in explained.alternatives],
        "new_days": [_alternative(each, words) for each in explained.new_days],
        "other_weeks": [{"week": week, **_alternative(each, words)} for week, each in explained.weeks],
    }


def why_not_json(asked: WhyNot, lang: Language) -> Json:
    """A stop on a certain day."""
    read, words = asked.read, words_in(lang)
    return {
        "stop": asked.stop.id,
        "name": asked.stop.name,
        "weekday": WEEKDAYS[asked.weekday],
        "date": None if asked.day is None else asked.day.isoformat(),
        "toured": asked.toured,
        "closed": asked.closed,
        "unserved": None if asked.lack is None else _lack(read, asked.lack, words),
        "alternatives": [_alternative(each, words) for each in asked.answers],
    }


def _lack(read: OpenedPlan, lack: Lack, words: Words) -> Json:
    return {
        "stop": lack.stop,
        "missing_visits": lack.missing_visits,
        "required": read.problem.stop(lack.stop).required,
        "rules": list(lack.rules),
        "reason": words.of(lack.why),
    }


def _finding(read: OpenedPlan, finding: Finding, words: Words) -> Json:
    return {
        "kind": finding.kind,
        "stops": list(finding.stops),
        "rules": list(finding.rules),
        "figures": dict(finding.counts),
        "sentence": words.of(finding_message(read.problem, finding, read.areas)),
    }


def _clash(read: OpenedPlan, clash: Clash, words: Words) -> Json:
    sentences = map(words.of, rule_messages(read.problem, clash, read.areas))
    return {
        "stops": list(clash.stops),
        "names": list(promise_names(read.problem, clash)),
        "rules": [
            {"rule": demand.rule, "subject": demand.subject, "sentence": sentence}
            for demand, sentence in zip(clash.rules, sentences, strict=True)
        ],
        "minimal": clash.minimal,
    }


def _offer(offer: Offer, words: Words) -> Json:
    edit = offer.edit
    return {
        "kind": edit.kind,
        "subject": edit.subject,
        "change": words.of(edit.what),
        "visits_won": offer.won,
        "missing_visits": offer.missing,
        "visits_given_up": offer.given_up,
        "drive_change_seconds": offer.drive_change,
        "sentence": words.of(offer_message(offer)),
    }


def _alternative(alternative: Alternative, words: Words) -> Json:
    return {
        "weekday": WEEKDAYS[alternative.weekday],
        "half": alternative.half.value,
        "answer": alternative.answer.value,
        "rules": list(alternative.rules),
        "promises_lost": alternative.promises,
        "wishes_lost": alternative.wishes,
        "drive_change_seconds": alternative.drive_change,
        "sentence": words.of(answer_message(alternative)),
    }
