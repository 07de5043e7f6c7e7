"""The places where people find help, and on which days each is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.config import Stop
from tourplanner.domain.place import Position, ServiceSite
from tourplanner.domain.service import Booking
from tourplanner.domain.tour import Tour


class PlaceKind(StrEnum):
    """What a place of help is: a fixed site, or a stop of the van."""

    SITE = "site"
    VAN = "van"


@dataclass(frozen=True, slots=True)
class HelpPlace:
    """A place of help.

    Attributes
    ----------
    id
        That of the site or of the stop.
    commune
        INSEE code.
    by_appointment
        Whether only who has an appointment is received.
    """

    kind: PlaceKind
    id: str
    name: str
    commune: str
    position: Position
    by_appointment: bool = False


@dataclass(frozen=True, slots=True)
class Openings:
    """When places are open: ``open`` is bool[d, p], [date, place].

    ``dates`` are the d dates; none for a single row that stands for any day of the cycle.
    """

    dates: tuple[date, ...]
    open: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class OpenCount:
    """How many sites and stops of the van are open on a date, and how many of them by appointment only.

    ``assumed`` are the open sites whose hours nobody has published.
    """

    sites: int
    sites_by_appointment: int
    stops: int
    stops_by_appointment: int
    assumed: int

    @property
    def by_appointment(self) -> int:
        """All places that receive by appointment only."""
        return self.sites_by_appointment + self.stops_by_appointment


def help_places(
    sites: Sequence[ServiceSite],
    stops: Sequence[Stop],
    tours: Sequence[Tour],
    usual: Booking = Booking.NONE,
) -> tuple[HelpPlace, ...]:
    """Every site, then every stop that `tours` visit, in the order of the config.

    `usual` is how people come to a stop that says nothing of its own.
    """
    visited = {visit.stop for tour in tours for visit in tour.visits}
    return (
        *(_of_site(site) for site in sites),
        *(
            HelpPlace(
                PlaceKind.VAN,
                stop.id,
                stop.name,
                stop.commune,
                stop.position,
                (stop.booking or usual) is Booking.REQUIRED,
            )
            for stop in stops
            if stop.id in visited
        ),
    )


def _of_site(site: ServiceSite) -> HelpPlace:
    kind, appointment = PlaceKind.SITE, site.by_appointment
    return HelpPlace(kind, site.id, site.name, site.commune, site.position, appointment)


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

    A site is open as `ServiceSite.opens_on` says, but on no public holiday; a stop if a visit of `tours`
    takes place there.
    """
    known = {site.id: site for site in sites}
    visits = {(tour.date, visit.stop) for tour in tours for visit in tour.visits}

    def is_open(day: date, place: HelpPlace) -> bool:
        if place.kind is PlaceKind.VAN:
            return (day, place.id) in visits
        return day not in holidays and known[place.id].opens_on(day)

    table = [[is_open(day, place) for place in places] for day in dates]
    return Openings(tuple(dates), np.array(table, dtype=np.bool_).reshape(len(dates), len(places)))


def without_van(openings: Openings, places: Sequence[HelpPlace]) -> Openings:
    """The same days without the van."""
    sites = np.array([place.kind is PlaceKind.SITE for place in places], dtype=np.bool_)
    return Openings(openings.dates, openings.open & sites)


def without_appointment(openings: Openings, places: Sequence[HelpPlace]) -> Openings:
    """The same days for whoever has no appointment."""
    free = np.array([not place.by_appointment for place in places], dtype=np.bool_)
    return Openings(openings.dates, openings.open & free)


def open_count(openings: Openings, places: Sequence[HelpPlace], sites: Sequence[ServiceSite]) -> OpenCount:
    """What is open on the only date of `openings`."""
    [row] = openings.open
    there = [place for place, is_open in zip(places, row, strict=True) if is_open]
    of_sites = [place for place in there if place.kind is PlaceKind.SITE]
    of_van = [place for place in there if place.kind is PlaceKind.VAN]
    assumed = {site.id for site in sites if not site.hours}
    return OpenCount(
        sites=len(of_sites),
        sites_by_appointment=sum(place.by_appointment for place in of_sites),
        stops=len(of_van),
        stops_by_appointment=sum(place.by_appointment for place in of_van),
        assumed=sum(place.id in assumed for place in of_sites),
    )
