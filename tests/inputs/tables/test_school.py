"""The table of school holidays: every zone without gaps in time, and what replaces it."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.instances import catalogue
from tourplanner.errors import InputError
from tourplanner.inputs.config.values import SCHOOL_BREAKS, SCHOOL_ZONES
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import check_tables, read_catalogue
from tourplanner.message import silent

MAINLAND = ("A", "B", "C")


def test_names_and_zones_are_those_that_a_config_can_say() -> None:
    school = catalogue().school
    assert {each.name for each in school.breaks} == set(SCHOOL_BREAKS)
    assert {each.zone for each in school.breaks} == set(SCHOOL_ZONES) == set(school.zones.values())


def test_every_departement_has_its_zone() -> None:
    zones = catalogue().school.zones
    mainland = {f"{number:02}" for number in range(1, 96)} - {"20"}
    assert set(zones) == mainland | {"2A", "2B", "971", "972", "973", "974", "976", "977", "978"}
    # One of each académie's, by the arrêté of 2016: Grenoble, Rennes, Toulouse.
    assert (zones["38"], zones["35"], zones["32"]) == ("A", "B", "C")


@pytest.mark.parametrize("zone", SCHOOL_ZONES)
def test_breaks_of_a_zone_do_not_overlap(zone: str) -> None:
    breaks = [each for each in catalogue().school.breaks if each.zone == zone]
    assert all(before.last < after.first for before, after in pairwise(breaks))
    # The longest summer of all: Guadeloupe's of 2021, put off by the epidemic.
    assert max(each.last - each.first for each in breaks) < timedelta(days=70)


@pytest.mark.parametrize("zone", MAINLAND)
def test_mainland_zones_have_six_breaks_a_school_year_up_to_2028(zone: str) -> None:
    breaks = [each for each in catalogue().school.breaks if each.zone == zone]
    for year in range(2019, 2028):
        names = [each.name for each in breaks if each.first.year + (each.first.month >= 9) == year + 1]
        assert names == ["toussaint", "noel", "hiver", "printemps", "ascension", "ete"], year
        # Winter and spring are two weeks and go from a Saturday to a Sunday, bank holidays beside them aside.
    for each in breaks:
        if each.name in {"hiver", "printemps"}:
            assert each.first.weekday() == 5
            assert (each.last - each.first).days in {15, 16}


def test_winter_holidays_of_the_three_zones_follow_one_another() -> None:
    school = catalogue().school
    starts = {zone: [str(each.first) for each in school.of(zone, ["hiver"])] for zone in MAINLAND}
    assert "2027-02-13" in starts["A"]
    assert "2027-02-20" in starts["B"]
    assert "2027-02-06" in starts["C"]


def test_a_table_of_ones_own_replaces_it(tmp_path: Path) -> None:
    head, *rows = (data_folder() / "school_holidays.csv").read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if not row.startswith("C,noel,")]
    mine = "C,noel,Vacances de Noël,2030-12-21,2031-01-05,rectorat,2029-01"
    (tmp_path / "school_holidays.csv").write_text("\n".join([head, *kept, mine]) + "\n", encoding="utf-8")
    [noel] = read_catalogue(tmp_path, silent).school.of("C", ["noel"])
    assert str(noel.first) == "2030-12-21"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("C,noel,Noël,2030-12-21,2030-12-01,,", "before"),
        ("C,noel,Noël,21 décembre,2031-01-05,,", "first"),
    ],
)
def test_bad_rows_are_told(tmp_path: Path, row: str, words: str) -> None:
    file = tmp_path / "school_holidays.csv"
    text = (data_folder() / "school_holidays.csv").read_text(encoding="utf-8")
    file.write_text(text + row + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=words):
        check_tables(file, silent)
