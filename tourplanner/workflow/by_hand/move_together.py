"""Moving several visits to a day together, each in its half and with its van, as one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tourplanner.analysis.rearranged import Step
from tourplanner.analysis.together import DayVerdict, every_day, of_day
from tourplanner.analysis.verdicts import Card, Verdicts
from tourplanner.errors import InputError
from tourplanner.inputs.typed.asked_half_day import AskedHalfDay
from tourplanner.message import Notify, message
from tourplanner.wording.language import Language
from tourplanner.workflow.by_hand.move import HandMove, carried_out
from tourplanner.workflow.by_hand.named_visit import card_named, day_named, require_distinct
from tourplanner.workflow.dossier.dossier import Dossier, open_dossier
from tourplanner.workflow.opened_plan import OpenedPlan, require_known


@dataclass(frozen=True, slots=True)
class DayAnswers:
    """What every day answers to several visits."""

    opened: OpenedPlan
    cards: tuple[Card, ...]
    verdicts: tuple[DayVerdict, ...]


def days_for(opened: OpenedPlan, cards: Sequence[Card]) -> tuple[DayVerdict, ...]:
    """What every day on which somebody tours answers to visits of a plan.

    Raises
    ------
    InputError
        If the plan does not go with its config, or one of them has no date or is there twice.
    """
    return every_day(_verdicts(opened, cards), cards)


def steps_together(dossier: Dossier, cards: Sequence[Card], day: date) -> tuple[Step, ...]:
    """What moving visits to a day does: who is in their way takes their places.

    Raises
    ------
    InputError
        As `days_for`, or if nobody tours on that day.
    """
    opened = dossier.plan
    verdicts = _verdicts(opened, cards)
    if day not in opened.problem.calendar.dates:
        raise InputError.of(opened.name, message("move.nobody-that-day", day=day))
    return of_day(verdicts, cards, day).steps


def _verdicts(opened: OpenedPlan, cards: Sequence[Card]) -> Verdicts:
    require_known(opened)
    require_distinct(opened, cards)
    for card in cards:
        if card.place is None:
            raise InputError.of(opened.name, message("move.none", stop=opened.problem.stop(card.stop).name))
    return Verdicts(opened.problem, opened.tours, opened.areas)


def ask_days(path: Path, stops: Sequence[str], data: Path | None, notify: Notify) -> DayAnswers:
    """What every day of the cycle answers to visits of a dossier's plan; nothing is written.

    Raises
    ------
    InputError
        If the dossier cannot be read, or has no such visit.
    """
    opened = open_dossier(path, data, notify).plan
    require_known(opened)
    cards = tuple(card_named(opened, stop, None) for stop in stops)
    return DayAnswers(opened, cards, days_for(opened, cards))


def move_together(
    path: Path, stops: Sequence[str], to: AskedHalfDay, lang: Language, data: Path | None, notify: Notify
) -> HandMove:
    """Move visits of a dossier's plan to a day together.

    Raises
    ------
    InputError
        As `ask_days`, if no day is said or a half of one, or as `move.carried_out`.
    """
    dossier = open_dossier(path, data, notify)
    require_known(dossier.plan)
    cards = [card_named(dossier.plan, stop, None) for stop in stops]
    if to.half is not None:
        raise InputError.of(dossier.plan.name, message("move.whole-day-together"))
    day = day_named(dossier.plan, cards[0], to)
    return carried_out(dossier, steps_together(dossier, cards, day), lang)
