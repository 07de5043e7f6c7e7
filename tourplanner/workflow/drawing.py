"""Drawing the map of a plan again."""

from dataclasses import replace
from pathlib import Path

from tourplanner.domain.config import Config
from tourplanner.domain.plan_file import PlanFile
from tourplanner.errors import Fault, InputError
from tourplanner.outputs.map import write as write_map
from tourplanner.wording.language import Language
from tourplanner.workflow.sources import MAP, Notify, catalogue_of, config_of, problem_of, read_plan
from tourplanner.workflow.unserved import unserved
from tourplanner.workflow.view import plan_view


def map_plan(path: Path, out: Path | None, lang: Language, data: Path | None, notify: Notify) -> Path:
    """Write the map of a plan; its reasons are worded anew in `lang`.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder.
    out
        The HTML file; None for ``map.html`` beside the plan.
    data
        A folder of tables that replace the shipped ones, for the France Services sites.

    Raises
    ------
    InputError
        If the plan cannot be read, does not go with its config, or the map cannot be written.
    """
    _, plan_file = read_plan(path)
    catalogue = catalogue_of(plan_file, data, notify)
    config = config_of(plan_file, catalogue, path.name)
    _require_known(plan_file, config, path.name)
    folder = path if path.is_dir() else path.parent
    target = folder / MAP if out is None else out
    write_map(plan_view(_in_language(plan_file, config, lang), config, catalogue), lang, target)
    return target


def _in_language(plan_file: PlanFile, config: Config, lang: Language) -> PlanFile:
    plan = plan_file.plan
    missing = unserved(problem_of(config), plan.tours, plan.outcome.status, plan_file.least_missing, lang)
    return replace(plan_file, plan=replace(plan, unserved=missing))


def _require_known(plan_file: PlanFile, config: Config, name: str) -> None:
    """The tours go to stops, from depots, with vans and on dates that the config knows."""
    stops, vans = {stop.id for stop in config.stops}, {van.id for van in config.vans}
    depots = {depot.id for depot in config.depots}
    last = 7 * config.calendar.weeks
    faults = []
    for number, tour in enumerate(plan_file.plan.tours, start=1):
        where = f"{name}, tours[{number}]"
        if tour.van not in vans:
            faults.append(Fault(where, f'"{tour.van}" is not a van of the config'))
        if tour.depot not in depots:
            faults.append(Fault(where, f'"{tour.depot}" is not a depot of the config'))
        if not 0 <= (tour.date - config.calendar.start).days < last:
            faults.append(Fault(where, f"{tour.date} is outside the cycle"))
        if not tour.visits:
            faults.append(Fault(where, "has no visit"))
        faults += [
            Fault(where, f'"{visit.stop}" is not a stop of the config')
            for visit in tour.visits
            if visit.stop not in stops
        ]
    if faults:
        raise InputError(faults)
