"""From a year to the problem of mending it: who is owed what, where it may go, and what a change costs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from tourplanner.domain.notice import weight_of_hours
from tourplanner.domain.period import Half
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.problem.rules.van_day import VAN_DAY
from tourplanner.schedule.due import Due
from tourplanner.schedule.events import halves_out_on
from tourplanner.schedule.laid_year import LaidYear
from tourplanner.schedule.repair_problem import Held, Promise, RealDay, RepairProblem

DAY = timedelta(days=1)

UNTOLD = 1
"""What it costs to change a date that nobody was told; one that was costs what its notice weighs."""


@dataclass(frozen=True, slots=True)
class Window:
    """The dates between which a visit may be, both included."""

    first: date
    last: date

    def joins(self, other: "Window") -> bool:
        """Whether they have a date in common."""
        return self.first <= other.last and other.first <= self.last

    def with_date(self, day: date) -> "Window":
        """The same, as far as it must go to hold a date."""
        return Window(min(self.first, day), max(self.last, day))


def windows(year: LaidYear) -> Mapping[str, Window]:
    """Where each visit may go that may go anywhere, by its key: half way to the next one of its stop.

    Two visits of a stop never change their order, and none goes farther than ``shift_days``.
    """
    reach = timedelta(year.real.config.schedule.shift_days)
    found: dict[str, Window] = {}
    for _, group in groupby(sorted(year.due, key=lambda due: due.stop), key=lambda due: due.stop):
        visits = sorted(group, key=lambda due: due.day)
        # Between two visits the days are shared: those in the middle belong to the earlier one.
        starts = [visits[0].day - reach, *(b.day - (b.day - a.day - DAY) // 2 for a, b in pairwise(visits))]
        ends = [*(a.day + (b.day - a.day) // 2 for a, b in pairwise(visits)), visits[-1].day + reach]
        for due, first, last in zip(visits, starts, ends, strict=True):
            found[due.key] = Window(max(first, due.day - reach), min(last, due.day + reach))
    return found


def repair_problem(year: LaidYear) -> RepairProblem | None:
    """The problem of mending a year; None where nothing can be mended: no visit that lacks a place may move.

    A visit whose date is closed and whose stop says ``skip`` is owed nothing else. With ``shift`` it alone
    moves; with ``swap`` those may give way whose windows meet its own. Where visits that were told have other
    hours than were told, another order or van may give them these back.
    """
    moving = {due.key for due in year.due if due.key in year.closings and _may_move(year, due)}
    waits = bool(moving or year.by_hand.moved.keys() - year.held.keys())
    if not waits and not year.has_other_hours:
        return None
    reach = windows(year)
    swaps = [reach[due.key] for due in year.due if due.key in moving and year.wanted(due) is OnClosed.SWAP]
    return RepairProblem(
        days=tuple(_days(year)),
        promises=tuple(_promises(year, moving, reach, swaps)),
        tours=year.tours,
        standing=year.standing,
        most_unusual=year.real.config.schedule.catch_up.most,
        frozen_before=_frozen_before(year),
    )


def _may_move(year: LaidYear, due: Due) -> bool:
    """Whether a visit without a place may have another one, or its own after all."""
    if due.key in year.by_hand.keys:
        return False
    if year.wanted(due) is not OnClosed.SKIP:
        return True
    closing = year.closings[due.key]
    to_an_opening = closing is not None and closing.rule == VAN_DAY.id
    return not to_an_opening and year.real.closing(due.stop, due.day, due.half, due.van) is None


def _promises(
    year: LaidYear, moving: set[str], reach: Mapping[str, Window], swaps: list[Window]
) -> Iterator[Promise]:
    places = year.told.places if year.told else {}
    hours = year.told.hours if year.told else {}
    for due in year.due:
        if due.key in year.beside:
            continue
        held = year.held.get(due.key)
        told = places.get(due.key)
        at = told or held or Held(due.day, due.half, due.van)
        if due.key in year.by_hand.moved:
            yield _moved(year, due, at, told is not None)
        elif due.key in moving or held is not None:
            window = reach[due.key].with_date(at.date)
            # One that has its place gives it up for a swap, whatever its own stop says of closed dates.
            stays = year.wanted(due) is OnClosed.SKIP if held is None else not _meets(window, swaps)
            # What stands aside of the grid is on its date; a closed date is as any other. A regular stop
            # leaves its half only where a visit would be lost: that is a change.
            dated = due.aside and year.closings.get(due.key) is None
            fixed = dated or stays or _is_locked(year, due)
            weight = _weight(year, at.date) if told else 0 if due.any_half else UNTOLD
            yield Promise(
                due.key,
                due.stop,
                date=at.date,
                half=at.half,
                van=at.van,
                first=at.date if fixed else window.first,
                last=at.date if fixed else window.last,
                people=year.people(due.stop),
                weight=weight,
                told=told is not None,
                halves=frozenset({at.half}) if fixed and not dated else None,
                hours=hours.get(due.key),
                weight_hours=weight_of_hours(weight) if told else 0,
            )


def _meets(window: Window, others: list[Window]) -> bool:
    return any(window.joins(each) for each in others)


def _moved(year: LaidYear, due: Due, at: Held, told: bool) -> Promise:
    """A visit that the planner moved: it is there or nowhere, and that it moves costs nothing."""
    event = year.by_hand.moved[due.key]
    half = at.half if due.key in year.held else event.to_half
    return Promise(
        due.key,
        due.stop,
        date=at.date,
        half=at.half,
        van=at.van,
        first=event.to_date,
        last=event.to_date,
        people=year.people(due.stop),
        weight=0,
        told=told,
        halves=None if half is None else frozenset({half}),
    )


def _is_locked(year: LaidYear, due: Due) -> bool:
    """Whether the planner holds the visit on its date, and it can be there."""
    locks = (lock for lock in year.real.config.locks if (lock.stop, lock.date) == (due.stop, due.day))
    return any(year.real.can_keep(lock) for lock in locks)


def _weight(year: LaidYear, day: date) -> int:
    """What it costs to change a date that was told."""
    today = year.told.day if year.told else None
    return year.real.config.schedule.notice.weight(None if today is None else (day - today).days)


def _days(year: LaidYear) -> Iterator[RealDay]:
    """The dates on which a van may go out and the schedule may differ from the plan."""
    real = year.real
    for day in real.dates():
        phase = real.on(day)
        catches_up = day in real.catch_up
        there = (phase.problem.config.vans[rank] for rank in phase.problem.vans_on(day))
        vans = frozenset(van.id for van in there if van.catch_up or not catches_up)
        if vans and any((day, half) in phase.sessions for half in Half):
            out = frozenset(halves_out_on(real.config, day))
            yield RealDay(day, phase.problem, vans, real.cycle(day), not catches_up, out)


def _frozen_before(year: LaidYear) -> date | None:
    """The first date that may still change."""
    free, today = year.real.free_from, year.told.day if year.told else None
    return free if today is None else max(free, today)
