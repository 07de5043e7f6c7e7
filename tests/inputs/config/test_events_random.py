"""Whatever tables of events say, they are read or their faults are told; what is read poses a year."""

import random
import tomllib
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from tests.inputs.config.cases import CATALOGUE, DEPOT, HEAD, STOP, VAN, parse
from tourplanner.domain.config import Config
from tourplanner.domain.event import Event
from tourplanner.domain.told_event import told
from tourplanner.errors import InputError
from tourplanner.inputs.config.event_keys import EVENT, SHAPES
from tourplanner.inputs.config.read import parse_config
from tourplanner.problem.build import places
from tourplanner.schedule.event_places import nodes_on, places_of_year
from tourplanner.schedule.events import config_of_grid, config_on, toured_on
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

BASE = HEAD + DEPOT + VAN + STOP + '[[stops]]\ncommune = "Touget"\n[[vans]]\nid = "bus"\ndepot = "auch"\n'
START = date(2027, 1, 4)
ODD: tuple[object, ...] = (
    "",
    "?",
    0,
    -1,
    1.5,
    True,
    [],
    {},
    "32269",
    "2027-02-30",
    "25:00",
    10**40,
    ["a"] * 3,
)


def value_of(key: str, rng: random.Random) -> object:
    """A value that a key may have, or now and then any other."""
    if rng.random() < 0.05:
        return rng.choice(ODD)
    day = START + timedelta(rng.randrange(40))
    known: dict[str, list[object]] = {
        "stop": ["Monfort", "32448", "touget"],
        "van": ["bus", "camping-car"],
        "half": ["matin", "afternoon"],
        "to_half": ["matin", "afternoon"],
        "commune": ["Riscle", "32463"],
        "id": ["fair", "a"],
        "place": ["Halle"],
        "latitude": [43.7],
        "longitude": [0.8],
        "open": ["9h", "10:00"],
        "close": ["12h", "09:30"],
        "between": [["Monfort", "Touget"], ["auch", "32269"]],
        "booking": ["required"],
        "one_way": [True, False],
        "why": ["travaux"],
    }
    if key in {"date", "from", "to", "to_date"}:
        return rng.choice([day, day.isoformat(), f"{day:%d/%m/%Y}"])
    return rng.choice(known.get(key, [1, 20]))


def random_row(rng: random.Random) -> dict[str, object]:
    """A table of an event: most often a whole one, now and then with a key too many or missing."""
    kind = rng.choice(list(SHAPES))
    shape = SHAPES[kind]
    keys = [*shape.needed, *rng.choice([("date",), ("from", "to")] if shape.lasts else [("date",)])]
    keys += [key for key in shape.free if rng.random() < 0.3]
    if rng.random() < 0.05:
        keys.append(rng.choice(EVENT).name)
    if rng.random() < 0.05:
        keys.remove(rng.choice(keys))
    return {"kind": kind, **{key: value_of(key, rng) for key in keys}}


def read(rows: list[dict[str, object]]) -> Config | InputError:
    """The config with these events, or what is wrong with them."""
    table: dict[str, Any] = {**BASE_TABLE, "events": rows}
    try:
        return parse_config(table, CATALOGUE, "essai.toml")
    except InputError as error:
        return error


BASE_TABLE = tomllib.loads(BASE)


def check_year(config: Config) -> None:
    """What is in force on every day is a config whose places are all in the year."""
    names = {stop.id: stop.name for stop in config.stops}
    assert all(words_in(Language.FR).of(told(event, names, {})) for event in config.events)
    assert not config_of_grid(config).events
    everywhere = places_of_year(config)
    for day in (START + timedelta(rank) for rank in range(-1, 45)):
        there = config_on(config, day)
        positions = [place.position for place in places(there)]
        assert [everywhere[node].position for node in nodes_on(config, day)] == positions
        assert toured_on(config, day) <= {stop.id for stop in there.stops}
        assert config_on(there, day) == there


@pytest.mark.parametrize("seed", range(40))
def test_events_are_read_or_told(seed: int) -> None:
    rng = random.Random(seed)
    rows: list[dict[str, object]] = []
    events: tuple[Event, ...] = ()
    for _ in range(12):
        row = random_row(rng)
        found = read([*rows, row])
        if isinstance(found, Config):
            rows.append(row)
            assert found.events[: len(events)] == events
            events = found.events
        else:
            # Only the event that was added is at fault: the others went together before.
            assert all(words_in(Language.FR).of(fault.what) for fault in found.faults)
    assert len(events) == len(rows)
    check_year(parse(BASE) if not rows else found_of(rows))


def found_of(rows: list[dict[str, object]]) -> Config:
    """The config of events that go together."""
    found = read(rows)
    assert isinstance(found, Config)
    return found


def test_most_events_are_whole() -> None:
    """So that the test above is about events, and not about faults alone."""
    rng = random.Random(0)
    good = [isinstance(read([random_row(rng)]), Config) for _ in range(200)]
    assert np.mean(good) > 0.5
