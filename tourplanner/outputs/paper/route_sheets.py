"""Route sheets for the crew: a file per week, a page per tour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from tourplanner.domain.crew import van_and_crew
from tourplanner.domain.tour import Tour
from tourplanner.outputs.closed_roads import notices_of
from tourplanner.outputs.names import ROUTE_SHEETS
from tourplanner.outputs.paper.maps import PaperMap
from tourplanner.outputs.paper.outlines import Outlines
from tourplanner.outputs.paper.press import press
from tourplanner.outputs.paper.route_map import Sketches
from tourplanner.outputs.paper.route_steps import Step, route_steps
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording import colours
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


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
class RouteSheets:
    """The tours of a week; ``words`` are the headings of a page by their names in the template."""

    lang: str
    title: str
    scale: float
    ink: str
    muted: str
    service: str
    operator: str
    times: str
    words: Mapping[str, str]
    pages: tuple[RoutePage, ...]


def route_sheets(schedule: ScheduleView, lang: Language) -> dict[str, bytes]:
    """A file for every week with a tour, named by its Monday: ``feuilles-de-route/2027-01-04.pdf``."""
    sketches = Sketches(schedule.view, Outlines.of(schedule.view.contours), lang)
    weeks = groupby(schedule.schedule.tours, key=lambda tour: monday(tour.date))
    return {
        f"{ROUTE_SHEETS}/{first}.pdf": _week(schedule, sketches, first, list(tours), lang)
        for first, tours in weeks
    }


def monday(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def _week(
    schedule: ScheduleView, sketches: Sketches, first: date, tours: Sequence[Tour], lang: Language
) -> bytes:
    view, words = schedule.view, words_in(lang)
    times = words.of(view.provenance.told)
    sheets = RouteSheets(
        lang=lang.value,
        title=words("sheet.routes-title", monday=first),
        scale=1.0,
        ink=colours.INK,
        muted=colours.MUTED,
        service=view.config.service.name,
        operator=view.config.service.operator,
        times=" ".join([words("sheet.times", times=times), *map(words.of, view.provenance.credits)]),
        words=_headings(lang),
        pages=tuple(_page(schedule, sketches, tour, lang) for tour in tours),
    )
    return press("route", sheets, schedule.schedule.start, schedule.mark)


def _headings(lang: Language) -> Mapping[str, str]:
    words = words_in(lang)
    return {
        "title": words("sheet.route-title"),
        "time": words("sheet.time"),
        "step": words("sheet.step"),
        "leg": words("sheet.leg"),
        "drive": words("sheet.leg-time"),
        "done": words("sheet.done"),
        "remarks": words("sheet.remarks"),
        "roads": words("road.title"),
    }


def _page(schedule: ScheduleView, sketches: Sketches, tour: Tour, lang: Language) -> RoutePage:
    view, words = schedule.view, words_in(lang)
    first = view.stop(tour.visits[0].stop)
    return RoutePage(
        accent=colours.swatch(view.area_index(first.area)).ink,
        date=written.capital_day(tour.date, lang),
        van=van_and_crew(tour, view.config.crews),
        figures=(
            (words("sheet.distance"), written.kilometres(tour.distance_m, lang)),
            (words("sheet.driving"), written.column_duration(tour.drive_seconds, lang)),
            (words("sheet.work"), written.column_duration(tour.work_seconds, lang)),
            (words("sheet.service"), written.column_duration(tour.service_seconds, lang)),
        ),
        steps=route_steps(schedule, tour, lang),
        roads=notices_of(view, tour, lang),
        map=sketches.of(tour),
    )
