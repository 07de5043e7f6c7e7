"""Farms as they are read, and every way in which their file may be wrong."""

from pathlib import Path

import pytest

from tests.workflow.farm.farms import small_farm
from tourplanner.errors import InputError
from tourplanner.inputs.departements import departements
from tourplanner.scenario.farm import Choosing, FarmOptions, read_farm

# Each: a text of the small farm, what stands in its place, where the fault is, words of it.
BAD = {
    "unknown key": ('title = "Essai de série"', 'titel = "x"', "line 2, titel", "not a known key"),
    "no place": ("[[instances]]", "[[instance]]", "instance", "not a known key"),
    "two kinds of places": (
        'departements = ["48"]',
        'departements = ["48"]\nepcis = ["1"]',
        "instances[2]",
        "one",
    ),
    "no kind of places": ('dossiers = ["essai.toml"]', "weeks = 1", "instances[1]", "exactly one"),
    "a dossier has its stops": (
        'dossiers = ["essai.toml"]',
        'dossiers = ["essai.toml"]\nchoose = 3',
        "instances[1]",
        "has its stops already",
    ),
    "stops or a choice": ("choose = 4", "choose = 4\nstops = 3", "instances[2]", "exclude each other"),
    "no such département": ('["48"]', '["Lozere", "Lozerre", "99"]', "departements[2]", '"Lozerre"'),
    "no such grid": ('["grille"]', '["grile"]', "grids[1]", "neither here nor among the shipped grids"),
    "a seed below none": ("seeds = [0, 1]", "seeds = [-1]", "seeds[1]", "-1 is not a whole number"),
    "too many": ("seeds = [0, 1]", f"seeds = {list(range(20_000))}", "instances", "240,000 jobs"),
    "two options of a name": (
        "[[instances]]",
        '[[options]]\nname = "a"\n[[options]]\nname = "a"\n[[instances]]',
        "options[2].name",
        "twice",
    ),
    "unknown engine": (
        "[[instances]]",
        '[[options]]\nname = "a"\nmethod = "exakt"\n[[instances]]',
        "options[1].method",
        "exact",
    ),
}


def test_the_small_farm_is_read(tmp_path: Path) -> None:
    farm = read_farm(small_farm(tmp_path))

    # A dossier and a département, under the two times three combinations of a grid, with two seeds.
    assert farm.number == 2 * 6 * 2
    assert [scenario.name for scenario in farm.scenarios][:2] == ["une · tel quel", "une · court"]
    assert farm.places[1].choosing == Choosing(4, 15 * 60, 5000, 1)
    assert farm.options == (FarmOptions(),)


def test_the_shipped_one_is_of_every_departement() -> None:
    farm = read_farm(Path("pays"))

    assert farm.number == len(departements()) == 101
    [places] = farm.places
    assert places.choosing == Choosing(24, 15 * 60, 5000, 1)
    assert (places.weeks, places.weekdays) == (4, (0, 1, 2, 3, 4))


def test_options_are_read(tmp_path: Path) -> None:
    options = '[[options]]\nname = "court"\ntime_limit = 5\nrounds = 3\nmethod = "recreate"\n[[instances]]'
    farm = read_farm(small_farm(tmp_path, "[[instances]]", options))

    assert farm.options == (FarmOptions("court", 5.0, 3, "recreate"),)


@pytest.mark.parametrize("name", BAD)
def test_a_fault_is_told_at_its_key(name: str, tmp_path: Path) -> None:
    old, new, where, what = BAD[name]
    with pytest.raises(InputError) as caught:
        read_farm(small_farm(tmp_path, old, new))

    told = [str(fault) for fault in caught.value.faults]
    assert any(where in each and what in each for each in told), told


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match="shipped farms"):
        read_farm(Path("pays-bas"))
