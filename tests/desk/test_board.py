"""The board says what the plan says."""

from pathlib import Path
from random import Random

import pytest

from tests.desk.visits import first_visits
from tourplanner.analysis.verdicts import Card as Verdict
from tourplanner.desk import board, card, card_item
from tourplanner.desk.board import Board, board_of
from tourplanner.desk.commands import Fix, Release
from tourplanner.desk.keys import PLANNER
from tourplanner.desk.moves import Park
from tourplanner.desk.session import Session
from tourplanner.domain.half_day import HalfDay
from tourplanner.inputs.config import read
from tourplanner.message import silent
from tourplanner.problem.check import check, is_loss
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.dossier.dossier import open_ahead
from tourplanner.workflow.dossier.lock import VisitPlace, fixed_visits
from tourplanner.workflow.opened_plan import open_plan
from tourplanner.workflow.reopened_plan import with_config

FRENCH = words_in(Language.FR)


@pytest.mark.parametrize("lang", list(Language))
def test_every_visit_has_a_card_and_the_head_is_true(session: Session, lang: Language) -> None:
    session.do(Fix(first_visits(session, 1)[0], "promis"), session.look().revision, "planner")
    dossier = session.look().dossier
    plan = dossier.plan.plan_file.plan

    shown = board_of(dossier, words_in(lang))

    cards = list(shown.cards)
    assert len({card.key for card in cards}) == len(cards) == sum(len(tour.visits) for tour in plan.tours)
    assert [(card.place, card.why) for card in cards if card.locked] == [
        (first_visits(session, 1)[0], "promis")
    ]
    assert (shown.state, shown.broken, shown.parked) == ("optimal", (), ())
    assert "24/24" in shown.figures
    assert not any(week.over for week in shown.weeks)


def afresh(folder: Path) -> Board:
    """The board of a program that has seen nothing before."""
    for kept in (board, card, card_item):
        for each in vars(kept).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()
    read._LAST.clear()
    read._judged.cache_clear()
    return board_of(open_ahead(folder, None, silent), FRENCH)


def step(session: Session, chance: Random) -> None:
    """Any edit of the board that can be made now."""
    look = session.look()
    course, locks = look.course, look.dossier.config.locks
    visit = chance.choice(first_visits(session, 30))
    place = VisitPlace(visit.stop, visit.date, visit.half)
    match chance.choice(["fix", "release", "park", "undo", "redo"]):
        case "fix" if not any(place.is_held_by(lock, look.dossier.config.calendar) for lock in locks):
            session.do(Fix(place, chance.choice(["", "promis"])), look.revision, PLANNER)
        case "release" if locks:
            held = next(each for each in fixed_visits(look.dossier, Every()))
            session.do(Release(held), look.revision, PLANNER)
        case "park" if not any(lock.stop == visit.stop for lock in locks):
            at = HalfDay(visit.date, visit.half, "camping-car")
            session.do(Park(Verdict(visit.stop, at)), look.revision, PLANNER)
        case "undo" if course.done:
            session.undo(look.revision, PLANNER)
        case "redo" if course.undone:
            session.redo(look.revision, PLANNER)


class Every:
    """Holds every day."""

    def __contains__(self, _day: object) -> bool:
        return True


@pytest.mark.slow
def test_edits_one_after_another_leave_the_board_of_who_opens_it_now(session: Session) -> None:
    chance = Random(15)
    for _ in range(30):
        step(session, chance)
        dossier = session.look().dossier
        shown = board_of(dossier, FRENCH)
        markup = [card_item.card_item(each, FRENCH, True, False, False) for each in shown.cards]

        found = afresh(session.folder)
        assert found == shown
        assert [card_item.card_item(each, FRENCH, True, False, False) for each in found.cards] == markup
        plan = open_plan(session.folder, None, silent)
        breaches = check(with_config(plan, dossier.config).problem, plan.plan_file.plan.tours)
        assert shown.broken == tuple(FRENCH.of(each.what) for each in breaches if not is_loss(each))
    assert session.look().course.done
