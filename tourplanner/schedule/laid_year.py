"""The year as it stands before anything is mended: what is due, what takes place, and what has no place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tourplanner.domain.schedule import Schedule
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.domain.tour import Tour
from tourplanner.schedule.asides import aside_dues
from tourplanner.schedule.by_hand import ByHand, by_hand
from tourplanner.schedule.due import Due, Meant, by_date, dues, grid_tours, told_tours
from tourplanner.schedule.grid_from import GridFrom
from tourplanner.schedule.lay import lay
from tourplanner.schedule.moved_beside import put_beside
from tourplanner.schedule.one_half import in_one_half
from tourplanner.schedule.phase import Closing
from tourplanner.schedule.real_dates import RealDates
from tourplanner.schedule.repair_problem import Held
from tourplanner.schedule.roster import Roster
from tourplanner.schedule.standing import standing_tours


@dataclass(frozen=True, slots=True)
class Told:
    """What people have read, and the day on which it is looked at again.

    ``day`` None knows of no notice: all dates weigh alike, and none is past.
    """

    schedule: Schedule
    day: date | None = None

    @property
    def places(self) -> Mapping[str, Held]:
        """Where each visit was told to be, by its key."""
        return {
            each.key: Held(each.date, each.half, each.van)
            for each in self.schedule.appointments
            if not each.cancelled
        }

    @property
    def hours(self) -> Mapping[str, tuple[int, int]]:
        """When each visit was told to begin and end, by its key, in seconds."""
        return {each.key: (each.start, each.end) for each in self.schedule.appointments if not each.cancelled}


@dataclass(frozen=True)
class LaidYear:
    """A year that waits to be mended.

    Attributes
    ----------
    due
        Every visit that grids have on a date of it, in order.
    tours
        What can take place as it was told or laid, less the standing tours.
    standing
        The tours to exceptional openings, and to what stays where it is beside them.
    held
        Where each visit takes place that has a place, by its key.
    closings
        Why each other one is not where it is due or told; None for what was lost before and is open now.
    by_hand
        Which visits the planner moved or cancelled.
    """

    real: RealDates
    due: tuple[Due, ...]
    tours: tuple[Tour, ...]
    standing: tuple[Tour, ...]
    held: Mapping[str, Held]
    closings: Mapping[str, Closing | None]
    by_hand: ByHand = field(default_factory=ByHand)
    told: Told | None = None

    def wanted(self, due: Due) -> OnClosed:
        """What the config asks for a visit whose date is closed; a week that is closed is a pause."""
        if self.real.is_pause(due.day):
            return OnClosed.SKIP
        return self.real.stop(due.stop).on_closed or self.real.config.schedule.on_closed

    @cached_property
    def beside(self) -> Mapping[str, Held]:
        """Where the visits are that stay beside an exceptional opening: nobody is asked to mend those."""
        taken = {(tour.van, tour.date) for tour in self.standing}
        return {key: place for key, place in self.held.items() if (place.van, place.date) in taken}

    @property
    def has_other_hours(self) -> bool:
        """Whether a visit that was told has its date and its half, and other hours than were told."""
        told = self.told.hours if self.told else {}
        now = {
            (visit.stop, tour.date): (visit.start, visit.end) for tour in self.tours for visit in tour.visits
        }
        return any(
            now[due.stop, self.held[due.key].date] != told[due.key]
            for due in self.due
            if due.key in self.held and due.key in told and due.key not in self.beside
        )

    def people(self, stop: str) -> int:
        """People expected at a visit of a stop; 1 where nobody knows."""
        return self.real.people.get(stop, 1)

    def is_given_up(self, due: Due) -> bool:
        """Whether nobody is owed the visit any more: it falls in a pause, or was cancelled by hand."""
        paused = self.real.is_pause(due.day) and due.key in self.closings
        return paused or due.key in self.by_hand.cancelled


def laid_year(real: RealDates, grids: Sequence[GridFrom], told: Told | None) -> LaidYear:
    """Lay grids, in order of their first dates, over real dates; as they were told, where they were.

    Raises
    ------
    InputError
        If there is no tour for an exceptional opening, or an event speaks of no visit.
    """
    planned = tuple(grid_tours(real, grids))
    known = tuple(told_tours(real, told.schedule)) if told else ()
    asides = tuple(aside_dues(real))
    due = by_date(planned) | {(each.day, each.stop): each.key for each in asides}
    gone = {(each.date, each.stop): each.key for each in told.schedule.appointments} if told else {}
    hand = by_hand(real, by_date(known), due, gone)
    away = hand.unsettled(told.places if told else {})
    meant = [each.without(away) for each in _as_told(planned, known, told)]
    roster = Roster(real)
    busy = {(each.tour.van, each.tour.date) for each in meant if each.keys}
    for tour in standing_tours(real.openings, busy, real.until):
        roster.put(tour.van, tour.date, tour)
    laid = put_beside(roster, lay(roster, meant), hand)
    held = {
        laid.keys[tour.date, visit.stop]: Held(tour.date, visit.half, tour.van)
        for tour in roster.tours
        for visit in tour.visits
        if (tour.date, visit.stop) in laid.keys
    }
    displaced = {visit.key: visit.closing for visit in laid.displaced}
    standing = tuple(tour for tour in roster.tours if any(v.stop in real.openings for v in tour.visits))
    tours = tuple(tour for tour in roster.tours if tour not in standing)
    visits = (*dues(planned), *in_one_half(roster, asides, told.places if told else {}))
    closings = {
        each.key: displaced.get(each.key) or real.closing(each.stop, each.day, each.half, each.van)
        for each in visits
        if each.key not in held
    }
    return LaidYear(real, visits, tours, standing, held, closings, hand, told)


def _as_told(planned: Sequence[Meant], known: Sequence[Meant], told: Told | None) -> list[Meant]:
    """The tours that were told, then those of grids on later dates."""
    if told is None:
        return list(planned)
    keys = frozenset(told.places)
    later = (each for each in planned if each.tour.date > told.schedule.until)
    return [*known, *(each.without(keys) for each in later)]
