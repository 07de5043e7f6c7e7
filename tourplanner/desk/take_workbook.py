"""The command that lets the config of the dossier say what a workbook says."""

from dataclasses import dataclass

from tourplanner.desk.workbooks import Workbook
from tourplanner.message import Message, message, silent
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import Dossier


@dataclass(frozen=True, slots=True)
class TakeWorkbook:
    """Let the config say what a workbook says."""

    workbook: Workbook

    @property
    def name(self) -> str:
        """``stops import``."""
        return "stops import"

    def said(self, dossier: Dossier) -> Message:  # noqa: ARG002 - of any dossier
        """Which file."""
        return message("desk.said-workbook", file=self.workbook.name)

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``stops import``."""
        from tourplanner.workflow.dossier.import_workbook import import_workbook

        import_workbook(dossier.folder, self.workbook.name, self.workbook.content, lang, None, silent)

    def values(self) -> dict[str, object]:
        """Its name: what it changed stands in the files."""
        return {"file": self.workbook.name}
