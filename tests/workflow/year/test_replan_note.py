"""What is said of where else a visit may be."""

from datetime import date

from tests.problem.little import stop
from tests.schedule.cases import cases, tours_of
from tourplanner.domain.catch_up import CatchUp
from tourplanner.schedule.proposal import Wish
from tourplanner.schedule.unroll import unroll
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.year.replan import Answer
from tourplanner.workflow.year.replan_note import elsewhere_told, used_up

MONDAY, WEDNESDAY = date(2027, 3, 1), date(2027, 3, 3)


def answer(*unusual: date) -> Answer:
    """A proposal with a tour on Monday and one on Wednesday, some of them for catching up."""
    problem = cases([stop("a"), stop("b")], [30, 35])
    tours = tours_of(problem, {MONDAY: (["a"], []), WEDNESDAY: (["b"], [])})
    return Answer(Wish.FEWEST, unroll(problem, tours, date(2027, 3, 7)), (), (), {}, unusual)


def test_days_for_catching_up_are_used_up_when_as_many_are_made_as_allowed() -> None:
    two = CatchUp(most=2)
    assert used_up(answer(MONDAY, WEDNESDAY), two) == 2
    assert used_up(answer(MONDAY), two) == 0
    assert used_up(answer(MONDAY), CatchUp(most=1)) == 1
    assert used_up(answer(MONDAY, WEDNESDAY), CatchUp()) == 0


def test_used_up_days_are_why_there_is_no_other_date() -> None:
    words = words_in(Language.FR)
    assert words.of(elsewhere_told((), 2, None)).replace("\u00a0", " ") == (
        "Les 2 journées de rattrapage permises sont déjà prises : plus aucune date libre."
    )
    assert elsewhere_told((), 0, None).id == "replan.nowhere-else"
