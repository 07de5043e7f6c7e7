"""Two moments compared: what moved, what it costs, what was done meanwhile."""

from html import unescape

from starlette.testclient import TestClient

from tests.desk.visits import MONFORT, first_visits
from tourplanner.analysis.verdicts import Card
from tourplanner.desk.board import board_of
from tourplanner.desk.commands import Fix
from tourplanner.desk.desk import Desk
from tourplanner.desk.journal import Kind
from tourplanner.desk.keys import PLANNER
from tourplanner.desk.moves import Park
from tourplanner.desk.telling import Publish


def test_what_moved_between_two_moments_in_sentences(inside: TestClient, desk: Desk) -> None:
    look = desk.session.look()
    cards = board_of(look.dossier, desk.words).cards
    at = next(card.at for card in cards if card.key == MONFORT)
    desk.session.do(Park(Card("32269", at)), look.revision, "planner")
    last = desk.session.entries()[-1].number

    page = unescape(inside.get(f"/history?from={last}&to=0").text).replace("\xa0", " ")

    assert "Monfort : semaine 1, vendredi matin → à placer" in page
    assert "Permanences placées : 24, puis 23" in page
    assert "1 étape entre les deux" in page
    same = unescape(inside.get(f"/history?from={last}&to={last}").text)
    assert "Aucune permanence n’a bougé." in same


def test_moments_that_nobody_knows_are_refused(inside: TestClient) -> None:
    assert inside.get("/history?from=7&to=0").status_code == 422
    assert inside.get("/history?from=x&to=../0").status_code == 200


def test_what_was_told_since_takes_nothing_back(inside: TestClient, desk: Desk) -> None:
    first, second, third = first_visits(desk.session, 3)
    for visit in (first, second):
        desk.session.do(Fix(visit, "promis"), desk.session.look().revision, PLANNER)
    desk.session.undo(desk.session.look().revision, PLANNER)
    desk.session.do(Fix(third, "promis"), desk.session.look().revision, PLANNER)
    desk.session.do(Publish(desk.today(), changed=False), desk.session.look().revision, PLANNER, Kind.TOLD)

    page = inside.get("/history").text

    assert page.count('class="step undone') == 1
    assert page.count('class="step done') == 3
