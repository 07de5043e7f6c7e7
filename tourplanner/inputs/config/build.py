"""From the tables of a config without faults to the frozen `Config`, by the declaration of their keys."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tourplanner.domain.closure import Closure
from tourplanner.domain.config import CalendarRules, Config, Stop, Van
from tourplanner.domain.crew import Crew
from tourplanner.domain.departement import departement_of
from tourplanner.domain.depot import Depot
from tourplanner.domain.market import MarketDays
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import Half
from tourplanner.domain.place import Catalogue, Commune, LunchAt, Position
from tourplanner.domain.plan_aim import PlanAim
from tourplanner.domain.school import SchoolClosures
from tourplanner.domain.territory import FRANCE
from tourplanner.inputs.config.closed import closures, home_of, school_closures
from tourplanner.inputs.config.closed_keys import CLOSURES
from tourplanner.inputs.config.key import Key, Kind
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.config.lunch_place import LunchPlaces
from tourplanner.inputs.config.read_events import read_events
from tourplanner.inputs.config.stop_rhythm import rhythm_fields, school_zone
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.faults import FaultSheet, Spot

Fields = dict[str, Any]


def build_config(root: Table, catalogue: Catalogue) -> Config:
    """The config of a root table that has no fault."""
    fields = dict(_fields(ROOT, root))
    sessions = fields["sessions"]
    evening = sessions.pop("evening")
    fields["sessions"] = {Half(name): hours for name, hours in sessions.items()}
    fields["depots"] = tuple(_depot(row) for row in fields["depots"])
    rules = fields["calendar"]
    lunches = LunchPlaces(root["depots"], catalogue)
    fields["stops"] = tuple(_stop(row, catalogue, rules, evening, lunches) for row in fields["stops"])
    if any(stop.market is MarketDays.PREFER for stop in fields["stops"]):
        fields["aims"] = fields["aims"].with_last(PlanAim.MARKET_DAYS)
    fields["events"] = tuple(each.event for each in read_events(root, catalogue))
    fields["calendar"] = _calendar(fields["calendar"], root, catalogue)
    where = fields["calendar"].departement
    for name in ("vans", "crews"):
        away = [closures(each.closed, where, catalogue.school) for each in fields[name]]
        fields[name] = tuple(map(_away, fields[name], away))
    return Config(**fields)


def usual(name: str) -> Any:
    """What the config has for the table `name` when a file does not say it: "costs", "work"."""
    [key] = [key for key in ROOT if key.name == name]
    read = key.kind.read({}, Spot(FaultSheet("")))
    return _made(key.kind, read)


def made_of(key: Key, root: Table) -> Any:
    """What the config has for one key of a root table that has no fault, where nothing else goes into it."""
    return dict(_fields((key,), root))[key.name]


def _fields(keys: tuple[Key, ...], row: Table) -> Iterator[tuple[str, Any]]:
    """The fields that the keys of a table fill; what is not said is left to the field."""
    for key in keys:
        value = _made(key.kind, row[key.name])
        if value is not None and key.attributes:
            values = (value,) if len(key.attributes) == 1 else value
            yield from zip(key.attributes, values, strict=True)


def _made(kind: Kind, value: Any) -> Any:
    """What the config has for a value that was read."""
    make = kind.made
    if value is None or make is None:
        return value
    if kind.many:
        return tuple(make(**dict(_fields(kind.keys, row))) for row in value)
    return make(**dict(_fields(kind.keys, value))) if kind.keys else make(value)


def _calendar(rules: Any, root: Table, catalogue: Catalogue) -> CalendarRules:
    """The calendar of where the dossier lies, with the holidays and the school year of that place."""
    where, data = home_of(root), root["data"]
    country = data["country"]
    if country != FRANCE and "public_holidays" not in root["calendar"].given:
        rules = replace(rules, public_holidays=country)
    known = list(school_closures(rules.closed, where, catalogue.school))
    for stop in root["stops"]:
        rows = _made(CLOSURES, stop["closed"])
        known += school_closures(rows, departement_of(stop["commune"]), catalogue.school)
        if (zone := school_zone(stop, catalogue.school)) is not None:
            known.append(SchoolClosures(zone, catalogue.school.known_until(zone)))
    for each in (*root["vans"], *root["crews"]):
        known += school_closures(_made(CLOSURES, each["closed"]), where, catalogue.school)
    closed = closures(rules.closed, where, catalogue.school)
    made: CalendarRules = replace(rules, closed=closed, departement=where, school=tuple(dict.fromkeys(known)))
    return made


def _away(each: Van | Crew, closed: tuple[Closure, ...]) -> Van | Crew:
    """A van or a crew with the dates on which it is not there."""
    return replace(each, closed=closed)


def _depot(row: Mapping[str, Any]) -> Depot:
    return Depot(row["id"], row["name"] or row["id"], Position(row["latitude"], row["longitude"]))


def _stop(
    row: Mapping[str, Any],
    catalogue: Catalogue,
    rules: CalendarRules,
    evening: Mapping[str, Any],
    lunches: LunchPlaces,
) -> Stop:
    """A stop: its commune's name, area and, unless it has its own, position are those of the catalogue."""
    own = dict(row)
    commune = catalogue.communes[own.pop("commune")]
    own["closed"] = closures(own["closed"], departement_of(commune.code), catalogue.school)
    own |= rhythm_fields(row, rules, school_zone(row, catalogue.school), catalogue.school)
    own.pop("school", None)
    if own.get("market") is not None:
        markets = catalogue.markets.get(commune.code, frozenset())
        own["market_days"] = markets
        if own["market"] is MarketDays.MUST:
            own["weekdays"] = markets if own.get("weekdays") is None else own["weekdays"] & markets
    if own.get("lengths"):
        own["service"] = max(own["lengths"])
    if own.get("evening"):
        # The evening is on the later side of lunch: an afternoon with hours of its own.
        hours = OwnHours(half=Half.AFTERNOON, opens=evening["open"], closes=evening["close"])
        own |= {"halves": frozenset({Half.AFTERNOON}), "hours": (hours,), "evening_name": evening["name"]}
    here = (own.pop("latitude", None), own.pop("longitude", None))
    own["lunch_at"] = _lunch_at(own, commune, lunches)
    return Stop(
        id=own.pop("id", commune.code),
        commune=commune.code,
        name=commune.name,
        area=commune.epci,
        position=commune.position if None in here else Position(*here),
        **own,
    )


def _lunch_at(own: dict[str, Any], commune: Commune, lunches: LunchPlaces) -> LunchAt | None:
    """Where the crew of a stop drives for lunch; its coordinates are taken out of the fields."""
    at = (own.pop("lunch_latitude", None), own.pop("lunch_longitude", None))
    if own.get("whole_day"):
        return None
    if None not in at:
        return LunchAt(Position(*at))
    return lunches.of(own["lunch"], commune) if own.get("lunch") else None
