"""A rule that counts something in a tour: said once, it is judged, audited, told as a clash and loosened."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.problem.little import MINUTE, MONDAY, changed, little_problem, road, stop, tour_at
from tests.problem.rules.biting import DAY
from tests.problem.rules.counting import BY_AREA, BY_HALF, COUNTING, MINUTES, VISITS_A_DAY, WEIGHT, limited
from tests.problem.rules.more_words import add_words
from tourplanner.analysis.clash import rule_messages
from tourplanner.analysis.explanation import offer_message
from tourplanner.analysis.findings import finding_message
from tourplanner.analysis.relax import Standing, edits, offers
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.config import CalendarRules, Config
from tourplanner.domain.period import Half
from tourplanner.message import message
from tourplanner.problem.audit import audit
from tourplanner.problem.build import build
from tourplanner.problem.check import check
from tourplanner.problem.demands import Demand, demands_of
from tourplanner.problem.openings import service_seconds
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Rule, with_rule
from tourplanner.problem.rules.rule import Scope
from tourplanner.problem.rules.tally import Tally
from tourplanner.problem.tallies import may_count, tallies_on, van_days
from tourplanner.problem.tour_anyhow import tour_anyhow, without_day_limits
from tourplanner.solvers.conflict.find import find_clash
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

MORNING, AFTERNOON = Half
PLAIN = str.maketrans("\u00a0\u202f", "  ")
WORDS = {
    Language.FR: {
        "rule.count-asked": "au plus {most} permanences par jour",
        "rule.count-offer": "permettre {most} permanences par jour",
    },
    Language.EN: {
        "rule.count-asked": "at most {most} visits a day",
        "rule.count-offer": "allow {most} visits a day",
    },
}
WEEK = little_problem(
    [stop("x"), stop("y", notes="3"), stop("z", service=3600)],
    road([0, 30, 40, 45]),
    calendar=CalendarRules(MONDAY, 1, frozenset({0, 2, 4}), public_holidays=""),
    vans=[("one", "home"), ("two", "home")],
)
"""In a morning x, y and z weigh 1, 3 and 1, in an afternoon one more; z takes an hour, the others 150."""

TWO_AREAS = changed(WEEK, stops=(*WEEK.config.stops[:2], replace(WEEK.config.stops[2], area="B")))
"""The same with z in an area of its own."""


@pytest.fixture(autouse=True)
def _words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_words(WORDS, tmp_path, monkeypatch)


# In a tour with x in the morning, y and z later there are 3 visits; 1 + 4 + 2 by weight, of which Mondays
# take one more than is said, another van one less and Fridays any number; 150 + 150 + 60 minutes.
@pytest.mark.parametrize(
    ("rule", "van", "day", "just"),
    [
        (VISITS_A_DAY, "one", 0, 3),
        (WEIGHT, "one", 0, 6),
        (WEIGHT, "two", 0, 7),
        (WEIGHT, "one", 2, 7),
        (WEIGHT, "two", 2, 8),
        (WEIGHT, "two", 4, 0),
        (MINUTES, "two", 2, 360),
    ],
)
def test_what_just_keeps_it_says_nothing_and_one_more_is_told(
    rule: Rule, van: str, day: int, just: int
) -> None:
    date = MONDAY + timedelta(day)
    tour = tour_at(WEEK, van, date, ["x"], ["y"])
    tour = replace(tour, visits=(*tour.visits, *tour_at(WEEK, van, date, [], ["z"]).visits))
    with with_rule(rule):
        assert not [breach for breach in check(limited(WEEK, just), [tour]) if breach.rule == rule.id]
        if just:
            [breach] = [b for b in check(limited(WEEK, just - 1), [tour]) if b.rule == rule.id]
            told = {lang: words_in(lang).of(breach.what).translate(PLAIN) for lang in Language}
            assert told == {Language.FR: "1 de trop", Language.EN: "1 too many"}
        assert rule.id not in {breach.rule for breach in check(limited(WEEK, "no limit"), [tour])}


@pytest.mark.parametrize("rule", COUNTING, ids=lambda rule: rule.id)
@pytest.mark.parametrize("most", [0, 1, 2, 4, 5, 6, 150, 210, 299, 300])
def test_engines_are_told_what_the_judge_says(rule: Rule, most: int) -> None:
    problem = limited(WEEK, most)
    served = [((0, MORNING),), ((1, AFTERNOON),), ((0, MORNING), (1, AFTERNOON)), ((2, MORNING),)]
    with with_rule(rule):
        for visits in served:
            for van in range(2):
                for day in problem.calendar.dates:
                    halves = [[WEEK.config.stops[s].id for s, h in visits if h is half] for half in Half]
                    free = tour_at(WEEK, WEEK.config.vans[van].id, day, *halves)
                    broken = bool(list(rule.find(problem, [free])))
                    assert may_count(problem, van, day, visits) is not broken
                    tallies = tallies_on(problem, van, day)
                    over = [
                        sum(amounts[list(Half).index(half)][s] for s, half in visits) > most_of_tour
                        for most_of_tour, amounts in zip(tallies.most, tallies.amounts, strict=True)
                    ]
                    assert any(over) is broken


def test_nothing_is_counted_where_no_rule_asks_for_it() -> None:
    assert not tallies_on(WEEK, 0, MONDAY)
    assert van_days(WEEK) == WEEK.van_days
    with with_rule(VISITS_A_DAY):
        assert not tallies_on(WEEK, 0, MONDAY)
        assert tallies_on(limited(WEEK, 9), 0, MONDAY).most == (9,)


def test_a_van_day_is_tried_for_each_other_most() -> None:
    with with_rule(WEIGHT):
        assert len(WEEK.van_days) == 1
        # 3 and 2 on Mondays, 2 and 1 on Wednesdays, any number on Fridays.
        assert len(van_days(limited(WEEK, 2))) == 4


def test_it_binds_all_crews_or_is_none() -> None:
    binding = replace(VISITS_A_DAY.bound, scope=Scope.AREA)
    with pytest.raises(ValueError, match="visits-a-day"):
        replace(VISITS_A_DAY, binding=binding)
    with pytest.raises(ValueError, match="visits-a-day"):
        replace(VISITS_A_DAY, binding=None)


@pytest.mark.parametrize("lang", list(Language))
def test_audit_counts_with_it(lang: Language) -> None:
    problem = limited(DAY, 1)
    with with_rule(VISITS_A_DAY):
        [found] = audit(problem)
        told = words_in(lang).of(finding_message(problem, found, {})).translate(PLAIN)

    assert (found.kind, found.rules) == ("tally", ("visits-a-day",))
    assert told in {
        "au plus 1 permanences par jour : il faudrait 2 en tout, le cycle n’en permet que 1",
        "at most 1 visits a day: 2 needed in all, 1 allowed over the cycle",
    }


def test_what_is_counted_in_seconds_is_told_as_a_time() -> None:
    problem, most = limited(DAY, 1), 299 * MINUTE
    tally = Tally(lambda _, stop, session: service_seconds(stop, session), lambda *_: most, in_seconds=True)
    with with_rule(replace(VISITS_A_DAY, tally=tally, find=tally.find("visits-a-day"))):
        [breach] = check(problem, [tour_at(DAY, "van", MONDAY, ["x"], ["y"])])
        [found] = audit(problem)
        told = words_in(Language.FR).of(finding_message(problem, found, {})).translate(PLAIN)

    assert breach.what == message("violation.over", by=MINUTE)
    assert told.endswith(" : il faudrait 5 h en tout, le cycle n’en permet que 4 h 59")


# In the morning x, of area A; in the afternoon y and z, of A and B, which weigh 3 and 1.
@pytest.mark.parametrize(
    ("rule", "most", "over"),
    [(BY_AREA, 2, []), (BY_AREA, 1, [1]), (BY_AREA, 0, [2, 1]), (BY_HALF, 4, []), (BY_HALF, 1, [3])],
)
def test_each_of_several_sums_is_judged_apart(rule: Rule, most: int, over: list[int]) -> None:
    tour = tour_at(TWO_AREAS, "one", MONDAY, ["x"], ["y"])
    tour = replace(tour, visits=(*tour.visits, *tour_at(TWO_AREAS, "one", MONDAY, [], ["z"]).visits))
    breaches = rule.find(limited(TWO_AREAS, most), [tour])
    assert [breach.what for breach in breaches] == [message("violation.too-many", over=n) for n in over]


def test_audit_names_only_the_stops_that_count() -> None:
    monday = CalendarRules(MONDAY, 1, frozenset({0}), public_holidays="")
    problem = changed(limited(TWO_AREAS, 1), calendar=monday, vans=TWO_AREAS.config.vans[:1])
    with with_rule(BY_AREA):
        found = [each for each in audit(problem) if each.kind == "tally"]

    assert [(each.stops, dict(each.counts)) for each in found] == [(("x", "y"), {"wanted": 2, "offered": 1})]


def test_audit_tells_a_visit_that_counts_too_much_by_itself() -> None:
    with with_rule(MINUTES):
        found = audit(limited(WEEK, 149))

    assert [(each.kind, each.stops, each.rules) for each in found] == [
        ("unreachable", ("x",), ("minutes",)),
        ("unreachable", ("y",), ("minutes",)),
    ]


def test_it_clashes_is_told_and_loosened() -> None:
    problem = limited(DAY, 1)

    def resolve(config: Config) -> Standing:
        edited = build(config, build_calendar(config.calendar, config.sessions), problem.matrix)
        missing = solve(edited, Limits()).evidence.least_missing
        return Standing(missing, 0, 0)

    with with_rule(VISITS_A_DAY):
        assert Demand("visits-a-day") in demands_of(problem)
        assert Demand("visits-a-day") not in demands_of(limited(DAY, "no limit"))
        clash = find_clash(problem, Limits())
        assert clash is not None
        assert {demand.rule for demand in clash.rules} == {"visits-a-day"}
        [said] = rule_messages(problem, clash, {})
        found = offers(edits(problem, [clash], {}), resolve(problem.config), resolve)

    assert words_in(Language.FR).of(said).translate(PLAIN) == "au plus 1 permanences par jour"
    offered = next(each for each in found if each.edit.kind == "count")
    assert (offered.won, offered.missing) == (1, 0)
    told = words_in(Language.FR).of(offer_message(offered)).translate(PLAIN)
    assert told.startswith("permettre 2 permanences par jour – toutes les promesses tenues")


def test_by_hand_a_tour_that_counts_too_much_has_its_times() -> None:
    problem, free = limited(DAY, 1), changed(DAY, title="no limit")
    with with_rule(VISITS_A_DAY):
        here = problem, without_day_limits(problem)
        assert tour_anyhow(*here, 0, MONDAY, ([0], [1])) == _by_hand(free)


def _by_hand(problem: Problem) -> object:
    return tour_anyhow(problem, without_day_limits(problem), 0, MONDAY, ([0], [1]))
