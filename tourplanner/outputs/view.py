"""What an output is drawn from: a plan with everything that is needed to show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.depot import Depot
from tourplanner.domain.place import Area, Catalogue, Position
from tourplanner.domain.plan import Plan
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.schedule import Schedule
from tourplanner.domain.tour import Tour, Visit


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a way as it is drawn: along the roads, or dashed because it is not known where it leads."""

    points: tuple[Position, ...]
    dashed: bool


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan and its surroundings.

    Attributes
    ----------
    provenance
        Where the travel times come from.
    contours
        GeoJSON FeatureCollection of communes; each feature's property ``code`` is its INSEE code.
    lines
        The roads of legs, by where they start and end, as far as they are known.
    elsewhere
        Stops as they are on the days on which their square is another one, by their ids and the days; none
        in the view of a grid, whose dates are no true ones.
    """

    plan: Plan
    config: Config
    catalogue: Catalogue
    provenance: Provenance
    contours: Mapping[str, Any]
    lines: Mapping[tuple[Position, Position], tuple[Position, ...]] = field(default_factory=dict)
    elsewhere: Mapping[tuple[str, date], Stop] = field(default_factory=dict)
    _stops: Mapping[str, Stop] = field(init=False, repr=False, compare=False)
    _ranks: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Every visit of a year asks for its stop and its area: they are looked up, not looked for.
        epcis = dict.fromkeys([a.epci for a in self.config.areas] + [s.area for s in self.config.stops])
        object.__setattr__(self, "_stops", {stop.id: stop for stop in self.config.stops})
        object.__setattr__(self, "_ranks", {epci: rank for rank, epci in enumerate(epcis)})

    def stop(self, stop_id: str) -> Stop:
        """The stop of that id."""
        return self._stops[stop_id]

    def stop_on(self, stop_id: str, day: date) -> Stop:
        """The stop of that id at the place where it is on a day."""
        return self.elsewhere.get((stop_id, day)) or self.stop(stop_id)

    def depot(self, depot_id: str) -> Depot:
        """The depot of that id."""
        return next(depot for depot in self.config.depots if depot.id == depot_id)

    def commune_name(self, stop: Stop) -> str:
        """Name of the commune of `stop`; the stop's own name for a commune not in the catalogue."""
        commune = self.catalogue.communes.get(stop.commune)
        return commune.name if commune else stop.name

    def square_name(self, stop: Stop) -> str:
        """Name of the commune of `stop`, with its place where the commune has others: ``Chadrac, École``."""
        alone = sum(other.commune == stop.commune for other in self.config.stops) == 1
        return ", ".join(filter(None, (self.commune_name(stop), "" if alone else stop.place)))

    def area(self, epci: str) -> Area:
        """The area of that SIREN, named by it when the catalogue does not know it."""
        return self.catalogue.areas.get(epci) or Area(epci, epci)

    def crew_title(self, tour: Tour) -> str:
        """What the crew of `tour` is called; "" where every van has one of its own."""
        titles = {crew.id: crew.title for crew in self.config.crews}
        return titles.get(tour.crew, tour.crew)

    def areas(self, tour: Tour) -> tuple[Area, ...]:
        """The areas that `tour` serves, in the order of its visits."""
        return tuple(self.area(epci) for epci in dict.fromkeys(self.stop(v.stop).area for v in tour.visits))

    def area_index(self, epci: str) -> int:
        """Rank of an area in the config, from 0: the mark that it has on every output."""
        return self._ranks[epci]

    def week(self, day: date) -> int:
        """Number of the week of the cycle in which `day` lies, from 1."""
        return (day - self.config.calendar.start).days // 7 + 1

    def line(self, start: Position, end: Position) -> tuple[Position, ...]:
        """The road of a leg, or its two ends."""
        return self.lines.get((start, end), (start, end))

    def is_straight(self, start: Position, end: Position) -> bool:
        """Whether the road of a leg is not known."""
        return start != end and (start, end) not in self.lines

    def is_dashed(self, start: Position, end: Position) -> bool:
        """Whether a leg is drawn dashed: an estimate, or one without a road among others with one."""
        return self.is_straight(start, end) and (self.provenance.estimated or bool(self.lines))

    def stretches(self, path: Sequence[Position]) -> tuple[Stretch, ...]:
        """The way through the places of `path`, in as few parts as can be drawn alike."""
        found = []
        for dashed, legs in groupby(pairwise(path), key=lambda leg: self.is_dashed(*leg)):
            ways = [self.line(*leg) for leg in legs]
            # Each leg starts where the one before it ends.
            points = (ways[0][0], *(place for way in ways for place in way[1:]))
            if any(here != there for here, there in pairwise(points)):
                found.append(Stretch(points, dashed))
        return tuple(found)

    def path(self, tour: Tour) -> tuple[Position, ...]:
        """The depot, the stops of `tour` in their order, lunch if it is elsewhere, and the depot again."""
        depot = self.depot(tour.depot).position
        stops = [self.stop_on(visit.stop, tour.date).position for visit in tour.visits]
        return depot, *self.by_lunch(tour, stops), depot

    def by_lunch(self, tour: Tour, stops: Sequence[Position]) -> tuple[Position, ...]:
        """The places of the visits of `tour`, with that to which the crew drives for lunch between them."""
        there, noon = self.lunch_at(tour), tour.after_noon
        return tuple(stops) if there is None else (*stops[:noon], there, *stops[noon:])

    def lunch_at(self, tour: Tour) -> Position | None:
        """Where the crew drives for lunch; None where it eats at a stop or on its way."""
        visit = tour.lunch_visit
        if tour.lunch_legs is None or visit is None:
            return None
        there = self.stop_on(visit.stop, tour.date).lunch_at
        return None if there is None else there.position

    @property
    def visits(self) -> tuple[tuple[Tour, Visit], ...]:
        """Every visit with its tour, in order of date and time of day; their ranks number them."""
        pairs = [(tour, visit) for tour in self.plan.tours for visit in tour.visits]
        return tuple(sorted(pairs, key=lambda pair: (pair[0].date, pair[1].start, pair[0].van)))


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """A schedule and the plan that it unrolls, for everything that shows real dates.

    Attributes
    ----------
    updated
        The day of the last change that directories are told, if it is known.
    mark
        Stands across every page of what is not to be told yet; empty for what is.
    told_on
        The day on which people are told; None where nothing is told.
    """

    view: PlanView
    schedule: Schedule
    updated: date | None = None
    mark: str = ""
    told_on: date | None = None

    @property
    def last_change(self) -> date:
        """The day of the last change, the schedule's first one if it is not known: no clock is asked."""
        return self.updated or self.schedule.start

    @property
    def to_come(self) -> "ScheduleView":
        """What paper of that day tells: nothing that is past, which paper cannot grey.

        All of a schedule that is over, which is printed for its files.
        """
        day = self.told_on
        if day is None or not self.schedule.start < day <= self.schedule.until:
            return self
        return replace(self, schedule=self.schedule.since(day))

    def visits_of(self, stop_id: str) -> tuple[tuple[Tour, Visit], ...]:
        """The visits of a stop with their tours, in order of date."""
        return tuple(
            (tour, visit) for tour in self.schedule.tours for visit in tour.visits if visit.stop == stop_id
        )

    def visits_by_stop(self) -> dict[str, list[tuple[Tour, Visit]]]:
        """The visits of every stop that has one, as `visits_of`, for those who ask for all."""
        found: dict[str, list[tuple[Tour, Visit]]] = {}
        for tour in self.schedule.tours:
            for visit in tour.visits:
                found.setdefault(visit.stop, []).append((tour, visit))
        return found
