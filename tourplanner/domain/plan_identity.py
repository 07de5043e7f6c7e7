"""Whose plan a ``plan.json`` is and whether it keeps its promises; its tours are not looked at."""

from dataclasses import dataclass

from tourplanner.domain.document import PLAN, read_root
from tourplanner.domain.dossier_id import first_id, stop_ids
from tourplanner.domain.fields import Faults, Fields


@dataclass(frozen=True, slots=True)
class PlanIdentity:
    """What a plan's file says of itself.

    Attributes
    ----------
    dossier
        The id of its dossier; empty where it is not known.
    stops
        The ids of the stops that it was made for.
    keeps_promises
        Whether every required visit has its date.
    """

    title: str
    dossier: str
    stops: frozenset[str]
    keeps_promises: bool


def plan_identity(text: str, source: str) -> PlanIdentity:
    """The identity of the plan that `text` is, the content of a ``plan.json``.

    Raises
    ------
    InputError
        If it is not a plan, or says one of these things in another way.
    """
    faults = Faults(source)
    root = read_root(text, faults, PLAN)
    title = root.text("title")
    config = root.inner("config").table if root.has("config") else None
    found = PlanIdentity(
        title=title,
        dossier=root.optional("dossier", Fields.text) or first_id(title, config),
        stops=frozenset(stop_ids(config or {})),
        keeps_promises=not any(row.flag("required") for row in root.each("unserved")),
    )
    faults.settle()
    return found
