"""Events of appointments: what residents are told."""

from icalendar import Event

from tourplanner.domain.schedule import Appointment
from tourplanner.domain.service import Booking
from tourplanner.outputs.calendars.events import CANCELLED, CONFIRMED, Span, new_event
from tourplanner.outputs.plain import one_line, web_address
from tourplanner.outputs.spots import Spot
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in


def visit_event(scheduled: ScheduleView, appointment: Appointment, spot: Spot, lang: Language) -> Event:
    """An appointment as everybody reads it, the same in every file; it makes no day look busy."""
    span = Span(appointment.date, appointment.start, appointment.end)
    status = CANCELLED if appointment.cancelled else CONFIRMED
    event = new_event(scheduled, appointment.key, appointment.sequence, span, status)
    return filled_event(event, scheduled, spot, _when(appointment, words_in(lang)), lang)


def filled_event(event: Event, scheduled: ScheduleView, spot: Spot, when: str, lang: Language) -> Event:
    """The event with what everybody reads in it: what and where it is, `when` in words, how to come."""
    service, words = scheduled.view.config.service, words_in(lang)
    lines = _about(scheduled, when, spot, lang)
    summary = words("calendar.visit", service=one_line(service.name), place=spot.name)
    if event["status"] == CANCELLED:
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
    event.add("transp", "TRANSPARENT")
    return event


def _about(scheduled: ScheduleView, when: str, spot: Spot, lang: Language) -> list[str]:
    """Lines for everybody."""
    service, words = scheduled.view.config.service, words_in(lang)
    lines = [
        words("poster.strapline"),
        when,
        words("calendar.place", place=spot.address),
        _booking(spot.booking, words),
    ]
    if spot.booking is not Booking.NONE and (page := web_address(service.booking_url)):
        lines.append(words("calendar.book-at", url=page))
    if service.phone:
        lines.append(words("calendar.phone", phone=one_line(service.phone)))
    if service.email:
        lines.append(words("calendar.email", email=one_line(service.email)))
    if url := web_address(service.url):
        lines.append(words("calendar.more", url=url))
    if service.operator:
        lines.append(words("calendar.organiser", operator=one_line(service.operator)))
    return lines


def _when(appointment: Appointment, words: Words) -> str:
    """Its day and hours; one event holds a whole day, and says when it is interrupted."""
    day, opens, closes = appointment.date, appointment.start, appointment.end
    if appointment.pause is None:
        return words("calendar.when", day=day, opens=opens, closes=closes)
    pauses, resumes = appointment.pause
    return words("calendar.whole-day", day=day, opens=opens, pauses=pauses, resumes=resumes, closes=closes)


def _booking(booking: Booking, words: Words) -> str:
    match booking:
        case Booking.NONE:
            return words("calendar.booking-none")
        case Booking.POSSIBLE:
            return words("calendar.booking-possible")
        case Booking.REQUIRED:
            return words("calendar.booking-required")
