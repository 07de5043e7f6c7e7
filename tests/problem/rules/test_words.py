"""The words of rules: all that the code may ask for is there, and nothing that it does not."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.problem.little import MONDAY, little_problem, road, stop
from tests.problem.rules.own import has_own_test
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import AreaRules, Ban, Lock
from tourplanner.domain.period import Half
from tourplanner.problem.openings import stop_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import RULES, Rule
from tourplanner.problem.rules.gap import GAP
from tourplanner.problem.rules.rule import Scope, Subject
from tourplanner.wording.catalogues import FOLDER
from tourplanner.wording.compiling import entries
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

PLAIN = str.maketrans("\u00a0\u202f", "  ")
LOOSE = [rule for rule in RULES if rule.binding is not None and not has_own_test(rule.id)]
CLOSING = {"van-day", "rest", "day-hours"}
"""Rules that close dates when a cycle is laid over the year, though they exclude no session by themselves."""


def known_ids() -> set[str]:
    """The ids of the catalogue of rules."""
    found = entries(FOLDER / Language.FR / "rule.po")
    return {entry.id if isinstance(entry.id, str) else entry.id[0] for entry in found}


def computed() -> Iterator[str]:
    """The ids that are named after rules."""
    for rule in RULES:
        yield rule.sentence.id
        if rule.excludes is not None or rule.id in CLOSING:
            yield rule.because.id
        if rule.limit is not None:
            yield from (rule.figure_name.id, rule.limit_name.id)


def test_every_rule_has_its_words() -> None:
    asked = {f"rule.{rule.id}-asked" for rule in RULES if rule.binding is not None}

    assert set(computed()) | asked <= known_ids()


def test_no_words_speak_of_rules_that_are_not_there() -> None:
    ids = sorted((rule.id for rule in RULES), key=len, reverse=True)

    assert [id_ for id_ in known_ids() if not any(id_.startswith(f"rule.{rule}") for rule in ids)] == []


@pytest.mark.parametrize("name", ["violation", "reason", "offer", "explain"])
def test_all_words_about_rules_are_asked_for(name: str) -> None:
    found = entries(FOLDER / Language.FR / f"{name}.po")
    ids = {entry.id if isinstance(entry.id, str) else entry.id[0] for entry in found}
    code = "".join(file.read_text(encoding="utf-8") for file in FOLDER.parent.parent.rglob("*.py"))

    assert sorted(ids - set(re.findall(r"""["']([a-z]+\.[a-z-]+)["']""", code))) == []


@pytest.fixture
def busy() -> Problem:
    """One stop that asks for all that a stop can ask for, in an area with its days."""
    friday, thursday = 4, 3
    asking = stop(
        "Monfort",
        visits=2,
        weekdays=frozenset({friday}),
        halves=frozenset({Half.MORNING}),
        not_on=(Ban(friday, Half.AFTERNOON, "marché"), Ban(thursday)),
        closed=(Closure(date(2027, 3, 5), date(2027, 3, 9), "travaux"),),
        min_gap_days=6,
        max_gap_days=8,
    )
    return little_problem(
        [asking],
        road([0, 10]),
        areas=(AreaRules("A", frozenset({thursday, friday})),),
        locks=(Lock("Monfort", date=MONDAY, half=Half.MORNING), Lock("Monfort", weekday=friday, van="van")),
    )


def subject(rule: Rule) -> Subject:
    """Whom the rule binds in `busy`."""
    assert rule.binding is not None
    return {
        Scope.STOP: Subject("Monfort", "Monfort"),
        Scope.AREA: Subject("A", "CC Bastides"),
    }.get(rule.binding.scope, Subject(""))


def told(rule_id: str, problem: Problem, lang: Language) -> str:
    """What a rule asks, in plain letters."""
    rule = next(rule for rule in RULES if rule.id == rule_id)
    assert rule.binding is not None
    return words_in(lang).of(rule.binding.asks(problem, subject(rule))).translate(PLAIN)


@pytest.mark.parametrize(
    ("rule", "french", "english"),
    [
        (
            "day-hours",
            "journée de travail entre 7 h 30 et 18 h 30",
            "working day between 7:30 am and 6:30 pm",
        ),
        ("drive-day", "au plus 4 h de conduite par jour", "at most 4 h of driving a day"),
        ("work-day", "au plus 10 h de travail par jour", "at most 10 h of work a day"),
        (
            "span-day",
            "au plus 12 h du début à la fin de la journée",
            "at most 12 h from start to end of a day",
        ),
        (
            "rest",
            "au moins 11 h de repos entre deux journées",
            "at least 11 h of rest between two days",
        ),
        ("work-week", "au plus 44 h de travail par semaine", "at most 44 h of work a week"),
        (
            "work-cycle",
            "au plus 35 h de travail par semaine en moyenne sur le cycle",
            "35 h of work a week on average over the cycle",
        ),
        ("van-day", "1 véhicule, une tournée par jour au plus", "1 van, one tour a day at most"),
        (
            "area-days",
            "CC Bastides n’est desservie que les jeudi et vendredi",
            "CC Bastides is served only on Thursday and Friday",
        ),
        (
            "stop-days",
            (
                "Monfort : seulement le vendredi ; seulement le matin ; pas le vendredi après-midi "
                "(marché) ; pas le jeudi ; fermé du ven. 5 mars au mar. 9 mars"
            ),
            (
                "Monfort: only Friday; only in the morning; not Friday afternoon (marché); not Thursday; "
                "closed from Fri 5 Mar to Tue 9 Mar"
            ),
        ),
        ("one-area", "une seule intercommunalité par jour", "one intercommunality a day"),
        (
            "gap",
            "Monfort : 6 à 8 jours entre deux permanences",
            "Monfort: 6 to 8 days between two visits",
        ),
        (
            "regular",
            "Monfort : toujours le même jour de la semaine et la même demi-journée",
            "Monfort: always the same weekday and half-day",
        ),
        (
            "lock",
            "Monfort : fixé à la main (lundi 1er mars 2027, matin ; vendredi, van)",
            "Monfort: fixed by hand (Monday 1 March 2027, morning; Friday, van)",
        ),
    ],
)
def test_what_a_rule_asks(busy: Problem, rule: str, french: str, english: str) -> None:
    assert told(rule, busy, Language.FR) == french
    assert told(rule, busy, Language.EN) == english


@pytest.mark.parametrize("rule", LOOSE, ids=lambda rule: rule.id)
def test_a_rule_that_is_given_up_applies_no_more(busy: Problem, rule: Rule) -> None:
    assert rule.binding is not None
    config = replace(busy.config, work=replace(busy.config.work, min_rest=20 * 3600))
    assert rule.binding.applies(config, subject(rule).id)

    loose = rule.binding.without(config, subject(rule).id)

    assert loose != config
    if rule.binding.scope is not Scope.FLEET and rule.id in {"rest", "one-area"}:
        assert not rule.binding.applies(loose, subject(rule).id)
    if rule.excludes is not None:
        sessions, monfort = busy.calendar.sessions, stop_of(loose, "Monfort")
        assert not any(rule.excludes(loose, busy.calendar, monfort, session) for session in sessions)


@pytest.mark.parametrize("rule", LOOSE, ids=lambda rule: rule.id)
def test_what_loosens_a_rule_is_another_config_with_words_for_it(busy: Problem, rule: Rule) -> None:
    assert rule.binding is not None
    offered = list(rule.binding.offers(busy.config, busy.calendar, subject(rule)))

    # The law of the week is asked already; nothing smaller than to drop them loosens the others.
    assert bool(offered) is (rule.id not in {"drive-day", "work-day", "rest", "work-week"})
    for edit in offered:
        assert edit.config != busy.config
        assert edit.subject == subject(rule).id
        assert all(edit.what.id not in words_in(lang).of(edit.what) for lang in Language)


@pytest.mark.parametrize(
    ("least", "most", "french", "english"),
    [
        (9, None, "x : au moins 9 jours entre deux permanences", "x: at least 9 days between two visits"),
        (None, 9, "x : au plus 9 jours entre deux permanences", "x: at most 9 days between two visits"),
    ],
)
def test_a_gap_with_one_end_says_that_end(
    least: int | None, most: int | None, french: str, english: str
) -> None:
    visited = stop("x", visits=2, min_gap_days=least, max_gap_days=most)
    asked = GAP.bound.asks(little_problem([visited], road([0, 10])), Subject("x", "x"))

    assert [words_in(lang).of(asked).translate(PLAIN) for lang in (Language.FR, Language.EN)] == [
        french,
        english,
    ]
