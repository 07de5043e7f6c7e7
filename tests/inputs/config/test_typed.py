"""What people type in a TOML file is read as meant, and kept in the form that files say best."""

import tomllib
from pathlib import Path

import pytest

from tests.inputs.config.cases import ADOUR, CATALOGUE, HEAD, LOMAGNE, SMALLEST, STOP, faults_of, parse
from tourplanner.domain.period import Half
from tourplanner.inputs.config.read import parse_config, read_config
from tourplanner.wording.language import Language

TYPED = (
    SMALLEST.replace('"32269"', '"monfort"').replace("2027-01-04", '"lundi 4 janvier 2027"')
    + """\
weekdays = ["Jeudi", "vendredi"]
halves = ["matin"]
[[stops]]
commune = "Solomiac (32436)"
[[areas]]
epci = "Bastides de Lomagne"
communes = ["Monfort", "32436 Solomiac"]
[[locks]]
stop = "Monfort"
date = "08/01/2027"
van = "Camping-car"
[travel]
van_factor = "1,2"
[work]
earliest_start = "7 h 15"
lunch_window = ["11h30", "14h"]
"""
)


def test_everything_is_read_as_meant() -> None:
    config = parse(TYPED)
    monfort, solomiac = config.stops
    assert (monfort.commune, solomiac.commune) == ("32269", "32436")
    assert monfort.weekdays == {3, 4}
    assert monfort.halves == {Half.MORNING}
    assert config.areas[0].epci == LOMAGNE
    assert config.areas[0].communes == {"32269", "32436"}
    assert (config.locks[0].stop, config.locks[0].van) == ("32269", "camping-car")
    assert str(config.locks[0].date) == "2027-01-08"
    assert config.travel.van_factor == 1.2
    assert config.work.earliest_start == 7 * 3600 + 15 * 60
    assert (config.work.lunch_opens, config.work.lunch_closes) == (41_400, 50_400)


def test_the_table_that_a_plan_carries_says_codes(tmp_path: Path) -> None:
    file = tmp_path / "essai.toml"
    file.write_text(TYPED, encoding="utf-8")
    read = read_config(file, CATALOGUE)
    assert read.table["calendar"] == {"start": "2027-01-04"}
    assert read.table["stops"] == [
        {"commune": "32269", "weekdays": ["thu", "fri"], "halves": ["morning"]},
        {"commune": "32436"},
    ]
    assert read.table["areas"] == [{"epci": LOMAGNE, "communes": ["32269", "32436"]}]
    assert read.table["locks"] == [{"stop": "32269", "date": "2027-01-08", "van": "camping-car"}]
    assert parse_config(read.table, CATALOGUE, "plan.json") == read.config


def test_a_table_in_canonical_form_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "essai.toml"
    file.write_text(SMALLEST, encoding="utf-8")
    table = tomllib.loads(SMALLEST)
    table["calendar"]["start"] = "2027-01-04"
    assert read_config(file, CATALOGUE).table == table


def test_a_stop_with_an_id_of_its_own_is_named_by_its_commune() -> None:
    text = SMALLEST + 'id = "halle"\n[[locks]]\nstop = "Monfort"\nweekday = "lundi"\n'
    assert parse(text).locks[0].stop == "halle"


def test_a_name_of_two_stops_is_a_fault_that_lists_them() -> None:
    text = SMALLEST + 'id = "a"\n' + STOP + 'id = "b"\n[[locks]]\nstop = "Monfort"\nweekday = "lundi"\n'
    (fault,) = faults_of(text, Language.FR)
    assert fault.where == "essai.toml, ligne 19, locks[1].stop"
    assert fault.what == "« Monfort » peut désigner 2 lieux"
    assert set(fault.maybe.split(" ou ")) == {'"a" (Monfort)', '"b" (Monfort)'}


@pytest.mark.parametrize("typed", ["Armagnac Adour (200034726)", "200034726 - armagnac adour"])
def test_an_area_with_the_siren_of_another(typed: str) -> None:
    (fault,) = faults_of(SMALLEST + f'[[areas]]\nepci = "{typed}"\n', Language.FR)
    assert f"le nom désigne CC Armagnac Adour ({ADOUR})" in fault.what
    assert f"le code désigne CC Bastides de Lomagne ({LOMAGNE})" in fault.what


def test_a_label_that_contradicts_itself_is_one_fault_and_not_two() -> None:
    assert len(faults_of(HEAD + SMALLEST.removeprefix(HEAD).replace("32269", "Monfort (32448)"))) == 1
