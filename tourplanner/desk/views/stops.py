"""Arrêts: the table of all stops, and beside it one of them, several at once, or a commune to add."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.fields import faults_by_key
from tourplanner.desk.form import Form, not_understood
from tourplanner.desk.journal import Entry
from tourplanner.desk.key_form import KeyField, Said, changes, fields, said_of, sent
from tourplanner.desk.page import page
from tourplanner.desk.reasons import reasons
from tourplanner.desk.squares import Square, square_of
from tourplanner.desk.stop_changes import AddStops, EditStops, RemoveStops
from tourplanner.desk.stop_chart import stop_chart_of
from tourplanner.desk.stop_rows import StopRow, stop_rows
from tourplanner.desk.stop_sections import BY_NAME, Section, sections_of
from tourplanner.domain.place import Commune
from tourplanner.errors import InputError
from tourplanner.inputs.config.key import Key
from tourplanner.message import message
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.changed_stops import KEYS
from tourplanner.workflow.dossier.dossier import Dossier

TABLE = "stops"
FIRST_SAID = ("place", "visits", "minutes", "weekdays", "halves")
"""Keys that are asked for with a new stop; all others have their usual values."""
USUAL_KEY = "visits"


@dataclass(frozen=True, slots=True)
class Single:
    """The form of one stop."""

    row: StopRow
    sections: tuple[Section, ...]
    square: Square | None


@dataclass(frozen=True, slots=True)
class Together:
    """Several stops, of which one key is set; ``keys`` are the labels of those that can be by their names."""

    rows: tuple[StopRow, ...]
    key: str
    keys: Mapping[str, str]
    field: KeyField

    @property
    def stops(self) -> str:
        """Their ids, one a line."""
        return "\n".join(row.stop for row in self.rows)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A commune that may be added; ``there`` is whether it has a stop already."""

    code: str
    name: str
    area: str
    residents: int
    there: bool
    fields: tuple[KeyField, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page is asked for, and what was typed into its form where that is shown again."""

    stop: str = ""
    picks: tuple[str, ...] = ()
    key: str = ""
    add: str = ""
    find: str = ""
    said: Mapping[str, Said] | None = None
    error: InputError | None = None


def stops(request: Request) -> Response:
    """The table, and what was chosen in it."""
    dossier, asked = desk_of(request).session.look().dossier, request.query_params
    area = asked.get("area", "")
    of_area = [stop.id for stop in dossier.config.stops if area and stop.area == area]
    return _shown(
        request,
        Asked(
            asked.get("stop", ""),
            tuple(dict.fromkeys([*asked.getlist("pick"), *of_area])),
            asked.get("key", ""),
            asked.get("add", "").strip(),
            asked.get("find", "").strip(),
        ),
    )


def chart(request: Request) -> Response:
    """What the map draws."""
    return JSONResponse(stop_chart_of(desk_of(request).session.look().dossier))


def stop_again(request: Request, form: Form, error: InputError) -> Response:
    """The form of stops with its faults."""
    keys = _keys(form)
    said = sent(form.values, keys)
    several = _several(form)
    if several:
        return _shown(request, Asked(picks=several, key=keys[0].name if keys else "", said=said, error=error))
    return _shown(request, Asked(form["stop"], said=said, error=error))


def newcomer_again(request: Request, form: Form, error: InputError) -> Response:
    """The form of a commune to add with its faults."""
    said = sent(form.values, [BY_NAME[name] for name in FIRST_SAID])
    return _shown(request, Asked(add=form["commune"], said=said, error=error))


def edit(desk: Desk, form: Form, role: str) -> Entry:
    """Change what is said of a stop, or one key of several."""
    keys, several = _keys(form), _several(form)
    typed = sent(form.values, keys)
    if several:
        values = changes({}, typed, keys)
        return desk.session.do(EditStops(several, values), form.revision, role)
    look = desk.session.look()
    values = changes(said_of(_table_row(look.dossier, form["stop"]), keys, desk.words), typed, keys)
    if not values and look.revision == form.revision:
        raise InputError.of("", message("desk.nothing-changed"))
    return desk.session.do(EditStops((form["stop"],), values), form.revision, role)


def add(desk: Desk, form: Form, role: str) -> Entry:
    """Add a commune as a stop."""
    keys = [BY_NAME[name] for name in FIRST_SAID]
    values = changes(said_of({}, keys, desk.words), sent(form.values, keys), keys)
    return desk.session.do(AddStops((form["commune"],), values), form.revision, role)


def remove(desk: Desk, form: Form, role: str) -> Entry:
    """Take stops out."""
    several = _several(form) or (form["stop"],)
    return desk.session.do(RemoveStops(several), form.revision, role)


def _keys(form: Form) -> list[Key]:
    """The keys that a form holds: all of a stop, where it does not name them."""
    names = form["keys"].split()
    if not names:
        return list(KEYS)
    if not all(name in BY_NAME for name in names):
        raise not_understood()
    return [BY_NAME[name] for name in names]


def _several(form: Form) -> tuple[str, ...]:
    return tuple(each.strip() for each in form["stops"].splitlines() if each.strip())


def _shown(request: Request, asked: Asked) -> Response:
    desk = desk_of(request)
    look, words = desk.session.look(), desk.words
    dossier, error = look.dossier, asked.error
    rows = stop_rows(dossier, words)
    beside, others = faults_by_key(error, TABLE, words) if error else ({}, [])
    chosen = next((row for row in rows if row.stop == asked.stop), None)
    picked = tuple(row for row in rows if row.stop in asked.picks)
    newcomer = None
    if asked.add:
        newcomer, unknown = _newcomer(dossier, asked, beside, words)
        others += unknown
    facts = {
        "rows": rows,
        "single": _single(dossier, chosen, asked, beside, words) if chosen else None,
        "together": _together(picked, asked, beside, words) if picked and not chosen else None,
        "newcomer": newcomer,
        "adding": asked.add,
        "commune_fault": beside.get("commune", ""),
        "picked": {row.stop for row in picked},
        "areas": dict(sorted(((row.epci, row.area) for row in rows), key=lambda each: each[1])),
        "communes": sorted({each.name for each in dossier.plan.catalogue.communes.values()}),
        "faults": others,
    }
    return page(request, "stops.html", look, facts, 422 if error or (asked.add and not newcomer) else 200)


def _table_row(dossier: Dossier, stop: str) -> Mapping[str, object]:
    """What the config says of a stop."""
    rows = dossier.table.get(TABLE, ())
    assert isinstance(rows, Sequence)
    return next((row for row in rows if (row.get("id") or row.get("commune")) == stop), {})


def _single(
    dossier: Dossier, chosen: StopRow, asked: Asked, faults: Mapping[str, str], words: Words
) -> Single:
    said = said_of(_table_row(dossier, chosen.stop), KEYS, words) | dict(asked.said or {})
    return Single(
        chosen, sections_of(said, faults, words), square_of(dossier, chosen.stop, asked.find, words)
    )


def _together(rows: tuple[StopRow, ...], asked: Asked, faults: Mapping[str, str], words: Words) -> Together:
    key = BY_NAME.get(asked.key, BY_NAME[USUAL_KEY])
    labels = {each.name: words.of(message(f"key.stops.{each.name}")) for each in KEYS}
    said = asked.said or said_of({}, [key], words)
    [field] = fields(TABLE, [key], said, faults, words)
    return Together(rows, key.name, dict(sorted(labels.items(), key=lambda each: each[1])), field)


def _newcomer(
    dossier: Dossier, asked: Asked, faults: Mapping[str, str], words: Words
) -> tuple[Newcomer | None, list[str]]:
    """The commune that is meant by a code or a name; what is wrong with that where it is none."""
    # What knows all names is loaded when somebody asks for one.
    from tourplanner.workflow.dossier.add_stop import named_communes  # noqa: PLC0415

    try:
        [commune] = named_communes((asked.add,), dossier.plan.catalogue)
    except InputError as error:
        return None, reasons(error, words)
    keys = [BY_NAME[name] for name in FIRST_SAID]
    said = asked.said or said_of({}, keys, words)
    return _new(commune, dossier, fields(TABLE, keys, said, faults, words)), []


def _new(commune: Commune, dossier: Dossier, shown: tuple[KeyField, ...]) -> Newcomer:
    area = dossier.plan.areas.get(commune.epci, "")
    there = any(stop.commune == commune.code for stop in dossier.config.stops)
    return Newcomer(commune.code, commune.name, area, commune.population, there, shown)
