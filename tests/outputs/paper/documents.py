"""A document of each kind."""

from dataclasses import replace

from tourplanner.outputs.paper.area_sheets import area_sheets
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.posters import poster
from tourplanner.outputs.paper.route_sheets import route_sheets
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

A4 = (PageFormat.A4,)


def sheets(schedule: ScheduleView) -> dict[str, bytes]:
    """A document of each kind: a poster, an area sheet, a week of route sheets."""
    areas, routes = area_sheets(schedule, Language.FR, A4), route_sheets(first_week(schedule), Language.FR)
    stop = schedule.view.config.stops[0]
    return {
        "Camping-car solidaire – Monfort": next(iter(poster(schedule, stop, Language.FR, A4).values())),
        "Camping-car solidaire – CC Bastides de Lomagne": next(iter(areas.values())),
        "Feuilles de route – semaine du lundi 4 janvier 2027": next(iter(routes.values())),
    }


def first_week(schedule: ScheduleView) -> ScheduleView:
    """Only the three tours of the first week."""
    return replace(schedule, schedule=replace(schedule.schedule, tours=schedule.schedule.tours[:3]))
