"""Visits that are checked on the board: what every day would answer to them, and to one on a day more."""

from collections.abc import Sequence
from dataclasses import dataclass

from tourplanner.analysis.verdicts import Answer, Verdict, verdict_message
from tourplanner.analysis.verdicts import Card as Visit
from tourplanner.desk.board import Board
from tourplanner.desk.card import Card
from tourplanner.domain.told_half import half_of
from tourplanner.message import Message
from tourplanner.wording.cycle_day import named_day
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.dossier import Dossier

BEST = 3
"""Half-days of a weekday that are offered."""


@dataclass(frozen=True, slots=True)
class DayOffer:
    """A day's answer to several visits, in words; ``iso`` is its date."""

    iso: str
    where: str
    said: str
    answer: str
    better: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """The cards that are checked, and the answers of days if those are asked for, by their dates."""

    cards: tuple[Card, ...]
    days: dict[str, DayOffer]
    asks: bool

    @property
    def names(self) -> str:
        """Their keys, as a form sends them."""
        return " ".join(card.key for card in self.cards)

    @property
    def best(self) -> tuple[DayOffer, ...]:
        """The days that break no rule, the least driving first."""
        return tuple(each for each in self.days.values() if each.answer != Answer.FORBIDDEN.value)

    @property
    def forbidden(self) -> tuple[DayOffer, ...]:
        """Those that do."""
        return tuple(each for each in self.days.values() if each.answer == Answer.FORBIDDEN.value)


@dataclass(frozen=True, slots=True)
class Opening:
    """A weekday that nobody tours: why not, or its best half-days, each with what it would cost."""

    name: str
    why: str
    places: tuple[tuple[Verdict, str, str], ...]


def checked_of(dossier: Dossier, board: Board, keys: Sequence[str], asks: bool, words: Words) -> Checked:
    """The cards of those keys, and what days answer to them if that is asked.

    Raises
    ------
    InputError
        As `workflow.by_hand.move_together.days_for`.
    """
    wanted = set(keys)
    cards = tuple(card for card in board.cards if card.key in wanted)
    if not (asks and cards):
        return Checked(cards, {}, asks=False)
    # What judges days together is loaded when it is asked for.
    from tourplanner.analysis.together import day_verdict_message  # noqa: PLC0415
    from tourplanner.workflow.by_hand.move_together import days_for  # noqa: PLC0415

    opened, rules = dossier.plan, dossier.plan.config.calendar
    found = [
        each
        for each in days_for(opened, [visit_of(card) for card in cards])
        if each.answer is not Answer.HERE
    ]
    found.sort(key=lambda each: (each.drive_change or 0, each.day))
    days = {
        each.day.isoformat(): DayOffer(
            each.day.isoformat(),
            named_day(rules, each.day, words.lang),
            words.of(day_verdict_message(opened.problem, each)),
            each.answer.value,
            better=each.drive_change is not None and each.drive_change < 0,
        )
        for each in found
    }
    return Checked(cards, days, asks=True)


def visit_of(card: Card) -> Visit:
    """The visit of a card of the board."""
    return Visit(card.place.stop, card.at)


def closed_days(dossier: Dossier) -> tuple[int, ...]:
    """The weekdays that nobody tours and that can be opened, from 0 for Monday."""
    from tourplanner.workflow.by_hand.open_day import untoured  # noqa: PLC0415

    return untoured(dossier.config)


def openings_for(dossier: Dossier, visit: Visit, words: Words) -> tuple[Opening, ...]:
    """What each weekday that nobody tours would answer to a visit, if it was opened for that.

    Raises
    ------
    InputError
        As `workflow.by_hand.open_day.day_answers`.
    """
    from tourplanner.workflow.by_hand.open_day import day_answers, untoured  # noqa: PLC0415

    found = []
    for weekday in untoured(dossier.config):
        name = words("together.open-day", weekday=weekday)
        answers = day_answers(dossier, visit, weekday)
        if isinstance(answers, Message):
            found.append(Opening(name, words("together.open-shut", why=[answers]), ()))
            continue
        good = [each for each in answers if each.answer is Answer.POSSIBLE]
        good.sort(key=lambda each: (each.drive_change or 0, each.place.date))
        why = "" if good else words.of(verdict_message(dossier.plan.problem, answers[0]))
        places = tuple(_place(dossier, visit, each, words) for each in good[:BEST])
        found.append(Opening(name, why, places))
    return tuple(found)


def _place(dossier: Dossier, visit: Visit, verdict: Verdict, words: Words) -> tuple[Verdict, str, str]:
    place = verdict.place
    half = half_of(dossier.plan.problem.stop(visit.stop), place.half)
    where = words("desk.half-day", week=verdict.week, weekday=place.date.weekday(), half=half)
    return verdict, where, words.of(verdict_message(dossier.plan.problem, verdict))
