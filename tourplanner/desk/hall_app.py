"""The hall as a web application: the start page, and behind it the dossier that is open."""

from collections.abc import Callable, Mapping

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
from tourplanner.desk.views import door, founding, start
from tourplanner.errors import TourPlannerError

PAGES: Mapping[str, tuple[Callable[..., object], str]] = {
    START: (start.start, "GET"),
    f"{START}/open": (start.open_dossier, "POST"),
    f"{START}/pilot": (start.pilot, "POST"),
    f"{START}/import": (start.bring, "POST"),
    f"{START}/wait": (start.wait, "GET"),
    founding.PATH: (founding.ask, "GET"),
    f"{founding.PATH}/make": (founding.make, "POST"),
}


def hall_app(hall: Hall) -> ASGIApp:
    """The application of a hall."""
    routes = [
        Route("/", _first),
        *(Route(path, page, methods=[method]) for path, (page, method) in PAGES.items()),
        Route("/enter", door.enter),
        Route("/enter", door.enter_by_password, methods=["POST"]),
        Route("/health", door.health),
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
