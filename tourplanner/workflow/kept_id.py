"""The id that a plan keeps of the dossier into whose folder it is written."""

from pathlib import Path

from tourplanner.domain.decoder import decode
from tourplanner.domain.dossier_id import first_id, follows, stop_ids
from tourplanner.domain.plan_file import PlanFile
from tourplanner.domain.publication import Publication
from tourplanner.domain.publication_codec import decode_publication
from tourplanner.errors import InputError
from tourplanner.files.together import mend, read_whole
from tourplanner.workflow.ledger import FOLDER, PUBLICATION


def kept_id(plan_file: PlanFile, plan: Path) -> str:
    """The id of the dossier where ``plan`` is to be written, if the plan follows what is there.

    Empty where nothing is there, where that is of another service, and where it is the id that the plan
    has by itself. What is there and cannot be read says nothing: whoever needs it tells so.
    """
    if plan_file.config is None:
        return ""
    mend(plan.parent)
    stops, own = stop_ids(plan_file.config), first_id(plan_file.title, plan_file.config)
    told = _last_told(plan.parent)
    if told and told.dossier:
        title, before, found = told.title, {each.stop for each in told.stops}, told.dossier
    elif there := _plan(plan):
        title, before, found = there.title, stop_ids(there.config or {}), there.dossier_id
    else:
        return ""
    is_next = title == plan_file.title and follows(before, stops)
    return found if is_next and found != own else ""


def _last_told(dossier: Path) -> Publication | None:
    """The last publication of a dossier."""
    records = sorted((dossier / FOLDER).glob(f"[0-9]*/{PUBLICATION}"), key=lambda each: each.parent.name)
    try:
        return decode_publication(read_whole(records[-1]).decode("utf-8-sig"), PUBLICATION)
    except (IndexError, OSError, ValueError, InputError):
        return None


def _plan(file: Path) -> PlanFile | None:
    """The plan that is there."""
    try:
        return decode(read_whole(file).decode("utf-8-sig"), file.name)
    except (OSError, ValueError, InputError):
        return None
