"""A rule of one's own: from a value and its words to check, audit, clash, offers and sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.problem.little import MONDAY, clock, little_problem, road, stop, tour_at
from tests.problem.rules.more_words import add_words
from tourplanner.analysis.alternatives import Answer, alternatives
from tourplanner.analysis.clash import conflict, rule_messages
from tourplanner.analysis.explanation import alternative_message, offer_message
from tourplanner.analysis.findings import finding_message
from tourplanner.analysis.reasons import missing_visits
from tourplanner.analysis.relax import Standing, edits, offers
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import CalendarRules, Config, Stop
from tourplanner.domain.period import Calendar, Half, Session
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.audit import audit
from tourplanner.problem.build import build
from tourplanner.problem.check import check
from tourplanner.problem.demands import Demand, demands_of
from tourplanner.problem.openings import service_seconds, stop_of
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import RULES, Rule, Violation, rule_of, rules, with_rule
from tourplanner.problem.rules.edit import Edit, with_stop
from tourplanner.problem.rules.registry import limiting
from tourplanner.problem.rules.rule import Binding, Scope, Span, Subject
from tourplanner.problem.rules.violation import visit_name
from tourplanner.solvers.conflict.find import find_clash
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

FRIDAY, FOUR = 4, clock("16:00")
PLAIN = str.maketrans("\u00a0\u202f", "  ")

# The whole of a new rule: beside a school, no visit after four on Fridays. What a real rule reads would be
# a key of its own; this one reads the notes of a stop.
SCHOOL = "school"


def _binds(stop: Stop, weekday: int, end: int) -> bool:
    return stop.notes == SCHOOL and weekday == FRIDAY and end > FOUR


def _find(problem: Problem, tours: Sequence[Tour]) -> Iterator[Violation]:
    for tour in tours:
        for visit in tour.visits:
            if _binds(problem.stop(visit.stop), tour.date.weekday(), visit.end):
                late = message("violation.late", by=visit.end - FOUR)
                yield Violation("friday-four", visit_name(problem, tour, visit.stop), late)


def _excludes(_config: Config, _calendar: Calendar, stop: Stop, session: Session) -> bool:
    return _binds(stop, session.date.weekday(), session.opens + service_seconds(stop, session))


def _asks(_problem: Problem, subject: Subject) -> Message:
    return Message("rule.friday-four-asked", {"stop": subject.name, "until": FOUR})


def _without(config: Config, stop_id: str) -> Config:
    return with_stop(config, stop_id, notes="")


def _offers(config: Config, _calendar: Calendar, subject: Subject) -> Iterator[Edit]:
    what = Message("rule.friday-four-offer", {"stop": subject.name, "until": FOUR})
    yield Edit("friday-late", _without(config, subject.id), what, subject.id)


FRIDAY_FOUR = Rule(
    "friday-four",
    _find,
    excludes=_excludes,
    binding=Binding(
        Scope.STOP,
        lambda config, stop_id: stop_of(config, stop_id).notes == SCHOOL,
        _asks,
        _without,
        _offers,
    ),
)
WORDS = {
    Language.FR: {
        "rule.friday-four": "Près d’une école, aucune permanence après 16 h le vendredi.",
        "rule.friday-four-asked": "{stop} : rien après {until:clock} le vendredi",
        "rule.friday-four-because": "l’école sort à ce moment-là",
        "rule.friday-four-offer": "{stop} : permettre le vendredi après {until:clock}",
    },
    Language.EN: {
        "rule.friday-four": "Beside a school, no visit after 4 pm on Fridays.",
        "rule.friday-four-asked": "{stop}: nothing after {until:clock} on Fridays",
        "rule.friday-four-because": "school is out then",
        "rule.friday-four-offer": "{stop}: allow Fridays after {until:clock}",
    },
}


@pytest.fixture(autouse=True)
def _words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_words(WORDS, tmp_path, monkeypatch)


@pytest.fixture
def asked() -> Iterator[Rule]:
    """The new rule in force."""
    with with_rule(FRIDAY_FOUR):
        yield FRIDAY_FOUR


def fridays() -> Problem:
    """Two stops with a whole half-day each, and one Friday with two half-days for them."""
    schools = [stop("x", notes=SCHOOL), stop("y", notes=SCHOOL)]
    calendar = CalendarRules(MONDAY, 1, frozenset({FRIDAY}), public_holidays="FR")
    return little_problem(schools, road([0, 30, 40]), calendar=calendar)


def full_day() -> Tour:
    """The plan without the new rule."""
    problem = fridays()
    return tour_at(problem, "van", problem.calendar.dates[0], ["x"], ["y"])


def test_a_rule_is_in_force_while_it_is_tried() -> None:
    with with_rule(FRIDAY_FOUR):
        assert rules() == (*RULES, FRIDAY_FOUR)
        assert rule_of("friday-four") is FRIDAY_FOUR
    assert rules() == RULES


def test_two_rules_of_one_id_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="gap"), with_rule(replace(FRIDAY_FOUR, id="gap")):
        pass


def test_check_finds_its_breach() -> None:
    problem, tour = fridays(), full_day()

    assert check(problem, [tour]) == ()
    with with_rule(FRIDAY_FOUR):
        [breach] = check(problem, [tour])
    # The afternoon ends at 16:30.
    assert words_in(Language.EN).of(breach.line).translate(PLAIN) == (
        f"friday-four: {tour.date} van y (y): 30 min too late"
    )


def test_engines_keep_to_the_half_days_that_it_leaves(asked: Rule) -> None:
    problem = fridays()
    result = solve(problem, Limits())

    # Friday's morning alone is left, for one of the two.
    assert [visit.half for tour in result.tours for visit in tour.visits] == [Half.MORNING]
    assert (result.evidence.least_missing, check(problem, result.tours)[0].rule) == (1, "visits")


@pytest.mark.parametrize("lang", list(Language))
def test_audit_counts_with_it(asked: Rule, lang: Language) -> None:
    [found] = audit(fridays())

    assert (found.kind, found.rules) == ("crowded", ("friday-four", "van-day"))
    told = words_in(lang).of(finding_message(fridays(), found, {"A": "Area"})).translate(PLAIN)
    assert told in {
        "Area : 2 permanences à placer, 1 demi-journée le vendredi",
        "Area: 2 visits wanted, 1 half-day on Friday",
    }


def test_it_takes_part_in_a_clash_and_is_told_in_both_languages(asked: Rule) -> None:
    problem = fridays()
    clash = find_clash(problem, Limits())

    assert {Demand("friday-four", "x"), Demand("friday-four", "y")} < set(demands_of(problem))
    assert clash is not None
    assert clash.minimal
    assert {demand.rule for demand in clash.rules} == {"friday-four", "van-day"}
    lines = {
        lang: [words_in(lang).of(line).translate(PLAIN) for line in rule_messages(problem, clash, {})]
        for lang in Language
    }
    assert lines[Language.FR][0] == "x : rien après 16 h le vendredi"
    assert lines[Language.EN][0] == "x: nothing after 4 pm on Fridays"
    why = words_in(Language.FR).of(conflict(problem, clash, "x", {})).translate(PLAIN)
    assert why.startswith("incompatible avec y – x : rien après 16 h le vendredi ; y : rien après 16 h le")


def test_what_loosens_it_is_offered(asked: Rule) -> None:
    problem = fridays()
    clash = find_clash(problem, Limits())
    assert clash is not None

    def resolve(config: Config) -> Standing:
        edited = build(config, build_calendar(config.calendar, config.sessions), problem.matrix)
        tours = solve(edited, Limits()).tours
        required = [s.id for s in config.stops if s.required]
        lacking = missing_visits(edited, tours)
        return Standing(sum(lacking.get(s, 0) for s in required), 0, sum(t.drive_seconds for t in tours))

    found = offers(edits(problem, [clash], {}), resolve(problem.config), resolve)

    late = next(offer for offer in found if offer.edit.kind == "friday-late")
    assert (late.edit.subject, late.won, late.missing) == ("x", 1, 0)
    told = words_in(Language.FR).of(offer_message(late)).translate(PLAIN)
    assert told.startswith("x : permettre le vendredi après 16 h – toutes les promesses tenues, +")


def test_a_half_day_that_it_forbids_says_so(asked: Rule) -> None:
    problem = fridays()
    here = frozenset({(FRIDAY, Half.MORNING)})
    [_, afternoon] = alternatives(problem, "x", here, Standing(1, 0, 0), lambda _: None)

    assert (afternoon.answer, afternoon.rules) == (Answer.FORBIDDEN, ("friday-four",))
    told = words_in(Language.FR).of(alternative_message(afternoon, stop("a"))).translate(PLAIN)
    assert told == "vendredi après-midi : impossible, l’école sort à ce moment-là"


@pytest.mark.parametrize("lang", list(Language))
def test_it_is_listed_with_a_sentence_of_its_own(asked: Rule, lang: Language) -> None:
    sentences = [words_in(lang).of(rule.sentence) for rule in rules()]

    assert sentences[-1] == WORDS[lang]["rule.friday-four"]
    assert len(set(sentences)) == len(sentences)


def test_limits_are_those_of_their_span_alone() -> None:
    assert {span: [rule.id for rule in limiting(span)] for span in Span} == {
        Span.DAY: ["drive-day", "work-day", "span-day"],
        Span.WEEK: ["work-week"],
        Span.CYCLE: ["work-cycle"],
    }
