import hashlib
import json
import tomllib
from dataclasses import fields, is_dataclass
from datetime import date
from typing import get_type_hints

import pytest

from tests.inputs.config.cases import (
    ADOUR,
    CATALOGUE,
    DEPOT,
    HEAD,
    LOMAGNE,
    SMALLEST,
    STOP,
    VAN,
    faults_of,
    parse,
)
from tests.inputs.said import told_by
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import (
    AreaRules,
    Ban,
    CalendarRules,
    Config,
    Lock,
    SessionHours,
    Van,
)
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import HOUR, MINUTE, Half, parse_clock
from tourplanner.domain.place import Position
from tourplanner.domain.work_rules import WorkRules
from tourplanner.inputs.config.key import walk
from tourplanner.inputs.config.keys import ROOT
from tourplanner.inputs.config.read import parse_config, read_config
from tourplanner.inputs.slug import slug
from tourplanner.inputs.toml_lines import line_numbers

FULL = (
    HEAD
    + """\
weeks = 2
weekdays = ["fri", "mon"]
public_holidays = ""
closed = [{ from = 2027-01-11, to = 2027-01-12, why = "neige" }]
extra_days = [2027-01-16, 2027-01-09]
"""
    + DEPOT
    + VAN
    + f"""\
[[areas]]
epci = "{LOMAGNE}"
weekdays = ["fri"]
communes = ["32269"]
[[stops]]
commune = "32269"
id = "halle"
place = "Sous la halle"
latitude = 43.8
longitude = 0.82
visits = 2
minutes = 60
required = false
priority = 3
regular = false
weekdays = ["fri"]
halves = ["morning"]
not_on = [{{ weekday = "mon", half = "morning", why = "marché" }}, {{ weekday = "tue" }}]
closed = [{{ from = 2027-01-08, to = 2027-01-08 }}]
min_gap_days = 7
max_gap_days = 7
open = "09:45"
close = "11:45"
start = "10:00"
hours = [{{ weekday = "fri", half = "morning", open = "09:00", minutes = 90 }}]
whole_day = false
[[locks]]
stop = "halle"
date = 2027-01-15
half = "morning"
van = "camping-car"
why = "promis"
"""
)


def test_defaults_are_those_of_the_documented_format():
    config = parse(SMALLEST)
    assert config.calendar.start == date(2027, 1, 4)
    assert config.calendar.weeks == 4
    assert config.calendar.weekdays == {0, 2, 4}
    assert config.calendar.public_holidays == "FR"
    assert config.calendar.closed == config.calendar.extra_days == ()
    assert config.sessions == {
        Half.MORNING: SessionHours(9 * HOUR + 30 * MINUTE, 12 * HOUR),
        Half.AFTERNOON: SessionHours(14 * HOUR, 16 * HOUR + 30 * MINUTE),
    }
    assert config.work == WorkRules(
        earliest_start=27_000,  # 07:30
        latest_end=66_600,  # 18:30
        lunch_opens=41_400,  # 11:30
        lunch_closes=52_200,  # 14:30
        lunch=2_700,
        prepare=900,
        close=900,
        setup=600,
        packup=600,
        max_drive_day=4 * HOUR,
        max_work_day=10 * HOUR,
        max_span_day=12 * HOUR,
        min_rest=11 * HOUR,
        max_work_week=44 * HOUR,
        mean_work_week=35 * HOUR,
        one_area_per_day=True,
    )
    assert (config.travel.provider, config.travel.van_factor) == ("auto", 1.1)
    assert config.vans == (Van("camping-car", "auch", 2),)
    assert config.depots[0].name == "auch"
    assert config.areas == config.locks == ()


def test_a_stop_takes_name_area_and_position_from_its_commune():
    (stop,) = parse(SMALLEST).stops
    assert (stop.id, stop.commune, stop.name, stop.area) == ("32269", "32269", "Monfort", LOMAGNE)
    assert stop.position == Position(43.79556, 0.8225)
    assert (stop.visits, stop.service, stop.required, stop.priority, stop.regular) == (1, None, True, 1, True)


def test_every_key_reaches_the_config():
    config = parse(FULL)
    assert config.calendar.weeks == 2
    assert config.calendar.weekdays == {0, 4}
    assert config.calendar.public_holidays == ""
    assert config.calendar.closed == (Closure(date(2027, 1, 11), date(2027, 1, 12), "neige"),)
    assert config.calendar.extra_days == (date(2027, 1, 9), date(2027, 1, 16))
    assert config.areas == (AreaRules(LOMAGNE, frozenset({4}), frozenset({"32269"})),)
    (stop,) = config.stops
    assert (stop.id, stop.place, stop.position) == ("halle", "Sous la halle", Position(43.8, 0.82))
    assert (stop.visits, stop.service, stop.required, stop.priority, stop.regular) == (
        2,
        HOUR,
        False,
        3,
        False,
    )
    assert (stop.weekdays, stop.halves) == ({4}, {Half.MORNING})
    assert stop.not_on == (Ban(0, Half.MORNING, "marché"), Ban(1))
    assert stop.closed == (Closure(date(2027, 1, 8), date(2027, 1, 8)),)
    assert (stop.min_gap_days, stop.max_gap_days) == (7, 7)
    assert (stop.opens, stop.closes, stop.start) == (
        parse_clock("09:45"),
        parse_clock("11:45"),
        parse_clock("10:00"),
    )
    assert stop.hours == (OwnHours(4, Half.MORNING, opens=parse_clock("09:00"), service=90 * MINUTE),)
    assert config.locks == (Lock("halle", date(2027, 1, 15), Half.MORNING, "camping-car", why="promis"),)


def test_a_file_is_kept_as_a_table_that_reads_the_same(tmp_path):
    file = tmp_path / "essai.toml"
    file.write_text(FULL, encoding="utf-8")
    read = read_config(file, CATALOGUE)
    assert read.config == parse(FULL)
    assert read.source == "essai.toml"
    assert read.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    carried = json.loads(json.dumps(read.table))
    assert carried["calendar"]["start"] == "2027-01-04"
    assert parse_config(carried, CATALOGUE, "plan.json") == read.config


def test_every_field_of_the_config_is_filled_by_a_key():
    filled = {
        kind.made: {attribute for key in kind.keys for attribute in key.attributes}
        for kind in (key.kind for _, key in walk(ROOT))
        if kind.keys and is_dataclass(kind.made)
    }
    assert filled.keys() >= {kind for kind in get_type_hints(Config).values() if is_dataclass(kind)}
    for made, attributes in filled.items():
        # The département of a calendar is that of the stops, which nobody says twice; up to when the school
        # holidays are published that it closes, a table knows; and what of lunch is room for delays, a plan
        # on time finds out.
        worked_out = {CalendarRules: {"departement", "school"}, WorkRules: {"lunch_spare"}}.get(made, set())
        assert attributes | worked_out == {field.name for field in fields(made)}, made


def test_a_commune_that_merged_is_told_and_read():
    notices: list[str] = []
    config = parse(SMALLEST.replace("32269", "32260"), notices)
    assert config.stops[0].name == "Monbardon"
    assert notices == ["Monbardon (32260) merged into Cap d'Astarac (32365) on 2025-01-01"]


@pytest.mark.parametrize(
    ("code", "start"),
    [("32260", "2024-12-02"), ("32365", "2027-01-04"), ("32269", "2027-01-04")],
    ids=["before the merger", "the code that stayed", "never merged"],
)
def test_no_notice_without_a_merger(code, start):
    notices: list[str] = []
    parse(SMALLEST.replace("32269", code).replace("2027-01-04", start), notices)
    assert notices == []


def test_areas_that_are_listed_hold_every_stop():
    areas = f'[[areas]]\nepci = "{LOMAGNE}"\n[[areas]]\nepci = "{ADOUR}"\n'
    assert len(parse(SMALLEST + '[[stops]]\ncommune = "32463"\n' + areas).areas) == 2


def test_locks_that_agree_are_all_kept():
    locks = """\
[[locks]]
stop = "32269"
weekday = "fri"
[[locks]]
stop = "32269"
date = 2027-01-08
half = "morning"
[[locks]]
stop = "32269"
date = 2027-01-15
half = "afternoon"
"""
    # 8 and 15 January 2027 are Fridays, and two dates are two visits.
    assert len(parse(SMALLEST + locks).locks) == 3


def test_short_visits_leave_room_for_lunch_in_long_sessions():
    long = '[sessions.morning]\nclose = "13:30"\n[sessions.afternoon]\nopen = "13:30"\n'
    assert faults_of(SMALLEST + long) != ()
    assert faults_of(SMALLEST + "minutes = 60\n" + long) == ()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Pilote 2020", "pilote-2020"),
        ("  Été à l'œuvre !", "ete-a-l-oeuvre"),
        ("../../etc", "etc"),
        ("日本", "plan"),
        ("", "plan"),
        ("x" * 300, "x" * 80),
    ],
)
def test_slug(title, name):
    assert slug(title) == name


def test_lines_of_keys_and_tables():
    text = '''\
title = "a # [[stops]]"
note = """
[not a table]
x = 1
"""
days = [
  "mon",  # [
  y = 2
]
[work]
"lunch" = 1
[[stops]]
a.b = 1
[[stops]]
[stops.more]
c = 1
[[stops.deep]]
d = 1
'''
    assert line_numbers(text) == {
        ("title",): 1,
        ("note",): 2,
        ("days",): 6,
        ("work",): 10,
        ("work", "lunch"): 11,
        ("stops", 1): 12,
        ("stops", 1, "a", "b"): 13,
        ("stops", 2): 14,
        ("stops", 2, "more"): 15,
        ("stops", 2, "more", "c"): 16,
        ("stops", 2, "deep", 1): 17,
        ("stops", 2, "deep", 1, "d"): 18,
    }


def test_the_smallest_config_lacks_nothing_but_what_it_must():
    for key in ("title", "format"):
        table = {name: value for name, value in tomllib.loads(SMALLEST).items() if name != key}
        (fault,) = told_by(lambda table=table: parse_config(table, CATALOGUE, "essai.toml"))
        assert fault.where == f"essai.toml, {key}"
    assert STOP in SMALLEST


def test_a_siret_is_kept_as_digits():
    assert parse(SMALLEST + '[service]\nsiret = "223 200 011 00013"').service.siret == "22320001100013"
    assert parse(SMALLEST).service.siret == ""
