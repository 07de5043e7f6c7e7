"""Locks and visits moved by hand: a lock goes with its visit, and what was proven with one needs it."""

from pathlib import Path

import pytest

from tests.workflow import hand_moves
from tests.workflow.hand_moves import card_of, opened_in, require_true
from tests.workflow.notices import unexpected
from tourplanner.analysis.rearranged import Step
from tourplanner.analysis.verdicts import Card
from tourplanner.domain.config import Lock
from tourplanner.domain.plan import Status
from tourplanner.errors import InputError
from tourplanner.wording.language import Language
from tourplanner.workflow.by_hand.move import carried_out
from tourplanner.workflow.dossier.dossier import open_dossier
from tourplanner.workflow.dossier.lock import VisitPlace, lock_visit
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions

FR = Language.FR


@pytest.mark.slow
def test_a_bound_is_none_once_a_lock_that_it_was_proven_with_is_gone(folder: Path) -> None:
    opened = opened_in(folder)
    card, other = card_of(opened, "Monfort"), card_of(opened, "Touget")
    lock = f'[[locks]]\nstop = "{card.stop}"\ndate = {card.place.date}\nhalf = "{card.place.half}"\n'
    config = folder / "plan.toml"
    free = config.read_text(encoding="utf-8")
    config.write_text(f"{free}\n{lock}", encoding="utf-8")
    make_plan(config, folder, PlanOptions())
    assert opened_in(folder).plan_file.plan.outcome.status is Status.OPTIMAL
    config.write_text(free, encoding="utf-8")
    moved = hand_moves.swapped(folder, card, other)
    assert moved.after.plan_file.plan.outcome.bound is None


def _fixed(folder: Path, card: Card, why: str) -> None:
    lock_visit(folder, VisitPlace(card.stop, card.place.date, card.place.half), why, FR, None, unexpected)


def test_a_lock_goes_where_its_visit_goes_and_keeps_its_why(folder: Path) -> None:
    card, other = card_of(opened_in(folder), "Monfort"), card_of(opened_in(folder), "Touget")
    _fixed(folder, other, "marché")
    _fixed(folder, card, "promis au maire")
    before = (folder / "plan.toml").read_text(encoding="utf-8")
    moved = hand_moves.swapped(folder, card, other)
    require_true(folder, moved)
    assert moved.standing == ()
    locks = {lock.stop: lock for lock in open_dossier(folder, None, unexpected).config.locks}
    assert locks[card.stop] == Lock(card.stop, other.place.date, other.place.half, why="promis au maire")
    assert locks[other.stop] == Lock(other.stop, card.place.date, card.place.half, why="marché")
    # The bound was proven with no lock at all: with any it still is one.
    assert moved.after.plan_file.plan.outcome.bound is not None
    hand_moves.swapped(folder, Card(card.stop, other.place), Card(other.stop, card.place))
    assert (folder / "plan.toml").read_text(encoding="utf-8") == before


def test_the_lock_of_a_visit_that_is_set_aside_is_gone(folder: Path) -> None:
    card = card_of(opened_in(folder), "Monfort")
    before = (folder / "plan.toml").read_text(encoding="utf-8")
    _fixed(folder, card, "promis au maire")
    hand_moves.parked(folder, card)
    assert (folder / "plan.toml").read_text(encoding="utf-8").strip() == before.strip()
    assert open_dossier(folder, None, unexpected).config.locks == ()


def test_a_config_whose_locks_are_changed_meanwhile_is_left_as_it_is(folder: Path) -> None:
    card, other = card_of(opened_in(folder), "Monfort"), card_of(opened_in(folder), "Touget")
    _fixed(folder, card, "promis au maire")
    read = open_dossier(folder, None, unexpected)
    _fixed(folder, other, "marché")
    files = {name: (folder / name).read_bytes() for name in ("plan.toml", "plan.json", "map.html")}
    with pytest.raises(InputError) as caught:
        carried_out(read, [Step(card.stop, card.place, None)], FR)
    assert caught.value.faults[0].what.id == "event.changed-meanwhile"
    assert {name: (folder / name).read_bytes() for name in files} == files
