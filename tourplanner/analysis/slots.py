"""Appointments at a visit: the times at which its desks can take somebody in."""

from dataclasses import dataclass, replace

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.event import Opening
from tourplanner.domain.service import Booking
from tourplanner.domain.tour import Tour, Visit
from tourplanner.schedule.events import config_on, openings_on


@dataclass(frozen=True, slots=True)
class Slot:
    """A time at a desk for one person.

    ``number`` counts the slots of a visit from 1, in order of time and, at the same time, of the desks;
    ``desk`` counts from 1. Times are seconds after midnight.
    """

    number: int
    start: int
    end: int
    desk: int


def slots(start: int, end: int, desks: int, each: int) -> tuple[Slot, ...]:
    """The slots of an opening; what is left of it after the last whole one stays free.

    Parameters
    ----------
    start, end
        Seconds after midnight.
    desks
        Desks that are open all the time.
    each
        Seconds that one person takes, more than 0.
    """
    rows = (end - start) // each
    return tuple(
        Slot(row * desks + desk, start + row * each, start + (row + 1) * each, desk)
        for row in range(rows)
        for desk in range(1, desks + 1)
    )


def booking_of(config: Config, stop: Stop) -> Booking:
    """How people come to a stop."""
    return stop.booking or config.service.booking


def visited(config: Config, tour: Tour, visit: Visit) -> Stop:
    """The stop of a visit as it is that day: at another place for once, or there only for that day."""
    return next(stop for stop in config_on(config, tour.date).stops if stop.id == visit.stop)


def appointment_seconds(config: Config, tour: Tour, visit: Visit) -> int:
    """How long one person takes at a desk."""
    opening = _opening(config, tour, visit)
    return (opening and opening.per_person) or config.service.appointment or config.demand.service


def desks_of(config: Config, tour: Tour, visit: Visit) -> int:
    """The desks of a visit: those of an exceptional opening, else of the van that comes."""
    opening = _opening(config, tour, visit)
    if opening and opening.desks:
        return opening.desks
    return next(van.desks for van in config.vans if van.id == tour.van)


def slots_of(config: Config, tour: Tour, visit: Visit) -> tuple[Slot, ...]:
    """The slots of a visit: its hours, its desks, the length of an appointment."""
    desks, each = desks_of(config, tour, visit), appointment_seconds(config, tour, visit)
    found: list[Slot] = []
    for opens, closes in visit.parts:
        before = len(found)
        found += [replace(slot, number=before + slot.number) for slot in slots(opens, closes, desks, each)]
    return tuple(found)


def is_bookable(config: Config, stop: Stop) -> bool:
    """Whether people may book a time at a stop, or have to."""
    return booking_of(config, stop) is not Booking.NONE


def _opening(config: Config, tour: Tour, visit: Visit) -> Opening | None:
    return next((each for each in openings_on(config, tour.date) if each.id == visit.stop), None)
