"""Sheets for the meeting with an intercommunalité: its map with the tours, and the table of its dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tourplanner.domain.config import Stop
from tourplanner.inputs.slug import slug
from tourplanner.outputs.paper.area_map import AreaTour, area_map, area_tours
from tourplanner.outputs.paper.maps import PaperMap
from tourplanner.outputs.paper.notices import notices
from tourplanner.outputs.paper.outlines import Outlines
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.press import press
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.wording import colours
from tourplanner.wording import format as words
from tourplanner.wording.language import Language
from tourplanner.wording.paper import paper_labels
from tourplanner.wording.words import words_in

FOLDER = "intercommunalites"


@dataclass(frozen=True, slots=True)
class When:
    """Dates of one weekday with the same hours, in words."""

    day: str
    hours: str
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A stop in the table: its mark on the map, its names, its dates and what is not as usual."""

    mark: str
    shape: str
    commune: str
    place: str
    whens: tuple[When, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaWords:
    """Headings of the sheet."""

    number: str
    stop: str
    hours: str
    dates: str
    tours: str
    changes: str
    no_dates: str
    morning: str
    afternoon: str
    legs: str


@dataclass(frozen=True, slots=True)
class AreaSheet:
    """What the sheet of one intercommunalité shows."""

    lang: str
    title: str
    scale: float
    ink: str
    muted: str
    accent: str
    area: str
    service: str
    operator: str
    subtitle: str
    estimated: bool
    credit: str
    words: AreaWords
    map: PaperMap
    tours: tuple[AreaTour, ...]
    rows: tuple[AreaRow, ...]


def area_sheets(schedule: ScheduleView, lang: Language, pages: Sequence[PageFormat]) -> dict[str, bytes]:
    """A sheet for every intercommunalité with a stop, by file name."""
    files = {}
    outlines = Outlines.of(schedule.view.contours)
    for epci in dict.fromkeys(stop.area for stop in schedule.view.config.stops):
        name = f"{slug(epci)}-{slug(schedule.view.area(epci).name)}"
        drawn = _drawn(schedule, outlines, epci, lang)
        for page in pages:
            sheet = _sheet(schedule, epci, drawn, lang, page)
            files[f"{FOLDER}/{name}-{page}.pdf"] = press("area", sheet, schedule.schedule.start)
    return files


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is the same on every size of paper."""

    map: PaperMap
    tours: tuple[AreaTour, ...]
    rows: tuple[AreaRow, ...]


def _drawn(schedule: ScheduleView, outlines: Outlines, epci: str, lang: Language) -> _Drawn:
    view = schedule.view
    tours = area_tours(view, epci, lang)
    marks = {pin.stop: pin for tour in tours for pin in tour.stops}
    stops = [stop for stop in view.config.stops if stop.area == epci]
    stops.sort(key=lambda stop: int(marks[stop.id].mark) if stop.id in marks else len(marks) + 1)
    rows = []
    for stop in stops:
        pin = marks.get(stop.id)
        rows.append(
            AreaRow(
                mark=pin.mark if pin else "",
                shape=pin.shape if pin else "",
                commune=view.commune_name(stop),
                place=", ".join(line for line in (stop.place, stop.address) if line),
                whens=_whens(schedule, stop, lang),
                notices=notices([c for c in schedule.schedule.changes if c.stop == stop.id], lang),
            )
        )
    return _Drawn(area_map(view, outlines, epci, tours, lang), tours, tuple(rows))


def _sheet(schedule: ScheduleView, epci: str, drawn: _Drawn, lang: Language, page: PageFormat) -> AreaSheet:
    view, text = schedule.view, paper_labels(lang)
    service, area = view.config.service, view.area(epci).name
    span = schedule.schedule
    subtitle = text.area_subtitle.format(start=words.day(span.start, lang), until=words.day(span.until, lang))
    return AreaSheet(
        lang=lang.value,
        title=text.area_title.format(service=service.name, area=area),
        scale=page.scale,
        ink=colours.INK,
        muted=colours.MUTED,
        accent=colours.swatch(view.area_index(epci)).ink,
        area=area,
        service=service.name,
        operator=service.operator,
        subtitle=subtitle,
        estimated=view.provenance.estimated and not view.lines,
        credit=" ".join([text.outlines_credit, *map(words_in(lang).of, view.provenance.credits)]),
        words=_words(view, lang),
        map=drawn.map,
        tours=drawn.tours,
        rows=drawn.rows,
    )


def _words(view: PlanView, lang: Language) -> AreaWords:
    text = paper_labels(lang)
    straight = text.legs_estimated if view.provenance.estimated else text.legs_known
    return AreaWords(
        number=text.column_number,
        stop=text.column_stop,
        hours=text.column_hours,
        dates=text.column_dates,
        tours=text.tours,
        changes=text.changes,
        no_dates=text.no_dates,
        morning=text.shape_morning,
        afternoon=text.shape_afternoon,
        legs=text.legs_drawn if view.lines else straight,
    )


def _whens(schedule: ScheduleView, stop: Stop, lang: Language) -> tuple[When, ...]:
    """The dates of a stop by weekday and hours, those with the earliest date first."""
    gathered: dict[tuple[int, int, int], list[date]] = {}
    for tour, visit in schedule.visits_of(stop.id):
        gathered.setdefault((tour.date.weekday(), visit.start, visit.end), []).append(tour.date)
    return tuple(
        When(words.weekday(day, lang), words.hours(opens, closes, lang), _by_year(dates, lang))
        for (day, opens, closes), dates in gathered.items()
    )


def _by_year(dates: Sequence[date], lang: Language) -> tuple[str, ...]:
    """``8 janv., 5 févr.``; a text per year, which names it, if there are several."""
    colon = "\u00a0: " if lang is Language.FR else ": "
    years = {day.year: "" for day in dates}
    if len(years) > 1:
        years = {year: f"{year}{colon}" for year in years}
    return tuple(
        years[year] + ", ".join(_short(day, lang) for day in days)
        for year, days in groupby(dates, key=lambda day: day.year)
    )


def _short(day: date, lang: Language) -> str:
    """``8 janv.``, kept on one line."""
    return words.short_day(day, lang).partition(" ")[2].replace(" ", words.NO_BREAK)
