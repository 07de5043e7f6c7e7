"""Adding events to the config of a dossier, listing them, and taking them out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tourplanner.domain.config import Config
from tourplanner.domain.event import Event, Joins
from tourplanner.domain.place import Catalogue
from tourplanner.domain.told_event import told
from tourplanner.domain.told_half import evenings
from tourplanner.errors import InputError
from tourplanner.inputs.config.canonical import canonical_entry, own_names
from tourplanner.inputs.config.evening_words import check_evening_row
from tourplanner.inputs.config.event_keys import EVENT
from tourplanner.inputs.config.key import Key, Shape
from tourplanner.inputs.config.places import note_unknown_commune
from tourplanner.inputs.config.read import judge
from tourplanner.inputs.config.stop_keys import STOP
from tourplanner.inputs.faults import FaultSheet, Spot
from tourplanner.inputs.faults import Path as Place
from tourplanner.inputs.option_faults import OptionFaults
from tourplanner.inputs.typed.days import iso_day
from tourplanner.inputs.typed.names import Doubt
from tourplanner.inputs.typed.near_days import day_between, weekday_of_week
from tourplanner.inputs.typed.numbers import number
from tourplanner.inputs.typed.places import commune_names
from tourplanner.message import Message, Notify, message
from tourplanner.schedule.events import config_of_grid
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import Dossier, changed_tables, open_dossier
from tourplanner.workflow.dossier.edited_config import LISTS, EditedConfig, Values
from tourplanner.workflow.year.event_dates import concerns_a_visit, faults_of_dates, last_date
from tourplanner.workflow.year.lock_notice import notices_of_event
from tourplanner.workflow.year.opening_notice import opening_notices

DAYS = tuple(key.name for key in EVENT if key.kind.form.shape is Shape.DAY)


@dataclass(frozen=True, slots=True)
class NumberedEvent:
    """An event of a dossier by its number, from 1; ``told`` says it without its why."""

    number: int
    event: Event
    told: Message


@dataclass(frozen=True, slots=True)
class ChangedEvents:
    """An event that was added or taken out, and the config that was written."""

    event: NumberedEvent
    file: Path


def list_events(path: Path, data: Path | None, notify: Notify) -> tuple[NumberedEvent, ...]:
    """The events of a dossier, in the order of its config.

    Parameters
    ----------
    path
        The folder, or its ``plan.json``.

    Raises
    ------
    InputError
        As `open_dossier`.
    """
    return _numbered(open_dossier(path, data, notify).config)


def add_event(
    path: Path,
    event: Values,
    stop: Values,
    lang: Language,
    data: Path | None,
    notify: Notify,
    options: Mapping[str, str] | None = None,
) -> ChangedEvents:
    """Add an event to the config of a dossier, which is written from its plan where there is none.

    Parameters
    ----------
    path
        The folder, or its ``plan.json``.
    event
        Its keys, the kind among them, as people type them.
    stop
        Keys of a stop that joins and is not in the config yet.
    lang
        Language of the comments of a config that is written.
    notify
        Told, besides, of an event that no visit is concerned by, of an opening without lunch, and of locks
        that cannot be kept.
    options
        What people typed or could have typed for each key, by its name, ``--to-date``; "" for a value that
        stands by itself. Faults are told of those; where none are named, of the keys by their labels.

    Raises
    ------
    InputError
        With all faults of the event; nothing is written then.
    """
    dossier = open_dossier(path, data, notify)
    before = EditedConfig.of(dossier, lang)
    meant = _dated(_typed(event, EVENT), dossier)
    if options is None:
        options = dict.fromkeys((key.name for key in EVENT if key.name != "kind"), "")
    after, config = _with_event(before, dossier, meant, _typed(stop, STOP), options)
    after.write(before, config, dossier.plan.catalogue)
    if not concerns_a_visit(config.events[-1], dossier.plan):
        notify(message("event.no-visit-concerned"))
    remarks = notices_of_event(config.events[-1], config, dossier.plan, last_date(dossier.plan))
    for remark in (*opening_notices(config.events[-1:], config.work), *remarks):
        notify(remark)
    return ChangedEvents(_numbered(config)[-1], after.file)


def remove_event(path: Path, which: int, lang: Language, data: Path | None, notify: Notify) -> ChangedEvents:
    """Take an event out of the config of a dossier, by its number; a stop that only joined goes with it.

    Raises
    ------
    InputError
        If there is no such event, or if another one cannot be without it; nothing is written then.
    """
    dossier = open_dossier(path, data, notify)
    catalogue = dossier.plan.catalogue
    known = _numbered(dossier.config)
    if not 1 <= which <= len(known):
        cure = message("event.numbers", most=len(known)) if known else ""
        raise InputError.of(str(dossier.file or dossier.folder), message("event.no-such", number=which), cure)
    before = EditedConfig.of(dossier, lang)
    after = before.without("events", which, catalogue)
    event = known[which - 1].event
    if isinstance(event, Joins) and event.stop not in {stop.id for stop in dossier.plan.config.stops}:
        after = _without_stop(after, event.stop, dossier)
    config = judge(after.table, catalogue, FaultSheet(after.file.name))
    after.write(before, config, catalogue)
    return ChangedEvents(known[which - 1], after.file)


def _numbered(config: Config) -> tuple[NumberedEvent, ...]:
    names, late = called(config), evenings(config.stops)
    return tuple(
        NumberedEvent(place, event, told(event, names, late))
        for place, event in enumerate(config.events, start=1)
    )


def called(config: Config) -> dict[str, str]:
    """What stops and depots are called, by their ids."""
    return {depot.id: depot.name for depot in config.depots} | {stop.id: stop.name for stop in config.stops}


def _typed(values: Values, keys: tuple[Key, ...]) -> dict[str, object]:
    """The values in the order of their keys, with numbers where those are wanted.

    What is no number is judged with all other faults.
    """
    found = {key.name: values[key.name] for key in keys if key.name in values}
    for key in keys:
        value = found.get(key.name)
        if key.kind.form.shape is Shape.NUMBER and isinstance(value, str):
            read = number(value)
            found[key.name] = value if read is None else read
    return found


def _dated(event: Values, dossier: Dossier) -> dict[str, object]:
    """The values with dates in full: those of the schedule that lack a year, weekdays of the same week.

    "jeudi" as a new date is that of the week of the visit, as a last day that of the week of the first.
    """
    found, plan = dict(event), dossier.plan
    first, last = plan.plan_file.start, last_date(plan)
    for name in DAYS:
        if isinstance(text := found.get(name), str):
            found[name] = iso_day(text) or day_between(text, first, last) or text
    for name, other in (("to_date", "date"), ("to", "from")):
        text, near = found.get(name), iso_day(str(found.get(other, "")))
        if isinstance(text, str) and near and (day := weekday_of_week(text, date.fromisoformat(near))):
            found[name] = day
    return found


def _with_event(
    said: EditedConfig, dossier: Dossier, event: Values, stop: Values, options: Mapping[str, str]
) -> tuple[EditedConfig, Config]:
    """The config with an event, and with the stop that joins if it is not there yet.

    Raises
    ------
    InputError
        With all faults, told of the event that was asked for.
    """
    catalogue, known = dossier.plan.catalogue, said
    asked = OptionFaults(message("event.asked"), options=options, table="events")
    if event.get("kind") == "joins":
        said = _with_stop(said, str(event.get("stop", "")), stop, catalogue, Spot(asked).at("stop"))
        asked.settle()
    books = dict(own_names(said.table, catalogue)) | {"communes": commune_names(catalogue)}
    row = canonical_entry(event, EVENT, books, Spot(asked))
    evening = {stop.id for stop in dossier.config.stops if stop.evening}
    check_evening_row(event, str(row.get("stop")), evening, Spot(asked))
    asked.settle()
    # Whatever is wrong with what was not there before is wrong with what was asked for.
    table = {**said.table, "events": [*said.table.get("events", ()), row]}
    new: dict[Place, Spot] = {
        (name, len(table.get(name, ()))): Spot(asked)
        for name in LISTS
        if table.get(name) != known.table.get(name)
    }
    config = judge(table, catalogue, FaultSheet(said.file.name, written=new))
    for key, what, cure in faults_of_dates(config.events[-1], config, dossier.plan, called(config)):
        Spot(asked).at(key).fault(what, cure)
    asked.settle()
    _require_same_grid(config, dossier)
    return said.added("events", row, catalogue), config


def _with_stop(
    said: EditedConfig, name: str, values: Values, catalogue: Catalogue, spot: Spot
) -> EditedConfig:
    """The config with the stop of that name, and its area where areas are listed; itself if it has it.

    A name of no commune or of several, or one that is not that of its code, is a fault at `spot`.
    """
    if own_names(said.table, catalogue)["stops"].find(name) is not None:
        return said
    code = commune_names(catalogue).find(name)
    if isinstance(code, Doubt):
        spot.fault(code.what, code.maybe)
        return said
    if code is None or code not in catalogue.communes:
        if name:
            note_unknown_commune(name, spot, catalogue)
        return said
    epci = catalogue.communes[code].epci
    areas = said.table.get("areas", ())
    if areas and epci not in {row.get("epci") for row in areas}:
        said = said.added("areas", {"epci": epci}, catalogue)
    return said.added("stops", {"commune": code, **values}, catalogue)


def _without_stop(said: EditedConfig, stop: str, dossier: Dossier) -> EditedConfig:
    """The config without a stop that joined, and without its area if that was only there for it."""
    rows, catalogue = said.table["stops"], dossier.plan.catalogue
    place = next(n for n, row in enumerate(rows, start=1) if (row.get("id") or row["commune"]) == stop)
    said = said.without("stops", place, catalogue)
    area = next(each.area for each in dossier.config.stops if each.id == stop)
    planned = {each.epci for each in dossier.plan.config.areas}
    for place, row in enumerate(said.table.get("areas", ()), start=1):
        if row["epci"] == area and area not in planned:
            return said.without("areas", place, catalogue)
    return said


def _require_same_grid(config: Config, dossier: Dossier) -> None:
    """An event changes nothing of the grid: a stop that joins on the first day would have to be planned."""
    changed = [*changed_tables(config_of_grid(config), dossier.plan.config)]
    if changed:
        first = dossier.plan.plan_file.start
        raise InputError.of(message("event.asked"), message("event.changes-grid", day=first))
