"""Views by their names, ``weeks.chart``: each is loaded when it is asked for, so that the first is quick."""

from collections.abc import Awaitable, Callable
from importlib import import_module
from inspect import iscoroutinefunction
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

PACKAGE = "tourplanner.desk.views"


def named(name: str) -> Callable[..., Any]:
    """The function of that name, its module loaded now."""
    module, _, function = name.partition(".")
    found: Callable[..., Any] = getattr(import_module(f"{PACKAGE}.{module}"), function)
    return found


def view(name: str) -> Callable[[Request], Awaitable[Response]]:
    """What answers requests for the view of that name."""

    async def answer(request: Request) -> Response:
        shown = await run_in_threadpool(named, name)
        response: Response
        if iscoroutinefunction(shown):
            response = await shown(request)
        else:
            response = await run_in_threadpool(shown, request)
        return response

    return answer
