"""Visits of a plan and half-days of its cycle as people name them."""

from collections.abc import Sequence
from datetime import date

from tourplanner.analysis.verdicts import Card
from tourplanner.domain.config import Stop
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.told_half import half_of
from tourplanner.errors import InputError
from tourplanner.inputs.config.find_stop import find_stop
from tourplanner.inputs.typed.asked_day import AskedDay
from tourplanner.inputs.typed.asked_half_day import AskedHalfDay
from tourplanner.message import Message, message
from tourplanner.workflow.dossier.said_evening import require_evening
from tourplanner.workflow.opened_plan import OpenedPlan


def card_named(opened: OpenedPlan, name: str, asked: AskedHalfDay | None) -> Card:
    """The visit of a stop, the one of the half-day that is said of several; without a place if it has none.

    Raises
    ------
    InputError
        If there is no such stop or visit, or if several are meant.
    """
    stop = find_stop(opened.config, name, opened.name)
    if asked is not None:
        require_evening(stop, asked, opened.name)
    places = [
        HalfDay(tour.date, visit.half, tour.van)
        for tour in opened.tours
        for visit in tour.visits
        if visit.stop == stop.id
    ]
    meant = [place for place in places if asked is None or _fits(opened, place, asked)]
    if len(meant) == 1 or (not places and asked is None):
        return Card(stop.id, meant[0] if meant else None)
    told = [_told(opened, stop, place) for place in (meant or places)]
    if meant:
        raise InputError.of(opened.name, message("move.which", stop=stop.name, visits=told))
    if places:
        raise InputError.of(opened.name, message("move.other", stop=stop.name, visits=told))
    raise InputError.of(opened.name, message("move.none", stop=stop.name))


def require_distinct(opened: OpenedPlan, cards: Sequence[Card]) -> None:
    """Require that no visit is named twice.

    Raises
    ------
    InputError
        Which one is.
    """
    for rank, card in enumerate(cards):
        if card in cards[:rank]:
            raise InputError.of(opened.name, message("move.twice", stop=opened.problem.stop(card.stop).name))


def half_day_named(opened: OpenedPlan, card: Card, asked: AskedHalfDay, van: str | None) -> HalfDay:
    """The half-day that is said; what is not said of it is as where the card is.

    Raises
    ------
    InputError
        If nobody tours then, or more has to be said.
    """
    problem, here = opened.problem, card.place
    stop = problem.stop(card.stop)
    require_evening(stop, asked, opened.name)
    day = _day(opened, here, asked)
    halves = [session.half for session in problem.calendar.sessions if session.date == day]
    half = asked.half or (here.half if here else None) or (halves[0] if len(halves) == 1 else None)
    if half is None:
        raise InputError.of(opened.name, message("move.say-half"))
    if half not in halves:
        raise InputError.of(
            opened.name, message("move.no-tours", day=day.weekday(), half=half_of(stop, half))
        )
    return HalfDay(day, half, _van(opened, here, day, van))


def day_named(opened: OpenedPlan, card: Card, asked: AskedHalfDay) -> date:
    """The day that is said; what is not said of it is as where the card is.

    Raises
    ------
    InputError
        If nobody tours then, or more has to be said.
    """
    return _day(opened, card.place, asked)


def _fits(opened: OpenedPlan, place: HalfDay, asked: AskedHalfDay) -> bool:
    day = _dated(opened, asked)
    if isinstance(day, date) and day != place.date:
        return False
    if isinstance(day, int) and day != place.date.weekday():
        return False
    return asked.week in (None, opened.problem.calendar.week(place.date)) and asked.half in (None, place.half)


def _dated(opened: OpenedPlan, asked: AskedHalfDay) -> int | date | None:
    """The weekday or the date that is said; a date has to be one of the plan's."""
    if asked.day is None or isinstance(asked.day, int):
        return asked.day
    rules = opened.config.calendar
    found = AskedDay(asked.day).within(rules.start, rules.last)
    if found is None:
        told = message("explain.no-such-day", seen=str(asked.day), first=rules.start, last=rules.last)
        raise InputError.of(opened.name, told)
    return found


def _day(opened: OpenedPlan, here: HalfDay | None, asked: AskedHalfDay) -> date:
    calendar = opened.problem.calendar
    day = _dated(opened, asked)
    if isinstance(day, date):
        return day
    week = asked.week or (calendar.week(here.date) if here else None)
    if week is None and len({calendar.week(each) for each in calendar.dates}) == 1:
        week = calendar.week(calendar.dates[0])
    weekday = here.date.weekday() if day is None and here else day
    if week is None or weekday is None:
        raise InputError.of(opened.name, message("move.say-day"))
    dates = [each for each in calendar.dates if calendar.week(each) == week and each.weekday() == weekday]
    if not dates:
        weeks = opened.config.calendar.weeks
        cure = message("move.weeks", n=weeks) if week > weeks else ""
        raise InputError.of(opened.name, message("move.no-such-day", day=weekday, week=week), cure)
    return dates[0]


def _van(opened: OpenedPlan, here: HalfDay | None, day: date, van: str | None) -> str:
    problem = opened.problem
    driven = [problem.config.vans[rank].id for rank in problem.vans_on(day)]
    if van is not None:
        if van not in driven:
            raise InputError.of(opened.name, message("move.van-out", van=van, vans=_or_none(driven)))
        return van
    if here is not None and here.van in driven:
        return here.van
    if len(driven) != 1:
        raise InputError.of(opened.name, message("move.say-van", vans=_or_none(driven)))
    return driven[0]


def _or_none(vans: Sequence[str]) -> Sequence[str]:
    return vans or ("–",)


def _told(opened: OpenedPlan, stop: Stop, place: HalfDay) -> Message:
    week, day = opened.problem.calendar.week(place.date), place.date.weekday()
    return message("move.half-day", week=week, day=day, half=half_of(stop, place.half))
