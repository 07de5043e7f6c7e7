"""The sketch of one tour."""

from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.outputs.paper.legs import leg_paths
from tourplanner.outputs.paper.maps import Name, PaperMap, Pin, frame_around, roomy_labels
from tourplanner.outputs.paper.outlines import Outlines
from tourplanner.outputs.view import PlanView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

WIDTH, HEIGHT = 68.0, 52.0


class Sketches:
    """The sketches of tours, drawn once for all dates on which the same stops are served."""

    def __init__(self, view: PlanView, outlines: Outlines, lang: Language) -> None:
        self._view = view
        self._outlines = outlines
        self._lang = lang
        self._drawn: dict[tuple[object, ...], PaperMap] = {}

    def of(self, tour: Tour) -> PaperMap:
        """The sketch of `tour`."""
        key = (tour.depot, self._view.path(tour), *((visit.stop, visit.half) for visit in tour.visits))
        if key not in self._drawn:
            self._drawn[key] = _sketch(self._view, self._outlines, tour, self._lang)
        return self._drawn[key]


def _sketch(view: PlanView, outlines: Outlines, tour: Tour, lang: Language) -> PaperMap:
    """The depot, the stops in their order and the legs between them, over the outlines of communes."""
    depot = view.depot(tour.depot)
    stops = [view.stop_on(visit.stop, tour.date) for visit in tour.visits]
    path = view.path(tour)
    ground = [point for stretch in view.stretches(path) for point in stretch.points]
    frame = frame_around([*path, *ground], WIDTH, HEIGHT, 8.0)
    pins = [Pin(*frame.place(depot.position), "depot")]
    for number, (visit, stop) in enumerate(zip(tour.visits, stops, strict=True), start=1):
        shape = "circle" if visit.half is Half.MORNING else "square"
        pins.append(Pin(*frame.place(stop.position), shape, str(number)))
    wanted = [Name(stop.position, view.square_name(stop), 7.5, strong=True, away=2.7) for stop in stops]
    kinds = {stop.commune: "own" for stop in stops}
    named = [depot.name, *(view.commune_name(stop) for stop in stops), depot.name]
    bar, bar_km = frame.bar()
    return PaperMap(
        width=WIDTH,
        height=HEIGHT,
        paths=(*outlines.paths(frame, kinds), *leg_paths(frame, view, [path])),
        labels=roomy_labels(frame, wanted, pins),
        pins=tuple(pins),
        marks=(),
        bar=bar,
        bar_km=bar_km,
        alt=words_in(lang)("sheet.route-map-alt", stops=" – ".join(named)),
    )
