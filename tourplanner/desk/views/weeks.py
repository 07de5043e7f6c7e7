"""Semaines: the grid as a board, the map beside it, and the visit that was chosen."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tourplanner.analysis.verdicts import Card
from tourplanner.desk.board import board_of
from tourplanner.desk.chart import chart_of
from tourplanner.desk.commands import Fix, Release
from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.form import Form
from tourplanner.desk.journal import Entry
from tourplanner.desk.moves import Move, Park, Swap
from tourplanner.desk.offers import offers_of
from tourplanner.desk.page import page
from tourplanner.workflow.plan_view import plan_view


def weeks(request: Request) -> Response:
    """The board."""
    desk = desk_of(request)
    look = desk.session.look()
    board = board_of(look.dossier, desk.words)
    asked = request.query_params.get("visit", "")
    chosen = next((card for card in board.cards if card.key == asked), None)
    parked = next((each for each in board.parked if each.key == asked), None)
    card = Card(parked.stop) if parked else Card(chosen.place.stop, chosen.at) if chosen else None
    moves = card is not None and (parked is not None or "move" in request.query_params)
    facts = {
        "board": board,
        "chosen": chosen,
        "parked": parked,
        "offers": offers_of(look.dossier, card, desk.words) if card and moves else None,
    }
    return page(request, "weeks.html", look, facts)


def chart(request: Request) -> Response:
    """What the map draws."""
    return JSONResponse(chart_of(plan_view(desk_of(request).session.look().dossier.plan)))


def move(desk: Desk, form: Form, role: str) -> Entry:
    """Move a visit to another half-day, or let it change places with the one that is there."""
    card, to = _card(form), form.half_day("to-")
    command = Swap(card, Card(form["partner"], to)) if form["partner"] else Move(card, to)
    return desk.session.do(command, form.revision, role)


def park(desk: Desk, form: Form, role: str) -> Entry:
    """Take a visit off its date, without another one."""
    return desk.session.do(Park(_card(form)), form.revision, role)


def _card(form: Form) -> Card:
    return Card(form["stop"], form.half_day("") if form["date"] else None)


def lock(desk: Desk, form: Form, role: str) -> Entry:
    """Fix a visit where it is."""
    return desk.session.do(Fix(form.visit, form["why"]), form.revision, role)


def unlock(desk: Desk, form: Form, role: str) -> Entry:
    """Let a visit go."""
    return desk.session.do(Release(form.visit), form.revision, role)
