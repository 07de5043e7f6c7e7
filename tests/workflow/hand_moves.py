"""Moves by hand in a dossier on the disk, as commands and the desk make them, and what holds of them."""

from collections.abc import Sequence
from pathlib import Path

from tests.workflow.notices import unexpected
from tourplanner.analysis.rearranged import Step
from tourplanner.analysis.verdicts import Card
from tourplanner.domain.decoder import decode_figures
from tourplanner.domain.half_day import HalfDay
from tourplanner.problem.figures import check_figures
from tourplanner.wording.language import Language
from tourplanner.workflow.by_hand.move import HandMove, carried_out, steps_to
from tourplanner.workflow.check import check_plan
from tourplanner.workflow.dossier.dossier import open_dossier
from tourplanner.workflow.opened_plan import OpenedPlan, open_plan


def moved(folder: Path, card: Card, to: HalfDay) -> HandMove:
    """A visit moved to a half-day, or given one."""
    dossier = open_dossier(folder, None, unexpected)
    return carried_out(dossier, steps_to(dossier, card, to), Language.FR)


def swapped(folder: Path, one: Card, other: Card) -> HandMove:
    """Two visits that changed places."""
    both = [Step(one.stop, one.place, other.place), Step(other.stop, other.place, one.place)]
    return taken(folder, both)


def parked(folder: Path, card: Card) -> HandMove:
    """A visit set aside."""
    return taken(folder, [Step(card.stop, card.place, None)])


def taken(folder: Path, steps: Sequence[Step]) -> HandMove:
    """Steps taken at once."""
    return carried_out(open_dossier(folder, None, unexpected), steps, Language.FR)


def opened_in(folder: Path) -> OpenedPlan:
    """The plan of a dossier."""
    return open_plan(folder, None, unexpected)


def cards_of(opened: OpenedPlan) -> list[Card]:
    """All visits of a plan."""
    return [
        Card(visit.stop, HalfDay(tour.date, visit.half, tour.van))
        for tour in opened.plan_file.plan.tours
        for visit in tour.visits
    ]


def card_of(opened: OpenedPlan, name: str) -> Card:
    """The first visit of the stop with that name."""
    [stop] = [stop.id for stop in opened.config.stops if stop.name == name]
    return next(card for card in cards_of(opened) if card.stop == stop)


def require_true(folder: Path, made: HandMove) -> None:
    """The file says what was returned, its sums are those of its tours, and the judge finds the same."""
    opened = opened_in(folder)
    assert opened.plan_file == made.after.plan_file
    tours = opened.plan_file.plan.tours
    stated = decode_figures(opened.text, opened.name)
    assert list(check_figures(opened.problem, tours, stated)) == []
    assert len(check_plan(folder, None, unexpected)) == len(made.standing) + sum(
        item.required for item in opened.plan_file.plan.unserved
    )
    assert made.after.plan_file.plan.drive_seconds - made.before.plan_file.plan.drive_seconds == (
        made.drive_change
    )
