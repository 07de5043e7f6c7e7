"""The door: who brings the word of the address, or a password, comes in."""

import asyncio

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from tourplanner.desk.desk import Room, room_of
from tourplanner.desk.form import Form
from tourplanner.desk.page import page

PAUSE_SECONDS = 1.0
"""After a wrong password: whoever guesses has a second for each."""


def enter(request: Request) -> Response:
    """Come in by the word of the address, which opens once."""
    room = room_of(request)
    word = request.query_params.get("word", "")
    if request.scope.get("role"):
        return RedirectResponse("/", 303)
    cookie = room.keys.cookie_for(word)
    if not cookie:
        return _door(request, wrong=False)
    room.entered()
    return _inside(room, cookie)


async def enter_by_password(request: Request) -> Response:
    """Come in by a password."""
    room = room_of(request)
    cookie = room.keys.cookie_by_password((await Form.of(request))["password"])
    if cookie:
        return _inside(room, cookie)
    await asyncio.sleep(PAUSE_SECONDS)
    return _door(request, wrong=True)


def health(_request: Request) -> Response:
    """That the desk is there."""
    return PlainTextResponse("ok")


def _door(request: Request, wrong: bool) -> Response:
    asks = room_of(request).keys.passwords is not None
    return page(request, "door.html", None, {"asks": asks, "wrong": wrong}, 401)


def _inside(room: Room, cookie: str) -> Response:
    answer = RedirectResponse("/", 303)
    answer.set_cookie(
        room.house.cookie, cookie, httponly=True, samesite="strict", secure=room.house.secure, path="/"
    )
    return answer
