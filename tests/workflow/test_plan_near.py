"""A plan that stays near another one: what moves is counted, and what staying costs is told."""

from pathlib import Path

import pytest

from tests.workflow import hand_moves
from tests.workflow.hand_moves import card_of, cards_of, opened_in
from tourplanner.domain.plan import Status
from tourplanner.message import Message
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions


@pytest.mark.slow
def test_the_rest_moves_as_little_as_can_be(folder: Path) -> None:
    opened = opened_in(folder)
    card, other, parked = (card_of(opened, name) for name in ("Monfort", "Touget", "Sarrant"))
    hand_moves.swapped(folder, card, other)
    hand_moves.parked(folder, parked)
    heard: list[Message] = []
    options = PlanOptions(near=folder, notify=heard.append)
    planned, _ = make_plan(folder / "plan.toml", folder, options)
    assert [note.values for note in heard if note.id == "plan-file.moved-least"] == [{"n": 1}]
    plan = planned.plan_file.plan
    places = {each.stop: each.place for each in cards_of(opened_in(folder))}
    assert (places[card.stop], places[other.stop]) == (other.place, card.place)
    # The bound is that of all plans: what it costs to stay near is told.
    assert (plan.outcome.status, plan.outcome.bound) == (
        Status.FEASIBLE,
        opened.plan_file.plan.outcome.bound,
    )
    assert plan.outcome.objective > opened.plan_file.plan.outcome.objective
    assert planned.plan_file.by_hand is None


@pytest.mark.slow
def test_a_plan_that_moves_nothing_is_the_best_one_where_that_was_there(folder: Path) -> None:
    before = (folder / "plan.json").read_bytes()
    make_plan(folder / "plan.toml", folder, PlanOptions(near=folder))
    assert (folder / "plan.json").read_bytes() == before


@pytest.mark.slow
def test_without_time_the_plan_that_was_there_is_kept(folder: Path) -> None:
    # A search that is over before it has begun finds less than what it is to stay near to.
    before = opened_in(folder).plan_file.plan
    planned, _ = make_plan(folder / "plan.toml", None, PlanOptions(near=folder, time_limit=0.0))
    plan = planned.plan_file.plan
    assert plan.tours == before.tours
    assert (plan.outcome.status, plan.outcome.objective) == (Status.FEASIBLE, before.outcome.objective)
