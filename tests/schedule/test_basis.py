"""The sum over what a schedule was made from: equal for equal configs, another for every other one."""

from dataclasses import replace
from datetime import date

from tests.instances import pilot
from tourplanner.domain.event import Out, VisitCancelled
from tourplanner.domain.notice import Notice
from tourplanner.domain.period import Half
from tourplanner.schedule.basis import basis


def test_it_is_the_same_whatever_order_sets_have() -> None:
    config = pilot()
    stop = config.stops[0]
    one, other = (
        replace(config, stops=(replace(stop, halves=frozenset(halves)), *config.stops[1:]))
        for halves in ((Half.MORNING, Half.AFTERNOON), (Half.AFTERNOON, Half.MORNING))
    )
    assert basis(one) == basis(other) != basis(config)


def test_every_event_and_text_counts() -> None:
    config, day = pilot(), date(2027, 1, 13)
    made = [
        config,
        replace(config, title="other"),
        replace(config, events=(Out(day, day),)),
        replace(config, events=(Out(day, day, None, "malade"),)),
        replace(config, events=(VisitCancelled("32269", day),)),
        replace(config, schedule=replace(config.schedule, shift_days=7)),
        replace(config, schedule=replace(config.schedule, notice=Notice((7,), (3, 1)))),
    ]
    assert len({basis(each) for each in made}) == len(made)


PILOT = "2e8687de6307df7538e933b3b0f693a1c6311c8f5ea6fb39826cebe74e013e16"
"""The sum of the shipped config, in the schedules that were written from it."""


def test_a_field_that_came_later_and_says_nothing_counts_for_nothing() -> None:
    assert basis(pilot()) == PILOT, "a new field has metadata=LATER, else every schedule is reckoned anew"
