"""Semaines: the grid as a board, the map beside it, and the visit that was chosen."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tourplanner.desk.board import board_of
from tourplanner.desk.chart import chart_of
from tourplanner.desk.commands import Fix, Release
from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.form import Form
from tourplanner.desk.journal import Entry
from tourplanner.desk.page import page
from tourplanner.workflow.plan_view import plan_view


def weeks(request: Request) -> Response:
    """The board."""
    desk = desk_of(request)
    look = desk.session.look()
    board = board_of(look.dossier, desk.words)
    asked = request.query_params.get("visit", "")
    chosen = next((card for card in board.cards if card.key == asked), None)
    return page(request, "weeks.html", look, {"board": board, "chosen": chosen})


def chart(request: Request) -> Response:
    """What the map draws."""
    return JSONResponse(chart_of(plan_view(desk_of(request).session.look().dossier.plan)))


def lock(desk: Desk, form: Form, role: str) -> Entry:
    """Fix a visit where it is."""
    return desk.session.do(Fix(form.visit, form["why"]), form.revision, role)


def unlock(desk: Desk, form: Form, role: str) -> Entry:
    """Let a visit go."""
    return desk.session.do(Release(form.visit), form.revision, role)
