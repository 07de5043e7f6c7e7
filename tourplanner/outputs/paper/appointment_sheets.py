"""Sheets of appointments: the numbered slots of every visit at which people book, to be filled in by hand.

A file per stop, for the mairie or whoever answers the telephone. Names are written on paper only: none
ever enters the program.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from tourplanner.analysis.slots import Slot, booking_of, is_bookable, slots_of, visited
from tourplanner.domain.config import Stop
from tourplanner.domain.period import MINUTE
from tourplanner.domain.service import Booking
from tourplanner.domain.tour import Tour, Visit
from tourplanner.domain.whereabouts import whereabouts
from tourplanner.message import message
from tourplanner.outputs.names import APPOINTMENTS, poster_names
from tourplanner.outputs.paper.press import press
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording import colours
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

Thing = TypeVar("Thing")

Booked = tuple[Tour, Visit, Stop]
"""A visit, and its stop as it is that day."""

MOST_ROWS = 14
"""Times on one page: with more, nobody could write in a row."""

MOST_DESKS = 4
"""Desks side by side."""


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A time, and the numbers of its slots, one for each desk of the page."""

    time: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AppointmentPage:
    """A visit, or a part of one that has too many slots for a page; ``part`` is empty for a whole one."""

    accent: str
    date: str
    commune: str
    place: str
    hours: str
    sum: str
    part: str
    desks: tuple[str, ...]
    rows: tuple[SlotRow, ...]


@dataclass(frozen=True, slots=True)
class AppointmentSheets:
    """The visits of a stop; ``words`` are the headings of a page by their names in the template."""

    lang: str
    title: str
    scale: float
    ink: str
    muted: str
    service: str
    operator: str
    contact: tuple[str, ...]
    note: str
    small: str
    words: Mapping[str, str]
    pages: tuple[AppointmentPage, ...]


def appointment_sheets(schedule: ScheduleView, lang: Language) -> dict[str, bytes]:
    """A file for every stop with booking: ``rendez-vous/32269-monfort.pdf``, a page or more per visit."""
    view = schedule.view
    booked: dict[str, list[Booked]] = {}
    for tour in schedule.schedule.tours:
        for visit in tour.visits:
            stop = visited(view.config, tour, visit)
            if is_bookable(view.config, stop):
                booked.setdefault(stop.id, []).append((tour, visit, stop))
    names = poster_names((id_, view.commune_name(those[0][2])) for id_, those in booked.items())
    return {
        f"{APPOINTMENTS}/{names[id_]}.pdf": _sheets(schedule, those, lang) for id_, those in booked.items()
    }


def _sheets(schedule: ScheduleView, visits: Sequence[Booked], lang: Language) -> bytes:
    view, words = schedule.view, words_in(lang)
    service, stop = view.config.service, visits[0][2]
    optional = booking_of(view.config, stop) is Booking.POSSIBLE
    sheets = AppointmentSheets(
        lang=lang.value,
        title=words("appointment.title", commune=view.commune_name(stop), service=service.name),
        scale=1.0,
        ink=colours.INK,
        muted=colours.MUTED,
        service=service.name,
        operator=service.operator,
        contact=tuple(filter(None, (service.phone, service.booking_url))),
        note=words("appointment.free-rows") if optional else "",
        small=words("appointment.by-hand"),
        words={
            "heading": words("appointment.heading"),
            "time": words("appointment.time"),
            "waiting": words("appointment.waiting"),
        },
        pages=tuple(page for each in visits for page in _pages(schedule, each, lang)),
    )
    return press("appointments", sheets, schedule.schedule.start, schedule.mark)


def _pages(schedule: ScheduleView, booked: Booked, lang: Language) -> Iterable[AppointmentPage]:
    (tour, visit, stop), view, words = booked, schedule.view, words_in(lang)
    found = slots_of(view.config, tour, visit)
    if not found:
        return
    parts = list(_parts(found))
    sum_ = words(
        "appointment.sum",
        slots=message("appointment.slots", n=len(found)),
        minutes=(found[0].end - found[0].start) // MINUTE,
        desks=message("appointment.desks", n=max(slot.desk for slot in found)),
    )
    for number, rows in enumerate(parts, start=1):
        yield AppointmentPage(
            accent=colours.swatch(view.area_index(stop.area)).ink,
            date=written.capital_day(tour.date, lang),
            commune=view.commune_name(stop),
            place=whereabouts(stop.place, stop.address),
            hours=written.all_hours(visit.parts, lang),
            sum=sum_,
            part=words("appointment.part", number=number, of=len(parts)) if len(parts) > 1 else "",
            desks=tuple(words("appointment.desk", number=slot.desk) for slot in rows[0]),
            rows=tuple(
                SlotRow(written.clock(row[0].start, lang), tuple(str(slot.number) for slot in row))
                for row in rows
            ),
        )


def _parts(found: Sequence[Slot]) -> Iterable[list[tuple[Slot, ...]]]:
    """The slots of a visit in parts that fit a page, as even as can be: rows of the same time each."""
    times = [tuple(row) for _, row in groupby(found, key=lambda slot: slot.start)]
    desks = range(len(times[0]))
    for rows in _evenly(times, MOST_ROWS):
        for there in _evenly(desks, MOST_DESKS):
            yield [tuple(row[desk] for desk in there) for row in rows]


def _evenly(things: Sequence[Thing], most: int) -> Iterable[Sequence[Thing]]:
    """Things in as few groups as can be, none larger than `most` and all about as large."""
    groups = -(-len(things) // most)
    size = -(-len(things) // groups)
    return (things[first : first + size] for first in range(0, len(things), size))
