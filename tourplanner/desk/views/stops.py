"""Arrêts: the table of all stops, and a form of what is told of one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from tourplanner.desk.board import Board, Card, board_of
from tourplanner.desk.commands import EditStop
from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.fields import Field, faults_by_key, fields_of, typed
from tourplanner.desk.form import Form
from tourplanner.desk.journal import Entry
from tourplanner.desk.page import page
from tourplanner.domain.config import Config, Stop
from tourplanner.errors import InputError
from tourplanner.inputs.config.key import Shape
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier import Dossier
from tourplanner.workflow.edit_stop import KEYS

TABLE = "stops"


@dataclass(frozen=True, slots=True)
class Row:
    """A stop in the table: its visits in words, and what people are told of it."""

    stop: str
    name: str
    area: str
    ink: int
    pattern: str
    when: tuple[Card, ...]
    missing: str
    place: str
    phone: str


def stops(request: Request) -> Response:
    """The table, and the form of the stop that was chosen."""
    desk = desk_of(request)
    dossier = desk.session.look().dossier
    chosen = request.query_params.get("stop", "")
    return _shown(request, chosen, _values(dossier, chosen), None)


def stop_again(request: Request, form: Form, error: InputError) -> Response:
    """The form of a stop with its faults."""
    return _shown(request, form["stop"], form.values, error)


def edit(desk: Desk, form: Form, role: str) -> Entry:
    """Change what is told of a stop."""
    given = typed(KEYS, form.values)
    values: dict[str, object] = {key.name: given.get(key.name) for key in KEYS}
    for key in KEYS:
        if key.kind.form.shape is Shape.FLAG:
            is_set = bool(given.get(key.name))
            values[key.name] = None if is_set == key.default else is_set
    return desk.session.do(EditStop(form["stop"], values), form.revision, role)


def _shown(request: Request, chosen: str, values: Mapping[str, str], error: InputError | None) -> Response:
    desk = desk_of(request)
    look = desk.session.look()
    words, config = desk.words, look.dossier.config
    board = board_of(look.dossier, words)
    rows = _rows(board, look.dossier)
    beside, others = faults_by_key(error, TABLE, words) if error else ({}, [])
    facts = {
        "rows": rows,
        "chosen": next((row for row in rows if row.stop == chosen), None),
        "fields": _fields(values, beside, words),
        "faults": others,
        "visits": {stop.id: stop.visits for stop in config.stops},
    }
    return page(request, "stops.html", look, facts, 422 if error else 200)


def _rows(board: Board, dossier: Dossier) -> list[Row]:
    config = dossier.config
    cards: dict[str, list[Card]] = {}
    for card in board.cards:
        cards.setdefault(card.place.stop, []).append(card)
    parked = {each.stop: each.visits for each in board.parked}
    look = _looks(board)
    return [
        Row(
            stop=stop.id,
            name=stop.name,
            area=dossier.plan.areas.get(stop.area, ""),
            ink=look.get(stop.area, (0, ""))[0],
            pattern=look.get(stop.area, (0, ""))[1],
            when=tuple(cards.get(stop.id, ())),
            missing=parked.get(stop.id, ""),
            place=", ".join(text for text in (stop.place, stop.address) if text),
            phone=stop.phone,
        )
        for stop in _in_order(config)
    ]


def _looks(board: Board) -> dict[str, tuple[int, str]]:
    """Ink and pattern of areas, as the cards of their stops have them."""
    return {card.epci: (card.ink, card.pattern) for card in board.cards}


def _in_order(config: Config) -> list[Stop]:
    return sorted(config.stops, key=lambda stop: stop.name)


def _values(dossier: Dossier, stop: str) -> dict[str, str]:
    """What the config says of a stop, as a form has it."""
    rows: Iterable[Mapping[str, object]] = dossier.table.get(TABLE, ())  # type: ignore[assignment]
    row = next((row for row in rows if (row.get("id") or row.get("commune")) == stop), {})
    found = {}
    for key in KEYS:
        value = row.get(key.name, key.default)
        found[key.name] = "" if value in (None, False) else str(value)
    return found


def _fields(values: Mapping[str, str], faults: Mapping[str, str], words: Words) -> tuple[Field, ...]:
    return fields_of(TABLE, KEYS, (), values, faults, {}, words)
