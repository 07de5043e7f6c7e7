"""Moving visits that are named as people name them, and asking where they could go."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tourplanner.analysis.rearranged import Step
from tourplanner.analysis.verdicts import Card, Verdict, Verdicts
from tourplanner.inputs.typed.asked_half_day import AskedHalfDay
from tourplanner.message import Notify
from tourplanner.wording.language import Language
from tourplanner.workflow.by_hand.move import HandMove, carried_out, steps_to
from tourplanner.workflow.by_hand.named_visit import card_named, half_day_named, require_distinct
from tourplanner.workflow.dossier.dossier import open_dossier
from tourplanner.workflow.opened_plan import OpenedPlan, require_known


@dataclass(frozen=True, slots=True)
class Named:
    """A visit by its stop and, if that has several, by its half-day; a stop without visits is to get one."""

    stop: str
    at: AskedHalfDay | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What every half-day answers to a visit."""

    opened: OpenedPlan
    card: Card
    verdicts: tuple[Verdict, ...]


def ask_half_days(path: Path, named: Named, data: Path | None, notify: Notify) -> Answers:
    """What every half-day of the cycle answers to a visit of a dossier's plan; nothing is written.

    Raises
    ------
    InputError
        If the dossier cannot be read, or has no such visit.
    """
    opened = open_dossier(path, data, notify).plan
    require_known(opened)
    card = card_named(opened, named.stop, named.at)
    asked = Verdicts(opened.problem, opened.tours, opened.areas)
    return Answers(opened, card, asked.every(card))


def move_named(
    path: Path,
    named: Named,
    to: AskedHalfDay,
    van: str | None,
    lang: Language,
    data: Path | None,
    notify: Notify,
) -> HandMove:
    """Move a visit to a half-day: what is not said of that is as it was, with the same van.

    All visits of a regular stop go together.

    Raises
    ------
    InputError
        If the dossier cannot be read, has no such visit or half-day, or as `move.carried_out`.
    """
    dossier = open_dossier(path, data, notify)
    require_known(dossier.plan)
    card = card_named(dossier.plan, named.stop, named.at)
    place = half_day_named(dossier.plan, card, to, van)
    return carried_out(dossier, steps_to(dossier, card, place), lang)


def swap_named(
    path: Path, one: Named, other: Named, lang: Language, data: Path | None, notify: Notify
) -> HandMove:
    """Let two visits change places.

    Raises
    ------
    InputError
        As `move_named`.
    """
    dossier = open_dossier(path, data, notify)
    require_known(dossier.plan)
    cards = [card_named(dossier.plan, named.stop, named.at) for named in (one, other)]
    require_distinct(dossier.plan, cards)
    places = [card.place for card in reversed(cards)]
    steps = [Step(card.stop, card.place, place) for card, place in zip(cards, places, strict=True)]
    return carried_out(dossier, steps, lang)


def park_named(
    path: Path, named: Sequence[Named], lang: Language, data: Path | None, notify: Notify
) -> HandMove:
    """Take visits off their dates, without others.

    Raises
    ------
    InputError
        As `move_named`.
    """
    dossier = open_dossier(path, data, notify)
    require_known(dossier.plan)
    cards = [card_named(dossier.plan, each.stop, each.at) for each in named]
    require_distinct(dossier.plan, cards)
    return carried_out(dossier, [Step(card.stop, card.place, None) for card in cards], lang)
