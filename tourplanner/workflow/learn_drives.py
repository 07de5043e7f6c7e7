"""What the arrivals that a crew noted say of its travel times, and the config that says so."""

from dataclasses import dataclass, replace
from pathlib import Path

from tourplanner.analysis.punctuality.doubt import doubt_of
from tourplanner.analysis.punctuality.learn import FEWEST, Drive, Learnt, learn
from tourplanner.domain.travel_rules import LEAST_SPREAD, MOST_SPREAD
from tourplanner.errors import InputError
from tourplanner.inputs.config.read import config_of
from tourplanner.message import Notify, message, silent
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import open_ahead
from tourplanner.workflow.dossier.edited_config import EditedConfig
from tourplanner.workflow.year.visit_counts import VisitCounts


@dataclass(frozen=True, slots=True)
class LearntDrives:
    """What was learnt, what ``[travel]`` would say by it, and the config that was written; None for none."""

    learnt: Learnt
    van_factor: float
    spread: float
    written: Path | None


def learn_drives(
    plan: Path, data: Path | None, lang: Language, notify: Notify, *, write: bool = False
) -> LearntDrives:
    """Learn from the arrivals beside a plan how long drives take and how much they differ.

    Only the first drive of a day counts: it is known when it began, which is when the plan says.

    Parameters
    ----------
    plan
        The folder of a dossier, or its ``plan.json``.
    write
        Whether the config is to say so from now on.

    Raises
    ------
    InputError
        If there are too few days, or the config is a workbook that cannot be written.
    """
    counts = VisitCounts.at(plan, data)
    stored = counts.stored(notify)
    arrived = {(each.date, each.stop): each.arrived for each in stored if each.arrived is not None}
    found = counts.dated([day for day, _ in arrived], None, silent)
    drives = []
    for tour in found.schedule.tours:
        first = tour.visits[0]
        at = arrived.get((tour.date, first.stop))
        if at is not None:
            drives.append(Drive(at - tour.leave, first.leg_drive_seconds, first.leg_distance_m))
    rules = found.config.travel
    usual = doubt_of(replace(rules, spread=1.0), found.plan.problem.matrix.provenance)
    learnt = learn(drives, usual)
    if learnt is None:
        what = message("road.too-few-days", noted=len(drives), fewest=FEWEST)
        raise InputError.of(str(counts.store), what, message("road.maybe-note-arrivals"))
    factor = round(rules.van_factor * learnt.factor, 3)
    # Who copies the plan's own times into the table differs from it by next to nothing.
    spread = min(max(round(learnt.spread, 2), LEAST_SPREAD), MOST_SPREAD)
    written = _write(plan, data, lang, notify, factor, spread) if write else None
    return LearntDrives(learnt, factor, spread, written)


def _write(
    plan: Path, data: Path | None, lang: Language, notify: Notify, factor: float, spread: float
) -> Path:
    """Write the two keys into the config of the dossier; all else of it stays as it is."""
    dossier = open_ahead(plan, data, notify)
    before = EditedConfig.of(dossier, lang)
    travel = {**before.table.get("travel", {}), "van_factor": factor, "spread": spread}
    after = before.with_settings({**before.table, "travel": travel})
    if after is None:
        raise InputError.of(str(before.file), message("road.workbook-by-hand"))
    catalogue = dossier.plan.catalogue
    after.write(before, config_of(after.content, after.file, catalogue), catalogue)
    return after.file
