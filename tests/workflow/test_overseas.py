"""A dossier on La Réunion, from its own tables to its calendars: its place, its holidays, its clock."""

from datetime import date
from pathlib import Path

import pytest

import tourplanner as tp
from tests.cli.commands import SMALL, run
from tourplanner.errors import InputError

COMMUNES = """code,name,postal_code,epci,latitude,longitude,population,population_year
97411,Saint-Denis,97400,249740119,-20.8789,55.4481,155000,2021
97418,Sainte-Marie,97438,249740119,-20.8969,55.5492,34000,2021
97420,Sainte-Suzanne,97441,249740119,-20.9061,55.6086,24000,2021
"""
HEAD, _, _ = SMALL.partition("[[depots]]")
PLACES = """[[depots]]
id = "depot"
name = "Saint-Denis"
latitude = -20.88
longitude = 55.45
[[vans]]
id = "van"
depot = "depot"
[[stops]]
commune = "97418"
[[stops]]
commune = "97420"
latitude = -20.91
longitude = 55.61
"""


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "communes.csv").write_text(COMMUNES, encoding="utf-8")
    return folder


def config(folder: Path, text: str) -> Path:
    path = folder / "reunion.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_is_planned_closed_on_its_own_holidays_and_told_by_its_own_clock(
    tables: Path, tmp_path: Path
) -> None:
    # Monday 20 December is the day on which slavery was abolished there.
    path = config(
        tmp_path, HEAD.replace("start = 2027-01-04", "repeats = false\nstart = 2027-12-20") + PLACES
    )
    planned = tp.plan(path, tp.PlanOptions(data=tables))
    assert planned.keeps_promises
    assert date(2027, 12, 20) not in {tour.date for tour in planned.plan.tours}
    assert date(2027, 12, 20) in planned.source.problem.calendar.closed

    out = tmp_path / "out"
    tp.write_plan(planned, out)
    done = run("export", out, "--format", "ics", "--data", tables)
    assert done.exit_code == 0, done.stderr
    [calendar] = out.rglob("*sainte-marie.ics")
    text = calendar.read_text(encoding="utf-8")
    assert "TZID:Indian/Reunion" in text
    assert "DTSTART;TZID=Indian/Reunion:2027122" in text
    assert "Paris" not in text


@pytest.mark.parametrize(
    ("good", "bad", "cure"),
    [
        # Swapped, and the capital of another ocean.
        ("latitude = -20.88\nlongitude = 55.45", "latitude = 55.45\nlongitude = -20.88", "latitude = -20.88"),
        ("latitude = -20.91\nlongitude = 55.61", "latitude = 48.86\nlongitude = 2.35", ""),
    ],
)
def test_a_position_elsewhere_is_told(good: str, bad: str, cure: str, tables: Path, tmp_path: Path) -> None:
    path = config(tmp_path, HEAD + PLACES.replace(good, bad))
    with pytest.raises(InputError) as raised:
        tp.plan(path, tp.PlanOptions(data=tables))
    [fault] = raised.value.faults
    assert "is far away from the communes of the stops" in str(fault.what)
    assert str(fault.maybe).startswith(cure)


def test_swapped_columns_of_a_table_of_its_own_are_told(tables: Path, tmp_path: Path) -> None:
    file = tables / "communes.csv"
    file.write_text(COMMUNES.replace("-20.8969,55.5492", "55.5492,-20.8969"), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        tp.plan(config(tmp_path, HEAD + PLACES), tp.PlanOptions(data=tables))
    [fault] = raised.value.faults
    assert str(fault.maybe) == "latitude and longitude are swapped: latitude -20.8969, longitude 55.5492"
