"""A schedule from a year: mended by whoever can, with what became of every visit that is due."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tourplanner.domain.aim import Aim, ProvenAim
from tourplanner.domain.period import Half
from tourplanner.domain.schedule import Change, Fate, Schedule
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.domain.tour import Tour
from tourplanner.errors import InputError
from tourplanner.schedule.appointments import appointments
from tourplanner.schedule.by_hand import no_room
from tourplanner.schedule.due import Due
from tourplanner.schedule.gaps import longest_gaps
from tourplanner.schedule.laid_year import LaidYear
from tourplanner.schedule.promises import repair_problem
from tourplanner.schedule.repair_problem import Held, Repair, RepairProblem

Mender = Callable[[RepairProblem], Repair]
"""Solves the problem of mending a year."""

HALVES = tuple(Half)


def mended(year: LaidYear, mender: Mender) -> Schedule:
    """The schedule of a year, as never told before; `mender` is only asked where something can be mended.

    Raises
    ------
    InputError
        If there is no room for a visit where the planner moved it.
    """
    problem = repair_problem(year)
    if problem is None:
        return _schedule(year, _in_order((*year.tours, *year.standing)), year.held, ())
    repair = mender(problem)
    held = {**year.beside, **repair.held}
    crowded = [event for key, event in year.by_hand.moved.items() if key not in held]
    if crowded:
        raise InputError([no_room(year.real, event) for event in crowded])
    return _schedule(year, repair.tours, held, repair.aims)


def _schedule(
    year: LaidYear, tours: tuple[Tour, ...], held: Mapping[str, Held], aims: tuple[ProvenAim, ...]
) -> Schedule:
    real = year.real
    stops = {due.key: due.stop for due in year.due}
    keys = {(place.date, stops[key]): key for key, place in held.items()}
    keys |= {
        (each.opening.date, id_): _opening_key(id_, each.opening.date) for id_, each in real.openings.items()
    }
    return Schedule(
        start=real.start,
        until=real.until,
        tours=tours,
        appointments=appointments(real, tours, keys),
        changes=tuple(sorted(_changes(year, held), key=_old)),
        gaps=longest_gaps(real.config, tours),
        aims=_aims(year, held, aims),
        people=real.people,
    )


def _opening_key(opening: str, day: date) -> str:
    """What names the appointment of an exceptional opening for good."""
    return f"{opening}/{day}/1"


def _in_order(tours: tuple[Tour, ...]) -> tuple[Tour, ...]:
    return tuple(sorted(tours, key=lambda tour: (tour.date, tour.van)))


def _old(change: Change) -> tuple[date, int, str]:
    return change.old_date, HALVES.index(change.old_half), change.key


def _aims(year: LaidYear, held: Mapping[str, Held], aims: tuple[ProvenAim, ...]) -> tuple[ProvenAim, ...]:
    """The aims of a repair, with the visits that nobody was asked to mend among the lost ones.

    Pauses and what the planner cancelled are no losses. Where the config's word is ``skip`` a visit on a
    closed date is lost in any calendar: that needs no proof.
    """
    owed = {due.key: due.stop for due in year.due if not year.is_given_up(due)}
    lost = sum(year.people(stop) for key, stop in owed.items() if key not in held)
    if not aims:
        return (ProvenAim(Aim.LOST, lost, lost), ProvenAim(Aim.CHANGED, 0, 0))
    first = next(each for each in aims if each.aim is Aim.LOST)
    more = lost - first.value
    return tuple(
        ProvenAim(each.aim, each.value + more, each.bound + more) if each is first else each for each in aims
    )


def _changes(year: LaidYear, held: Mapping[str, Held]) -> Iterator[Change]:
    """What became of each visit that is not where the grid has it."""
    due = {each.key: each for each in year.due}
    moved = {
        key: each
        for key, each in due.items()
        if (place := held.get(key)) is None or not _is_there(each, place)
    }
    guests: dict[tuple[date, Half], list[Due]] = {}
    for key, each in moved.items():
        if key in held:
            guests.setdefault((held[key].date, held[key].half), []).append(each)
    known = {each.key: each for each in year.told.schedule.changes} if year.told else {}
    for key, each in moved.items():
        change = _change(year, each, held.get(key), guests.get((each.day, each.half), []))
        yield _as_asked(change, known.get(key))


def _as_asked(change: Change, before: Change | None) -> Change:
    """The change with what was asked for when it was told: who answers an event asks for more."""
    if before is None or replace(before, wanted=change.wanted) != change:
        return change
    return before


def _is_there(due: Due, place: Held | None) -> bool:
    return place is not None and place.date == due.day and (due.any_half or place.half is due.half)


def _change(year: LaidYear, due: Due, place: Held | None, guests: Sequence[Due]) -> Change:
    """What became of one visit; `guests` are those that are in its half-day now and were not due there."""
    real, hand = year.real, year.by_hand
    change = Change(
        key=due.key,
        stop=due.stop,
        old_date=due.day,
        old_half=due.half,
        why="",
        fate=Fate.SHIFTED if place else Fate.SKIPPED,
        new_date=place.date if place else None,
        new_half=place.half if place else None,
        wanted=year.wanted(due),
    )
    if due.key in hand.cancelled:
        return replace(change, fate=Fate.CANCELLED, why=hand.cancelled[due.key].why)
    if due.key in hand.moved:
        return replace(change, fate=Fate.MOVED, why=hand.moved[due.key].why)
    closing = year.closings.get(due.key) or real.closing(due.stop, due.day, due.half, due.van)
    if closing is not None:
        change = replace(change, rule=closing.rule, why=closing.why)
    partner = next((guest for guest in guests if _is_there(guest, place)), None)
    if partner is not None:
        why = change.why if closing else real.stop(partner.stop).name
        return replace(change, fate=Fate.SWAPPED, why=why, partner=partner.stop, wanted=OnClosed.SWAP)
    if closing is not None:
        return change
    # It gave way to others, whose date was closed, or was told where it is and what moved it is over.
    fate = Fate.MOVED if place else Fate.SKIPPED
    guest = guests[0].stop if guests else ""
    return replace(change, fate=fate, why=real.stop(guest).name if guest else "", partner=guest)
