"""Events in words, as faults, tables and reasons tell them."""

from collections.abc import Mapping
from datetime import date

from tourplanner.domain.correction import Correction
from tourplanner.domain.event import (
    Event,
    Joins,
    Leaves,
    Opening,
    Out,
    RoadClosed,
    SquareClosed,
    SquareMoved,
    VisitCancelled,
    VisitMoved,
)
from tourplanner.domain.period import Half
from tourplanner.domain.told_half import in_half
from tourplanner.message import Message, Text, Value, message


def told(event: Event, names: Mapping[str, str], late: Mapping[str, str]) -> Message:
    """What happens and when, without its why.

    Parameters
    ----------
    names
        What stops, depots and vans are called, by id.
    late
        The stops whose visits are in the evening, with what it is called, as `evenings` gives them.
    """
    match event:
        case Out():
            return _out(event, names)
        case SquareClosed() | SquareMoved():
            return _square(event, names.get(event.stop, event.stop), late.get(event.stop))
        case Joins() | Leaves():
            return _toured(event, names.get(event.stop, event.stop))
        case Opening():
            return _opening(event)
        case VisitMoved() | VisitCancelled():
            return _visit(event, names.get(event.stop, event.stop), late.get(event.stop))
        case RoadClosed(correction, first, last):
            return _road(correction, told_days(first, last), names)


def _square(event: SquareClosed | SquareMoved, stop: str, late: str | None) -> Message:
    when = told_days(event.first, event.last)
    if isinstance(event, SquareMoved):
        return message("event.square-moved", stop=stop, place=event.place, when=when)
    if event.half is None:
        return message("event.square-closed", stop=stop, when=when)
    return message("event.half-closed", stop=stop, half=in_half(event.half, late), when=when)


def _toured(event: Joins | Leaves, stop: str) -> Message:
    if isinstance(event, Joins):
        return message("event.stop-joins", stop=stop, day=event.on)
    return message("event.stop-leaves", stop=stop, day=event.on)


def _visit(event: VisitMoved | VisitCancelled, stop: str, late: str | None) -> Message:
    if isinstance(event, VisitCancelled):
        return message("event.visit-cancelled", stop=stop, day=event.date)
    new = _new_place(event.to_date, event.to_half, late)
    return message("event.visit-moved", stop=stop, day=event.date, new=new)


def _opening(event: Opening) -> Message:
    when: dict[str, Value] = {
        "name": event.name,
        "day": event.date,
        "opens": event.opens,
        "closes": event.closes,
    }
    if event.pause is None:
        return message("event.an-opening", **when)
    return message("event.paused-opening", **when, pauses=event.pause[0], resumes=event.pause[1])


def _out(event: Out, names: Mapping[str, str]) -> Message:
    when = told_days(event.first, event.last)
    if event.half is not None:
        when = message("event.half-of", when=when, half=in_half(event.half))
    if event.van is not None:
        return message("event.van-out", van=names.get(event.van, event.van), when=when)
    if event.crew is not None:
        return message("event.crew-out", crew=names.get(event.crew, event.crew), when=when)
    return message("event.no-van", when=when)


def told_days(first: date, last: date) -> Message:
    """``le 13 janvier 2027``, ``du 10 au 25 mars 2027``, ``du 5 mai 2027 au 2 juin 2027``."""
    if first == last:
        return message("event.day", day=first)
    if (first.year, first.month) == (last.year, last.month):
        return message("event.days-of-month", first=first, last=last)
    return message("event.days", first=first, last=last)


def _new_place(day: date, half: Half | None, late: str | None) -> Text:
    if half is None:
        return message("event.to-day", day=day)
    if late is not None and half is Half.AFTERNOON:
        return message("event.to-part", day=day, part=in_half(half, late))
    return (
        message("event.to-morning", day=day)
        if half is Half.MORNING
        else message("event.to-afternoon", day=day)
    )


def _road(correction: Correction, when: Message, names: Mapping[str, str]) -> Message:
    start, end = (names.get(each, each) for each in (correction.origin, correction.destination))
    if correction.closed:
        return message("event.road-closed", start=start, end=end, when=when)
    return message("event.road-slower", start=start, end=end, extra=correction.extra, when=when)
