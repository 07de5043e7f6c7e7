"""Commands that tell people: a publication, and that a mairie knows of it; what does it is loaded then."""

from dataclasses import dataclass
from datetime import date

from tourplanner.desk.commands import stop_name
from tourplanner.message import Message, message, silent
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import Dossier

SLOW = ("pdf", "gpx", "rdv-service-public")
"""Formats that are not written here: posters come with a publication, the others are for few."""
OF_A_SIRET = "mediation"
"""The format that is refused where the service has no SIRET."""


@dataclass(frozen=True, slots=True)
class Publish:
    """Tell people the calendar.

    Attributes
    ----------
    changed
        Whether what has to be replaced is written.
    waived
        Why that will do although promises are missing; empty where none may.
    """

    on: date
    changed: bool
    waived: str = ""

    @property
    def name(self) -> str:
        """``publish``."""
        return "publish"

    def said(self, dossier: Dossier) -> Message:
        """Which publication."""
        from tourplanner.workflow.dossier.ledger import read_ledger

        number = read_ledger(dossier.plan, silent).number + 1
        if self.waived:
            return message("desk.said-publish-waived", number=number, why=self.waived)
        return message("desk.said-publish", number=number)

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``publish``."""
        from tourplanner.workflow.told.publish import PublishOptions, publish

        options = PublishOptions(self.on, self.changed, lang=lang, incomplete=bool(self.waived))
        publish(dossier.folder, options, silent)

    def values(self) -> dict[str, object]:
        """The day, and what was asked for."""
        waived = {"waived": self.waived} if self.waived else {}
        return {"on": self.on.isoformat(), "changed": self.changed, **waived}


@dataclass(frozen=True, slots=True)
class Confirm:
    """Write down that a mairie knows of the last publication; all that wait, where no stop is said."""

    stop: str
    on: date

    @property
    def name(self) -> str:
        """``publish --told``."""
        return "publish --told"

    def said(self, dossier: Dossier) -> Message:
        """Whose."""
        if not self.stop:
            return message("desk.said-told-all")
        return message("desk.said-told", stop=stop_name(dossier, self.stop))

    def run(self, dossier: Dossier, lang: Language) -> None:  # noqa: ARG002 - nothing is written in words
        """As the command ``publish --told``."""
        from tourplanner.workflow.told.publish import EVERYONE, tell

        tell(dossier.folder, (self.stop or EVERYONE[0],), self.on, None, silent)

    def values(self) -> dict[str, object]:
        """The stop and the day."""
        return {"stop": self.stop, "on": self.on.isoformat()}


@dataclass(frozen=True, slots=True)
class Export:
    """Write what is neither a poster nor a track: calendars, open data, maps and the workbook."""

    on: date

    @property
    def name(self) -> str:
        """``export``."""
        return "export"

    def said(self, dossier: Dossier) -> Message:  # noqa: ARG002 - the same of every dossier
        """What was written."""
        return message("desk.said-export")

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``export``."""
        from tourplanner.workflow.told.export import FORMATS, export_plan

        left = SLOW if dossier.config.service.siret else (*SLOW, OF_A_SIRET)
        formats = [each for each in FORMATS if each not in left]
        export_plan(dossier.folder, formats, None, self.on, None, lang, None, silent, on=self.on)

    def values(self) -> dict[str, object]:
        """The day."""
        return {"on": self.on.isoformat()}
