"""The command that makes a scenario the draft of the dossier."""

from dataclasses import dataclass

from tourplanner.message import Message, message
from tourplanner.scenario.scenario import Scenario
from tourplanner.wording.language import Language
from tourplanner.workflow.compared.take_scenario import taken
from tourplanner.workflow.dossier.dossier import Dossier
from tourplanner.workflow.planned import Planned


@dataclass(frozen=True, slots=True)
class TakeScenario:
    """Take a scenario with the plan that a comparison has found for it."""

    scenario: Scenario
    planned: Planned

    @property
    def name(self) -> str:
        """``whatif --take``."""
        return "whatif --take"

    def said(self, dossier: Dossier) -> Message:  # noqa: ARG002 - of any dossier
        """Which scenario."""
        return message("whatif.said-take", title=self.scenario.title)

    def run(self, dossier: Dossier, lang: Language) -> None:
        """As the command ``whatif --take``."""
        taken(dossier, self.scenario, self.planned, lang)

    def values(self) -> dict[str, object]:
        """Its title: what it changed stands in the files."""
        return {"scenario": self.scenario.title}
