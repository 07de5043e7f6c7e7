"""The map of an intercommunalité: its communes, and the tours of the cycle that serve them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tourplanner.domain.period import Half
from tourplanner.domain.place import Position
from tourplanner.message import message
from tourplanner.outputs.paper.legs import drawn, leg_paths, point_along
from tourplanner.outputs.paper.maps import (
    Frame,
    Mark,
    Name,
    PaperMap,
    Path,
    Pin,
    frame_around,
    path_of,
    roomy_labels,
)
from tourplanner.outputs.paper.outlines import Outlines
from tourplanner.outputs.view import PlanView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

WIDTH, HEIGHT = 142.0, 128.0


@dataclass(frozen=True, slots=True)
class StopMark:
    """A stop of a tour: its number, the shape of its half-day, and its name."""

    stop: str
    mark: str
    shape: str
    name: str


@dataclass(frozen=True, slots=True)
class AreaTour:
    """A tour of the cycle: its letter, its stops in order, and kilometres and driving in words."""

    letter: str
    stops: tuple[StopMark, ...]
    figures: str
    path: tuple[Position, ...]


def area_tours(view: PlanView, epci: str, lang: Language) -> tuple[AreaTour, ...]:
    """The different tours of the cycle that serve an area, in order of date; numbers follow them.

    A stop keeps the number and shape of its first visit.
    """
    words = words_in(lang)
    marks: dict[str, StopMark] = {}
    tours: dict[tuple[str, ...], AreaTour] = {}
    for tour in view.plan.tours:
        served = tuple(visit.stop for visit in tour.visits)
        if served in tours or all(view.stop(stop).area != epci for stop in served):
            continue
        for visit in tour.visits:
            shape = "circle" if visit.half is Half.MORNING else "square"
            name = view.commune_name(view.stop(visit.stop))
            marks.setdefault(visit.stop, StopMark(visit.stop, str(len(marks) + 1), shape, name))
        letter = _letter(len(tours))
        tours[served] = AreaTour(
            letter=letter,
            stops=tuple(marks[stop] for stop in served),
            figures=words("sheet.tour-figures", distance=tour.distance_m, driving=tour.drive_seconds),
            path=view.path(tour),
        )
    return tuple(tours.values())


def area_map(
    view: PlanView, outlines: Outlines, epci: str, tours: Sequence[AreaTour], lang: Language
) -> PaperMap:
    """The map of an area with its numbered stops and the letters of its tours."""
    communes = {c.code: c for c in view.catalogue.communes.values() if c.epci == epci and not c.merged_into}
    stops = [stop for stop in view.config.stops if stop.area == epci]
    shown = outlines.box(frozenset(communes))
    frame = frame_around([*shown, *(stop.position for stop in stops)], WIDTH, HEIGHT, 4.0)
    numbered = {mark.stop: mark for tour in tours for mark in tour.stops}
    pins = [
        Pin(*frame.place(view.stop(mark.stop).position), mark.shape, mark.mark) for mark in numbered.values()
    ]
    pins += [Pin(*frame.place(depot.position), "depot") for depot in view.config.depots]
    served = {stop.commune: stop for stop in stops}
    wanted = [Name(stop.position, view.square_name(stop), 9.5, strong=True, away=2.7) for stop in stops]
    others = sorted(
        (c for c in communes.values() if c.code not in served), key=lambda c: (-c.population, c.code)
    )
    wanted += [Name(commune.position, commune.name, 7.0, strong=False, away=0.9) for commune in others]
    marks = tuple(mark for tour in tours if (mark := _mark(frame, view, tour)))
    names = roomy_labels(frame, wanted, [*pins, *(Pin(mark.x, mark.y, "circle") for mark in marks)])
    written = {label.text for label in names}
    pins += [Pin(*frame.place(c.position), "dot") for c in others if c.name in written]
    kinds = dict.fromkeys(communes, "near") | dict.fromkeys(served, "own")
    bar, bar_km = frame.bar()
    return PaperMap(
        width=WIDTH,
        height=HEIGHT,
        paths=(*outlines.paths(frame, kinds), *_legs(frame, view, tours)),
        labels=names,
        pins=tuple(pins),
        marks=marks,
        bar=bar,
        bar_km=bar_km,
        alt=_alt(view.area(epci).name, tours, lang),
    )


def _alt(area: str, tours: Sequence[AreaTour], lang: Language) -> str:
    """The map for those who do not see it."""
    told = [
        message("sheet.area-tour-alt", letter=tour.letter, stops=[mark.name for mark in tour.stops])
        for tour in tours
    ]
    return words_in(lang)("sheet.area-map-alt", area=area, tours=told)


def _legs(frame: Frame, view: PlanView, tours: Sequence[AreaTour]) -> list[Path]:
    """The legs: faint from and to the depot, strong between stops."""
    ends = [leg for tour in tours for leg in (tour.path[:2], tour.path[-2:])]
    between = [tour.path[1:-1] for tour in tours if len(tour.path) > 3]
    known = [leg for leg in ends if not view.is_straight(*leg)]
    kinds = {"approach": [leg for leg in ends if view.is_straight(*leg)], "access": known}
    faint = [
        Path(kind, " ".join(path_of(drawn(frame, view.line(*leg))) for leg in legs))
        for kind, legs in kinds.items()
        if legs
    ]
    return [*faint, *leg_paths(frame, view, between)]


def _mark(frame: Frame, view: PlanView, tour: AreaTour) -> Mark | None:
    """The letter, in the middle of the first leg between two stops, or else on the way to the stop."""
    between = list(pairwise(tour.path[1:-1]))
    line = view.line(*between[0]) if between else view.line(*tour.path[:2])[::-1]
    middle = point_along(drawn(frame, line), 0.5 if between else 0.25)
    return Mark(round(middle[0], 2), round(middle[1], 2), tour.letter) if frame.holds(middle, 3.0) else None


def _letter(number: int) -> str:
    """The letter of a tour, counted from 0: A to Z, then AA, AB and so on."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
