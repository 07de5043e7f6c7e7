"""The one cause that is told of a stop that lacks visits."""

import pytest

from tourplanner.problem.cause import Cause
from tourplanner.problem.demands import Clash, Demand
from tourplanner.problem.finding import Finding

CLASH = Clash((Demand("visits", "a"), Demand("gap", "a"), Demand("van-day")), minimal=True)


def test_the_rules_are_those_of_the_clash_where_nothing_is_counted() -> None:
    cause = Cause(CLASH)
    assert cause.rules == ("gap", "van-day")
    assert cause.is_clash_alone


@pytest.mark.parametrize(
    ("rules", "alone"),
    [(("van-day", "gap"), True), (("gap", "session-window"), False), (("gap",), False)],
)
def test_a_finding_names_what_no_config_does_without(rules: tuple[str, ...], alone: bool) -> None:
    cause = Cause(CLASH, Finding("pattern", ("a",), rules))
    assert cause.rules == rules
    assert cause.is_clash_alone is alone
