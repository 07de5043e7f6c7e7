"""Calendrier: the year as months or as a list, and what happens in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from tourplanner.desk.commands import AddEvent, RemoveEvent
from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.fields import Field, faults_by_key, fields_of, typed
from tourplanner.desk.form import Form, not_understood
from tourplanner.desk.journal import Entry
from tourplanner.desk.page import page
from tourplanner.desk.reasons import reasons
from tourplanner.desk.year import year_of
from tourplanner.domain.config import Config
from tourplanner.domain.told_event import told
from tourplanner.domain.told_half import evenings
from tourplanner.errors import InputError
from tourplanner.inputs.config.event_keys import EVENT, SHAPES
from tourplanner.message import Message
from tourplanner.outputs.standing_words import to_do, what_changes
from tourplanner.wording.words import Words
from tourplanner.workflow.year.dated_plan import DatedPlan
from tourplanner.workflow.year.event import called
from tourplanner.workflow.year.told_dates import to_be_told

TABLE = "events"
SEVERAL_DAYS = "from"


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in words, with its number."""

    number: int
    said: str
    why: str


@dataclass(frozen=True, slots=True)
class EventForm:
    """The form of a kind of event: what it needs, and what may be said besides."""

    kind: str
    needed: tuple[Field, ...]
    free: tuple[Field, ...]
    faults: tuple[str, ...] = ()


def calendar(request: Request) -> Response:
    """The year."""
    asked = request.query_params
    values = {"date": asked.get("day", ""), "from": asked.get("day", "")}
    if "said" in asked:
        return _said(request, asked["said"])
    return _shown(request, asked.get("event", ""), values, None)


def _said(request: Request, text: str) -> Response:
    """The form of an event that was said, to be looked at before it is added."""
    desk = desk_of(request)
    # What reads sentences is loaded when one was said.
    from tourplanner.workflow.year.say_event import understood  # noqa: PLC0415

    try:
        found = understood(text, desk.session.look().dossier, desk.today())
    except InputError as error:
        return _shown(request, "", {}, None, Said(text, tuple(reasons(error, desk.words))))
    return _shown(request, found.kind, found.values, None, Said(text))


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of an event, and why it was not understood."""

    text: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """A stop that has to be told something else than it was: in sentences, whom, and what is to be done."""

    name: str
    phone: str
    changes: tuple[str, ...]
    to_do: str


NOTHING_SAID = Said()


def event_again(request: Request, form: Form, error: InputError) -> Response:
    """The form of an event with its faults."""
    return _shown(request, form["kind"], form.values, error)


def add(desk: Desk, form: Form, role: str) -> Entry:
    """Add an event."""
    if form["kind"] not in SHAPES:
        raise not_understood()
    keys = [key for key in EVENT if key.name in SHAPES[form["kind"]].keys and key.name != "kind"]
    command = AddEvent(form["kind"], typed(keys, form.values))
    return desk.session.do(command, form.revision, role)


def remove(desk: Desk, form: Form, role: str) -> Entry:
    """Take an event out."""
    return desk.session.do(RemoveEvent(form.number("number")), form.revision, role)


def _shown(
    request: Request,
    kind: str,
    values: Mapping[str, str],
    error: InputError | None,
    said: Said = NOTHING_SAID,
) -> Response:
    desk = desk_of(request)
    look = desk.session.look()
    plan, words = look.dossier.plan, desk.words
    dated = desk.dated.of(look)
    year = year_of(dated, desk.today(), words)
    config = look.dossier.config
    names, late = called(config), evenings(config.stops)
    facts = {
        "year": year,
        "said": said,
        "told_number": dated.ledger.number,
        "news": _news(dated, desk),
        "as_list": request.query_params.get("as") == "list",
        "day": year.day(request.query_params.get("day", "")),
        "events": [
            EventRow(number, words.of(told(event, names, late)), event.why)
            for number, event in enumerate(config.events, start=1)
        ],
        "kinds": {each: words.of(Message(f"code.event-{each}")) for each in SHAPES},
        "form": _form(kind, values, error, config, words) if kind in SHAPES else None,
        "names": {"stops": sorted({stop.name for stop in config.stops}), "places": sorted(names.values())}
        | {"communes": sorted({commune.name for commune in plan.catalogue.communes.values()})},
    }
    return page(request, "calendar.html", look, facts, 422 if error or said.faults else 200)


def _news(dated: DatedPlan, desk: Desk) -> tuple[News, ...]:
    """What has to be told to whom, where people know something that does not hold."""
    words, phones = desk.words, {stop.id: stop.phone for stop in dated.config.stops}
    return tuple(
        News(
            each.told.name,
            phones.get(each.stop, ""),
            tuple(what_changes(each, words)),
            to_do(each, words),
        )
        for each in to_be_told(dated, desk.today())
    )


def _form(
    kind: str, values: Mapping[str, str], error: InputError | None, config: Config, words: Words
) -> EventForm:
    shape = SHAPES[kind]
    beside, others = faults_by_key(error, TABLE, words) if error else ({}, [])
    keys = {key.name: key for key in EVENT if key.name in shape.keys and key.name != "kind"}
    first = [*shape.needed, *shape.dates, "why"]
    named = {
        "vans": {van.id: van.id for van in config.vans},
        "crews": {crew.id: crew.name or crew.id for crew in config.crews},
    }
    needed = {*shape.needed, *(() if shape.lasts else ("date",))}
    # One day, or from one to another: only one of both is filled in beforehand.
    given = {
        name: value for name, value in values.items() if error or name != SEVERAL_DAYS or "date" not in values
    }

    def fields(names: list[str]) -> tuple[Field, ...]:
        return fields_of(TABLE, [keys[name] for name in names], needed, given, beside, named, words)

    rest = [name for name in keys if name not in first and (named.get(keys[name].refers) != {})]
    return EventForm(kind, fields(first), fields(rest), tuple(others))
