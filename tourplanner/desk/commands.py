"""What a planner can ask of the desk: each a value, which one function of the workflow carries out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tourplanner.files import read_whole
from tourplanner.message import Message, message, silent
from tourplanner.outputs.files import write_all
from tourplanner.wording.language import Language
from tourplanner.workflow.decoded_plan import PLAN
from tourplanner.workflow.dossier import Dossier
from tourplanner.workflow.lock import VisitPlace, lock_visit, unlock_visit
from tourplanner.workflow.plan import MAP


class Command(Protocol):
    """A change of a dossier; its fields are the values that the journal keeps."""

    @property
    def name(self) -> str:
        """What the journal calls it."""
        ...

    def said(self, dossier: Dossier) -> Message:
        """The step in a sentence, of the dossier as it is before."""
        ...

    def run(self, folder: Path, lang: Language) -> None:
        """Change the files.

        Raises
        ------
        TourPlannerError
            If it cannot be done; nothing has changed then.
        """
        ...

    def values(self) -> dict[str, object]:
        """Its values as JSON has them."""
        ...


def stop_name(dossier: Dossier, stop: str) -> str:
    """What a stop is called."""
    return next((each.name for each in dossier.config.stops if each.id == stop), stop)


@dataclass(frozen=True, slots=True)
class Fix:
    """Lock a visit where it is, with a reason."""

    visit: VisitPlace
    why: str

    @property
    def name(self) -> str:
        """``lock``."""
        return "lock"

    def said(self, dossier: Dossier) -> Message:
        """Which visit, and why."""
        stop, day = stop_name(dossier, self.visit.stop), self.visit.date.weekday()
        week = dossier.config.calendar.week(self.visit.date)
        if self.why:
            return message("desk.said-lock-why", stop=stop, week=week, day=day, why=self.why)
        return message("desk.said-lock", stop=stop, week=week, day=day)

    def run(self, folder: Path, lang: Language) -> None:
        """As the command ``lock``."""
        lock_visit(folder, self.visit, self.why, lang, None, silent)

    def values(self) -> dict[str, object]:
        """The visit and the reason."""
        return visit_values(self.visit) | {"why": self.why}


@dataclass(frozen=True, slots=True)
class Release:
    """Let a visit go that was fixed."""

    visit: VisitPlace

    @property
    def name(self) -> str:
        """``unlock``."""
        return "unlock"

    def said(self, dossier: Dossier) -> Message:
        """Which visit."""
        stop, day = stop_name(dossier, self.visit.stop), self.visit.date.weekday()
        week = dossier.config.calendar.week(self.visit.date)
        return message("desk.said-unlock", stop=stop, week=week, day=day)

    def run(self, folder: Path, lang: Language) -> None:
        """As the command ``unlock``."""
        unlock_visit(folder, self.visit, lang, None, silent)

    def values(self) -> dict[str, object]:
        """The visit."""
        return visit_values(self.visit)


@dataclass(frozen=True, slots=True)
class TakePlan:
    """Take the plan that a search has written into a folder of its own."""

    found: Path

    @property
    def name(self) -> str:
        """``plan``."""
        return "plan"

    def said(self, dossier: Dossier) -> Message:  # noqa: ARG002 - of any dossier
        """That it was planned around what is fixed."""
        return message("desk.said-plan")

    def run(self, folder: Path, lang: Language) -> None:  # noqa: ARG002 - the search knew it
        """Put the plan and its map in their places."""
        write_all(folder, {name: read_whole(self.found / name) for name in (PLAN, MAP)})

    def values(self) -> dict[str, object]:
        """Nothing: what was found stands in the files."""
        return {}


def visit_values(visit: VisitPlace) -> dict[str, object]:
    """A visit as JSON has it."""
    return {"stop": visit.stop, "date": visit.date.isoformat(), "half": visit.half.value}
