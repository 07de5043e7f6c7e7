"""The grid of half-days, week by week, as a planner would draw it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import fsum
from typing import Any

from tourplanner.calendar.build import dated_calendar
from tourplanner.domain.period import CycleKind
from tourplanner.domain.schedule import Change
from tourplanner.domain.told_half import DayPart, day_parts
from tourplanner.domain.tour import Tour, Visit
from tourplanner.message import Text
from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook.book import HEADING, Book, Props
from tourplanner.outputs.workbook.table import Leaf, Look, look_props
from tourplanner.outputs.workbook.visits import because
from tourplanner.schedule.cycle_weeks import day_of_cycle
from tourplanner.schedule.summary import owed_changes
from tourplanner.wording.colours import INK, MUTED, swatch
from tourplanner.wording.format import all_hours
from tourplanner.wording.language import Language
from tourplanner.wording.terms import part_title
from tourplanner.wording.words import Words, words_in

WEEK = timedelta(days=7)
Spans = tuple[tuple[int, int], ...]
"""From when to when desks are open, seconds after midnight."""
_DATE_WIDTH, _HALF_WIDTH, _REMARK_WIDTH = 18, 34, 44
_LINE_HEIGHT = 15.5
_PAGE_WIDTH, _PAGE_HEIGHT = 784, 508
"""Points inside the margins of an A4 page across."""
_CHARACTER = 5.4
"""Points of a character of a column's width, the space beside its text shared out."""
_SMALLEST = 0.4
"""Smaller is not read easily: then pages break where they are full."""
_BAND: Props = {"bold": True, "font_color": INK, "bg_color": "#dde4ea", "valign": "vcenter"}
_FREE: Props = {"font_color": MUTED, "border": 1, "border_color": "#c8d0d7", "valign": "vcenter"}


@dataclass(frozen=True, slots=True)
class Day:
    """A row of the grid: its tours by van, and what there is to say."""

    date: date
    tours: dict[str, Tour]
    remarks: tuple[str, ...]


def write_weeks(leaf: Leaf, view: ScheduleView) -> None:
    """Add the sheet of the grid: a row per touring date, a column per van and half-day."""
    book, lang, words = leaf.book, leaf.lang, leaf.words
    sheet = book.sheet(words("book.weeks"), leaf.footer)
    vans = [van.id for van in view.view.config.vans]
    parts = day_parts(view.view.config, view.schedule.tours)
    slots = [(van, part) for van in vans for part in parts]
    titles = [words("book.date"), *(_slot_title(van, part, len(vans), lang) for van, part in slots)]
    titles.append(words("book.remarks"))
    widths = [_DATE_WIDTH, *(_HALF_WIDTH for _ in slots), _REMARK_WIDTH]
    for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column(column, column, width)
        book.write(sheet, 0, column, title, HEADING)
    row, heights, mondays = 1, [_LINE_HEIGHT], []
    for monday, days in grid(view, lang):
        mondays.append(row)
        heights.append(_LINE_HEIGHT)
        sheet.set_row(row, _LINE_HEIGHT)
        for column in range(len(titles)):
            book.write(sheet, row, column, _band(view, monday, lang) if column == 0 else None, _BAND)
        row += 1
        for each in days:
            heights.append(_write_day(leaf, sheet, row, each, slots, view))
            row += 1
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, max(row - 1, 1), len(titles) - 1)
    breaks = _first_of_cycles(view, mondays)
    _break_pages(sheet, breaks, heights, sum(widths))


def _first_of_cycles(view: ScheduleView, mondays: list[int]) -> list[int]:
    """The rows, from 0, at which a cycle starts, given those of all weeks."""
    first = view.schedule.start - timedelta(days=view.schedule.start.weekday())
    calendar = view.view.config.calendar
    offset = (first - calendar.start).days // 7
    # A short cycle shares its page with the next ones.
    step = max(calendar.weeks, 4)
    return [row for week, row in enumerate(mondays) if (week + offset) % step == 0]


def _break_pages(sheet: Any, breaks: list[int], heights: list[float], width: int) -> None:
    """Start a page at each of `breaks`, small enough that the rows up to the next fit on it.

    Excel does not keep to page breaks when it is told to fit a number of pages, hence a scale.
    """
    ends = [*breaks[1:], len(heights)]
    tallest = max((fsum(heights[a:b]) for a, b in zip(breaks, ends, strict=True)), default=0) + heights[0]
    scale = min(1.0, _PAGE_HEIGHT / max(tallest, 1), _PAGE_WIDTH / (width * _CHARACTER))
    if scale >= _SMALLEST:
        sheet.set_print_scale(int(scale * 97))
        sheet.center_horizontally()
        sheet.set_h_pagebreaks([row for row in breaks if row > 1])


def _slot_title(van: str, part: DayPart, vans: int, lang: Language) -> str:
    name = part_title(part, lang)
    return name if vans == 1 else f"{van}\n{name}"


def grid(view: ScheduleView, lang: Language) -> list[tuple[date, tuple[Day, ...]]]:
    """The weeks by their Mondays, each with its touring dates, the closed ones too.

    Dates of a closure of a week or more say that nobody goes out, and not who is not visited: nobody was
    promised it.
    """
    schedule, owed = view.schedule, owed_changes(view.view.config, view.schedule)
    first = schedule.start - timedelta(days=schedule.start.weekday())
    weeks = (schedule.until - first).days // 7 + 1
    rules = replace(view.view.config.calendar, start=first, weeks=weeks)
    calendar = dated_calendar(rules, view.view.config.sessions)
    toured = {tour.date for tour in schedule.tours} | {change.old_date for change in schedule.changes}
    dates = toured.union(calendar.dates, calendar.closed)
    inside = [each for each in sorted(dates) if schedule.start <= each <= schedule.until]
    found: dict[date, list[Day]] = {first + week * WEEK: [] for week in range(weeks)}
    for each in inside:
        tours = {tour.van: tour for tour in schedule.tours if tour.date == each}
        changes = [change for change in owed if change.old_date == each]
        remarks = [] if tours else [_no_tour(calendar.closed.get(each, ""), lang)]
        remarks += _remarks(view, changes, lang)
        monday = each - timedelta(days=each.weekday())
        found[monday].append(Day(each, tours, tuple(remarks)))
    return [(monday, tuple(days)) for monday, days in found.items()]


def _no_tour(why: str, lang: Language) -> str:
    words = words_in(lang)
    return words("book.no-tour-why", why=why) if why else words("book.no-tour")


def _remarks(view: ScheduleView, changes: Sequence[Change], lang: Language) -> list[str]:
    """What became of the visits of a closed date: those that are skipped together, moved ones each."""
    words = words_in(lang)
    skipped: dict[Text, list[str]] = {}
    moved: list[str] = []
    for change in changes:
        stop = view.view.commune_name(view.view.stop(change.stop))
        if change.new_date is None:
            skipped.setdefault(because(change), []).append(stop)
        elif change.is_later:
            moved.append(words("book.put-off", stop=stop, day=change.new_date, why=because(change)))
        else:
            moved.append(words("book.brought-forward", stop=stop, day=change.new_date, why=because(change)))
    return [words("book.skipped", stops=stops, why=why) for why, stops in skipped.items()] + moved


def _band(view: ScheduleView, monday: date, lang: Language) -> str:
    """The title of a week, with its rank in the cycle."""
    words, calendar = words_in(lang), view.view.config.calendar
    text = _week(monday, words)
    # The days of a month's grid are mixed in every calendar week.
    if calendar.weeks == 1 or calendar.cycle is CycleKind.MONTH:
        return text
    at = day_of_cycle(calendar, max(monday, calendar.start))
    if at is None and calendar.cycle is CycleKind.MONTH_WEEKS:
        return text
    if at is None:
        return words("book.week-of-pause", week=text)
    return words("book.week-of-cycle", week=text, rank=at[1] // 7 + 1)


def _week(monday: date, words: Words) -> str:
    """``Semaine 1, du lundi 4 janvier au dimanche 10 janvier 2027``: its number is the calendar's."""
    number, last = monday.isocalendar().week, monday + WEEK - timedelta(days=1)
    if monday.year == last.year:
        return words("book.week", number=number, first=monday, last=last)
    return words("book.week-of-years", number=number, first=monday, last=last)


def _write_day(
    leaf: Leaf, sheet: Any, row: int, each: Day, slots: list[tuple[str, DayPart]], view: ScheduleView
) -> float:
    """Write the row of a date; its height."""
    book, lang = leaf.book, leaf.lang
    date_props = {**look_props(Look.DATE, lang), "valign": "vcenter", "bold": True, "align": "left"}
    book.write(sheet, row, 0, each.date, date_props)
    lines = max(_lines(each.remarks, _REMARK_WIDTH), 1)
    for column, (van, part) in enumerate(slots, start=1):
        tour = each.tours.get(van)
        seen = [(view.view.stop(visit.stop), visit) for visit in tour.visits] if tour else []
        visits = [(visit, spans) for stop, visit in seen if (spans := part.spans(stop, visit))]
        crew = view.view.crew_title(tour) if tour else ""
        lines = max(lines, _write_slot(book, (sheet, row, column), visits, crew, view, lang))
    remarks = {**_FREE, "text_wrap": True, "indent": 1}
    book.write(sheet, row, len(slots) + 1, "\n".join(each.remarks) or None, remarks)
    height = _LINE_HEIGHT * lines + 3
    sheet.set_row(row, height)
    return height


def _write_slot(
    book: Book,
    at: tuple[Any, int, int],
    visits: list[tuple[Visit, Spans]],
    crew: str,
    view: ScheduleView,
    lang: Language,
) -> int:
    """The visits of a van in a half-day and who drives, on the colour of their area; the number of lines."""
    sheet, row, column = at
    if not visits:
        book.write(sheet, row, column, None, _FREE)
        return 1
    plan = view.view
    lines: list[str] = []
    for visit, spans in visits:
        stop = plan.stop(visit.stop)
        place = f", {stop.place}" if stop.place else ""
        lines += [f"{plan.commune_name(stop)}{place}", all_hours(spans, lang)]
    areas = list(dict.fromkeys(plan.stop(visit.stop).area for visit, _ in visits))
    lines += [*(plan.area(epci).name for epci in areas), *([crew] if crew else [])]
    ink = swatch(plan.area_index(areas[0])).ink
    props: Props = {
        "bg_color": ink,
        "font_color": "#ffffff",
        "text_wrap": True,
        "valign": "vcenter",
        "indent": 1,
        "border": 1,
        "border_color": "#ffffff",
    }
    book.write(sheet, row, column, "\n".join(lines), props)
    return _lines(lines, _HALF_WIDTH)


def _lines(texts: Sequence[str], width: int) -> int:
    """How many lines some texts take in a column, roughly: a long one takes several."""
    return sum(1 + len(text) // width for text in texts)
