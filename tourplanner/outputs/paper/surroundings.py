"""The map of a poster: the commune, its neighbours, the square, and the next stops nearby."""

from collections.abc import Sequence
from datetime import date, timedelta

from tourplanner.domain.config import Stop
from tourplanner.domain.place import Position
from tourplanner.outputs.paper.maps import (
    Name,
    PaperMap,
    Pin,
    frame_around,
    kilometres_between,
    roomy_labels,
)
from tourplanner.outputs.paper.outlines import Outlines
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

WIDTH, HEIGHT = 66.0, 62.0
NEAR_KM = 20.0
MOST_NEAR = 3


def hangs_from(schedule: ScheduleView, stop: Stop) -> date:
    """The day from which the poster of a stop hangs, as far as it can be known; dates before are past.

    That of the publication, and not longer than a cycle before the first date of a stop: one that joins or
    that opens once, in autumn, has a poster of its own season.
    """
    cycle = timedelta(weeks=schedule.view.config.calendar.weeks)
    first = min((tour.date for tour, _ in schedule.visits_of(stop.id)), default=schedule.schedule.start)
    return max(schedule.told_on or schedule.schedule.start, first - cycle)


def next_stops(schedule: ScheduleView, stop: Stop) -> tuple[Stop, ...]:
    """Up to three stops of other communes within 20 km that have a date to come, nearest first."""
    since = hangs_from(schedule, stop)
    near = sorted(
        (kilometres_between(stop.position, other.position), order, other)
        for order, other in enumerate(schedule.view.config.stops)
        if other.commune != stop.commune
    )
    dated = {visit.stop for tour in schedule.schedule.tours if tour.date >= since for visit in tour.visits}
    found = [other for distance, _, other in near if distance <= NEAR_KM and other.id in dated]
    return tuple(found[:MOST_NEAR])


def surroundings(
    view: PlanView, outlines: Outlines, stop: Stop, near: Sequence[Stop], lang: Language
) -> PaperMap:
    """The map round a stop that shows its whole commune and the stops nearby."""
    shown = [*outlines.box(frozenset({stop.commune})), stop.position, *(other.position for other in near)]
    frame = frame_around(shown, WIDTH, HEIGHT, 6.0)
    pins = [
        *(Pin(*frame.place(other.position), "circle", str(n)) for n, other in enumerate(near, start=1)),
        Pin(*frame.place(stop.position), "here"),
    ]
    dots, wanted = _names(view, stop, near)
    names = roomy_labels(frame, wanted, pins)
    written = {label.text for label in names}
    pins += [
        Pin(*frame.place(position), "dot")
        for name, position in dots
        if name in written and frame.holds(frame.place(position), 1.0)
    ]
    bar, bar_km = frame.bar()
    kinds = {stop.commune: "own"} | {other.commune: "near" for other in near}
    paths = outlines.paths(frame, kinds)
    return PaperMap(WIDTH, HEIGHT, paths, names, tuple(pins), (), bar, bar_km, _alt(view, stop, near, lang))


def _alt(view: PlanView, stop: Stop, near: Sequence[Stop], lang: Language) -> str:
    """The map for those who do not see it."""
    words, commune = words_in(lang), view.commune_name(stop)
    if not near:
        return words("poster.map-alt", commune=commune)
    return words("poster.map-alt-nearby", commune=commune, stops=[view.square_name(other) for other in near])


def _names(view: PlanView, stop: Stop, near: Sequence[Stop]) -> tuple[list[tuple[str, Position]], list[Name]]:
    """Communes that get a dot, and the names wanted on the map, the most wanted first."""
    wanted = [Name(stop.position, view.commune_name(stop), 8.5, strong=True, away=1.7)]
    wanted += [Name(other.position, view.square_name(other), 7.5, strong=True, away=2.6) for other in near]
    named = {stop.commune, *(other.commune for other in near)}
    others = [c for c in view.catalogue.communes.values() if c.code not in named and not c.merged_into]
    others.sort(key=lambda commune: (-commune.population, commune.code))
    wanted += [Name(commune.position, commune.name, 6.5, strong=False, away=0.9) for commune in others]
    return [(commune.name, commune.position) for commune in others], wanted
