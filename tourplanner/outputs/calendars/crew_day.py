"""The crew's day around its visits: getting out, lunch, getting back.

These events are no appointments and have no sequence of their own. Theirs is the `revision` of the
schedule: the sum of all sequences, which grows whenever anything that was published changes.
"""

from icalendar import Event

from tourplanner.domain.schedule import Appointment, Schedule
from tourplanner.domain.tour import Tour
from tourplanner.outputs.calendars.events import CANCELLED, CONFIRMED, Span, new_event
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording import format as words
from tourplanner.wording.feeds import feed_labels
from tourplanner.wording.language import Language

LEAVE, LUNCH, BACK = "leave", "lunch", "back"


def revision(schedule: Schedule) -> int:
    """A number that never shrinks from one publication of a schedule to the next."""
    return sum(appointment.sequence for appointment in schedule.appointments)


def day_events(scheduled: ScheduleView, tour: Tour, sequence: int, lang: Language) -> list[Event]:
    """The events of a tour: work at the depot until it leaves, lunch, work at the depot when back."""
    text = feed_labels(lang)
    start, leave, back, end = (
        words.clock(time, lang) for time in (tour.start, tour.leave, tour.back, tour.end)
    )
    notes = {
        LEAVE: text.leave_note.format(start=start, leave=leave),
        BACK: text.back_note.format(back=back, end=end),
    }
    summaries = _summaries(one_line(scheduled.view.depot(tour.depot).name), lang)
    spans = {LEAVE: (tour.start, tour.leave), BACK: (tour.back, tour.end)}
    if tour.lunch:
        spans[LUNCH] = tour.lunch
    events = []
    for kind, (opens, closes) in spans.items():
        uid = f"{tour.van}/{tour.date}/{kind}"
        event = new_event(scheduled.schedule, uid, sequence, Span(tour.date, opens, closes), CONFIRMED)
        event.add("summary", summaries[kind])
        if kind in notes:
            event.add("description", notes[kind])
        events.append(event)
    return events


def dropped_day_events(
    scheduled: ScheduleView, gone: Appointment, sequence: int, lang: Language
) -> list[Event]:
    """What cancels a day on which the van goes out no more; `gone` is a cancelled visit of it."""
    text = feed_labels(lang)
    events = []
    for kind, summary in _summaries(one_line(gone.van), lang).items():
        uid = f"{gone.van}/{gone.date}/{kind}"
        span = Span(gone.date, gone.start, gone.end)
        event = new_event(scheduled.schedule, uid, sequence, span, CANCELLED)
        event.add("summary", text.cancelled_summary.format(summary=summary))
        event.add("transp", "TRANSPARENT")
        events.append(event)
    return events


def _summaries(place: str, lang: Language) -> dict[str, str]:
    text = feed_labels(lang)
    return {LEAVE: text.leave.format(depot=place), LUNCH: text.lunch, BACK: text.back.format(depot=place)}
