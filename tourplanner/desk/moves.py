"""Commands that move visits: to another half-day, with each other, aside; what moves them is loaded then."""

from collections.abc import Sequence
from dataclasses import dataclass

from tourplanner.analysis.rearranged import Rearranged, Rearranger, Step
from tourplanner.analysis.verdicts import Card
from tourplanner.desk.commands import stop_name
from tourplanner.domain.config import Stop
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.period import MINUTE, Half
from tourplanner.domain.plan_aim import PlanAim
from tourplanner.domain.told_half import half_of
from tourplanner.message import Message, message
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Move:
    """Move a visit to a half-day, or give one its date."""

    card: Card
    to: HalfDay

    @property
    def name(self) -> str:
        """``move``."""
        return "move"

    def said(self, dossier: Dossier) -> Message:
        """Which visit, and where to."""
        stop, steps = stop_name(dossier, self.card.stop), [Step(self.card.stop, self.card.place, self.to)]
        return priced(
            message("desk.said-move", stop=stop, to=where(dossier, self.card.stop, self.to)), dossier, steps
        )

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``move``."""
        from tourplanner.workflow.by_hand.move import plan_carried_out, steps_to

        plan_carried_out(dossier, steps_to(dossier, self.card, self.to), lang)

    def values(self) -> dict[str, object]:
        """The visit and where it goes."""
        return {**card_values(self.card), "to": half_day_values(self.to)}


@dataclass(frozen=True, slots=True)
class Swap:
    """Let two visits change places."""

    one: Card
    other: Card

    @property
    def name(self) -> str:
        """``swap``."""
        return "swap"

    @property
    def steps(self) -> tuple[Step, Step]:
        """Where both go."""
        return (
            Step(self.one.stop, self.one.place, self.other.place),
            Step(self.other.stop, self.other.place, self.one.place),
        )

    def said(self, dossier: Dossier) -> Message:
        """Which visits."""
        one, other = (stop_name(dossier, card.stop) for card in (self.one, self.other))
        return priced(message("desk.said-swap", one=one, other=other), dossier, self.steps)

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``swap``."""
        from tourplanner.workflow.by_hand.move import plan_carried_out

        plan_carried_out(dossier, self.steps, lang)

    def values(self) -> dict[str, object]:
        """Both visits."""
        return {"one": card_values(self.one), "other": card_values(self.other)}


@dataclass(frozen=True, slots=True)
class Park:
    """Take a visit off its date, without another one."""

    card: Card

    @property
    def name(self) -> str:
        """``park``."""
        return "park"

    def said(self, dossier: Dossier) -> Message:
        """Which visit."""
        said = message("desk.said-park", stop=stop_name(dossier, self.card.stop))
        return priced(said, dossier, [Step(self.card.stop, self.card.place, None)])

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``park``."""
        from tourplanner.workflow.by_hand.move import plan_carried_out

        plan_carried_out(dossier, [Step(self.card.stop, self.card.place, None)], lang)

    def values(self) -> dict[str, object]:
        """The visit."""
        return card_values(self.card)


@dataclass(frozen=True, slots=True)
class MakeRoom:
    """Give a stop a half-day while others make room; ``steps`` are where every visit goes for that."""

    stop: str
    weekday: int
    half: Half
    week: int | None
    steps: tuple[Step, ...]

    @classmethod
    def of(cls, dossier: Dossier, stop: str, weekday: int, half: Half, week: int | None) -> "MakeRoom":
        """What that does in a dossier; it takes about as long as its price did.

        Raises
        ------
        InputError
            As `workflow.by_hand.make_room.room_steps`.
        """
        from tourplanner.workflow.by_hand.make_room import Room, room_steps

        return cls(stop, weekday, half, week, room_steps(dossier, Room(stop, weekday, half, week)))

    @property
    def name(self) -> str:
        """``move --make-room``."""
        return "move --make-room"

    def said(self, dossier: Dossier) -> Message:
        """Which stop, where to, and how many others move."""
        others = len({step.stop for step in self.steps} - {self.stop})
        said_half = half_of(known_stop(dossier, self.stop), self.half)
        half = message("desk.explain-half", weekday=self.weekday, half=said_half)
        if self.week is not None:
            half = message("desk.half-day", week=self.week, weekday=self.weekday, half=said_half)
        said = message("desk.said-move", stop=stop_name(dossier, self.stop), to=half)
        if others:
            said = message("desk.said-room", what=said, n=others)
        return priced(said, dossier, self.steps)

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``move --make-room``."""
        from tourplanner.workflow.by_hand.move import plan_carried_out

        plan_carried_out(dossier, self.steps, lang)

    def values(self) -> dict[str, object]:
        """The stop and its half-day."""
        asked: dict[str, object] = {"stop": self.stop, "weekday": self.weekday, "half": self.half.value}
        return asked | ({"week": self.week} if self.week is not None else {})


def priced(said: Message, dossier: Dossier, steps: Sequence[Step]) -> Message:
    """A step with what it costs in driving and in usual times, where that can be told before it is made."""
    plan = dossier.plan
    known = {stop.id for stop in plan.config.stops}
    rearranger = Rearranger(plan.problem, plan.tours)
    there = all(
        step.stop in known and (step.origin is None or rearranger.is_there(step.stop, step.origin))
        for step in steps
    )
    driven = all(step.to is None or step.to.van in plan.problem.van_index for step in steps)
    found = rearranger.rearranged(steps) if there and driven else None
    if found is None:
        return said
    if abs(found.drive_change) >= MINUTE // 2:
        said = message("desk.said-priced", what=said, drive=found.drive_change)
    return _with_unusual_starts(said, dossier, found)


def _with_unusual_starts(said: Message, dossier: Dossier, found: Rearranged) -> Message:
    """The step with the visits that begin at another time by it than their stops do, if that is asked."""
    plan = dossier.plan
    if PlanAim.USUAL_START not in plan.problem.config.aims.order:
        return said
    # What arranges days is loaded where their times of day are an aim.
    from tourplanner.workflow.by_hand.usual import at_usual_times

    for each in at_usual_times(plan.problem, plan.tours, found)[1]:
        place = where(dossier, each.stop, each.place)
        unusual = message(
            "move.unusual-start",
            stop=stop_name(dossier, each.stop),
            at=place,
            start=each.start,
            usual=each.usual,
        )
        said = message("desk.said-unusual", what=said, unusual=unusual)
    return said


def known_stop(dossier: Dossier, stop: str) -> Stop | None:
    """The stop with this id; None where the config has none any more."""
    return next((each for each in dossier.config.stops if each.id == stop), None)


def where(dossier: Dossier, stop: str, place: HalfDay) -> Message:
    """A half-day of the grid in words, for a visit of a stop."""
    week, half = dossier.config.calendar.week(place.date), half_of(known_stop(dossier, stop), place.half)
    return message("desk.half-day", week=week, weekday=place.date.weekday(), half=half)


def card_values(card: Card) -> dict[str, object]:
    """A visit as JSON has it."""
    return {"stop": card.stop} | ({"at": half_day_values(card.place)} if card.place else {})


def half_day_values(place: HalfDay) -> dict[str, object]:
    """A half-day as JSON has it."""
    return {"date": place.date.isoformat(), "half": place.half.value, "van": place.van}
