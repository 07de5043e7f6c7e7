"""Moves by hand in a dossier on the disk, as the commands and the desk make them."""

from collections.abc import Sequence
from pathlib import Path

from tests.workflow.notices import unexpected
from tourplanner.analysis.rearranged import Step
from tourplanner.analysis.verdicts import Card
from tourplanner.domain.half_day import HalfDay
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier import open_dossier
from tourplanner.workflow.move import HandMove, carried_out, steps_to


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
