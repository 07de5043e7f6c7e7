"""Every rule that can close a date to a visit says so in both languages."""

from dataclasses import replace

import pytest

from tests.problem.little import HOURS, MONDAY, stop
from tests.schedule.cases import cases
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import AreaRules, Ban, Lock
from tourplanner.domain.period import Half, Session
from tourplanner.problem.rules.registry import excluding_rules, rule_of
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@pytest.mark.parametrize("lang", Language)
def test_every_rule_that_closes_a_date_has_words(lang: Language) -> None:
    # The rules that `excluding_rules` knows, met one by one, and those that unrolling adds.
    asked = [
        stop("a", weekdays=frozenset({1})),
        stop("b", not_on=(Ban(0),), closed=(Closure(MONDAY, MONDAY),)),
        stop("c", service=10 * 3600),
        stop("d", "B"),
        stop("e"),
    ]
    problem = cases(asked, [10] * 5)
    config = replace(problem.config, areas=(AreaRules("B", frozenset({2})),), locks=(Lock("e", weekday=2),))
    hours = HOURS[Half.MORNING]
    session = Session(MONDAY, Half.MORNING, hours.opens, hours.closes)
    met = {rule for each in asked for rule in excluding_rules(config, problem.calendar, each, session)}

    assert met == {"stop-days", "session-window", "area-days", "lock"}
    for rule in met | {"van-day", "rest", "day-hours"}:
        because = rule_of(rule).because
        assert words_in(lang).of(because) != because.id
