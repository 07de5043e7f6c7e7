"""The desk as a web application: its addresses, behind its guard."""

from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from tourplanner.desk.desk import Desk
from tourplanner.desk.guard import Guard
from tourplanner.desk.page import VIEWS
from tourplanner.desk.session import StaleError
from tourplanner.desk.static import static
from tourplanner.desk.step import refused, stale, step
from tourplanner.desk.stream import stream
from tourplanner.desk.views.named import view
from tourplanner.errors import TourPlannerError

PAGES = {
    "/weeks": "weeks.weeks",
    "/chart.json": "weeks.chart",
    "/calendar": "calendar.calendar",
    "/stops": "stops.stops",
    "/stops/chart.json": "stops.chart",
    "/workbook": "workbook.workbook",
    "/workbook.xlsx": "workbook.download",
    "/whatif": "whatif.whatif",
    "/whatif/{name}": "whatif.file",
    "/publish": "publish.publish",
    "/publish/{number:int}/{rank:int}": "publish.file",
    "/publish/{number:int}/all.zip": "publish.files",
    "/today": "today.today",
    "/history": "history.history",
    "/proposals": "proposals.proposals",
    "/search": "search.search",
    "/enter": "door.enter",
    "/health": "door.health",
}
"""The views by their addresses."""
SENT = {
    "/today/count": "today.count",
    "/workbook/read": "workbook.read",
    "/whatif/run": "whatif.run",
    "/whatif/add": "whatif.make",
    "/whatif/pick": "whatif.pick",
    "/whatif/stop": "whatif.stop",
    "/proposals/stop": "proposals.stop",
    "/proposals/again": "proposals.again",
    "/enter": "door.enter_by_password",
}
"""What answers forms that change nothing of the dossier."""
STEPS = {
    "/weeks/move": "weeks.move",
    "/weeks/park": "weeks.park",
    "/weeks/room": "weeks.room",
    "/weeks/together": "weeks.together",
    "/weeks/open": "weeks.open_day",
    "/weeks/open-weekday": "weeks.open_weekday",
    "/weeks/lock": "weeks.lock",
    "/weeks/unlock": "weeks.unlock",
    "/calendar/remove": "calendar.remove",
    "/stops/remove": "stops.remove",
    "/workbook/take": "workbook.take",
    "/search/take": "search.take",
    "/whatif/take": "whatif.take",
    "/proposals/take": "proposals.take",
    "/publish/confirm": "publish.confirm",
    "/publish/export": "publish.export",
    "/history/undo": "history.undo",
    "/history/redo": "history.redo",
    "/history/back": "history.back",
}
"""Forms that change the dossier, by their addresses."""
CONTROLS = {
    "/search/start": "search.start",
    "/search/stop": "search.stop",
    "/search/forget": "search.forget",
}
"""Those of a search, which change nothing of the dossier."""
FORMS = {
    "/calendar/add": ("calendar.add", "calendar.event_again"),
    "/stops/edit": ("stops.edit", "stops.stop_again"),
    "/publish/tell": ("publish.tell", "publish.tell_again"),
    "/stops/add": ("stops.add", "stops.newcomer_again"),
}
"""Those of several fields, which are shown again where something is wrong."""


def desk_app(desk: Desk) -> ASGIApp:
    """The application of a desk."""
    inner = GZipMiddleware(rooms_of(desk), minimum_size=1000, compresslevel=5)
    return Guard(inner, desk.house, desk.keys)


def rooms_of(desk: Desk) -> ASGIApp:
    """Everything behind the guard."""
    routes = [
        Route("/", _first),
        *(Route(path, view(name)) for path, name in PAGES.items()),
        *(Route(path, view(name), methods=["POST"]) for path, name in SENT.items()),
        *(Route(path, step(name), methods=["POST"]) for path, name in {**STEPS, **CONTROLS}.items()),
        *(Route(path, step(*both), methods=["POST"]) for path, both in FORMS.items()),
        Route("/stream", stream),
        Route("/static/{sum}/{name}", static),
    ]
    app = Starlette(routes=routes, exception_handlers={StaleError: stale, TourPlannerError: refused})
    app.state.desk = desk
    return app


def _first(_request: Request) -> Response:
    return RedirectResponse(VIEWS[0].path, 303)
