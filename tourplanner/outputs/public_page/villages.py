"""What residents are told of each stop: where, when, how to come, and what there is to print or to add."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from tourplanner.domain.place import Position
from tourplanner.domain.service import Booking
from tourplanner.domain.tour import Tour, Visit
from tourplanner.domain.whereabouts import whereabouts
from tourplanner.inputs.slug import letters_of
from tourplanner.outputs.links import Link
from tourplanner.outputs.paper.notices import Notice, dated_notices
from tourplanner.outputs.paper.posters import booking_words
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.spots import Spot, spots
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.outputs.weekly_times import weekly_times
from tourplanner.schedule.events import openings_of
from tourplanner.wording import format as written
from tourplanner.wording.language import Language


@dataclass(frozen=True, slots=True)
class Day:
    """A date: ISO, in full, and as short as it stands among others of its year."""

    iso: str
    full: str
    short: str


@dataclass(frozen=True, slots=True)
class Year:
    """The dates of a year; ``number`` is empty where all dates are of one."""

    number: str
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """The dates of one weekday with the same hours; ``opens`` and ``closes`` are ``09:30``.

    ``place`` is set where the van stands elsewhere than usual; ``position`` is where.
    """

    weekday: str
    hours: str
    opens: str
    closes: str
    place: str
    position: Position
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class Village:
    """A stop as residents know it.

    ``anchor`` is its place on the page, ``mark`` the number of its area's colour. ``position`` is where
    the van stands; ``exceptional`` is an opening that comes once.
    """

    anchor: str
    name: str
    area: str
    mark: int
    exceptional: bool
    place: str
    postal_code: str
    position: Position
    booking: str
    by_appointment: bool
    times: tuple[Times, ...]
    notices: tuple[Notice, ...]
    links: tuple[Link, ...]


def villages(
    scheduled: ScheduleView, links: Mapping[str, Sequence[Link]], lang: Language
) -> tuple[Village, ...]:
    """The stops that have a date, by name as in a telephone book; `links` are their files by stop."""
    visits = scheduled.visits_by_stop()
    served = [spot for spot in spots(scheduled).values() if spot.stop in visits]
    served.sort(key=lambda spot: (letters_of(spot.name), spot.stop))
    openings = frozenset(opening.id for opening in openings_of(scheduled.view.config))
    anchors: dict[str, str] = {}
    for spot in served:
        name = f"c-{letters_of(spot.name) or letters_of(spot.stop)}"
        anchor, number = name, 2
        while anchor in anchors.values():
            anchor, number = f"{name}-{number}", number + 1
        anchors[spot.stop] = anchor
    return tuple(
        replace(
            _village(scheduled, spot, visits[spot.stop], lang),
            exceptional=spot.stop in openings,
            anchor=anchors[spot.stop],
            links=tuple(links.get(spot.stop, ())),
        )
        for spot in served
    )


def _village(
    scheduled: ScheduleView, spot: Spot, visits: Sequence[tuple[Tour, Visit]], lang: Language
) -> Village:
    """A village, not yet on a page."""
    view = scheduled.view
    # A schedule's visits go to stops of the config, and those have a position.
    assert spot.position is not None
    return Village(
        anchor="",
        name=spot.name,
        area=one_line(view.area(spot.area).name),
        mark=view.area_index(spot.area),
        exceptional=False,
        place=_place(spot.place, spot.street),
        postal_code=spot.postal_code,
        position=spot.position,
        booking=booking_words(spot.booking, view.config.service, lang),
        by_appointment=spot.booking is Booking.REQUIRED,
        times=tuple(_times(scheduled.view, spot.stop, visits, lang)),
        notices=dated_notices(scheduled, spot.stop, lang),
        links=(),
    )


def _times(view: PlanView, stop: str, visits: Sequence[tuple[Tour, Visit]], lang: Language) -> list[Times]:
    """The dates by place, the usual one first, then by weekday and hours, the earliest date first."""
    usual = ("", view.stop(stop).position)
    by_place: dict[tuple[str, Position], list[tuple[Tour, Visit]]] = {usual: []}
    for tour, visit in visits:
        elsewhere = view.elsewhere.get((stop, tour.date))
        at = (_place(elsewhere.place, elsewhere.address), elsewhere.position) if elsewhere else usual
        by_place.setdefault(at, []).append((tour, visit))
    return [times for at, those in by_place.items() for times in _times_at(*at, those, lang)]


def _place(*parts: str) -> str:
    return whereabouts(*map(one_line, parts))


def _times_at(
    place: str, position: Position, visits: Sequence[tuple[Tour, Visit]], lang: Language
) -> tuple[Times, ...]:
    several = len({tour.date.year for tour, _ in visits}) > 1
    return tuple(
        Times(
            weekday=written.weekday(times.weekday, lang),
            hours=written.all_hours(times.parts, lang),
            opens=written.clock_table(times.parts[0][0]),
            closes=written.clock_table(times.parts[-1][1]),
            place=place,
            position=position,
            years=tuple(
                Year(str(year) if several else "", tuple(_day(day, lang) for day in days))
                for year, days in groupby(times.dates, key=lambda day: day.year)
            ),
        )
        for times in weekly_times(visits)
    )


def _day(day: date, lang: Language) -> Day:
    return Day(day.isoformat(), written.day(day, lang), written.short_date(day, lang))
