"""Events of appointments: what residents are told, and what the crew is told besides."""

from collections.abc import Sequence

from icalendar import Event

from tourplanner.domain.schedule import Appointment
from tourplanner.domain.service import Booking
from tourplanner.domain.tour import Visit
from tourplanner.outputs.calendars.events import CANCELLED, CONFIRMED, Span, new_event
from tourplanner.outputs.plain import one_line, web_address
from tourplanner.outputs.spots import Spot, geo_uri
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in


def resident_event(scheduled: ScheduleView, appointment: Appointment, spot: Spot, lang: Language) -> Event:
    """An appointment as residents see it; it does not make their day look busy."""
    event = _event(scheduled, appointment, spot, _about(scheduled, appointment, spot, lang), lang)
    event.add("transp", "TRANSPARENT")
    return event


def crew_event(
    scheduled: ScheduleView, appointment: Appointment, spot: Spot, visit: Visit | None, lang: Language
) -> Event:
    """An appointment as the crew sees it: residents' lines, then its own; no `visit` if it is cancelled."""
    lines = [*_about(scheduled, appointment, spot, lang), *_for_crew(spot, visit, lang)]
    event = _event(scheduled, appointment, spot, lines, lang)
    event.add("transp", "TRANSPARENT" if appointment.cancelled else "OPAQUE")
    return event


def _event(
    scheduled: ScheduleView, appointment: Appointment, spot: Spot, lines: Sequence[str], lang: Language
) -> Event:
    service, words = scheduled.view.config.service, words_in(lang)
    span = Span(appointment.date, appointment.start, appointment.end)
    status = CANCELLED if appointment.cancelled else CONFIRMED
    event = new_event(scheduled.schedule, appointment.key, appointment.sequence, span, status)
    summary = words("calendar.visit", service=one_line(service.name), place=spot.name)
    if appointment.cancelled:
        # Not every phone shows the status.
        summary = words("calendar.cancelled-title", title=summary)
        lines = [words("calendar.cancelled"), *lines]
    event.add("summary", summary)
    event.add("location", spot.address)
    event.add("description", "\n".join(lines))
    if spot.position:
        event.add("geo", (round(spot.position.latitude, 6), round(spot.position.longitude, 6)))
    if url := web_address(service.url):
        event.add("url", url)
    return event


def _about(scheduled: ScheduleView, appointment: Appointment, spot: Spot, lang: Language) -> list[str]:
    """Lines for everybody."""
    service, words = scheduled.view.config.service, words_in(lang)
    lines = [
        words("calendar.when", day=appointment.date, opens=appointment.start, closes=appointment.end),
        words("calendar.place", place=spot.address),
        _booking(spot.booking, words),
    ]
    if service.phone:
        lines.append(words("calendar.phone", phone=one_line(service.phone)))
    if service.email:
        lines.append(words("calendar.email", email=one_line(service.email)))
    if url := web_address(service.url):
        lines.append(words("calendar.more", url=url))
    return lines


def _booking(booking: Booking, words: Words) -> str:
    match booking:
        case Booking.NONE:
            return words("calendar.booking-none")
        case Booking.POSSIBLE:
            return words("calendar.booking-possible")
        case Booking.REQUIRED:
            return words("calendar.booking-required")


def _for_crew(spot: Spot, visit: Visit | None, lang: Language) -> list[str]:
    """Lines for the crew alone."""
    words = words_in(lang)
    lines = []
    if visit:
        lines.append(words("calendar.arrive", arrive=visit.arrive))
        lines.append(words("calendar.leg", distance=visit.leg_distance_m, driving=visit.leg_drive_seconds))
    if spot.phone:
        lines.append(words("calendar.town-hall", phone=spot.phone))
    if spot.notes:
        lines.append(words("calendar.note", notes=spot.notes))
    if spot.position:
        lines.append(words("calendar.map", geo=geo_uri(spot.position)))
    return lines
