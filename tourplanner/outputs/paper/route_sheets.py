"""Route sheets for the crew: a file per week, a page per tour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from tourplanner.domain.tour import Tour
from tourplanner.outputs.closed_roads import notices_of
from tourplanner.outputs.paper.maps import PaperMap
from tourplanner.outputs.paper.outlines import Outlines
from tourplanner.outputs.paper.press import press
from tourplanner.outputs.paper.route_map import Sketches
from tourplanner.outputs.paper.route_steps import Step, route_steps
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording import colours
from tourplanner.wording import format as words
from tourplanner.wording.labels import labels
from tourplanner.wording.language import Language
from tourplanner.wording.paper import paper_labels
from tourplanner.wording.words import words_in

FOLDER = "feuilles-de-route"


@dataclass(frozen=True, slots=True)
class RoutePage:
    """A tour on paper: its date and van, sums in words, what to do when, and a sketch.

    ``roads`` are the closed and slower roads of the day.
    """

    accent: str
    date: str
    van: str
    figures: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    roads: tuple[str, ...]
    map: PaperMap


@dataclass(frozen=True, slots=True)
class RouteWords:
    """Headings of a page."""

    title: str
    time: str
    step: str
    leg: str
    drive: str
    done: str
    remarks: str
    roads: str


@dataclass(frozen=True, slots=True)
class RouteSheets:
    """The tours of a week."""

    lang: str
    title: str
    scale: float
    ink: str
    muted: str
    service: str
    operator: str
    times: str
    words: RouteWords
    pages: tuple[RoutePage, ...]


def route_sheets(schedule: ScheduleView, lang: Language) -> dict[str, bytes]:
    """A file for every week with a tour, named by its Monday: ``feuilles-de-route/2027-01-04.pdf``."""
    sketches = Sketches(schedule.view, Outlines.of(schedule.view.contours), lang)
    weeks = groupby(schedule.schedule.tours, key=lambda tour: monday(tour.date))
    return {
        f"{FOLDER}/{first}.pdf": _week(schedule, sketches, first, list(tours), lang) for first, tours in weeks
    }


def monday(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def _week(
    schedule: ScheduleView, sketches: Sketches, first: date, tours: Sequence[Tour], lang: Language
) -> bytes:
    view, text = schedule.view, paper_labels(lang)
    times = words_in(lang).of(view.provenance.told)
    sheets = RouteSheets(
        lang=lang.value,
        title=text.routes_title.format(date=words.day(first, lang)),
        scale=1.0,
        ink=colours.INK,
        muted=colours.MUTED,
        service=view.config.service.name,
        operator=view.config.service.operator,
        times=" ".join([text.times.format(times=times), *map(words_in(lang).of, view.provenance.credits)]),
        words=RouteWords(
            title=text.route_title,
            time=text.column_time,
            step=text.column_step,
            leg=text.column_leg,
            drive=text.column_drive,
            done=text.column_done,
            remarks=text.remarks,
            roads=words_in(lang)("road.title"),
        ),
        pages=tuple(_page(schedule, sketches, tour, lang) for tour in tours),
    )
    return press("route", sheets, schedule.schedule.start)


def _page(schedule: ScheduleView, sketches: Sketches, tour: Tour, lang: Language) -> RoutePage:
    view, text = schedule.view, labels(lang)
    first = view.stop(tour.visits[0].stop)
    return RoutePage(
        accent=colours.swatch(view.area_index(first.area)).ink,
        date=words.day(tour.date, lang),
        van=tour.van,
        figures=(
            (_headed(text.distance), words.kilometres(tour.distance_m, lang)),
            (_headed(text.driving), words.duration(tour.drive_seconds, lang)),
            (_headed(text.work), words.duration(tour.work_seconds, lang)),
            (_headed(text.service), words.duration(tour.service_seconds, lang)),
        ),
        steps=route_steps(schedule, tour, lang),
        roads=notices_of(view, tour, lang),
        map=sketches.of(tour),
    )


def _headed(label: str) -> str:
    """A label that stands alone."""
    return label[:1].upper() + label[1:]
