"""Commands that fix or release all visits of a day or of a week at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tourplanner.desk.commands import visit_values
from tourplanner.domain.config import CalendarRules
from tourplanner.errors import InputError
from tourplanner.message import Message, message
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import Dossier
from tourplanner.workflow.dossier.lock import VisitPlace, fixed, fixed_visits, free_visits, let_go


class Extent(StrEnum):
    """How much is fixed or released with one visit."""

    VISIT = "visit"
    DAY = "day"
    WEEK = "week"

    def days(self, day: date, rules: CalendarRules) -> tuple[date, ...]:
        """The days of a cycle that are meant by one of them."""
        if self is not Extent.WEEK:
            return (day,)
        monday = day - timedelta(day.weekday())
        week = (monday + timedelta(number) for number in range(7))
        return tuple(each for each in week if rules.start <= each <= rules.last)


@dataclass(frozen=True, slots=True)
class FixAll:
    """Lock all visits of a day or a week that are free yet, with one reason."""

    visits: tuple[VisitPlace, ...]
    extent: Extent
    why: str

    @classmethod
    def of(cls, dossier: Dossier, day: date, extent: Extent, why: str) -> "FixAll":
        """What that is in a dossier.

        Raises
        ------
        InputError
            If all are fixed already.
        """
        found = free_visits(dossier, extent.days(day, dossier.config.calendar))
        if not found:
            raise InputError.of("", message("desk.all-fixed"))
        return cls(found, extent, why)

    @property
    def name(self) -> str:
        """``lock``."""
        return "lock"

    def said(self, dossier: Dossier) -> Message:
        """Which day or week, how many visits, and why."""
        said = message("desk.said-lock-all", what=_period(self, dossier), n=len(self.visits))
        return message("desk.said-because", what=said, why=self.why) if self.why else said

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``lock`` for each of them."""
        fixed(dossier, self.visits, self.why, lang)

    def values(self) -> dict[str, object]:
        """The visits and the reason."""
        return {"visits": _values(self.visits), "why": self.why}


@dataclass(frozen=True, slots=True)
class ReleaseAll:
    """Let all visits of a day or a week go that are fixed one by one."""

    visits: tuple[VisitPlace, ...]
    extent: Extent

    @classmethod
    def of(cls, dossier: Dossier, day: date, extent: Extent) -> "ReleaseAll":
        """What that is in a dossier.

        Raises
        ------
        InputError
            If none is fixed.
        """
        found = fixed_visits(dossier, extent.days(day, dossier.config.calendar))
        if not found:
            raise InputError.of("", message("desk.none-fixed"))
        return cls(found, extent)

    @property
    def name(self) -> str:
        """``unlock``."""
        return "unlock"

    def said(self, dossier: Dossier) -> Message:
        """Which day or week, and how many visits."""
        return message("desk.said-unlock-all", what=_period(self, dossier), n=len(self.visits))

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``unlock`` for each of them."""
        let_go(dossier, self.visits, lang)

    def values(self) -> dict[str, object]:
        """The visits."""
        return {"visits": _values(self.visits)}


def _period(command: FixAll | ReleaseAll, dossier: Dossier) -> Message:
    day = command.visits[0].date
    week = dossier.config.calendar.week(day)
    if command.extent is Extent.WEEK:
        return message("desk.extent-week", week=week)
    return message("desk.extent-day", week=week, day=day.weekday())


def _values(visits: Sequence[VisitPlace]) -> list[dict[str, object]]:
    return [visit_values(visit) for visit in visits]
