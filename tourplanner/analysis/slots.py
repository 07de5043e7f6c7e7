"""Appointments at a visit: the times at which its desks can take somebody in."""

from collections.abc import Iterable
from dataclasses import dataclass

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.service import Booking
from tourplanner.domain.tour import Tour, Visit


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


def appointment_seconds(config: Config) -> int:
    """How long one person takes at a desk."""
    return config.service.appointment or config.demand.service


def slots_of(config: Config, tour: Tour, visit: Visit) -> tuple[Slot, ...]:
    """The slots of a visit: its hours, the desks of the van that comes, the length of an appointment."""
    desks = next(van.desks for van in config.vans if van.id == tour.van)
    return slots(visit.start, visit.end, desks, appointment_seconds(config))


def bookable(config: Config, stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """Those of `stops` at which people may book a time, or have to."""
    return tuple(stop for stop in stops if booking_of(config, stop) is not Booking.NONE)
