"""The crew's day around its visits: getting out, lunch, getting back.

These events are no appointments and have no sequence of their own. Theirs is the sum of all
sequences, which grows whenever anything that was published changes.
"""

from icalendar import Event

from tourplanner.domain.schedule import Appointment
from tourplanner.domain.tour import Tour
from tourplanner.outputs.calendars.events import CANCELLED, CONFIRMED, Span, new_event
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording import format as words
from tourplanner.wording.feeds import feed_labels
from tourplanner.wording.language import Language

LEAVE, LUNCH, BACK = "leave", "lunch", "back"


def day_events(scheduled: ScheduleView, tour: Tour, lang: Language) -> list[Event]:
    """The events of a tour: work at the depot until it leaves, lunch, work at the depot when back."""
    text = feed_labels(lang)
    clock = {name: words.clock(getattr(tour, name), lang) for name in ("start", "leave", "back", "end")}
    depot = one_line(scheduled.view.depot(tour.depot).name)
    notes = {LEAVE: text.leave_note.format_map(clock), BACK: text.back_note.format_map(clock)}
    summaries = _summaries(depot, lang)
    spans = {LEAVE: (tour.start, tour.leave), BACK: (tour.back, tour.end)}
    if tour.lunch:
        spans[LUNCH] = tour.lunch
    events = []
    for kind, (begin, end) in spans.items():
        uid = f"{tour.van}/{tour.date}/{kind}"
        event = new_event(
            scheduled.schedule, uid, _revision(scheduled), Span(tour.date, begin, end), CONFIRMED
        )
        event.add("summary", summaries[kind])
        if kind in notes:
            event.add("description", notes[kind])
        events.append(event)
    return events


def dropped_day_events(scheduled: ScheduleView, gone: Appointment, lang: Language) -> list[Event]:
    """What cancels a day on which the van goes out no more; `gone` is a cancelled visit of it."""
    text = feed_labels(lang)
    events = []
    for kind, summary in _summaries(one_line(gone.van), lang).items():
        uid = f"{gone.van}/{gone.date}/{kind}"
        span = Span(gone.date, gone.start, gone.end)
        event = new_event(scheduled.schedule, uid, _revision(scheduled), span, CANCELLED)
        event.add("summary", text.cancelled_summary.format(summary=summary))
        event.add("transp", "TRANSPARENT")
        events.append(event)
    return events


def _summaries(place: str, lang: Language) -> dict[str, str]:
    text = feed_labels(lang)
    return {LEAVE: text.leave.format(depot=place), LUNCH: text.lunch, BACK: text.back.format(depot=place)}


def _revision(scheduled: ScheduleView) -> int:
    return sum(appointment.sequence for appointment in scheduled.schedule.appointments)
