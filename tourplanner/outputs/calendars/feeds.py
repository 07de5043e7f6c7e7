"""The calendar files: a schedule in, a file per stop, per area and per van out."""

from collections.abc import Container, Iterable, Mapping
from datetime import date

from icalendar import Event

from tourplanner.domain.schedule import Appointment
from tourplanner.message import Message, message
from tourplanner.outputs.audience import Audience
from tourplanner.outputs.calendars.appointments import visit_event
from tourplanner.outputs.calendars.calendar_file import calendar_file
from tourplanner.outputs.calendars.clocks import clock_at
from tourplanner.outputs.calendars.crew_day import day_events, dropped_day_events, revision, way_event
from tourplanner.outputs.calendars.series_events import (
    NOTHING_TOLD,
    RhythmEvents,
    ToldForms,
    rhythm_events,
)
from tourplanner.outputs.names import CALENDARS, area_names, crew_names, stop_names, van_names
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.spots import Spot, spot_on, spots
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

VANS = f"{CALENDARS}/vehicules"
CREWS = f"{CALENDARS}/equipes"


def render(scheduled: ScheduleView, lang: Language, told: ToldForms = NOTHING_TOLD) -> Mapping[str, bytes]:
    """The calendars of a schedule, by their paths; a stop or area that never had a date has none.

    The same schedule and language give the same bytes. Those of stops and areas, which everybody has, tell by
    a rule what a rhythm tells; a crew's day is told date by date.

    Parameters
    ----------
    told
        How dates were told before: that is the form in which they go on.
    """
    places = spots(scheduled)
    events = {
        appointment.key: visit_event(
            scheduled, appointment, spot_on(scheduled.view, places, appointment.stop, appointment.date), lang
        )
        for appointment in scheduled.schedule.appointments
    }
    public = _public_events(scheduled, events, rhythm_events(scheduled, places, told, lang))
    return {
        **_stop_files(scheduled, places, public, lang),
        **_area_files(scheduled, places, public, lang),
        **_van_files(scheduled, places, events, lang),
        **_crew_files(scheduled, places, events, lang),
    }


def _public_events(
    scheduled: ScheduleView, events: Mapping[str, Event], rhythms: RhythmEvents
) -> dict[str, list[Event]]:
    """The events of each stop, by a rule as far as one tells them."""
    found: dict[str, list[Event]] = {stop: [*own] for stop, own in rhythms.events.items()}
    for appointment in scheduled.schedule.appointments:
        if appointment.key not in rhythms.keys:
            found.setdefault(appointment.stop, []).append(events[appointment.key])
    return found


def of_stops(
    files: Mapping[str, bytes], scheduled: ScheduleView, stops: Container[str]
) -> Mapping[str, bytes]:
    """Of the calendars of a schedule those in which one of some stops is, and those of all vans and crews."""
    places = spots(scheduled)
    areas = {spot.area for stop, spot in places.items() if stop in stops}
    named = area_names((epci, one_line(scheduled.view.area(epci).name)) for epci in _areas(places))
    wanted = {f"arrets/{name}" for stop, name in stop_names(places.values()).items() if stop in stops}
    wanted |= {f"intercommunalites/{name}" for epci, name in named.items() if epci in areas}
    paths = {f"{CALENDARS}/{name}.ics" for name in wanted}
    driven = (f"{VANS}/", f"{CREWS}/")
    return {path: file for path, file in files.items() if path in paths or path.startswith(driven)}


def label(_path: str) -> Message:
    """What a file is, in a word or two."""
    return message("calendar.file")


def audience(path: str) -> Audience:
    """The calendars of stops and areas are for everybody, those of vans and crews tell a crew's day."""
    return Audience.INTERNAL if path.startswith((f"{VANS}/", f"{CREWS}/")) else Audience.PUBLIC


def _stop_files(
    scheduled: ScheduleView, places: Mapping[str, Spot], events: Mapping[str, list[Event]], lang: Language
) -> dict[str, bytes]:
    return {
        f"{CALENDARS}/arrets/{name}.ics": _calendar(scheduled, places[stop].name, events[stop], lang)
        for stop, name in stop_names(places.values()).items()
        if stop in events
    }


def _area_files(
    scheduled: ScheduleView, places: Mapping[str, Spot], events: Mapping[str, list[Event]], lang: Language
) -> dict[str, bytes]:
    view = scheduled.view
    names = {epci: one_line(view.area(epci).name) for epci in _areas(places)}
    files = {}
    for epci, name in area_names(names.items()).items():
        own = [event for stop, of_stop in events.items() if places[stop].area == epci for event in of_stop]
        if own:
            path = f"{CALENDARS}/intercommunalites/{name}.ics"
            files[path] = _calendar(scheduled, names[epci], own, lang)
    return files


def _areas(places: Mapping[str, Spot]) -> dict[str, None]:
    """The areas of stops, in their order."""
    return dict.fromkeys(spot.area for spot in places.values() if spot.area)


def _van_files(
    scheduled: ScheduleView, places: Mapping[str, Spot], events: Mapping[str, Event], lang: Language
) -> dict[str, bytes]:
    appointments = scheduled.schedule.appointments
    vans = dict.fromkeys([van.id for van in scheduled.view.config.vans] + [a.van for a in appointments])
    return {
        f"{VANS}/{name}.ics": _calendar(
            scheduled,
            one_line(van),
            [
                *(events[a.key] for a in appointments if a.van == van),
                *_crew_events(scheduled, places, van, lang),
            ],
            lang,
        )
        for van, name in van_names(vans).items()
    }


def _crew_files(
    scheduled: ScheduleView, places: Mapping[str, Spot], events: Mapping[str, Event], lang: Language
) -> dict[str, bytes]:
    """The days of each crew, whichever van it drives; what takes place no more is in the van's calendar."""
    files = {}
    crews = {crew.id: crew.title for crew in scheduled.view.config.crews}
    for crew, name in crew_names(crews).items():
        days = {(tour.van, tour.date) for tour in scheduled.schedule.tours if tour.crew == crew}
        if days:
            own = [a for a in scheduled.schedule.appointments if (a.van, a.date) in days and not a.cancelled]
            vans = dict.fromkeys(van for van, _ in sorted(days))
            around = [
                event for van in vans for event in _crew_events(scheduled, places, van, lang, _on(days, van))
            ]
            file = _calendar(scheduled, one_line(crews[crew]), [*(events[a.key] for a in own), *around], lang)
            files[f"{CREWS}/{name}.ics"] = file
    return files


def _on(days: Iterable[tuple[str, date]], van: str) -> frozenset[date]:
    return frozenset(day for each, day in days if each == van)


def _crew_events(
    scheduled: ScheduleView,
    places: Mapping[str, Spot],
    van: str,
    lang: Language,
    days: frozenset[date] | None = None,
) -> list[Event]:
    """The days of whoever drives a van: on some dates, or on all of them and those that are cancelled."""
    driven = (tour for tour in scheduled.schedule.tours if tour.van == van)
    tours = {tour.date: tour for tour in driven if days is None or tour.date in days}
    visits = {(t.date, v.stop, v.start): (t, v) for t in tours.values() for v in t.visits}
    own = [
        a
        for a in scheduled.schedule.appointments
        if a.van == van and (days is None or (a.date in days and not a.cancelled))
    ]
    events = []
    for a in own:
        spot = spot_on(scheduled.view, places, a.stop, a.date)
        events.append(way_event(scheduled, a, spot, visits.get((a.date, a.stop, a.start)), lang))
    sequence = revision(scheduled.schedule)
    for tour in tours.values():
        events += day_events(scheduled, tour, sequence, lang)
    for gone in _firsts_of_dropped_days(own, tours.keys()):
        events += dropped_day_events(scheduled, gone, sequence, lang)
    return events


def _firsts_of_dropped_days(own: Iterable[Appointment], toured: Iterable[object]) -> list[Appointment]:
    """One cancelled appointment for each date on which there is no tour any more."""
    toured = set(toured)
    return list({a.date: a for a in own if a.cancelled and a.date not in toured}.values())


def _calendar(scheduled: ScheduleView, what: str, events: Iterable[Event], lang: Language) -> bytes:
    service = one_line(scheduled.view.config.service.name)
    name = words_in(lang)("calendar.name", service=service, what=what)
    return calendar_file(name, events, clock_at(scheduled.view.config), lang)
