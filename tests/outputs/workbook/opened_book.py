"""The workbook opened with openpyxl, and what it is compared with."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.outputs.workbook.pilot_year import CYCLE, LAST, NEXT_DAY, closed
from tourplanner.outputs.view import ScheduleView
from tourplanner.outputs.workbook import render
from tourplanner.wording.language import Language


def opened(view: ScheduleView, lang: Language = Language.FR) -> Workbook:
    (content,) = render(view, lang).values()
    return load_workbook(BytesIO(content))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    titles, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in others]


def as_time(text: str) -> time:
    return time.fromisoformat(text)


def as_duration(value: object) -> timedelta:
    """A duration below a day may come back as a time of day."""
    if isinstance(value, time):
        return timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    assert isinstance(value, timedelta)
    return value


def visits_of_the_year(plan: Mapping[str, list]) -> list[tuple[date, dict]]:
    """The visits of plan.json every four weeks, those on closed dates left out or a day later."""
    found = []
    for cycle in range(13):
        for tour in plan["tours"]:
            day = date.fromisoformat(tour["date"]) + cycle * CYCLE
            if closed(day) == "Lundi de Pâques":
                day = NEXT_DAY
            if day <= LAST and not closed(day):
                found += [(day, visit) for visit in tour["visits"]]
    return sorted(found, key=lambda pair: (pair[0], pair[1]["start"]))
