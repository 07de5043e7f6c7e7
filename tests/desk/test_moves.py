"""Moving cards: what half-days answer before, and what a move leaves behind."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from tests.desk.visits import MONFORT
from tourplanner.analysis.verdicts import Card
from tourplanner.desk.board import board_of
from tourplanner.desk.desk import Desk
from tourplanner.desk.offers import BEST, Offer, offers_of


def chosen(desk: Desk) -> Card:
    board = board_of(desk.session.look().dossier, desk.words)
    card = next(card for card in board.cards if card.key == MONFORT)
    return Card(card.place.stop, card.at)


def form(desk: Desk, card: Card, offer: Offer) -> dict[str, str]:
    """The form of an offer, as its page has it."""
    assert card.place is not None
    at, to = card.place, offer.place
    return {
        "revision": desk.session.look().revision,
        "view": "/weeks",
        "visit": offer.key,
        "partner": offer.partner,
        "stop": card.stop,
        "date": at.date.isoformat(),
        "half": at.half.value,
        "van": at.van,
        "to-date": to.date.isoformat(),
        "to-half": to.half.value,
        "to-van": to.van,
    }


def test_every_other_half_day_answers_and_the_best_come_first(desk: Desk) -> None:
    offers = offers_of(desk.session.look().dossier, chosen(desk), desk.words)

    assert sum(map(len, offers.every.values())) == 23
    assert len(offers.best) == BEST
    assert {offer.answer for offer in offers.best} <= {"possible", "swap"}
    assert any(
        "n’est desservie que le vendredi" in offer.said for each in offers.every.values() for offer in each
    )


def test_the_page_shows_answers_before_anything_moves(inside: TestClient, desk: Desk) -> None:
    before = desk.session.look().revision
    shown = unescape(inside.get(f"/weeks?visit={MONFORT}&move=1").text)

    offers = offers_of(desk.session.look().dossier, chosen(desk), desk.words)
    assert [offer.said for each in offers.every.values() for offer in each if offer.said not in shown] == []
    assert desk.session.look().revision == before


@pytest.mark.slow
def test_a_swap_is_one_step_that_undo_takes_back_whole(inside: TestClient, desk: Desk) -> None:
    card = chosen(desk)
    offer = offers_of(desk.session.look().dossier, card, desk.words).best[0]
    before = (desk.session.folder / "plan.json").read_bytes()

    moved = inside.post("/weeks/move", data=form(desk, card, offer))

    assert moved.status_code == 200
    assert re.search(rf'id="{offer.key}"[^>]*aria-current="true"', moved.text)
    assert len(desk.session.look().course.done) == 1
    undo = {"revision": desk.session.look().revision, "view": "/weeks"}
    inside.post("/history/undo", data=undo)
    assert (desk.session.folder / "plan.json").read_bytes() == before


def test_a_step_tells_what_it_costs(inside: TestClient, desk: Desk) -> None:
    card = chosen(desk)
    offers = offers_of(desk.session.look().dossier, card, desk.words)
    dear = next(offer for offer in offers.best if offer.drive_change >= 60)

    moved = unescape(inside.post("/weeks/move", data=form(desk, card, dear)).text)

    told = re.search(r'(?s)id="told"[^>]*>(.*?)</p>', moved)
    assert told is not None
    assert told.group(1).endswith(dear.said.partition(" · ")[2])


@pytest.mark.slow
def test_a_parked_visit_waits_in_the_tray_with_its_own_answers(inside: TestClient, desk: Desk) -> None:
    card = chosen(desk)
    assert card.place is not None
    at = card.place
    values = {"stop": card.stop, "date": at.date.isoformat(), "half": at.half.value, "van": at.van}
    shown = inside.post(
        "/weeks/park",
        data={**values, "revision": desk.session.look().revision, "view": "/weeks", "visit": "t-32269"},
    )

    assert "Où placer Monfort" in unescape(shown.text)
    back = offers_of(desk.session.look().dossier, Card("32269"), desk.words).best[0]
    assert back.place == at
    inside.post("/weeks/move", data=form(desk, card, back) | {"date": "", "half": "", "van": ""})
    board = board_of(desk.session.look().dossier, desk.words)
    assert (board.parked, len(list(board.cards))) == ((), 24)


def test_a_rule_that_is_broken_knowingly_blocks_publishing(inside: TestClient, desk: Desk) -> None:
    card = chosen(desk)
    offers = offers_of(desk.session.look().dossier, card, desk.words)
    assert len(offers.forced) == 16
    inside.post("/weeks/move", data=form(desk, card, offers.forced[0]))

    assert board_of(desk.session.look().dossier, desk.words).state == "broken"
    assert "Rien ne peut être publié" in inside.get("/publish").text


@pytest.mark.parametrize(
    "wrong", [{"to-date": "2027-01-05"}, {"to-van": "x"}, {"stop": "x"}, {"partner": "x"}]
)
def test_what_nobody_offered_is_refused(inside: TestClient, desk: Desk, wrong: dict[str, str]) -> None:
    before = desk.session.look().revision
    card = chosen(desk)
    offer = offers_of(desk.session.look().dossier, card, desk.words).best[0]
    assert inside.post("/weeks/move", data=form(desk, card, offer) | wrong).status_code == 422
    assert desk.session.look().revision == before
