"""A half-day for a stop while the others make room: what an explanation has priced, tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tourplanner.analysis.alternatives import locked
from tourplanner.analysis.rearranged import Step
from tourplanner.analysis.steps_between import steps_between
from tourplanner.domain.config import Lock
from tourplanner.domain.period import Half
from tourplanner.domain.told_half import half_of
from tourplanner.domain.tour import Tour
from tourplanner.errors import InputError
from tourplanner.inputs.config.find_stop import find_stop
from tourplanner.inputs.typed.asked_day import AskedDay
from tourplanner.inputs.typed.asked_half_day import AskedHalfDay
from tourplanner.message import Notify, message
from tourplanner.problem.build import build
from tourplanner.solvers.moves.fewest import fewest_moves
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve
from tourplanner.wording.language import Language
from tourplanner.workflow.by_hand.move import HandMove, carried_out
from tourplanner.workflow.dossier.dossier import Dossier, open_dossier
from tourplanner.workflow.opened_plan import require_known
from tourplanner.workflow.solved_again import as_promised, standing_of

ROOM_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Room:
    """A half-day of the week for all visits of a stop, in one week of the cycle if that is said.

    ``stop`` is an id, the code of a commune or a name.
    """

    stop: str
    weekday: int
    half: Half
    week: int | None = None


def make_room(
    path: Path, stop: str, to: AskedHalfDay, lang: Language, data: Path | None, notify: Notify
) -> HandMove:
    """Give a stop a half-day in a dossier's plan, others making room for it; see `room_steps`.

    Raises
    ------
    InputError
        As `room_named`, `room_steps` and `move.carried_out`.
    """
    dossier = open_dossier(path, data, notify)
    return carried_out(dossier, room_steps(dossier, room_named(dossier, stop, to)), lang)


def room_named(dossier: Dossier, stop: str, to: AskedHalfDay) -> Room:
    """The half-day that people say, of a stop as they call it; a date is its week and its weekday.

    Raises
    ------
    InputError
        If the day or the half is not said, or the date is none of the plan's.
    """
    day, week, rules = to.day, to.week, dossier.config.calendar
    if day is None or to.half is None:
        raise InputError.of(dossier.plan.name, message("move.say-day" if day is None else "move.say-half"))
    if not isinstance(day, int):
        found = AskedDay(day).within(rules.start, rules.last)
        if not isinstance(found, date):
            told = message("explain.no-such-day", seen=str(day), first=rules.start, last=rules.last)
            raise InputError.of(dossier.plan.name, told)
        day, week = found.weekday(), rules.week(found)
    return Room(stop, day, to.half, week)


def room_steps(dossier: Dossier, room: Room) -> tuple[Step, ...]:
    """Where every visit goes so that a stop has its half-day at the least driving; nothing is written.

    Of plans that drive as little, as few visits as can be are moved. Nothing is locked.

    Raises
    ------
    InputError
        If there is no such stop, the plan does not go with its config, or a visit would be lost.
    """
    require_known(dossier.plan)
    problem, before = dossier.plan.problem, dossier.plan.tours
    stop = find_stop(problem.config, room.stop, dossier.plan.name)
    asked, standing = as_promised(problem, stop, before)
    lock = Lock(stop.id, weekday=room.weekday, half=room.half, week=room.week)
    edited = build(locked(asked.config, lock), problem.calendar, problem.matrix)
    limits = Limits(ROOM_SECONDS)
    found = solve(edited, limits).tours
    lost = standing_of(edited, found)
    if (lost.missing, lost.wishes) > (standing.missing, standing.wishes):
        told = message("move.no-room", stop=stop.name, day=room.weekday, half=half_of(stop, room.half))
        raise InputError.of(dossier.plan.name, told)
    near = fewest_moves(edited, before, found, limits).tours
    # What was priced is what is done: nearness is only for plans that drive as little.
    return steps_between(before, near if _drive(near) <= _drive(found) else found)


def _drive(tours: Sequence[Tour]) -> int:
    return sum(tour.drive_seconds for tour in tours)
