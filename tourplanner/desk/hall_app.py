"""The hall as a web application: the start page, and behind it the dossier that is open."""

from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from tourplanner.desk.guard import Guard
from tourplanner.desk.hall import START, Hall
from tourplanner.desk.static import static
from tourplanner.desk.step import refused
from tourplanner.desk.views.named import view
from tourplanner.errors import TourPlannerError

PAGES = {
    START: "start.start",
    f"{START}/wait": "start.wait",
    f"{START}/new": "founding.ask",
    f"{START}/new/chart.json": "founding.chart",
    "/enter": "door.enter",
    "/health": "door.health",
}
"""The views by their addresses."""
SENT = {
    f"{START}/open": "start.open_dossier",
    f"{START}/pilot": "start.pilot",
    f"{START}/import": "start.bring",
    f"{START}/new/make": "founding.make",
    "/enter": "door.enter_by_password",
}
"""What answers forms."""


def hall_app(hall: Hall) -> ASGIApp:
    """The application of a hall."""
    routes = [
        Route("/", _first),
        *(Route(path, view(name)) for path, name in PAGES.items()),
        *(Route(path, view(name), methods=["POST"]) for path, name in SENT.items()),
        Route("/static/{sum}/{name}", static),
    ]
    app = Starlette(routes=routes, exception_handlers={TourPlannerError: refused})
    app.state.desk = hall
    inner = GZipMiddleware(_Rooms(hall, app), minimum_size=1000, compresslevel=5)
    return Guard(inner, hall.house, hall.keys)


class _Rooms:
    """Whoever asks for the start page is there; everybody else at the dossier, where one is open."""

    def __init__(self, hall: Hall, app: ASGIApp) -> None:
        self.hall, self.app = hall, app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        behind = self.hall.app
        path = scope.get("path", START)
        is_here = path == START or path.startswith(f"{START}/")
        await (self.app if behind is None or is_here else behind)(scope, receive, send)


def _first(_request: Request) -> Response:
    return RedirectResponse(START, 303)
