"""Sheets for the meeting with an intercommunalité: its map with the tours, and the table of its dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half
from tourplanner.domain.told_half import evening_of, in_half
from tourplanner.domain.whereabouts import whereabouts
from tourplanner.inputs.slug import file_name
from tourplanner.message import Message
from tourplanner.outputs.names import AREA_SHEETS
from tourplanner.outputs.paper.area_map import AreaTour, area_map, area_tours
from tourplanner.outputs.paper.maps import PaperMap
from tourplanner.outputs.paper.notices import notices
from tourplanner.outputs.paper.outlines import Outlines, outlines_credit
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.press import press
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.outputs.weekly_times import weekly_times
from tourplanner.wording import colours
from tourplanner.wording import format as written
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


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
class AreaSheet:
    """What the sheet of one intercommunalité shows; ``words`` are headings by their names in the template."""

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
    words: Mapping[str, str]
    map: PaperMap
    tours: tuple[AreaTour, ...]
    rows: tuple[AreaRow, ...]


def area_sheets(schedule: ScheduleView, lang: Language, pages: Sequence[PageFormat]) -> dict[str, bytes]:
    """A sheet for every intercommunalité with a stop, by file name."""
    files = {}
    outlines = Outlines.of(schedule.view.contours)
    for epci in dict.fromkeys(stop.area for stop in schedule.view.config.stops):
        name = f"{file_name(epci)}-{file_name(schedule.view.area(epci).name)}"
        drawn = _drawn(schedule, outlines, epci, lang)
        for page in pages:
            sheet = _sheet(schedule, epci, drawn, lang, page)
            files[f"{AREA_SHEETS}/{name}-{page}.pdf"] = press(
                "area", sheet, schedule.schedule.start, schedule.mark
            )
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
                place=whereabouts(stop.place, stop.address),
                whens=_whens(schedule, stop, lang),
                notices=notices(schedule, stop.id, lang),
            )
        )
    return _Drawn(area_map(view, outlines, epci, tours, lang), tours, tuple(rows))


def _sheet(schedule: ScheduleView, epci: str, drawn: _Drawn, lang: Language, page: PageFormat) -> AreaSheet:
    view, words = schedule.view, words_in(lang)
    service, area = view.config.service, view.area(epci).name
    span = schedule.schedule
    return AreaSheet(
        lang=lang.value,
        title=words("sheet.area-title", service=service.name, area=area),
        scale=page.scale,
        ink=colours.INK,
        muted=colours.MUTED,
        accent=colours.swatch(view.area_index(epci)).ink,
        area=area,
        service=service.name,
        operator=service.operator,
        subtitle=words("sheet.area-subtitle", start=span.start, until=span.until),
        estimated=view.provenance.estimated and not view.lines,
        credit=" ".join(
            filter(None, [outlines_credit(view.contours, words), *map(words.of, view.provenance.credits)])
        ),
        words=_headings(view, epci, lang),
        map=drawn.map,
        tours=drawn.tours,
        rows=drawn.rows,
    )


def _headings(view: PlanView, epci: str, lang: Language) -> Mapping[str, str]:
    words = words_in(lang)
    straight = words("sheet.legs-estimated") if view.provenance.estimated else words("sheet.legs-straight")
    return {
        "number": words("sheet.number"),
        "stop": words("sheet.stop"),
        "hours": words("sheet.hours"),
        "dates": words("sheet.dates"),
        "tours": words("sheet.tours"),
        "no_dates": words("sheet.no-dates"),
        "morning": words("sheet.morning"),
        "afternoon": words.written(_later_parts(view, epci), "and"),
        "legs": words("sheet.legs-drawn") if view.lines else straight,
    }


def _later_parts(view: PlanView, epci: str) -> list[Message]:
    """What a square stands for: the parts of the day after lunch in which its stops are visited."""
    stops = [(view.stop(visit.stop), visit) for _, visit in view.visits if visit.half is Half.AFTERNOON]
    parts = [in_half(visit.half, evening_of(stop, visit)) for stop, visit in stops if stop.area == epci]
    afternoon = in_half(Half.AFTERNOON)
    # An afternoon first, as the day goes.
    return sorted(dict.fromkeys(parts or [afternoon]), key=lambda part: part != afternoon)


def _whens(schedule: ScheduleView, stop: Stop, lang: Language) -> tuple[When, ...]:
    """The dates of a stop by weekday and hours, those with the earliest date first."""
    return tuple(
        When(
            written.weekday(times.weekday, lang),
            written.all_hours(times.parts, lang),
            _by_year(times.dates, lang),
        )
        for times in weekly_times(schedule.visits_of(stop.id))
    )


def _by_year(dates: Sequence[date], lang: Language) -> tuple[str, ...]:
    """``8 janv., 5 févr.``; a text per year, which names it, if there are several."""
    words = words_in(lang)
    years = {
        year: [_short(day, lang) for day in days] for year, days in groupby(dates, key=lambda day: day.year)
    }
    if len(years) == 1:
        return tuple(", ".join(days) for days in years.values())
    return tuple(words("sheet.dates-of-year", year=year, days=days) for year, days in years.items())


def _short(day: date, lang: Language) -> str:
    """``8 janv.``, kept on one line."""
    return written.short_date(day, lang)
