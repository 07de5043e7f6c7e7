"""Fixing a visit where it is, and letting it go: dated locks in the config of a dossier."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tourplanner.domain.config import CalendarRules, Lock
from tourplanner.domain.period import WEEKDAYS, Half
from tourplanner.errors import InputError
from tourplanner.inputs.config.find_stop import find_stop
from tourplanner.inputs.config.read import config_of
from tourplanner.inputs.typed.asked_half_day import AskedHalfDay
from tourplanner.message import Message, Notify, message
from tourplanner.schedule.grid_locks import goes_by_dates, grid_date, real_date
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import Dossier, open_dossier, require_agreed
from tourplanner.workflow.dossier.said_evening import require_evening


@dataclass(frozen=True, slots=True)
class VisitPlace:
    """A visit by its stop, date and half of the day."""

    stop: str
    date: date
    half: Half

    def is_held_by(self, lock: Lock, rules: CalendarRules) -> bool:
        """Whether a lock holds this very visit: by its date, or by its day of a month or of odd weeks."""
        if (lock.stop, lock.half) != (self.stop, self.half):
            return False
        if lock.date is not None:
            return grid_date(rules, lock.date) == self.date
        by_day = lock.week, lock.weekday
        return goes_by_dates(rules) and by_day == (rules.week(self.date), self.date.weekday())


def asked_visit(
    path: Path, stop: str, day: date, half: AskedHalfDay, data: Path | None, notify: Notify
) -> VisitPlace:
    """The visit that is meant by a stop as people call it, a date and a half.

    Raises
    ------
    InputError
        If no stop is called so, or several are, or its visits are not in the evening that is said.
    """
    dossier = open_dossier(path, data, notify)
    name = str(dossier.file or dossier.folder)
    found = find_stop(dossier.config, stop, name)
    require_evening(found, half, name)
    assert half.half is not None  # the option asks for it
    return VisitPlace(found.id, day, half.half)


def lock_visit(
    path: Path, visit: VisitPlace, why: str, lang: Language, data: Path | None, notify: Notify
) -> Path:
    """Fix a visit of the plan where it is; the config that was written.

    Parameters
    ----------
    path
        The folder of a dossier, or its ``plan.json``.
    why
        The reason, kept beside the lock.
    lang
        Language of the comments of a config that is written from its plan.

    Raises
    ------
    InputError
        If the plan has no such visit, or it is fixed already, or the config cannot be written.
    """
    return fixed(open_dossier(path, data, notify), (visit,), why, lang)


def fixed(dossier: Dossier, visits: Sequence[VisitPlace], why: str, lang: Language) -> Path:
    """Fix visits in a dossier that was opened, all or none; see `lock_visit`.

    Raises
    ------
    InputError
        As `lock_visit`.
    """
    # What edits files takes its time to load, and a board only asks what is fixed.
    from tourplanner.workflow.dossier.edited_config import EditedConfig  # noqa: PLC0415

    require_agreed(dossier)
    before, catalogue = EditedConfig.of(dossier, lang), dossier.plan.catalogue
    after = before
    for visit in visits:
        if not _is_there(dossier, visit):
            raise _fault(dossier, message("lock.no-such-visit", stop=_name(dossier, visit), day=visit.date))
        if _number(dossier, visit):
            raise _fault(dossier, message("lock.there-already", stop=_name(dossier, visit), day=visit.date))
        row = {"stop": visit.stop, **_place(dossier, visit), "half": visit.half.value}
        after = after.added("locks", row | ({"why": why} if why else {}), catalogue)
    after.write(before, config_of(after.content, after.file, catalogue), catalogue)
    return after.file


def unlock_visit(path: Path, visit: VisitPlace, lang: Language, data: Path | None, notify: Notify) -> Path:
    """Let a visit go that was fixed; the config that was written.

    Raises
    ------
    InputError
        If it is not fixed, or the config cannot be written.
    """
    return let_go(open_dossier(path, data, notify), (visit,), lang)


def let_go(dossier: Dossier, visits: Sequence[VisitPlace], lang: Language) -> Path:
    """Let visits go in a dossier that was opened, all or none; see `unlock_visit`.

    Raises
    ------
    InputError
        As `unlock_visit`.
    """
    from tourplanner.workflow.dossier.edited_config import EditedConfig  # noqa: PLC0415

    require_agreed(dossier)
    before, catalogue = EditedConfig.of(dossier, lang), dossier.plan.catalogue
    numbers = set()
    for visit in visits:
        number = _number(dossier, visit)
        if not number:
            raise _fault(dossier, message("lock.not-there", stop=_name(dossier, visit), day=visit.date))
        numbers.add(number)
    after = before
    for number in sorted(numbers, reverse=True):
        after = after.without("locks", number, catalogue)
    after.write(before, config_of(after.content, after.file, catalogue), catalogue)
    return after.file


def free_visits(dossier: Dossier, days: Container[date]) -> tuple[VisitPlace, ...]:
    """The visits of a plan on some days that are not fixed one by one, in order."""
    return tuple(visit for visit in _visits(dossier, days) if not _number(dossier, visit))


def fixed_visits(dossier: Dossier, days: Container[date]) -> tuple[VisitPlace, ...]:
    """The visits of a plan on some days that are fixed one by one, in order."""
    return tuple(visit for visit in _visits(dossier, days) if _number(dossier, visit))


def _visits(dossier: Dossier, days: Container[date]) -> list[VisitPlace]:
    tours = [tour for tour in dossier.plan.tours if tour.date in days]
    return [VisitPlace(visit.stop, tour.date, visit.half) for tour in tours for visit in tour.visits]


def _place(dossier: Dossier, visit: VisitPlace) -> dict[str, object]:
    """The date of a visit as a lock says it.

    In a cycle of months or of odd weeks the only visit of a stop has a week and a weekday, which is said for
    all its visits, and one of several the first date on which it is.
    """
    rules, day = dossier.config.calendar, visit.date
    stop = next(stop for stop in dossier.config.stops if stop.id == visit.stop)
    if goes_by_dates(rules) and stop.visits == 1:
        return {"week": rules.week(day), "weekday": WEEKDAYS[day.weekday()]}
    return {"date": real_date(rules, day).isoformat()}


def _is_there(dossier: Dossier, visit: VisitPlace) -> bool:
    return any(
        tour.date == visit.date and (each.stop, each.half) == (visit.stop, visit.half)
        for tour in dossier.plan.tours
        for each in tour.visits
    )


def _number(dossier: Dossier, visit: VisitPlace) -> int:
    """The number of the lock that holds a visit, from 1; 0 for none."""
    locks, rules = enumerate(dossier.config.locks, start=1), dossier.config.calendar
    return next((number for number, lock in locks if visit.is_held_by(lock, rules)), 0)


def _name(dossier: Dossier, visit: VisitPlace) -> str:
    return next((stop.name for stop in dossier.config.stops if stop.id == visit.stop), visit.stop)


def _fault(dossier: Dossier, what: Message) -> InputError:
    return InputError.of(str(dossier.file or dossier.folder), what)
