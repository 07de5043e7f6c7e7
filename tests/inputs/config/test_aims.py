"""What a plan tries for, as a config says it."""

import pytest

from tests.inputs.config.cases import SMALLEST, faults_of, parse
from tourplanner.domain.period import MINUTE
from tourplanner.domain.plan_aim import PlanAim


def test_driving_alone_is_what_nothing_said_means() -> None:
    assert parse(SMALLEST).aims.order == (PlanAim.DRIVING,)


def test_the_order_is_that_of_the_config() -> None:
    text = SMALLEST + '[aims]\norder = ["even-weeks", "driving", "close-days"]\n'
    assert parse(text).aims.order == (PlanAim.EVEN_WEEKS, PlanAim.DRIVING, PlanAim.CLOSE_DAYS)


@pytest.mark.parametrize(
    ("order", "what"),
    [
        ('["even-weeks"]', "driving must have its place"),
        ('["driving", "close-days", "far-days"]', "at the same time"),
        ('["driving", "usual"]', "an aim"),
        ("[]", "empty"),
    ],
)
def test_an_order_that_cannot_be_meant(order: str, what: str) -> None:
    [fault] = faults_of(SMALLEST + f"[aims]\norder = {order}\n")
    assert what in fault.what


def test_usual_times_are_an_aim() -> None:
    text = SMALLEST + '[aims]\norder = ["driving", "usual-start"]\n'
    assert parse(text).aims.order == (PlanAim.DRIVING, PlanAim.USUAL_START)


def test_a_list_of_lengths_is_told_with_the_key_for_it() -> None:
    [fault] = faults_of(SMALLEST + "minutes = [180, 90]\n")
    assert fault.where.endswith("stops[1].minutes")
    assert "visit_minutes = [90, 60]" in str(fault)


def test_a_length_for_each_visit_is_read() -> None:
    [stop] = parse(SMALLEST + "visits = 3\nvisit_minutes = [90, 60, 60]\n").stops
    assert (stop.lengths, stop.service) == ((90 * MINUTE, 60 * MINUTE, 60 * MINUTE), 90 * MINUTE)


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("visits = 3\nvisit_minutes = [90, 60]\n", "visit_minutes", "as many lengths (2) as visits"),
        ("visits = 2\nvisit_minutes = [90, 60]\nwhole_day = true\n", "visit_minutes", "with whole_day"),
        ("visits = 2\nvisit_minutes = [90, 600]\n", "visit_minutes", "600"),
        ("visits = 2\nvisit_minutes = 90\n", "visit_minutes", "a list"),
        ('visits = 2\nvisit_minutes = [90, "9:5"]\n', "visit_minutes", "9:5"),
    ],
)
def test_lengths_that_cannot_be_meant(text: str, where: str, what: str) -> None:
    [fault] = faults_of(SMALLEST + text)
    assert where in fault.where
    assert what in str(fault)
