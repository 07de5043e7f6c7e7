"""All paper of a schedule: posters, sheets of intercommunalités, route sheets and sheets of appointments."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

from tourplanner.message import Message, message
from tourplanner.outputs import names
from tourplanner.outputs.audience import Audience
from tourplanner.outputs.paper.appointment_sheets import appointment_sheets
from tourplanner.outputs.paper.area_sheets import area_sheets
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.posters import posters
from tourplanner.outputs.paper.route_sheets import route_sheets
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language


class Paper(StrEnum):
    """What is printed."""

    POSTERS = "posters"
    AREAS = "areas"
    ROUTES = "routes"
    APPOINTMENTS = "appointments"
    ALL = "all"


def render(schedule: ScheduleView, lang: Language) -> Mapping[str, bytes]:
    """Every poster and sheet in every size, by its path, with the dates to come."""
    return papers(schedule.to_come, lang, Paper.ALL, tuple(PageFormat))


def papers(
    schedule: ScheduleView, lang: Language, what: Paper, pages: Sequence[PageFormat]
) -> Mapping[str, bytes]:
    """Some or all paper of a schedule, by its path; `pages` are those of posters and area sheets alone."""
    makers = {
        Paper.POSTERS: lambda: posters(schedule, lang, pages),
        Paper.AREAS: lambda: area_sheets(schedule, lang, pages),
        Paper.ROUTES: lambda: route_sheets(schedule, lang),
        Paper.APPOINTMENTS: lambda: appointment_sheets(schedule, lang),
    }
    wanted = tuple(makers) if what is Paper.ALL else (what,)
    return {path: content for each in wanted for path, content in makers[each]().items()}


def label(path: str) -> Message:
    """What the file of that path is, in a word or two."""
    place = PurePosixPath(path)
    if place.parts[0] == names.ROUTE_SHEETS:
        return message("sheet.file-of-week", monday=date.fromisoformat(place.stem))
    if place.parts[0] == names.APPOINTMENTS:
        return message("appointment.file")
    size = next(page for page in PageFormat if page in (place.parent.name, place.stem.rpartition("-")[2]))
    if place.parts[0] == names.AREA_SHEETS:
        return message("sheet.file-of-area", size=size.value)
    if len(place.parts) == 2:
        return message("poster.file-of-all", size=size.value)
    return message("poster.file", size=size.value)


def audience(path: str) -> Audience:
    """Posters are for everybody; sheets tell how far and how long the crew drives."""
    posters = PurePosixPath(path).parts[0] == names.POSTERS
    return Audience.PUBLIC if posters else Audience.INTERNAL
