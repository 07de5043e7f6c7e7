"""Commands on several visits at once, and the one that opens a weekday; what moves them is loaded then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tourplanner.analysis.rearranged import Step
from tourplanner.analysis.verdicts import Card
from tourplanner.desk.commands import stop_name, visit_values
from tourplanner.desk.moves import card_values, half_day_values, known_stop, priced
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.told_half import half_of
from tourplanner.errors import InputError
from tourplanner.message import Message, message
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import Dossier
from tourplanner.workflow.dossier.lock import VisitPlace, fixed, let_go

MOST_NAMES = 3
"""Stops that are named in a sentence; of more only their number is told."""


@dataclass(frozen=True, slots=True)
class MoveTogether:
    """Move visits to a day, each in its half; ``steps`` are where every visit goes for that."""

    cards: tuple[Card, ...]
    day: date
    steps: tuple[Step, ...]

    @classmethod
    def of(cls, dossier: Dossier, cards: Sequence[Card], day: date) -> "MoveTogether":
        """What that does in a dossier.

        Raises
        ------
        InputError
            As `workflow.by_hand.move_together.steps_together`.
        """
        from tourplanner.workflow.by_hand.move_together import steps_together

        return cls(tuple(cards), day, steps_together(dossier, cards, day))

    @property
    def name(self) -> str:
        """``move``."""
        return "move"

    def said(self, dossier: Dossier) -> Message:
        """Which visits, and where to."""
        week = dossier.config.calendar.week(self.day)
        told = message(
            "together.said-move",
            n=len(self.cards),
            stops=_names(dossier, [card.stop for card in self.cards]),
            week=week,
            weekday=self.day.weekday(),
        )
        return priced(told, dossier, self.steps)

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``move`` with several stops."""
        from tourplanner.workflow.by_hand.move import plan_carried_out

        plan_carried_out(dossier, self.steps, lang)

    def values(self) -> dict[str, object]:
        """The visits and their day."""
        return {"cards": [card_values(card) for card in self.cards], "to": self.day.isoformat()}


@dataclass(frozen=True, slots=True)
class ParkTogether:
    """Take visits off their dates, without others."""

    cards: tuple[Card, ...]

    @property
    def name(self) -> str:
        """``park``."""
        return "park"

    @property
    def steps(self) -> list[Step]:
        """All of them to the tray."""
        return [Step(card.stop, card.place, None) for card in self.cards]

    def said(self, dossier: Dossier) -> Message:
        """Which visits."""
        names = _names(dossier, [card.stop for card in self.cards])
        told = message("together.said-park", n=len(self.cards), stops=names)
        return priced(told, dossier, self.steps)

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``park`` with several stops."""
        from tourplanner.workflow.by_hand.move import plan_carried_out

        plan_carried_out(dossier, self.steps, lang)

    def values(self) -> dict[str, object]:
        """The visits."""
        return {"cards": [card_values(card) for card in self.cards]}


@dataclass(frozen=True, slots=True)
class FixTogether:
    """Lock visits that are free yet, with one reason."""

    visits: tuple[VisitPlace, ...]
    why: str

    @property
    def name(self) -> str:
        """``lock``."""
        return "lock"

    def said(self, dossier: Dossier) -> Message:
        """Which visits, and why."""
        names = _names(dossier, [visit.stop for visit in self.visits])
        told = message("together.said-fix", n=len(self.visits), stops=names)
        return message("desk.said-because", what=told, why=self.why) if self.why else told

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``lock`` for each of them."""
        fixed(dossier, self.visits, self.why, lang)

    def values(self) -> dict[str, object]:
        """The visits and the reason."""
        return {"visits": [visit_values(visit) for visit in self.visits], "why": self.why}


@dataclass(frozen=True, slots=True)
class ReleaseTogether:
    """Let visits go that are fixed."""

    visits: tuple[VisitPlace, ...]

    @property
    def name(self) -> str:
        """``unlock``."""
        return "unlock"

    def said(self, dossier: Dossier) -> Message:
        """Which visits."""
        names = _names(dossier, [visit.stop for visit in self.visits])
        return message("together.said-release", n=len(self.visits), stops=names)

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``unlock`` for each of them."""
        let_go(dossier, self.visits, lang)

    def values(self) -> dict[str, object]:
        """The visits."""
        return {"visits": [visit_values(visit) for visit in self.visits]}


@dataclass(frozen=True, slots=True)
class OpenDay:
    """Tour on a weekday from then on, and move a visit there."""

    card: Card
    to: HalfDay

    @property
    def name(self) -> str:
        """``move --open-day``."""
        return "move --open-day"

    def said(self, dossier: Dossier) -> Message:
        """Which day, which visit, and where to."""
        return message(
            "together.said-open",
            stop=stop_name(dossier, self.card.stop),
            week=dossier.config.calendar.week(self.to.date),
            weekday=self.to.date.weekday(),
            half=half_of(known_stop(dossier, self.card.stop), self.to.half),
        )

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``move --open-day``."""
        from tourplanner.workflow.by_hand.open_day import plan_day_opened

        plan_day_opened(dossier, self.card, self.to, lang)

    def values(self) -> dict[str, object]:
        """The visit and where it goes."""
        return {**card_values(self.card), "to": half_day_values(self.to)}


@dataclass(frozen=True, slots=True)
class OpenWeekday:
    """Tour on a weekday from then on, wherever; nothing moves."""

    weekday: int

    @property
    def name(self) -> str:
        """``move --open-day``."""
        return "move --open-day"

    def said(self, dossier: Dossier) -> Message:  # noqa: ARG002 - of any dossier
        """Which day."""
        return message("together.said-open-day", weekday=self.weekday)

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``move --open-day`` without a stop."""
        from tourplanner.workflow.by_hand.open_day import plan_weekday_opened

        plan_weekday_opened(dossier, self.weekday, lang)

    def values(self) -> dict[str, object]:
        """The day."""
        return {"weekday": self.weekday}


def some(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Cards that a command is for.

    Raises
    ------
    InputError
        If there are none.
    """
    if not cards:
        raise InputError.of("", message("together.none"))
    return tuple(cards)


def _names(dossier: Dossier, stops: Sequence[str]) -> list[str]:
    names = [stop_name(dossier, stop) for stop in dict.fromkeys(stops)]
    return names if len(names) <= MOST_NAMES else [*names[:MOST_NAMES], "…"]
