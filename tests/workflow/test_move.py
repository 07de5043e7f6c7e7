"""Visits moved by hand: what the plan's file says afterwards is true, and nothing is written by halves."""

import json
import shutil
from pathlib import Path

import pytest

from tests.instances import catalogue
from tests.workflow import hand_moves
from tests.workflow.notices import unexpected
from tourplanner.analysis.hand_outcome import METHOD
from tourplanner.analysis.rearranged import Step
from tourplanner.analysis.truth import truth
from tourplanner.analysis.verdicts import Answer, Card, Verdicts
from tourplanner.domain.by_hand import ByHand, Lacking
from tourplanner.domain.config import Lock
from tourplanner.domain.decoder import decode_figures
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.period import Half
from tourplanner.domain.plan import Status
from tourplanner.errors import BrokenRuleError, InputError
from tourplanner.inputs.shipped import data_folder
from tourplanner.message import Message
from tourplanner.problem.figures import check_figures
from tourplanner.wording.language import Language
from tourplanner.workflow.check import check_plan
from tourplanner.workflow.dossier import open_dossier
from tourplanner.workflow.lock import VisitPlace, lock_visit
from tourplanner.workflow.move import HandMove, carried_out, rearranged_plan
from tourplanner.workflow.opened_plan import OpenedPlan, open_plan, require_legal
from tourplanner.workflow.plan import PlanOptions, make_plan

FR = Language.FR


@pytest.fixture(scope="session")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pilot's config and its plan."""
    folder = tmp_path_factory.mktemp("moved")
    shutil.copy(data_folder() / "pilot.toml", folder / "plan.toml")
    make_plan(folder / "plan.toml", folder, PlanOptions())
    return folder


@pytest.fixture
def folder(planned: Path, tmp_path: Path) -> Path:
    """A dossier that may be changed."""
    return Path(shutil.copytree(planned, tmp_path / "dossier"))


def _opened(folder: Path) -> OpenedPlan:
    return open_plan(folder, None, unexpected)


def _cards(opened: OpenedPlan) -> list[Card]:
    return [
        Card(visit.stop, HalfDay(tour.date, visit.half, tour.van))
        for tour in opened.plan_file.plan.tours
        for visit in tour.visits
    ]


def _card(opened: OpenedPlan, name: str) -> Card:
    [stop] = [stop.id for stop in opened.config.stops if stop.name == name]
    return next(card for card in _cards(opened) if card.stop == stop)


def _require_true(folder: Path, moved: HandMove) -> None:
    """The file says what was returned, its sums are those of its tours, and the judge finds the same."""
    opened = _opened(folder)
    assert opened.plan_file == moved.after.plan_file
    tours = opened.plan_file.plan.tours
    stated = decode_figures(opened.text, opened.name)
    assert list(check_figures(opened.problem, tours, stated)) == []
    assert len(check_plan(folder, None, unexpected)) == len(moved.standing) + sum(
        item.required for item in opened.plan_file.plan.unserved
    )
    assert moved.after.plan_file.plan.drive_seconds - moved.before.plan_file.plan.drive_seconds == (
        moved.drive_change
    )


@pytest.mark.slow
def test_a_swap_and_back_is_the_plan_as_it_was_with_its_proof(folder: Path) -> None:
    before = _opened(folder).plan_file
    cards = _card(_opened(folder), "Monfort"), _card(_opened(folder), "Touget")
    first = hand_moves.swapped(folder, *cards)
    _require_true(folder, first)
    outcome = first.after.plan_file.plan.outcome
    assert first.drive_change > 0
    assert (outcome.status, outcome.method, outcome.bound) == (
        Status.FEASIBLE,
        METHOD,
        before.plan.outcome.objective,
    )
    assert truth(outcome, 0, 0).id == "desk.truth-gap"
    back = hand_moves.swapped(
        folder, Card(cards[0].stop, cards[1].place), Card(cards[1].stop, cards[0].place)
    )
    _require_true(folder, back)
    assert back.after.plan_file.plan.tours == before.plan.tours
    assert back.after.plan_file.plan.outcome.status is Status.OPTIMAL
    assert back.after.plan_file.by_hand == ByHand(Status.OPTIMAL, before.plan.outcome.bound, Lacking(0))
    require_legal(_opened(folder), unexpected)


def test_the_price_is_the_one_that_was_told_before(folder: Path) -> None:
    opened = _opened(folder)
    card = _card(opened, "Touget")
    verdicts = Verdicts(opened.problem, opened.plan_file.plan.tours).every(card)
    swap = next(verdict for verdict in verdicts if verdict.answer is Answer.SWAP)
    done = hand_moves.swapped(folder, card, Card(swap.partner, swap.place))
    assert done.drive_change == swap.drive_change
    assert done.broken == ()


@pytest.mark.slow
def test_what_is_set_aside_waits_and_comes_back(folder: Path) -> None:
    before = _opened(folder).plan_file
    card = _card(_opened(folder), "Monfort")
    parked = hand_moves.parked(folder, card)
    _require_true(folder, parked)
    [waiting] = parked.after.plan_file.plan.unserved
    assert (waiting.stop, waiting.reason, waiting.rules) == (card.stop, "mise de côté à la main", ("visits",))
    outcome = parked.after.plan_file.plan.outcome
    assert (outcome.status, outcome.bound) == (Status.UNKNOWN, None)
    assert parked.broken == ()
    back = hand_moves.moved(folder, Card(card.stop), card.place)
    _require_true(folder, back)
    assert back.after.plan_file.plan == before.plan.__class__(
        back.after.plan_file.plan.outcome, before.plan.tours, ()
    )
    assert back.after.plan_file.plan.outcome.status is Status.OPTIMAL
    with pytest.raises(InputError) as caught:
        hand_moves.moved(folder, Card(card.stop), card.place)
    assert caught.value.faults[0].what.id == "move.has-all"


@pytest.mark.slow
def test_a_broken_rule_is_done_and_told_and_nothing_may_be_told_to_people(folder: Path) -> None:
    opened = _opened(folder)
    card = _card(opened, "Monfort")
    monday = HalfDay(opened.problem.calendar.start, Half.MORNING, card.place.van)
    moved = hand_moves.moved(folder, card, monday)
    _require_true(folder, moved)
    assert {"area-days", "one-area", "session-window"} <= {reason.rule for reason in moved.broken}
    [closed] = [reason for reason in moved.broken if reason.rule == "area-days"]
    assert closed.said.id == "rule.area-days-asked"
    outcome = moved.after.plan_file.plan.outcome
    assert (outcome.status, outcome.bound) == (Status.FEASIBLE, None)
    assert truth(outcome, len(moved.standing), 0).id == "desk.truth-broken"
    with pytest.raises(BrokenRuleError):
        require_legal(_opened(folder), unexpected)
    back = hand_moves.moved(folder, Card(card.stop, monday), card.place)
    assert back.standing == ()
    assert back.after.plan_file.plan.outcome.status is Status.OPTIMAL


def test_several_steps_are_taken_at_once(folder: Path) -> None:
    opened = _opened(folder)
    one, two, three = _cards(opened)[:3]
    ring = [
        Step(one.stop, one.place, two.place),
        Step(two.stop, two.place, three.place),
        Step(three.stop, three.place, one.place),
    ]
    done = hand_moves.taken(folder, ring)
    _require_true(folder, done)
    assert {card.stop: card.place for card in _cards(_opened(folder))} == {
        **{card.stop: card.place for card in _cards(opened)},
        one.stop: two.place,
        two.stop: three.place,
        three.stop: one.place,
    }


@pytest.mark.slow
def test_a_bound_is_none_once_a_lock_that_it_was_proven_with_is_gone(folder: Path) -> None:
    opened = _opened(folder)
    card, other = _card(opened, "Monfort"), _card(opened, "Touget")
    lock = f'[[locks]]\nstop = "{card.stop}"\ndate = {card.place.date}\nhalf = "{card.place.half}"\n'
    config = folder / "plan.toml"
    free = config.read_text(encoding="utf-8")
    config.write_text(f"{free}\n{lock}", encoding="utf-8")
    make_plan(config, folder, PlanOptions())
    assert _opened(folder).plan_file.plan.outcome.status is Status.OPTIMAL
    config.write_text(free, encoding="utf-8")
    moved = hand_moves.swapped(folder, card, other)
    assert moved.after.plan_file.plan.outcome.bound is None


def test_what_cannot_be_done_changes_nothing(folder: Path) -> None:
    opened = _opened(folder)
    card, other = _card(opened, "Monfort"), _card(opened, "Touget")
    files = {name: (folder / name).read_bytes() for name in ("plan.json", "map.html")}
    sunday = HalfDay(opened.problem.calendar.start.replace(day=10), Half.MORNING, card.place.van)
    for step, told in [
        (Step("99999", card.place, other.place), "stop.unknown"),
        (Step(card.stop, other.place, card.place), "move.not-there"),
        (Step(card.stop, card.place, sunday), "move.nobody-tours"),
        (Step(card.stop, card.place, HalfDay(card.place.date, Half.MORNING, "fourgon")), "move.nobody-tours"),
    ]:
        with pytest.raises(InputError) as caught:
            hand_moves.taken(folder, [step])
        assert [fault.what.id for fault in caught.value.faults] == [told]
    assert {name: (folder / name).read_bytes() for name in files} == files


@pytest.mark.slow
def test_a_plan_that_was_changed_meanwhile_is_left_as_it_is(folder: Path) -> None:
    card = _card(_opened(folder), "Monfort")
    read = open_dossier(folder, None, unexpected)
    hand_moves.parked(folder, card)
    content = (folder / "plan.json").read_bytes()
    with pytest.raises(InputError) as caught:
        carried_out(read, [Step(card.stop, card.place, None)], FR)
    assert caught.value.faults[0].what.id == "event.changed-meanwhile"
    assert (folder / "plan.json").read_bytes() == content


def test_a_plan_by_hand_is_read_and_told_as_any_other(folder: Path) -> None:
    hand_moves.parked(folder, _card(_opened(folder), "Touget"))
    table = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    assert table["result"]["by_hand"]["missing_required"] == 0
    assert table["result"]["method"] == METHOD
    assert "mise de côté à la main" in (folder / "map.html").read_text(encoding="utf-8")
    assert catalogue().communes[table["unserved"][0]["commune"]].name == "Touget"


@pytest.mark.slow
def test_the_rest_moves_as_little_as_can_be(folder: Path) -> None:
    opened = _opened(folder)
    card, other, parked = (_card(opened, name) for name in ("Monfort", "Touget", "Sarrant"))
    hand_moves.swapped(folder, card, other)
    hand_moves.parked(folder, parked)
    heard: list[Message] = []
    options = PlanOptions(near=folder, notify=heard.append)
    planned, _ = make_plan(folder / "plan.toml", folder, options)
    assert [note.values for note in heard if note.id == "plan-file.moved-least"] == [{"n": 1}]
    plan = planned.plan_file.plan
    places = {each.stop: each.place for each in _cards(_opened(folder))}
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


def _fixed(folder: Path, card: Card, why: str) -> None:
    lock_visit(folder, VisitPlace(card.stop, card.place.date, card.place.half), why, FR, None, unexpected)


def test_a_lock_goes_where_its_visit_goes_and_keeps_its_why(folder: Path) -> None:
    card, other = _card(_opened(folder), "Monfort"), _card(_opened(folder), "Touget")
    _fixed(folder, other, "marché")
    _fixed(folder, card, "promis au maire")
    before = (folder / "plan.toml").read_text(encoding="utf-8")
    moved = hand_moves.swapped(folder, card, other)
    _require_true(folder, moved)
    assert moved.standing == ()
    locks = {lock.stop: lock for lock in open_dossier(folder, None, unexpected).config.locks}
    assert locks[card.stop] == Lock(card.stop, other.place.date, other.place.half, why="promis au maire")
    assert locks[other.stop] == Lock(other.stop, card.place.date, card.place.half, why="marché")
    # The bound was proven with no lock at all: with any it still is one.
    assert moved.after.plan_file.plan.outcome.bound is not None
    hand_moves.swapped(folder, Card(card.stop, other.place), Card(other.stop, card.place))
    assert (folder / "plan.toml").read_text(encoding="utf-8") == before


def test_the_lock_of_a_visit_that_is_set_aside_is_gone(folder: Path) -> None:
    card = _card(_opened(folder), "Monfort")
    before = (folder / "plan.toml").read_text(encoding="utf-8")
    _fixed(folder, card, "promis au maire")
    hand_moves.parked(folder, card)
    assert (folder / "plan.toml").read_text(encoding="utf-8").strip() == before.strip()
    assert open_dossier(folder, None, unexpected).config.locks == ()


def test_a_config_whose_locks_are_changed_meanwhile_is_left_as_it_is(folder: Path) -> None:
    card, other = _card(_opened(folder), "Monfort"), _card(_opened(folder), "Touget")
    _fixed(folder, card, "promis au maire")
    read = open_dossier(folder, None, unexpected)
    _fixed(folder, other, "marché")
    files = {name: (folder / name).read_bytes() for name in ("plan.toml", "plan.json", "map.html")}
    with pytest.raises(InputError) as caught:
        carried_out(read, [Step(card.stop, card.place, None)], FR)
    assert caught.value.faults[0].what.id == "event.changed-meanwhile"
    assert {name: (folder / name).read_bytes() for name in files} == files


def test_what_the_plan_was_solved_with_is_judged_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = open_dossier(folder, None, unexpected)
    card = _card(dossier.plan, "Monfort")

    def judged_again(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("tourplanner.workflow.opened_plan.own_config_file", judged_again)
    moved = rearranged_plan(dossier, [Step(card.stop, card.place, None)], FR)
    assert moved.after.plan_file.by_hand is not None
