"""Farms from their file to their tables: the same bytes, however often and wherever they were interrupted."""

import csv
import io
import json
import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.workflow.farm.farms import ALONE, small_farm
from tests.workflow.farm.killing import killed_at
from tourplanner.inputs.shipped import data_folder
from tourplanner.outputs.farm.columns import RESULTS, VISITS
from tourplanner.outputs.farm.tables import LEDGER, can_parquet, parquet_tables
from tourplanner.scenario.farm import read_farm
from tourplanner.wording.language import Language
from tourplanner.workflow.farm.farm import Farmed, FarmSettings, farm, reckon
from tourplanner.workflow.farm.tasks import tasks_of
from tourplanner.workflow.jobs import program
from tourplanner.workflow.jobs.job import Job
from tourplanner.workflow.jobs.processes import in_processes
from tourplanner.workflow.jobs.runners import Outcomes, one_by_one

KILLS = 3


def rows_of(farmed: Farmed, name: str) -> list[dict[str, str]]:
    """A table as its CSV has it, for programs."""
    text = (farmed.files[0].parent / name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def tables_of(folder: Path) -> dict[str, bytes]:
    """The tables that are the same however often a farm was interrupted."""
    return {name: (folder / name).read_bytes() for name in ("farm.csv", "dictionary.csv")}


def test_a_dossier_is_crossed_with_scenarios_and_seeds(tmp_path: Path) -> None:
    file = small_farm(tmp_path, *ALONE)
    seen: list[tuple[int, int]] = []
    settings = FarmSettings(out=tmp_path / "out", plain=True, observe=lambda *at: seen.append(at))
    farmed = farm(file, settings)

    assert (farmed.worked.done, farmed.worked.failures) == (12, ())
    assert seen == [(done, 12) for done in range(13)]
    rows = rows_of(farmed, "farm.csv")
    assert list(rows[0]) == [column.name for column in RESULTS]
    assert [(row["scenario"], row["seed"]) for row in rows][:3] == [
        ("une · tel quel", "0"),
        ("une · tel quel", "1"),
        ("une · court", "0"),
    ]
    # Two stops, each once in the cycle, whatever its weeks.
    assert {(row["name"], row["status"], row["gap"], row["visits"]) for row in rows} == {
        ("Petit essai", "optimal", "0.0", "2")
    }
    ledger = rows_of(farmed, LEDGER)
    assert [row["key"] for row in ledger] == [row["key"] for row in rows]
    assert {row["attempts"] for row in ledger} == {"1"}


def test_every_column_is_in_the_dictionary_and_has_words(tmp_path: Path) -> None:
    farmed = farm(small_farm(tmp_path, *ALONE), FarmSettings(out=tmp_path / "out", plain=True))
    rows = rows_of(farmed, "dictionary.csv")

    assert [row["column"] for row in rows] == [column.name for column in RESULTS]
    for columns in (RESULTS, VISITS):
        assert len({column.name for column in columns}) == len(columns)
    assert not [row for row in rows if row["description"].startswith(("farm.", "comparison."))]


@pytest.mark.slow
def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    file = small_farm(tmp_path, *ALONE)
    settings = FarmSettings(out=tmp_path / "out")
    farm(file, settings)
    before = tables_of(tmp_path / "out")
    given: list[int] = []

    def counting(jobs: Iterable[Job]) -> Outcomes:
        left = list(jobs)
        given.append(len(left))
        return one_by_one(left)

    kept = sorted((tmp_path / "out" / "jobs").iterdir())
    kept[0].unlink()
    kept[1].write_text("{", encoding="utf-8")
    again = farm(file, replace(settings, runner=counting))

    assert (given, again.worked.resumed) == ([2], 10)
    assert tables_of(tmp_path / "out") == before
    assert farm(file, replace(settings, runner=counting)).worked.resumed == 12


def test_a_key_is_of_all_that_an_answer_depends_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def keys(old: str = "", new: str = "") -> set[str]:
        file = small_farm(tmp_path, *ALONE)
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
        return {task.job.key for task in tasks_of(read_farm(file))}

    first = keys()
    assert len(first) == 12
    # What it is called is no part of an answer; what is asked is.
    assert keys('title = "Essai de série"', 'title = "Autre"') == first
    assert len(keys("seeds = [0, 1]", "seeds = [1, 2]") & first) == 6
    assert not keys("[[instances]]", '[[options]]\nname = "a"\nrounds = 9\n[[instances]]') & first
    monkeypatch.setattr(program, "__version__", "0.0.0")
    program.program.cache_clear()
    other = keys()
    program.program.cache_clear()
    assert not other & first


def test_a_job_for_other_data_is_refused(tmp_path: Path) -> None:
    file = small_farm(tmp_path, *ALONE)

    def meddling(jobs: Iterable[Job]) -> Outcomes:
        left = list(jobs)
        config = tmp_path / "essai.toml"
        config.write_bytes(config.read_bytes().replace(b'"09:30"', b'"10:00"'))
        return one_by_one(left)

    farmed = farm(file, FarmSettings(out=tmp_path / "out", runner=meddling))

    assert len(farmed.worked.failures) == 12
    assert "other data" in str(farmed.worked.failures[0].error) or "autres données" in str(
        farmed.worked.failures[0].error
    )
    assert {row.found for row in farmed.view.rows()} == {None}


def test_a_scenario_that_does_not_fit_is_named_and_ends_nothing(tmp_path: Path) -> None:
    file = small_farm(tmp_path, *ALONE)
    grid = tmp_path / "grille.toml"
    text = grid.read_text(encoding="utf-8")
    grid.write_text(text.replace("set.calendar.weeks = 2", 'remove.stops = ["32999"]'), encoding="utf-8")
    farmed = farm(file, FarmSettings(out=tmp_path / "out", plain=True))

    assert (farmed.worked.done, len(farmed.worked.failures)) == (6, 6)
    rows = rows_of(farmed, "farm.csv")
    assert [row["status"] for row in rows] == ["optimal"] * 6 + ["failed"] * 6
    assert all("32999" in why for why in farmed.view.failures.values())
    page = farmed.files[0].read_text(encoding="utf-8")
    assert page.count("<dt>") == 6


def test_what_a_farm_would_take_is_told_from_what_was_done(tmp_path: Path) -> None:
    file = small_farm(tmp_path, *ALONE)
    settings = FarmSettings(out=tmp_path / "out")
    before = reckon(file, settings)
    assert (before.jobs, before.kept) == (12, 0)
    assert before.core_seconds == pytest.approx(12 * 0.2)
    assert not (tmp_path / "out").exists()

    farm(file, settings)
    kept = sorted((tmp_path / "out" / "jobs").iterdir())
    table = json.loads(kept[1].read_bytes())
    for each in kept[1:]:
        each.write_text(json.dumps({**json.loads(each.read_bytes()), "core_seconds": 3.0}), encoding="utf-8")
    kept[0].unlink()
    after = reckon(file, settings)

    assert table["core_seconds"] > 0
    assert (after.jobs, after.kept, after.core_seconds) == (12, 11, 3.0)


@pytest.mark.slow
def test_parquet_has_the_same_rows(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `farm` is not installed")
    farmed = farm(small_farm(tmp_path, *ALONE), FarmSettings(out=tmp_path / "out", plain=True))
    assert can_parquet()
    table = parquet.read_table(tmp_path / "out" / "farm.parquet")

    assert table.column_names == [column.name for column in RESULTS]
    assert [each["key"] for each in table.to_pylist()] == [row["key"] for row in rows_of(farmed, "farm.csv")]
    # The same rows, the same bytes.
    again = io.BytesIO()
    parquet_tables(farmed.view)["farm.parquet"](again)
    assert again.getvalue() == (tmp_path / "out" / "farm.parquet").read_bytes()


@pytest.mark.slow
def test_communes_are_chosen_and_planned_in_a_departement(tmp_path: Path) -> None:
    file = small_farm(tmp_path, 'grids = ["grille"]\nseeds = [0, 1]\n')
    farmed = farm(file, FarmSettings(tmp_path / "out", plain=True))

    _, row = rows_of(farmed, "farm.csv")
    assert (row["name"], row["depot"], row["status"], row["choice_gap"]) == (
        "Lozère",
        "Mende",
        "optimal",
        "0.0",
    )
    visits = rows_of(farmed, "visits.csv")
    assert len(visits) == 4 == int(row["visits"])
    assert all(int(visit["seconds_to_site"]) > 15 * 60 for visit in visits)
    assert all(int(visit["commune_residents"]) <= 5000 for visit in visits)
    assert sum(int(visit["commune_residents"]) for visit in visits) == int(row["residents_chosen"])
    page = farmed.files[0].read_text(encoding="utf-8")
    assert page.count("<circle") == 4 + 1
    assert "http://" not in page.replace("http://www.w3.org", "")


@pytest.mark.slow
def test_an_intercommunalite_is_a_place_as_well(tmp_path: Path) -> None:
    old = 'departements = ["48"]\nchoose = 4\nlargest = 5000'
    file = small_farm(tmp_path, old, 'epcis = ["243200417"]\nstops = 3')
    text = file.read_text(encoding="utf-8").replace('grids = ["grille"]\nseeds = [0, 1]\n', "")
    file.write_text(text, encoding="utf-8")
    farmed = farm(file, FarmSettings(tmp_path / "out", plain=True))

    _, row = rows_of(farmed, "farm.csv")
    assert (row["kind"], row["departement"], row["status"], row["visits"]) == ("epci", "32", "optimal", "3")


@pytest.mark.slow
def test_killed_at_random_moments_it_ends_with_the_same_bytes(tmp_path: Path) -> None:
    file = small_farm(tmp_path, *ALONE)
    farm(file, FarmSettings(out=tmp_path / "expected", runner=in_processes(2), lang=Language.EN))
    chance = random.Random("farm")
    for number in range(KILLS):
        killed_at(file, tmp_path / f"{number}", chance)
        assert tables_of(tmp_path / f"{number}") == tables_of(tmp_path / "expected")


@pytest.mark.slow
def test_what_ships_of_the_country_is_what_the_farm_makes(tmp_path: Path) -> None:
    whole = read_farm(Path("pays"))
    [places] = whole.places
    some = replace(whole, places=(replace(places, departements=("48", "75", "973")),))
    farmed = farm(some, FarmSettings(tmp_path / "out", plain=True))

    shipped = data_folder() / "pays"
    for name, made in (("departements.csv", "farm.csv"), ("permanences.csv", "visits.csv")):
        with (shipped / name).open(encoding="utf-8", newline="") as stream:
            there = [row for row in csv.DictReader(stream) if row["code"] in ("48", "75", "973")]
        # Keys are of a version of the program.
        assert [row | {"key": ""} for row in rows_of(farmed, made)] == [row | {"key": ""} for row in there]
