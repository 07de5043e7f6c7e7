"""What a planner can ask of the desk: each a value, which one function of the workflow carries out.

That function is loaded when it is carried out: what solves and prints takes its time to load.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tourplanner.domain.told_event import told
from tourplanner.domain.told_half import evenings
from tourplanner.files.together import read_whole
from tourplanner.files.write import write_all
from tourplanner.message import Message, Value, message, silent
from tourplanner.outputs.names import MAP
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import Dossier
from tourplanner.workflow.dossier.lock import VisitPlace, fixed, let_go
from tourplanner.workflow.sources.decoded_plan import PLAN

if TYPE_CHECKING:
    from tourplanner.workflow.year.replan import Replanned

BEFORE_PLANNING = frozenset({"plan", "stops edit", "stops add", "stops remove", "stops import"})
"""Commands that go with a config which asks for another plan than there is."""


class Command(Protocol):
    """A change of a dossier; its fields are the values that the journal keeps."""

    @property
    def name(self) -> str:
        """What the journal calls it."""
        ...

    def said(self, dossier: Dossier) -> Message:
        """The step in a sentence, of the dossier as it is before."""
        ...

    def run(self, dossier: Dossier, lang: Language) -> None:
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

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``lock``."""
        fixed(dossier, (self.visit,), self.why, lang)

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

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``unlock``."""
        let_go(dossier, (self.visit,), lang)

    def values(self) -> dict[str, object]:
        """The visit."""
        return visit_values(self.visit)


@dataclass(frozen=True, slots=True)
class AddEvent:
    """Add an event, its keys as people type them."""

    kind: str
    said_of: Mapping[str, object]

    @property
    def name(self) -> str:
        """``event add``."""
        return "event add"

    def said(self, dossier: Dossier) -> Message:  # noqa: ARG002 - what was typed tells enough
        """The kind, and what was typed of whom, when and why."""
        typed = (self.said_of.get(key) for key in ("stop", "commune", "date", "from", "to", "to_date", "why"))
        what: list[Value] = [Message(f"code.event-{self.kind}"), *(str(each) for each in typed if each)]
        return message("desk.said-event", what=what)

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``event add``."""
        from tourplanner.workflow.year.event import add_event

        add_event(dossier.folder, {"kind": self.kind, **self.said_of}, {}, lang, None, silent)

    def values(self) -> dict[str, object]:
        """The kind and what was typed."""
        return {"kind": self.kind, **self.said_of}


@dataclass(frozen=True, slots=True)
class RemoveEvent:
    """Take an event out, by its number."""

    number: int

    @property
    def name(self) -> str:
        """``event remove``."""
        return "event remove"

    def said(self, dossier: Dossier) -> Message:
        """Which event."""
        from tourplanner.workflow.year.event import called

        config = dossier.config
        known = dict(enumerate(config.events, start=1))
        event = known.get(self.number)
        what = told(event, called(config), evenings(config.stops)) if event else str(self.number)
        return message("desk.said-event-gone", what=what)

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``event remove``."""
        from tourplanner.workflow.year.event import remove_event

        remove_event(dossier.folder, self.number, lang, None, silent)

    def values(self) -> dict[str, object]:
        """Its number."""
        return {"number": self.number}


@dataclass(frozen=True, slots=True)
class TakeProposal:
    """Make a proposal about events that was found the draft of the calendar, by its number."""

    number: int
    found: "Replanned"

    @property
    def name(self) -> str:
        """``replan --take``."""
        return "replan --take"

    def said(self, dossier: Dossier) -> Message:  # noqa: ARG002 - of any dossier
        """Its number."""
        return message("desk.said-proposal", number=self.number)

    def run(self, dossier: Dossier, lang: Language) -> None:  # noqa: ARG002 - nothing is written in words
        """As the command ``replan --take``."""
        from tourplanner.workflow.year.replan import take_proposal

        take_proposal(self.found, self.number)

    def values(self) -> dict[str, object]:
        """Its number and the day."""
        return {"number": self.number, "on": self.found.on.isoformat()}


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

    def run(self, dossier: Dossier, lang: Language) -> None:  # noqa: ARG002 - the search knew it
        """Put the plan and its map in their places."""
        write_all(dossier.folder, {name: read_whole(self.found / name) for name in (PLAN, MAP)})

    def values(self) -> dict[str, object]:
        """Nothing: what was found stands in the files."""
        return {}


def visit_values(visit: VisitPlace) -> dict[str, object]:
    """A visit as JSON has it."""
    return {"stop": visit.stop, "date": visit.date.isoformat(), "half": visit.half.value}
