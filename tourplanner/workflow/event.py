"""Adding events to the config of a dossier, listing them, and taking them out."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tourplanner.domain.config import Config
from tourplanner.domain.event import Event, Joins
from tourplanner.domain.place import Catalogue
from tourplanner.domain.told_event import told
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.inputs.config.canonical import canonical_entry, own_names
from tourplanner.inputs.config.event_keys import EVENT
from tourplanner.inputs.config.key import Key, Shape
from tourplanner.inputs.config.keys import AREA, STOP
from tourplanner.inputs.config.read import judge, parse_config
from tourplanner.inputs.config.toml_rows import with_row, without_row
from tourplanner.inputs.faults import FaultSheet, Spot
from tourplanner.inputs.faults import Path as Place
from tourplanner.inputs.starter import PLAN as CONFIG
from tourplanner.inputs.typed.names import Doubt
from tourplanner.inputs.typed.numbers import number
from tourplanner.inputs.typed.places import area_names, commune_names
from tourplanner.message import Message, Notify, message, silent
from tourplanner.outputs.files import write_atomically
from tourplanner.outputs.starter import commented
from tourplanner.schedule.events import config_of_grid
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.dossier import Dossier, changed_tables, open_dossier
from tourplanner.workflow.event_dates import faults_of_dates

Values = Mapping[str, object]
LISTS = {"events": EVENT, "stops": STOP, "areas": AREA}


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
    path: Path, event: Values, stop: Values, lang: Language, data: Path | None, notify: Notify
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

    Raises
    ------
    InputError
        With all faults of the event; nothing is written then.
    """
    dossier = open_dossier(path, data, notify)
    before = _Said.of(dossier, lang)
    after, config = _with_event(before, dossier, _typed(event, EVENT), _typed(stop, STOP))
    _write(after, before, config, dossier.plan.catalogue)
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
    before = _Said.of(dossier, lang)
    after = before.without("events", which)
    event = known[which - 1].event
    if isinstance(event, Joins) and event.stop not in {stop.id for stop in dossier.plan.config.stops}:
        after = _without_stop(after, event.stop, dossier)
    config = judge(after.table, catalogue, FaultSheet(after.file.name))
    _write(after, before, config, catalogue)
    return ChangedEvents(known[which - 1], after.file)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a config says, as its canonical table and as the text of its file."""

    file: Path
    table: dict[str, Any]
    text: str
    mark: bytes = b""

    @classmethod
    def of(cls, dossier: Dossier, lang: Language) -> "_Said":
        """That of a dossier, or the one that is written from its plan."""
        if dossier.file is None:
            table = dict(dossier.table)
            text = commented(table, dossier.plan.catalogue, words_in(lang), dossier.plan.name)
            return cls(dossier.folder / CONFIG, table, text)
        content = dossier.file.read_bytes()
        mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
        return cls(dossier.file, dict(dossier.table), content.decode("utf-8-sig"), mark)

    def added(self, name: str, row: Values, catalogue: Catalogue) -> "_Said":
        """With one more table at the end of a list."""
        table = {**self.table, name: [*self.table.get(name, ()), dict(row)]}
        days = {key.name for key in LISTS[name] if key.kind.form.shape is Shape.DAY}
        dated = {key: date.fromisoformat(str(value)) if key in days else value for key, value in row.items()}
        text = with_row(self.text, name, dated, _remarks(name, row, table, catalogue))
        return _Said(self.file, table, text, self.mark)

    def without(self, name: str, which: int) -> "_Said":
        """Without the table of that number in a list."""
        rows = [row for place, row in enumerate(self.table[name], start=1) if place != which]
        table = {key: value for key, value in self.table.items() if key != name}
        return _Said(
            self.file,
            {**table, name: rows} if rows else table,
            without_row(self.text, name, which),
            self.mark,
        )


def _numbered(config: Config) -> tuple[NumberedEvent, ...]:
    names = called(config)
    return tuple(
        NumberedEvent(place, event, told(event, names)) for place, event in enumerate(config.events, start=1)
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


def _with_event(said: _Said, dossier: Dossier, event: Values, stop: Values) -> tuple[_Said, Config]:
    """The config with an event, and with the stop that joins if it is not there yet.

    Raises
    ------
    InputError
        With all faults, told of the event that was asked for.
    """
    catalogue, known = dossier.plan.catalogue, said
    if event.get("kind") == "joins":
        said = _with_stop(said, str(event.get("stop", "")), stop, catalogue)
    asked = FaultSheet(message("event.asked"))
    books = dict(own_names(said.table, catalogue)) | {"communes": commune_names(catalogue)}
    row = canonical_entry(event, EVENT, books, Spot(asked))
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


def _with_stop(said: _Said, name: str, values: Values, catalogue: Catalogue) -> _Said:
    """The config with the stop of that name, and its area where areas are listed; itself if it has it."""
    if own_names(said.table, catalogue)["stops"].find(name) is not None:
        return said
    code = commune_names(catalogue).find(name)
    if code is None or isinstance(code, Doubt) or code not in catalogue.communes:
        return said
    epci = catalogue.communes[code].epci
    areas = said.table.get("areas", ())
    if areas and epci not in {row.get("epci") for row in areas}:
        said = said.added("areas", {"epci": epci}, catalogue)
    return said.added("stops", {"commune": code, **values}, catalogue)


def _without_stop(said: _Said, stop: str, dossier: Dossier) -> _Said:
    """The config without a stop that joined, and without its area if that was only there for it."""
    rows = said.table["stops"]
    place = next(n for n, row in enumerate(rows, start=1) if (row.get("id") or row["commune"]) == stop)
    said = said.without("stops", place)
    area = next(each.area for each in dossier.config.stops if each.id == stop)
    planned = {each.epci for each in dossier.plan.config.areas}
    for place, row in enumerate(said.table.get("areas", ()), start=1):
        if row["epci"] == area and area not in planned:
            return said.without("areas", place)
    return said


def _require_same_grid(config: Config, dossier: Dossier) -> None:
    """An event changes nothing of the grid: a stop that joins on the first day would have to be planned."""
    changed = [*changed_tables(config_of_grid(config), dossier.plan.config)]
    if changed:
        first = dossier.plan.plan_file.start
        raise InputError.of(message("event.asked"), message("event.changes-grid", day=first))


def _remarks(name: str, row: Values, table: Mapping[str, Any], catalogue: Catalogue) -> dict[str, str]:
    """The names of what a table names by its code."""
    stops = own_names(table, catalogue)["stops"].known
    found = {}
    if name == "events" and (stop := stops.get(str(row.get("stop")))) and stop.name:
        found["stop"] = stop.name
    if (commune := catalogue.communes.get(str(row.get("commune")))) is not None:
        found["commune"] = commune.name
    if (area := area_names(catalogue).known.get(str(row.get("epci")))) is not None:
        found["epci"] = area.name
    return found


def _write(after: _Said, before: _Said, config: Config, catalogue: Catalogue) -> None:
    """Write what a config says now, if its text says it and nobody wrote it meanwhile."""
    if parse_config(tomllib.loads(after.text), catalogue, after.file.name, after.text, silent) != config:
        raise TourPlannerError(message("event.our-bug"))
    there = after.file.read_bytes() if after.file.exists() else None
    if there is not None and there != before.mark + before.text.encode():
        raise InputError.of(str(after.file), message("event.changed-meanwhile"))
    write_atomically(after.file, after.mark + after.text.encode())
