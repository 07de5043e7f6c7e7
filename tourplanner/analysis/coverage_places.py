"""The places where people find help, and on which days each is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.config import Stop
from tourplanner.domain.place import Position, ServiceSite
from tourplanner.domain.tour import Tour


class PlaceKind(StrEnum):
    """What a place of help is: a France Services site, or a stop of the van."""

    SITE = "site"
    VAN = "van"


@dataclass(frozen=True, slots=True)
class HelpPlace:
    """A place of help; ``id`` is that of the site or of the stop, ``commune`` an INSEE code."""

    kind: PlaceKind
    id: str
    name: str
    commune: str
    position: Position


@dataclass(frozen=True, slots=True)
class Openings:
    """When places are open: ``open`` is bool[d, p], [date, place].

    ``dates`` are the d dates; none for a single row that stands for any day of the cycle.
    """

    dates: tuple[date, ...]
    open: NDArray[np.bool_]


def help_places(
    sites: Sequence[ServiceSite], stops: Sequence[Stop], tours: Sequence[Tour]
) -> tuple[HelpPlace, ...]:
    """Every site, then every stop that `tours` visit, in the order of the config."""
    visited = {visit.stop for tour in tours for visit in tour.visits}
    return (
        *(HelpPlace(PlaceKind.SITE, site.id, site.name, site.commune, site.position) for site in sites),
        *(
            HelpPlace(PlaceKind.VAN, stop.id, stop.name, stop.commune, stop.position)
            for stop in stops
            if stop.id in visited
        ),
    )


def any_day(places: Sequence[HelpPlace]) -> Openings:
    """Every place, whenever it is open: what one finds by waiting for the right day."""
    return Openings((), np.ones((1, len(places)), dtype=np.bool_))


def on_dates(
    dates: Sequence[date],
    places: Sequence[HelpPlace],
    sites: Sequence[ServiceSite],
    tours: Sequence[Tour],
    holidays: Mapping[date, str],
) -> Openings:
    """What is really open on each of `dates`.

    A site is open if its published hours name that weekday, which none does for Sundays, and the
    date is no public holiday; a stop if a visit of `tours` takes place there.
    """
    hours = {site.id: site.hours for site in sites}
    visits = {(tour.date, visit.stop) for tour in tours for visit in tour.visits}

    def is_open(day: date, place: HelpPlace) -> bool:
        if place.kind is PlaceKind.VAN:
            return (day, place.id) in visits
        published = hours[place.id]
        return day not in holidays and day.weekday() < len(published) and bool(published[day.weekday()])

    table = [[is_open(day, place) for place in places] for day in dates]
    return Openings(tuple(dates), np.array(table, dtype=np.bool_).reshape(len(dates), len(places)))


def without_van(openings: Openings, places: Sequence[HelpPlace]) -> Openings:
    """The same days without the van."""
    sites = np.array([place.kind is PlaceKind.SITE for place in places], dtype=np.bool_)
    return Openings(openings.dates, openings.open & sites)
