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
from tourplanner.wording import format as words
from tourplanner.wording.feeds import feed_labels
from tourplanner.wording.language import Language


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
    service, text = scheduled.view.config.service, feed_labels(lang)
    span = Span(appointment.date, appointment.start, appointment.end)
    status = CANCELLED if appointment.cancelled else CONFIRMED
    event = new_event(scheduled.schedule, appointment.key, appointment.sequence, span, status)
    summary = text.visit_summary.format(service=one_line(service.name), place=spot.name)
    if appointment.cancelled:
        # Not every phone shows the status.
        summary = text.cancelled_summary.format(summary=summary)
        lines = [text.cancelled, *lines]
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
    service, text = scheduled.view.config.service, feed_labels(lang)
    hours = words.hours(appointment.start, appointment.end, lang)
    bookings = {
        Booking.NONE: text.walk_in,
        Booking.POSSIBLE: text.booking_possible,
        Booking.REQUIRED: text.booking_required,
    }
    day = words.day(appointment.date, lang)
    lines = [
        text.on_date.format(day=day[:1].upper() + day[1:], hours=hours),
        text.where.format(place=spot.address),
        bookings[spot.booking],
    ]
    if service.phone:
        lines.append(text.call.format(phone=one_line(service.phone)))
    if service.email:
        lines.append(text.write.format(email=one_line(service.email)))
    if url := web_address(service.url):
        lines.append(text.more.format(url=url))
    return lines


def _for_crew(spot: Spot, visit: Visit | None, lang: Language) -> list[str]:
    """Lines for the crew alone."""
    text = feed_labels(lang)
    lines = []
    if visit:
        distance = words.kilometres(visit.leg_distance_m, lang)
        driving = words.duration(visit.leg_drive_seconds, lang)
        lines.append(text.arrive.format(arrive=words.clock(visit.arrive, lang)))
        lines.append(text.leg.format(distance=distance, driving=driving))
    if spot.phone:
        lines.append(text.town_hall.format(phone=spot.phone))
    if spot.notes:
        lines.append(text.note.format(notes=spot.notes))
    if spot.position:
        lines.append(text.open_map.format(geo=geo_uri(spot.position)))
    return lines
