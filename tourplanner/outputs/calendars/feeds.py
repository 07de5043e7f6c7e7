"""The calendar files: a schedule in, a file per stop, per area and per van out."""

from collections.abc import Container, Iterable, Mapping

from icalendar import Event

from tourplanner.domain.schedule import Appointment
from tourplanner.message import Message, message
from tourplanner.outputs.audience import Audience
from tourplanner.outputs.calendars.appointments import visit_event
from tourplanner.outputs.calendars.calendar_file import calendar_file
from tourplanner.outputs.calendars.clocks import clock_at
from tourplanner.outputs.calendars.crew_day import day_events, dropped_day_events, revision, way_event
from tourplanner.outputs.names import CALENDARS, area_names, stop_names, van_names
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.spots import Spot, spot_on, spots
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

VANS = f"{CALENDARS}/vehicules"


def render(scheduled: ScheduleView, lang: Language) -> Mapping[str, bytes]:
    """The calendars of a schedule, by their paths; a stop or area that never had a date has none.

    The same schedule and language give the same bytes.
    """
    places = spots(scheduled)
    events = {
        appointment.key: visit_event(
            scheduled, appointment, spot_on(scheduled.view, places, appointment.stop, appointment.date), lang
        )
        for appointment in scheduled.schedule.appointments
    }
    return {
        **_stop_files(scheduled, places, events, lang),
        **_area_files(scheduled, places, events, lang),
        **_van_files(scheduled, places, events, lang),
    }


def of_stops(
    files: Mapping[str, bytes], scheduled: ScheduleView, stops: Container[str]
) -> Mapping[str, bytes]:
    """Of the calendars of a schedule those in which one of some stops is, and those of all vans."""
    places = spots(scheduled)
    areas = {spot.area for stop, spot in places.items() if stop in stops}
    named = area_names((epci, one_line(scheduled.view.area(epci).name)) for epci in _areas(places))
    wanted = {f"arrets/{name}" for stop, name in stop_names(places.values()).items() if stop in stops}
    wanted |= {f"intercommunalites/{name}" for epci, name in named.items() if epci in areas}
    paths = {f"{CALENDARS}/{name}.ics" for name in wanted}
    vans = f"{CALENDARS}/vehicules/"
    return {path: file for path, file in files.items() if path in paths or path.startswith(vans)}


def label(_path: str) -> Message:
    """What a file is, in a word or two."""
    return message("calendar.file")


def audience(path: str) -> Audience:
    """The calendars of stops and areas are for everybody, those of vans tell the crew's day."""
    return Audience.INTERNAL if path.startswith(f"{VANS}/") else Audience.PUBLIC


def _stop_files(
    scheduled: ScheduleView, places: Mapping[str, Spot], events: Mapping[str, Event], lang: Language
) -> dict[str, bytes]:
    files = {}
    for stop, name in stop_names(places.values()).items():
        own = [events[a.key] for a in scheduled.schedule.appointments if a.stop == stop]
        if own:
            path = f"{CALENDARS}/arrets/{name}.ics"
            files[path] = _calendar(scheduled, places[stop].name, own, lang)
    return files


def _area_files(
    scheduled: ScheduleView, places: Mapping[str, Spot], events: Mapping[str, Event], lang: Language
) -> dict[str, bytes]:
    view = scheduled.view
    names = {epci: one_line(view.area(epci).name) for epci in _areas(places)}
    files = {}
    for epci, name in area_names(names.items()).items():
        own = [events[a.key] for a in scheduled.schedule.appointments if places[a.stop].area == epci]
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


def _crew_events(
    scheduled: ScheduleView, places: Mapping[str, Spot], van: str, lang: Language
) -> list[Event]:
    tours = {tour.date: tour for tour in scheduled.schedule.tours if tour.van == van}
    visits = {(t.date, v.stop, v.start): v for t in tours.values() for v in t.visits}
    own = [a for a in scheduled.schedule.appointments if a.van == van]
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
