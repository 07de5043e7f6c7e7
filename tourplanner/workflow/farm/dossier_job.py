"""A job over a dossier: a scenario laid over its config, and the plan of that."""

from dataclasses import dataclass

from tourplanner.message import silent
from tourplanner.scenario.farm import FarmOptions
from tourplanner.scenario.lay import lay
from tourplanner.scenario.scenario import Overlay
from tourplanner.workflow.compared.figured import figured
from tourplanner.workflow.farm.basis import Base
from tourplanner.workflow.farm.search import searched
from tourplanner.workflow.jobs.job import Json
from tourplanner.workflow.people.drawn import drawn_by
from tourplanner.workflow.sources.source import edited


@dataclass(frozen=True, slots=True)
class DossierJob:
    """The question of one job."""

    base: Base
    overlays: tuple[Overlay, ...]
    options: FarmOptions
    seed: int


def plan_dossier(job: DossierJob) -> Json:
    """Plan a dossier under a scenario; what is kept of it.

    Raises
    ------
    TourPlannerError
        With all faults of the scenario over this dossier, or if the plan breaks a rule.
    """
    base = job.base.source()
    source = base
    if job.overlays:
        source = edited(base, lay(base.file, job.overlays, base.catalogue), silent)
    config = source.file.config
    populations = {each.code: each.population for each in source.named_places[0]}
    result = searched(source.problem, job.options, job.seed)
    drawn = drawn_by(config, source.folder, source.catalogue)
    found = figured(source.problem, result, populations, drawn, config.title)
    return {**found, "method": result.method, "by_clock": result.evidence.out_of_time}
