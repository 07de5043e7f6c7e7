"""The crew's day around its visits: getting out, the ways, lunch, getting back.

These events are no appointments and have no sequence of their own. Theirs is the `revision` of the
schedule: the sum of all sequences, which grows whenever anything that was published changes.
"""

from icalendar import Event

from tourplanner.domain.schedule import Appointment, Schedule
from tourplanner.domain.tour import Tour, Visit
from tourplanner.outputs.calendars.events import CANCELLED, CONFIRMED, Span, new_event
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.spots import Spot, geo_uri, lunch_place
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

LEAVE, LUNCH, BACK, WAY = "leave", "lunch", "back", "way"


def revision(schedule: Schedule) -> int:
    """A number that never shrinks from one publication of a schedule to the next."""
    return sum(appointment.sequence for appointment in schedule.appointments)


def day_events(scheduled: ScheduleView, tour: Tour, sequence: int, lang: Language) -> list[Event]:
    """The events of a tour: work at the depot until it leaves, lunch, work at the depot when back."""
    words = words_in(lang)
    notes = {
        LEAVE: words("calendar.leave-note", start=tour.start, leave=tour.leave),
        BACK: words("calendar.back-note", back=tour.back, end=tour.end),
    }
    summaries = _summaries(one_line(scheduled.view.depot(tour.depot).name), lang)
    spans = {LEAVE: (tour.start, tour.leave), BACK: (tour.back, tour.end)}
    if tour.lunch:
        spans[LUNCH] = tour.lunch
    there, legs = scheduled.view.lunch_at(tour), tour.lunch_legs
    if there is not None and legs is not None:
        (seconds, metres), place = legs[0], geo_uri(there)
        way = words("calendar.leg", distance=metres, driving=seconds)
        notes[LUNCH] = "\n".join((way, words("calendar.map", geo=place)))
    events = []
    for kind, (opens, closes) in spans.items():
        uid = f"{tour.van}/{tour.date}/{kind}"
        event = new_event(scheduled, uid, sequence, Span(tour.date, opens, closes), CONFIRMED)
        event.add("summary", summaries[kind])
        if kind == LUNCH and (place := lunch_place(scheduled.view, tour)):
            event.add("location", place)
        if kind == LUNCH and there is not None:
            event.add("geo", (round(there.latitude, 6), round(there.longitude, 6)))
        if kind in notes:
            event.add("description", notes[kind])
        events.append(event)
    return events


def dropped_day_events(
    scheduled: ScheduleView, gone: Appointment, sequence: int, lang: Language
) -> list[Event]:
    """What cancels a day on which the van goes out no more; `gone` is a cancelled visit of it."""
    words = words_in(lang)
    events = []
    for kind, summary in _summaries(one_line(gone.van), lang).items():
        uid = f"{gone.van}/{gone.date}/{kind}"
        span = Span(gone.date, gone.start, gone.end)
        event = new_event(scheduled, uid, sequence, span, CANCELLED)
        event.add("summary", words("calendar.cancelled-title", title=summary))
        event.add("transp", "TRANSPARENT")
        events.append(event)
    return events


def way_event(
    scheduled: ScheduleView,
    appointment: Appointment,
    spot: Spot,
    driven: tuple[Tour, Visit] | None,
    lang: Language,
) -> Event:
    """From driving off to the opening of a visit, with what the crew alone reads of the place.

    `driven` is the visit with its tour; None if it does not take place: the way falls away with it. After a
    lunch elsewhere the way begins there.
    """
    words, sequence = words_in(lang), revision(scheduled.schedule)
    uid, summary = f"{appointment.key}/{WAY}", words("calendar.way", place=spot.name)
    if driven is None:
        span = Span(appointment.date, appointment.start, appointment.end)
        event = new_event(scheduled, uid, sequence, span, CANCELLED)
        event.add("summary", words("calendar.cancelled-title", title=summary))
        event.add("transp", "TRANSPARENT")
        return event
    tour, visit = driven
    leg = visit.leg_drive_seconds, visit.leg_distance_m
    if (legs := tour.lunch_legs) is not None and visit is tour.visits[tour.after_noon or 0]:
        leg = legs[1]
    # By whole minutes, as the times of a plan are.
    off = (visit.arrive - leg[0]) // 60 * 60
    span = Span(appointment.date, min(off, visit.start - 60), visit.start)
    event = new_event(scheduled, uid, sequence, span, CONFIRMED)
    event.add("summary", summary)
    event.add("location", spot.address)
    event.add("description", "\n".join(_for_crew(spot, visit, leg, lang)))
    return event


def _for_crew(spot: Spot, visit: Visit, leg: tuple[int, int], lang: Language) -> list[str]:
    """Lines for the crew alone."""
    words = words_in(lang)
    lines = [
        words("calendar.arrive", arrive=visit.arrive),
        words("calendar.leg", distance=leg[1], driving=leg[0]),
    ]
    if spot.phone:
        lines.append(words("calendar.town-hall", phone=spot.phone))
    if spot.notes:
        lines.append(words("calendar.note", notes=spot.notes))
    if spot.position:
        lines.append(words("calendar.map", geo=geo_uri(spot.position)))
    return lines


def _summaries(place: str, lang: Language) -> dict[str, str]:
    words = words_in(lang)
    return {
        LEAVE: words("calendar.leave", depot=place),
        LUNCH: words("calendar.lunch"),
        BACK: words("calendar.back", depot=place),
    }
