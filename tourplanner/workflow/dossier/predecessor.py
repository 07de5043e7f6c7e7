"""What a plan finds in the folder that it is written into: the plan before it, and what was told of that."""

from dataclasses import dataclass
from pathlib import Path

from tourplanner.domain.dossier_id import first_id, follows, stop_ids
from tourplanner.domain.plan_file import PlanFile
from tourplanner.domain.plan_identity import PlanIdentity, plan_identity
from tourplanner.domain.publication import Publication
from tourplanner.domain.publication_codec import decode_publication
from tourplanner.errors import InputError
from tourplanner.files.together import mend, read_whole
from tourplanner.workflow.dossier.ledger import FOLDER, PUBLICATION
from tourplanner.workflow.sources.decoded_plan import PLAN


@dataclass(frozen=True, slots=True)
class Predecessor:
    """The plan that was in a folder before, and the last publication of its dossier, if there are any."""

    plan: PlanIdentity | None
    told: Publication | None

    @property
    def keeps_promises(self) -> bool:
        """Whether a plan is there that says of itself to keep all its promises."""
        return self.plan is not None and self.plan.keeps_promises

    def id_for(self, plan_file: PlanFile) -> str:
        """The id of the dossier, for a plan that follows what is there.

        Empty where nothing is there, where that is of another service, and where it is the id that the
        plan has by itself.
        """
        if plan_file.config is None:
            return ""
        if self.told is not None and self.told.dossier:
            title, found = self.told.title, self.told.dossier
            before = frozenset(each.stop for each in self.told.stops)
        elif self.plan is not None:
            title, found, before = self.plan.title, self.plan.dossier, self.plan.stops
        else:
            return ""
        is_next = title == plan_file.title and follows(before, stop_ids(plan_file.config))
        return found if is_next and found != first_id(plan_file.title, plan_file.config) else ""


def predecessor(folder: Path) -> Predecessor:
    """What is in a folder; what cannot be read says nothing: whoever needs it tells so."""
    mend(folder)
    return Predecessor(_plan(folder / PLAN), _last_told(folder))


def _plan(file: Path) -> PlanIdentity | None:
    try:
        return plan_identity(read_whole(file).decode("utf-8-sig"), file.name)
    except (OSError, ValueError, InputError):
        return None


def _last_told(dossier: Path) -> Publication | None:
    """The last publication of a dossier."""
    records = sorted((dossier / FOLDER).glob(f"[0-9]*/{PUBLICATION}"), key=lambda each: each.parent.name)
    try:
        return decode_publication(read_whole(records[-1]).decode("utf-8-sig"), PUBLICATION)
    except (IndexError, OSError, ValueError, InputError):
        return None
