"""The board says what the plan says."""

import pytest

from tests.desk.visits import first_visits
from tourplanner.desk.board import board_of
from tourplanner.desk.commands import Fix
from tourplanner.desk.session import Session
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@pytest.mark.parametrize("lang", list(Language))
def test_every_visit_has_a_card_and_the_head_is_true(session: Session, lang: Language) -> None:
    session.do(Fix(first_visits(session, 1)[0], "promis"), session.look().revision, "planner")
    dossier = session.look().dossier
    plan = dossier.plan.plan_file.plan

    board = board_of(dossier, words_in(lang))

    cards = list(board.cards)
    assert len({card.key for card in cards}) == len(cards) == sum(len(tour.visits) for tour in plan.tours)
    assert [(card.place, card.why) for card in cards if card.locked] == [
        (first_visits(session, 1)[0], "promis")
    ]
    assert (board.state, board.broken, board.parked) == ("optimal", (), ())
    assert "24/24" in board.figures
    assert not any(week.over for week in board.weeks)
