import re
import tomllib
from datetime import date

import pytest

from tests.inputs.config.cases import HEAD
from tests.inputs.uncommented import uncommented
from tourplanner.domain.place import Area, Catalogue, Commune, Position
from tourplanner.errors import InputError
from tourplanner.inputs.config.event_keys import SHAPES
from tourplanner.inputs.config.key import walk
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.config.read import parse_config, read_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.message import silent
from tourplanner.outputs.starter import commented, pilot_starter, starter
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.new import new

LOMAGNE = ("32269", "32448", "32436", "32120", "32262", "32416", "32372", "32452")
ADOUR = ("32463", "32378", "32398", "32209", "32414", "32070", "32443", "32022")
ASTARAC = ("32389", "32045", "32254", "32394", "32152", "32172", "32283", "32020")
AREAS = {"200034726": LOMAGNE, "200035632": ADOUR, "200035756": ASTARAC}
CATALOGUE = Catalogue(
    communes={
        code: Commune(code, code, epci, Position(43.7, 0.5), 300, "32000")
        for epci, codes in AREAS.items()
        for code in codes
    },
    areas={epci: Area(epci, epci) for epci in AREAS},
    sites=(),
    school=read_catalogue(data_folder(), silent).school,
)
"""The communes of the shipped configs; their names and positions do not matter here."""


def read(name: str):
    return read_config(data_folder() / name, CATALOGUE).config


def test_the_starter_is_written_once_and_reads_well(tmp_path):
    folder = tmp_path / "new" / "plan"
    (file,) = new(folder, Language.FR)
    assert file == folder / "plan.toml"
    assert file.read_bytes() == (data_folder() / "starter.toml").read_bytes()
    config = read_config(file, CATALOGUE).config
    assert [stop.commune for stop in config.stops] == [*LOMAGNE, *ADOUR, *ASTARAC]


def test_a_file_that_is_there_is_not_overwritten(tmp_path):
    (tmp_path / "plan.toml").write_text("mine")
    with pytest.raises(InputError, match="is there already"):
        new(tmp_path, Language.FR)
    assert (tmp_path / "plan.toml").read_text() == "mine"


def test_a_folder_that_cannot_be_made(tmp_path):
    file = tmp_path / "file"
    file.write_text(HEAD)
    with pytest.raises(InputError, match="is a file, not a folder"):
        new(file, Language.FR)
    with pytest.raises(InputError, match="cannot be written: Not a directory"):
        new(file / "below", Language.FR)


def test_a_folder_that_may_not_be_written(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    # Rights do not bind every user who runs tests, so the refusal is made here.
    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    with pytest.raises(InputError, match="cannot be written: Permission denied"):
        new(tmp_path, Language.FR)


def test_the_starter_that_ships_is_written_from_the_declaration_of_the_keys():
    shipped = (data_folder() / "starter.toml").read_text(encoding="utf-8")
    assert shipped == pilot_starter(Language.FR), "python -m tourplanner.outputs.starter"


def test_the_starter_in_english_says_the_same():
    """And its examples are in English, but for names of places and addresses."""
    pilot = tomllib.loads((data_folder() / "pilot.toml").read_text(encoding="utf-8"))
    english = tomllib.loads(starter(pilot, CATALOGUE, words_in(Language.EN)))
    french = tomllib.loads(pilot_starter(Language.FR))
    assert english | {"title": french["title"]} == french
    text = starter(pilot, CATALOGUE, words_in(Language.EN))
    assert 'why = "works on the square"' in text
    assert '#help = ["identity papers", "taxes", "pension"]' in text
    assert not re.search("travaux|équipage|impôts|marché|promis au", text)


def test_the_starter_shows_every_key():
    table = tomllib.loads(uncommented((data_folder() / "starter.toml").read_text(encoding="utf-8")))
    shown = set(names(table))
    assert {name for name, _ in walk(ROOT)} - shown == set()


def names(table, above=""):
    """Full names of the keys of a table, entries of lists taken together."""
    for key, value in table.items():
        yield above + key
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from names(inner, f"{above}{key}.")


def test_the_starter_reads_well_with_every_key_in_use():
    text = uncommented((data_folder() / "starter.toml").read_text(encoding="utf-8"))
    config = parse_config(tomllib.loads(text), CATALOGUE, "starter.toml", text)
    assert len(config.stops) == 25
    assert len(config.locks) == 2
    assert {event.kind for event in config.events} == set(SHAPES)


def test_every_key_of_the_starter_has_a_comment():
    lines = (data_folder() / "starter.toml").read_text(encoding="utf-8").splitlines()
    keys = {key.name for _, key in walk(ROOT)}
    commented = set()
    explained = False
    for line in lines:
        if line.startswith(("# ", "[")):
            explained = True
        elif name := re.match(r"#?([a-z_0-9]+) = ", line):
            # A comment stands for all keys up to the next blank line.
            commented |= {name[1]} if explained else set()
        elif not line:
            explained = False
    inline = {"from", "to", "why", "weekday", "school", "zone", "euros_per_year"}
    tables = {
        "calendar",
        "sessions",
        "morning",
        "afternoon",
        "work",
        "travel",
        "depots",
        "vans",
        "areas",
        "stops",
        "service",
        "schedule",
        "catch_up",
        "notice",
        "costs",
        "demand",
        "data",
        "attendance",
    }
    assert keys - commented - inline - tables - {"locks", "events", "crews", "aims"} == set()


@pytest.mark.parametrize(
    ("name", "title", "weeks", "stops"),
    [
        ("pilot.toml", "Pilote 2020", 4, [*LOMAGNE, *ADOUR, *ASTARAC]),
        ("pilot-2019.toml", "Pilote 2019", 4, [*ADOUR[:4]]),
        ("semaine.toml", "Semaine", 1, [*LOMAGNE[:4], *ADOUR[:4], *ASTARAC[:2]]),
    ],
)
def test_shipped_configs_read_well(name, title, weeks, stops):
    config = read(name)
    assert (config.title, config.calendar.weeks) == (title, weeks)
    assert [stop.commune for stop in config.stops] == stops
    assert config.work.one_area_per_day
    assert {stop.visits for stop in config.stops} == {1}


def test_the_pilot_tours_each_area_on_its_weekday():
    config = read("pilot.toml")
    assert {area.epci: area.weekdays for area in config.areas} == {
        "200034726": {4},
        "200035632": {0},
        "200035756": {2},
    }
    assert config.calendar.weekdays == {0, 2, 4}


def test_the_stop_of_an_event_or_a_lock_is_named_beside_its_code() -> None:
    pilot = tomllib.loads((data_folder() / "pilot.toml").read_text(encoding="utf-8"))
    table = {
        **pilot,
        "locks": [{"stop": "32269", "weekday": "fri"}],
        "events": [{"kind": "cancel", "stop": "32269", "date": date(2027, 2, 5)}],
    }
    text = commented(table, read_catalogue(data_folder(), silent), words_in(Language.FR), "plan.json")
    for name in ("locks", "events"):
        entry = text.rpartition(f"\n[[{name}]]\n")[2].partition("\n\n")[0]
        assert 'stop = "32269"  # Monfort' in entry
