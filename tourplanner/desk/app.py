"""The desk as a web application: its addresses, behind its guard."""

from collections.abc import Mapping

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
from tourplanner.desk.step import Action, Again, refused, stale, step
from tourplanner.desk.stream import stream
from tourplanner.desk.views import (
    calendar,
    door,
    history,
    proposals,
    publish,
    search,
    stops,
    today,
    weeks,
    whatif,
)
from tourplanner.errors import TourPlannerError

PAGES = (
    Route("/weeks", weeks.weeks),
    Route("/chart.json", weeks.chart),
    Route("/calendar", calendar.calendar),
    Route("/stops", stops.stops),
    Route("/whatif", whatif.whatif),
    Route("/whatif/run", whatif.run, methods=["POST"]),
    Route("/whatif/add", whatif.make, methods=["POST"]),
    Route("/whatif/{name}", whatif.file),
    Route("/publish", publish.publish),
    Route("/publish/{number:int}/{rank:int}", publish.file),
    Route("/today", today.today),
    Route("/history", history.history),
    Route("/proposals", proposals.proposals),
    Route("/search", search.search),
    Route("/stream", stream),
)
STEPS = {
    "/weeks/move": weeks.move,
    "/weeks/park": weeks.park,
    "/weeks/room": weeks.room,
    "/weeks/lock": weeks.lock,
    "/weeks/unlock": weeks.unlock,
    "/calendar/remove": calendar.remove,
    "/search/take": search.take,
    "/proposals/take": proposals.take,
    "/publish/tell": publish.tell,
    "/publish/confirm": publish.confirm,
    "/history/undo": history.undo,
    "/history/redo": history.redo,
    "/history/back": history.back,
}
"""Forms that change the dossier, by their addresses."""
CONTROLS: Mapping[str, Action] = {
    "/search/start": search.start,
    "/search/stop": search.stop,
    "/search/forget": search.forget,
}
"""Those of a search, which change nothing of the dossier."""
FORMS: Mapping[str, tuple[Action, Again]] = {
    "/calendar/add": (calendar.add, calendar.event_again),
    "/stops/edit": (stops.edit, stops.stop_again),
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
        *PAGES,
        *(Route(path, step(action), methods=["POST"]) for path, action in {**STEPS, **CONTROLS}.items()),
        *(Route(path, step(*both), methods=["POST"]) for path, both in FORMS.items()),
        Route("/enter", door.enter),
        Route("/enter", door.enter_by_password, methods=["POST"]),
        Route("/health", door.health),
        Route("/static/{sum}/{name}", static),
    ]
    app = Starlette(routes=routes, exception_handlers={StaleError: stale, TourPlannerError: refused})
    app.state.desk = desk
    return app


def _first(_request: Request) -> Response:
    return RedirectResponse(VIEWS[0].path, 303)
