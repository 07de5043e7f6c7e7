"""What a plan finds in the folder that it is written into: the plan before it, and what was told of that."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tourplanner.domain.dossier_id import first_id, follows, stop_ids
from tourplanner.domain.plan_file import PlanFile
from tourplanner.domain.plan_identity import plan_identity
from tourplanner.domain.publication_codec import decode_publication
from tourplanner.errors import InputError
from tourplanner.files.together import read_whole
from tourplanner.workflow.dossier.ledger import FOLDER, PUBLICATION
from tourplanner.workflow.sources.decoded_plan import PLAN

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Predecessor:
    """What the folder of a plan says of the one that was there before it.

    Attributes
    ----------
    keeps_promises
        Whether a plan is there that says of itself to keep all its promises.
    dossier
        The id of the dossier, for the plan that follows what is there. Empty where nothing is there, where
        that is of another service, and where it is the id that the plan has by itself.
    """

    keeps_promises: bool = False
    dossier: str = ""


def predecessor(folder: Path, following: PlanFile) -> Predecessor:
    """What is in a folder, for the plan that follows.

    What cannot be read says nothing: whoever needs it tells so.
    """
    records = sorted((folder / FOLDER).glob(f"[0-9]*/{PUBLICATION}"), key=lambda each: each.parent.name)
    plan = _read(folder / PLAN, plan_identity)
    told = _read(records[-1], decode_publication) if records else None
    keeps_promises = plan is not None and plan.keeps_promises
    if told is not None and told.dossier:
        title, dossier, stops = told.title, told.dossier, frozenset(each.stop for each in told.stops)
    elif plan is not None:
        title, dossier, stops = plan.title, plan.dossier, plan.stops
    else:
        return Predecessor(keeps_promises)
    if following.config is None or title != following.title or not follows(stops, stop_ids(following.config)):
        return Predecessor(keeps_promises)
    own = first_id(following.title, following.config)
    return Predecessor(keeps_promises, "" if dossier == own else dossier)


def _read(file: Path, decode: Callable[[str, str], T]) -> T | None:
    try:
        return decode(read_whole(file).decode("utf-8-sig"), file.name)
    except (OSError, ValueError, InputError):
        return None
