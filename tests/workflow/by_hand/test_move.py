"""Visits moved by hand: what the plan's file says afterwards is true, and nothing is written by halves."""

import json
from pathlib import Path

import pytest

from tests.instances import catalogue
from tests.workflow import hand_moves
from tests.workflow.hand_moves import card_of, cards_of, opened_in, require_true
from tests.workflow.notices import unexpected
from tourplanner.analysis.hand_outcome import METHOD
from tourplanner.analysis.rearranged import Step
from tourplanner.analysis.truth import truth
from tourplanner.analysis.verdicts import Answer, Card, Verdicts
from tourplanner.domain.by_hand import ByHand, Lacking
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.period import Half
from tourplanner.domain.plan import Status
from tourplanner.errors import BrokenRuleError, InputError
from tourplanner.wording.language import Language
from tourplanner.workflow.by_hand.move import carried_out, rearranged_plan
from tourplanner.workflow.dossier.dossier import open_dossier
from tourplanner.workflow.opened_plan import require_legal

FR = Language.FR


@pytest.mark.slow
def test_a_swap_and_back_is_the_plan_as_it_was_with_its_proof(folder: Path) -> None:
    before = opened_in(folder).plan_file
    cards = card_of(opened_in(folder), "Monfort"), card_of(opened_in(folder), "Touget")
    first = hand_moves.swapped(folder, *cards)
    require_true(folder, first)
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
    require_true(folder, back)
    assert back.after.plan_file.plan.tours == before.plan.tours
    assert back.after.plan_file.plan.outcome.status is Status.OPTIMAL
    assert back.after.plan_file.by_hand == ByHand(Status.OPTIMAL, before.plan.outcome.bound, Lacking(0))
    require_legal(opened_in(folder), unexpected)


def test_the_price_is_the_one_that_was_told_before(folder: Path) -> None:
    opened = opened_in(folder)
    card = card_of(opened, "Touget")
    verdicts = Verdicts(opened.problem, opened.plan_file.plan.tours).every(card)
    swap = next(verdict for verdict in verdicts if verdict.answer is Answer.SWAP)
    done = hand_moves.swapped(folder, card, Card(swap.partner, swap.place))
    assert done.drive_change == swap.drive_change
    assert done.broken == ()


@pytest.mark.slow
def test_what_is_set_aside_waits_and_comes_back(folder: Path) -> None:
    before = opened_in(folder).plan_file
    card = card_of(opened_in(folder), "Monfort")
    parked = hand_moves.parked(folder, card)
    require_true(folder, parked)
    [waiting] = parked.after.plan_file.plan.unserved
    assert (waiting.stop, waiting.reason, waiting.rules) == (card.stop, "mise de côté à la main", ("visits",))
    outcome = parked.after.plan_file.plan.outcome
    assert (outcome.status, outcome.bound) == (Status.UNKNOWN, None)
    assert parked.broken == ()
    back = hand_moves.moved(folder, Card(card.stop), card.place)
    require_true(folder, back)
    assert back.after.plan_file.plan == before.plan.__class__(
        back.after.plan_file.plan.outcome, before.plan.tours, ()
    )
    assert back.after.plan_file.plan.outcome.status is Status.OPTIMAL
    with pytest.raises(InputError) as caught:
        hand_moves.moved(folder, Card(card.stop), card.place)
    assert caught.value.faults[0].what.id == "move.has-all"


@pytest.mark.slow
def test_a_broken_rule_is_done_and_told_and_nothing_may_be_told_to_people(folder: Path) -> None:
    opened = opened_in(folder)
    card = card_of(opened, "Monfort")
    monday = HalfDay(opened.problem.calendar.start, Half.MORNING, card.place.van)
    moved = hand_moves.moved(folder, card, monday)
    require_true(folder, moved)
    assert {"area-days", "one-area", "session-window"} <= {reason.rule for reason in moved.broken}
    [closed] = [reason for reason in moved.broken if reason.rule == "area-days"]
    assert closed.said.id == "rule.area-days-asked"
    outcome = moved.after.plan_file.plan.outcome
    assert (outcome.status, outcome.bound) == (Status.FEASIBLE, None)
    assert truth(outcome, len(moved.standing), 0).id == "desk.truth-broken"
    with pytest.raises(BrokenRuleError):
        require_legal(opened_in(folder), unexpected)
    back = hand_moves.moved(folder, Card(card.stop, monday), card.place)
    assert back.standing == ()
    assert back.after.plan_file.plan.outcome.status is Status.OPTIMAL


def test_several_steps_are_taken_at_once(folder: Path) -> None:
    opened = opened_in(folder)
    one, two, three = cards_of(opened)[:3]
    ring = [
        Step(one.stop, one.place, two.place),
        Step(two.stop, two.place, three.place),
        Step(three.stop, three.place, one.place),
    ]
    done = hand_moves.taken(folder, ring)
    require_true(folder, done)
    assert {card.stop: card.place for card in cards_of(opened_in(folder))} == {
        **{card.stop: card.place for card in cards_of(opened)},
        one.stop: two.place,
        two.stop: three.place,
        three.stop: one.place,
    }


def test_what_cannot_be_done_changes_nothing(folder: Path) -> None:
    opened = opened_in(folder)
    card, other = card_of(opened, "Monfort"), card_of(opened, "Touget")
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
    card = card_of(opened_in(folder), "Monfort")
    read = open_dossier(folder, None, unexpected)
    hand_moves.parked(folder, card)
    content = (folder / "plan.json").read_bytes()
    with pytest.raises(InputError) as caught:
        carried_out(read, [Step(card.stop, card.place, None)], FR)
    assert caught.value.faults[0].what.id == "event.changed-meanwhile"
    assert (folder / "plan.json").read_bytes() == content


def test_a_plan_by_hand_is_read_and_told_as_any_other(folder: Path) -> None:
    hand_moves.parked(folder, card_of(opened_in(folder), "Touget"))
    table = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    assert table["result"]["by_hand"]["missing_required"] == 0
    assert table["result"]["method"] == METHOD
    assert "mise de côté à la main" in (folder / "map.html").read_text(encoding="utf-8")
    assert catalogue().communes[table["unserved"][0]["commune"]].name == "Touget"


def test_what_the_plan_was_solved_with_is_judged_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = open_dossier(folder, None, unexpected)
    card = card_of(dossier.plan, "Monfort")

    def judged_again(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("tourplanner.workflow.opened_plan.own_config_file", judged_again)
    moved = rearranged_plan(dossier, [Step(card.stop, card.place, None)], FR)
    assert moved.after.plan_file.by_hand is not None
