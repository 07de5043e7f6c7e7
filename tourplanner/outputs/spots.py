"""Where stops are, in words and degrees, for outputs that leave the house."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tourplanner.domain.config import Stop
from tourplanner.domain.place import Position
from tourplanner.domain.service import Booking
from tourplanner.domain.tour import Tour, Visit
from tourplanner.domain.whereabouts import whereabouts
from tourplanner.inputs.slug import slug
from tourplanner.outputs.plain import one_line
from tourplanner.outputs.view import PlanView, ScheduleView


@dataclass(frozen=True, slots=True)
class Spot:
    """A stop as feeds tell it; all texts are single lines.

    ``name`` is the commune's, with the stop's own where it says more; ``street`` is the address or
    what the square is called, empty if neither is known. ``position`` is None and ``area`` empty
    for a stop that was published once and that neither config nor tables know any more.
    """

    stop: str
    name: str
    commune: str
    code: str
    postal_code: str
    place: str
    street: str
    position: Position | None
    area: str
    booking: Booking
    phone: str
    notes: str

    @property
    def address(self) -> str:
        """The place in one line: ``Place de la Mairie, 32120 Monfort``."""
        town = f"{self.postal_code} {self.commune}".strip()
        return whereabouts(self.place, self.street, town)


def geo_uri(position: Position) -> str:
    """The ``geo:`` URI (RFC 5870) of a WGS84 position, which a phone opens in its map."""
    return f"geo:{position.latitude:.6f},{position.longitude:.6f}"


def lunch_place(view: PlanView, tour: Tour) -> str:
    """Where the crew eats, as the stop at which lunch is says it; "" where nobody said anything.

    A place to drive to is that of the morning's last stop: before an afternoon nobody drives there.
    """
    visit = tour.lunch_visit
    if visit is None:
        return ""
    stop = view.stop_on(visit.stop, tour.date)
    nobody_drives = stop.lunch_at is not None and view.lunch_at(tour) is None
    return "" if nobody_drives else one_line(stop.lunch)


def spots(scheduled: ScheduleView) -> dict[str, Spot]:
    """Every stop of the config, then those that were published and are in it no more, by id."""
    view = scheduled.view
    gone = (appointment.stop for appointment in scheduled.schedule.appointments)
    found = {stop.id: _spot(view, stop) for stop in view.config.stops}
    return found | {stop: _past_spot(view, stop) for stop in sorted(_unknown(gone, found))}


def spot_on(view: PlanView, known: Mapping[str, Spot], stop: str, day: date) -> Spot:
    """A stop of `known` at the place where it is on a day."""
    elsewhere = view.elsewhere.get((stop, day))
    return _spot(view, elsewhere) if elsewhere else known[stop]


def visited_spots(scheduled: ScheduleView) -> list[tuple[Spot, tuple[tuple[Tour, Visit], ...]]]:
    """Every place that is visited, with its visits in order of date: that of the stop, then others.

    Another place goes by the id of its stop and its own name: ``32269-salle-des-fetes``.
    """
    known, found = spots(scheduled), []
    for stop in known:
        by_place: dict[Spot, list[tuple[Tour, Visit]]] = {}
        for tour, visit in scheduled.visits_of(stop):
            by_place.setdefault(spot_on(scheduled.view, known, stop, tour.date), []).append((tour, visit))
        for spot in sorted(by_place, key=lambda spot: spot != known[stop]):
            own = spot == known[stop]
            named = spot if own else replace(spot, stop=f"{stop}-{slug(spot.place or spot.street, 'autre')}")
            found.append((named, tuple(by_place[spot])))
    return found


def _unknown(stops: Iterable[str], known: dict[str, Spot]) -> set[str]:
    return {stop for stop in stops if stop not in known}


def _spot(view: PlanView, stop: Stop) -> Spot:
    commune = view.catalogue.communes.get(stop.commune)
    town = one_line(view.commune_name(stop))
    own = one_line(stop.name)
    return Spot(
        stop=stop.id,
        name=town if own in {town, ""} else f"{town} – {own}",
        commune=town,
        code=stop.commune,
        postal_code=commune.postal_code if commune else "",
        place=one_line(stop.place),
        street=one_line(stop.address) or one_line(stop.place),
        position=stop.position,
        area=stop.area,
        booking=stop.booking or view.config.service.booking,
        phone=one_line(stop.phone),
        notes=one_line(stop.notes),
    )


def _past_spot(view: PlanView, stop: str) -> Spot:
    """What is known of a stop from its id alone, which mostly is the code of its commune."""
    commune = view.catalogue.communes.get(stop)
    name = one_line(commune.name if commune else stop)
    return Spot(
        stop=stop,
        name=name,
        commune=name,
        code=commune.code if commune else "",
        postal_code=commune.postal_code if commune else "",
        place="",
        street="",
        position=commune.position if commune else None,
        area=commune.epci if commune else "",
        booking=Booking.NONE,
        phone="",
        notes="",
    )
