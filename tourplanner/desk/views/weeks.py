"""Semaines: the grid as a board, the map beside it, and the visit that was chosen."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tourplanner.analysis.verdicts import Card
from tourplanner.desk.board import board_of, first_key
from tourplanner.desk.card_item import card_item
from tourplanner.desk.chart import chart_of
from tourplanner.desk.checked import checked_of, closed_days, openings_for, visit_of
from tourplanner.desk.commands import Command, Fix, Release
from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.explanations import Asked, Explained, closed
from tourplanner.desk.form import Form, not_understood
from tourplanner.desk.journal import Entry
from tourplanner.desk.locks import Extent, FixAll, ReleaseAll
from tourplanner.desk.moves import MakeRoom, Move, Park, Swap
from tourplanner.desk.offers import offers_of
from tourplanner.desk.page import page
from tourplanner.desk.reasons import reasons
from tourplanner.desk.session import Look
from tourplanner.desk.several import (
    FixTogether,
    MoveTogether,
    OpenDay,
    OpenWeekday,
    ParkTogether,
    ReleaseTogether,
    some,
)
from tourplanner.desk.work import Work
from tourplanner.domain.period import Half
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.message import message
from tourplanner.workflow.dossier.lock import VisitPlace, fixed_visits, free_visits
from tourplanner.workflow.plan_view import plan_view

WEEKDAYS = 7
AT_ONCE_SECONDS = 0.25
"""That a page waits for prices; then it is shown without, and asks again."""


def weeks(request: Request) -> Response:
    """The board."""
    desk = desk_of(request)
    look = desk.session.look()
    board = board_of(look.dossier, desk.words)
    query = request.query_params
    checked = checked_of(look.dossier, board, query.getlist("check"), "move" in query, desk.words)
    asked = "" if checked.cards else first_key(board, query.get("visit", ""))
    chosen = next((card for card in board.cards if card.key == asked), None)
    parked = next((each for each in board.parked if each.key == asked), None)
    card = Card(parked.stop) if parked else Card(chosen.place.stop, chosen.at) if chosen else None
    asks = "why" in request.query_params
    moves = card is not None and not asks and (parked is not None or "move" in request.query_params)
    opens = card is not None and moves and "open" in query
    facts = {
        "board": board,
        "item": card_item,
        "checked": checked,
        "marked": {each.key for each in checked.cards},
        "openings": openings_for(look.dossier, card, desk.words) if card and opens else None,
        "closed_days": closed_days(look.dossier) if "open" in query and not card else None,
        "chosen": chosen,
        "parked": parked,
        "offers": offers_of(look.dossier, card, desk.words) if card and moves else None,
        "why": _why(request, desk, look, card) if card and asks else None,
    }
    return page(request, "weeks.html", look, facts)


@dataclass(frozen=True, slots=True)
class Why:
    """Why a visit is where it is, as far as that is known.

    Attributes
    ----------
    weekday
        The day that is asked of; None for the place that it has.
    shut
        Half-days that rules shut, and why.
    prices
        None while they are reckoned, for so many ``seconds``, or where they could not be: then ``faults``.
    """

    weekday: int | None
    shut: tuple[tuple[str, str], ...]
    prices: Explained | None
    seconds: int
    faults: tuple[str, ...]

    @property
    def goes_on(self) -> bool:
        """Whether prices are still reckoned."""
        return self.prices is None and not self.faults


def _why(request: Request, desk: Desk, look: Look, card: Card) -> Why:
    day, words = request.query_params.get("day", ""), desk.words
    weekday = int(day) if day in tuple("0123456") else None

    def explain() -> Explained:
        # Solvers take their time to load: pages that ask nothing do not wait for them.
        from tourplanner.desk.priced_places import explained, explained_day  # noqa: PLC0415

        if weekday is None:
            return explained(look.dossier, card.stop, words)
        return explained_day(look.dossier, card.stop, weekday, words)

    shut = closed(look.dossier.plan, card.stop, words)
    work = desk.explanations.of(Asked(look.revision, card.stop, weekday), explain)
    prices, faults = _made(work, desk)
    return Why(weekday, shut if weekday is None else (), prices, work.seconds, faults)


def _made(work: Work[Explained], desk: Desk) -> tuple[Explained | None, tuple[str, ...]]:
    if not work.ends_within(AT_ONCE_SECONDS):
        return None, ()
    try:
        return work.made(), ()
    except TourPlannerError as error:
        return None, tuple(reasons(error, desk.words))


def chart(request: Request) -> Response:
    """What the map draws."""
    return JSONResponse(chart_of(plan_view(desk_of(request).session.look().dossier.plan)))


def move(desk: Desk, form: Form, role: str) -> Entry:
    """Move a visit to another half-day, or let it change places with the one that is there."""
    card, to = _card(form), form.half_day("to-")
    command = Swap(card, Card(form["partner"], to)) if form["partner"] else Move(card, to)
    return desk.session.do(command, form.revision, role)


def room(desk: Desk, form: Form, role: str) -> Entry:
    """Give a stop the half-day that an explanation has priced, others making room for it."""
    day, half, week = form.number("weekday"), form["half"], form.number("week")
    if day not in range(WEEKDAYS) or half not in tuple(Half) or week < 0:
        raise not_understood()
    look = desk.session.look()
    command = MakeRoom.of(look.dossier, form["stop"], day, Half(half), week or None)
    return desk.session.do(command, form.revision, role)


def together(desk: Desk, form: Form, role: str) -> Entry:
    """Do something with all visits that are checked, as one step."""
    look = desk.session.look()
    wanted = set(form["checked"].split())
    cards = [card for card in board_of(look.dossier, desk.words).cards if card.key in wanted]
    if form.revision == look.revision and len(cards) != len(wanted):
        raise not_understood()
    command = _together(look, form, some([visit_of(card) for card in cards]))
    return desk.session.do(command, form.revision, role)


def _together(look: Look, form: Form, cards: tuple[Card, ...]) -> Command:
    places = [VisitPlace(card.stop, card.place.date, card.place.half) for card in cards if card.place]
    match form["what"]:
        case "move":
            return MoveTogether.of(look.dossier, cards, form.date("to-date"))
        case "park":
            return ParkTogether(cards)
        case "fix":
            return FixTogether(_fixed(look, places, held=False), form["why"])
        case "release":
            return ReleaseTogether(_fixed(look, places, held=True))
    raise not_understood()


def _fixed(look: Look, places: list[VisitPlace], *, held: bool) -> tuple[VisitPlace, ...]:
    """Those of some visits that are fixed one by one, or those that are not.

    Raises
    ------
    InputError
        If there is none.
    """
    days = {place.date for place in places}
    known = (fixed_visits if held else free_visits)(look.dossier, days)
    found = tuple(place for place in known if place in places)
    if not found:
        raise InputError.of("", message("desk.none-fixed" if held else "desk.all-fixed"))
    return found


def open_day(desk: Desk, form: Form, role: str) -> Entry:
    """Tour on a weekday from now on, and move a visit there."""
    return desk.session.do(OpenDay(_card(form), form.half_day("to-")), form.revision, role)


def open_weekday(desk: Desk, form: Form, role: str) -> Entry:
    """Tour on a weekday from now on, wherever."""
    weekday = form.number("weekday")
    if weekday not in range(WEEKDAYS):
        raise not_understood()
    return desk.session.do(OpenWeekday(weekday), form.revision, role)


def park(desk: Desk, form: Form, role: str) -> Entry:
    """Take a visit off its date, without another one."""
    return desk.session.do(Park(_card(form)), form.revision, role)


def _card(form: Form) -> Card:
    return Card(form["stop"], form.half_day("") if form["date"] else None)


def lock(desk: Desk, form: Form, role: str) -> Entry:
    """Fix a visit where it is, or all those of its day or week."""
    extent = _extent(form)
    if extent is Extent.VISIT:
        return desk.session.do(Fix(form.visit, form["why"]), form.revision, role)
    look = desk.session.look()
    command = FixAll.of(look.dossier, form.visit.date, extent, form["why"])
    return desk.session.do(command, form.revision, role)


def unlock(desk: Desk, form: Form, role: str) -> Entry:
    """Let a visit go, or all those of its day or week."""
    extent = _extent(form)
    if extent is Extent.VISIT:
        return desk.session.do(Release(form.visit), form.revision, role)
    look = desk.session.look()
    return desk.session.do(ReleaseAll.of(look.dossier, form.visit.date, extent), form.revision, role)


def _extent(form: Form) -> Extent:
    try:
        return Extent(form["extent"] or Extent.VISIT)
    except ValueError:
        raise not_understood() from None
