"""Locks of visits that are moved by hand: they go where their visits go, with their reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tourplanner.analysis.rearranged import Step
from tourplanner.domain.config import CalendarRules, Config, Lock
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.inputs.config.read import config_of
from tourplanner.message import message
from tourplanner.problem.released import holds
from tourplanner.schedule.grid_locks import on_grid, real_date
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import Dossier
from tourplanner.workflow.dossier.edited_config import EditedConfig


def moved_locks(locks: Sequence[Lock], steps: Sequence[Step], rules: CalendarRules) -> tuple[Lock, ...]:
    """The locks after some steps: the one of a visit that is set aside is gone."""
    found = (_moved(lock, steps, rules) for lock in locks)
    return tuple(lock for lock in found if lock is not None)


def with_moved_locks(dossier: Dossier, steps: Sequence[Step]) -> Config:
    """The config of a dossier with its locks after some steps."""
    return replace(dossier.config, locks=moved_locks(dossier.config.locks, steps, dossier.config.calendar))


def config_contents(dossier: Dossier, steps: Sequence[Step], lang: Language) -> Mapping[str, bytes]:
    """The file of the config with its locks after some steps; none where no lock moves.

    Raises
    ------
    InputError
        If the file was changed meanwhile, or a formula is in a cell of a workbook that would change.
    TourPlannerError
        If it would say another config, which is a fault of tourplanner.
    """
    wanted = with_moved_locks(dossier, steps)
    if wanted == dossier.config:
        return {}
    before, catalogue = EditedConfig.of(dossier, lang), dossier.plan.catalogue
    if dossier.file and config_of(before.content, before.file, catalogue).locks != dossier.config.locks:
        raise InputError.of(str(before.file), message("event.changed-meanwhile"))
    after = before
    for number, lock in reversed(list(enumerate(dossier.config.locks, start=1))):
        there = _moved(lock, steps, dossier.config.calendar)
        if there is None:
            after = after.without("locks", number, catalogue)
        elif there != lock and there.date is not None:
            values = {"date": there.date.isoformat()}
            values |= {"half": there.half.value} if there.half and there.half is not lock.half else {}
            values |= {"van": there.van} if there.van and there.van != lock.van else {}
            after = after.changed("locks", {number: values}, catalogue)
    said = config_of(after.content, after.file, catalogue)
    if said.locks != wanted.locks:
        raise TourPlannerError(message("event.our-bug"))
    return {after.file.name: after.content}


def _moved(lock: Lock, steps: Sequence[Step], rules: CalendarRules) -> Lock | None:
    """A lock where its visit has gone, as exact as it was; None without a date for that."""
    for step in steps:
        if step.origin is not None and holds(on_grid(lock, rules), step.stop, step.origin):
            if step.to is None:
                return None
            half = None if lock.half is None else step.to.half
            day = real_date(rules, step.to.date)
            return replace(lock, date=day, half=half, van=lock.van and step.to.van)
    return lock
