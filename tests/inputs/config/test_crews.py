"""Crews and vans of a config: what is read of them, and what cannot be meant."""

from dataclasses import replace

import pytest

from tests.inputs.config.cases import SMALLEST, faults_of, parse
from tourplanner.domain.crew import Crew, Parity
from tourplanner.domain.period import HOUR, MINUTE
from tourplanner.problem.roster import limits_of

TWO_VANS = SMALLEST + '[[vans]]\nid = "camion"\ndepot = "auch"\n'
CREWS = """\
[[crews]]
id = "a"
name = "Équipe A"
vans = ["camping-car"]
weekdays = ["mon", "wed"]
closed = [{ from = 2027-02-15, to = 2027-02-26, why = "congés" }]
agents = 2
drivers = 1
max_work_minutes_day = 480
[[crews]]
id = "b"
weeks = ["even"]
part_time = 80
"""


def test_crews_are_read() -> None:
    first, second = parse(SMALLEST + CREWS).crews
    assert (first.vans, first.weekdays) == (frozenset({"camping-car"}), frozenset({0, 2}))
    assert (first.agents, first.drivers, first.max_work_day) == (2, 1, 8 * HOUR)
    assert [(each.first.day, each.last.day, each.why) for each in first.closed] == [(15, 26, "congés")]
    assert second == Crew("b", weeks=Parity.EVEN, part_time=80)


def test_part_time_is_a_share_of_full_time() -> None:
    config = parse(SMALLEST + CREWS)
    bound = limits_of(config.work, config.crews[1])
    # 80 % of 44 h, and of 35 h.
    assert (bound.max_work_week, bound.mean_work_week) == (2112 * MINUTE, 1680 * MINUTE)
    assert replace(bound, max_work_week=2640 * MINUTE, mean_work_week=2100 * MINUTE) == config.work


def test_odd_and_even_weeks_are_all_of_them() -> None:
    [crew] = parse(SMALLEST + '[[crews]]\nid = "a"\nweeks = ["odd", "even"]\n').crews
    assert crew.weeks is None


def test_weeks_of_the_cycle_are_numbers() -> None:
    [crew] = parse(SMALLEST + '[[crews]]\nid = "a"\nweeks = [1, 3]\n').crews
    assert crew.weeks == frozenset({1, 3})


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        (CREWS.replace('"camping-car"', '"camion"'), "crews[1].vans[1]", "is not the id of a van"),
        (CREWS.replace('["mon", "wed"]', '["sun"]'), "crews[1].weekdays", "can be toured"),
        (CREWS.replace('["mon", "wed"]', "[]"), "crews[1].weekdays", "empty"),
        (CREWS.replace('["even"]', "[5]"), "crews[2].weeks[1]", "not a week of the cycle"),
        (CREWS.replace('["even"]', "[9]"), "crews[2].weeks[1]", "a week of the cycle, from 1 to 8"),
        (CREWS.replace('["even"]', '["even", 1]'), "crews[2].weeks", "numbers of weeks, and odd or even"),
        (CREWS.replace("to = 2027-02-26", "to = 2027-02-06"), "crews[1].closed[1].from", "earlier"),
        (CREWS + '[[crews]]\nid = "a"\n', "crews[3].id", "twice"),
        (CREWS.replace("part_time = 80", "part_time = 0"), "crews[2].part_time", "1 to 100"),
        (
            CREWS + "max_work_minutes_week = 2000\nmean_work_minutes_week = 1800\n",
            "crews[2].part_time",
            "part time and both hours",
        ),
        (
            CREWS + 'earliest_start = "09:00"\nlatest_end = "08:00"\n',
            "crews[2].earliest_start",
            "09:00",
        ),
    ],
)
def test_crews_that_cannot_be_meant(text: str, where: str, what: str) -> None:
    faults = [str(fault) for fault in faults_of(SMALLEST + text)]
    assert any(where in fault for fault in faults), faults
    assert any(what in fault for fault in faults), faults


def test_a_van_that_nobody_may_drive() -> None:
    text = TWO_VANS + CREWS.replace("part_time = 80", 'vans = ["camping-car"]')
    assert any("no crew drives the van" in str(fault) for fault in faults_of(text))


def test_odd_weeks_of_an_odd_cycle() -> None:
    text = SMALLEST.replace("[calendar]", "[calendar]\nweeks = 3") + CREWS
    assert any("do not take turns" in str(fault) for fault in faults_of(text))


def test_leave_for_all_of_a_cycle() -> None:
    dated = SMALLEST.replace("[calendar]", "[calendar]\nrepeats = false")
    text = dated + CREWS.replace("from = 2027-02-15", "from = 2027-01-01")
    assert any("away for the whole cycle" in str(fault) for fault in faults_of(text))
    assert not faults_of(dated + CREWS)


def test_an_event_of_a_crew_that_is_not_known() -> None:
    text = SMALLEST + CREWS + '[[events]]\nkind = "out"\ncrew = "c"\ndate = 2027-02-01\n'
    assert any("is not the id of a crew" in str(fault) for fault in faults_of(text))
