"""What a plan tries for, as a config says it."""

import pytest

from tests.inputs.config.cases import SMALLEST, faults_of, parse
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
        ('["driving", "usual-start"]', "an aim"),
        ("[]", "empty"),
    ],
)
def test_an_order_that_cannot_be_meant(order: str, what: str) -> None:
    [fault] = faults_of(SMALLEST + f"[aims]\norder = {order}\n")
    assert what in fault.what


def test_a_usual_start_is_a_matter_of_hours() -> None:
    [fault] = faults_of(SMALLEST + '[aims]\norder = ["driving", "usual-start"]\n')
    assert fault.where.endswith("aims.order[2]")
    assert "ten minutes around the usual hour" in str(fault)


def test_a_list_of_lengths_is_told_as_stops_of_their_own() -> None:
    [fault] = faults_of(SMALLEST + "minutes = [180, 90]\n")
    assert fault.where.endswith("stops[1].minutes")
    assert "a stop for each length" in str(fault)
