"""Commands that tell people: a publication, and that a mairie knows of it; what does it is loaded then."""

from dataclasses import dataclass
from datetime import date

from tourplanner.desk.commands import stop_name
from tourplanner.message import Message, message, silent
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Publish:
    """Tell people the calendar; ``changed`` is whether what has to be replaced is written."""

    on: date
    changed: bool

    @property
    def name(self) -> str:
        """``publish``."""
        return "publish"

    def said(self, dossier: Dossier) -> Message:
        """Which publication."""
        from tourplanner.workflow.ledger import read_ledger

        return message("desk.said-publish", number=read_ledger(dossier.plan, silent).number + 1)

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``publish``."""
        from tourplanner.workflow.publish import PublishOptions, publish

        publish(dossier.folder, PublishOptions(self.on, self.changed, lang=lang), silent)

    def values(self) -> dict[str, object]:
        """The day, and what was asked for."""
        return {"on": self.on.isoformat(), "changed": self.changed}


@dataclass(frozen=True, slots=True)
class Confirm:
    """Write down that a mairie knows of the last publication."""

    stop: str
    on: date

    @property
    def name(self) -> str:
        """``publish --told``."""
        return "publish --told"

    def said(self, dossier: Dossier) -> Message:
        """Whose."""
        return message("desk.said-told", stop=stop_name(dossier, self.stop))

    def run(self, dossier: Dossier, lang: Language) -> None:  # noqa: ARG002 - nothing is written in words
        """As the command ``publish --told``."""
        from tourplanner.workflow.publish import tell

        tell(dossier.folder, (self.stop,), self.on, None, silent)

    def values(self) -> dict[str, object]:
        """The stop and the day."""
        return {"stop": self.stop, "on": self.on.isoformat()}
