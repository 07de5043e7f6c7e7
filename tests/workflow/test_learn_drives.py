"""What arrivals that were noted beside a plan teach, and the config that says so."""

import shutil
from datetime import date
from math import exp
from pathlib import Path
from random import Random

import pytest

from tests.inputs.said import told_by
from tourplanner.domain.attendance import Attendance
from tourplanner.domain.travel_rules import LEAST_SPREAD
from tourplanner.inputs.attendance import attendance_text
from tourplanner.inputs.config.read import read_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.workflow.learn_drives import learn_drives
from tourplanner.workflow.sources.source import places_of
from tourplanner.workflow.year.schedule import schedule_view

UNTIL = date(2027, 4, 30)
SLOWER = 1.2


def dossier(folder: Path, tours: int, slower: float = SLOWER, scatter: float = 0.08) -> Path:
    """The pilot, with the arrivals of so many tours, whose first drives took a fifth longer than told."""
    shutil.copy(data_folder().parent / "maps" / "pilote-2020" / "plan.json", folder)
    shutil.copy(data_folder() / "pilot.toml", folder / "plan.toml")
    draw = Random(5)
    rows = []
    for tour in schedule_view(folder, UNTIL, Language.FR, None, silent).schedule.tours[:tours]:
        visit = tour.visits[0]
        took = visit.leg_drive_seconds * slower * exp(draw.gauss(0, scatter))
        arrived = round((tour.leave + took) / 60) * 60
        rows.append(Attendance(tour.date, visit.stop, visit.half, 5, arrived))
    (folder / "attendance.csv").write_text(attendance_text(rows), encoding="utf-8")
    return folder


def test_what_was_noted_is_learnt_and_nothing_is_written(tmp_path: Path) -> None:
    folder = dossier(tmp_path, 30)
    before = (folder / "plan.toml").read_bytes()
    found = learn_drives(folder, None, Language.FR, silent)
    low, high = found.learnt.factor_between
    assert found.learnt.days == 30
    assert low < SLOWER < high
    # The van took 1.1 times as long as a car before.
    assert found.van_factor == pytest.approx(1.1 * SLOWER, rel=0.06)
    assert found.written is None
    assert (folder / "plan.toml").read_bytes() == before


def test_the_config_says_so_when_asked(tmp_path: Path) -> None:
    folder = dossier(tmp_path, 30)
    found = learn_drives(folder, None, Language.FR, silent, write=True)
    assert found.written == folder / "plan.toml"
    read = read_config(found.written, places_of(found.written, None, silent), silent).config.travel
    assert (read.van_factor, read.spread) == (found.van_factor, found.spread)
    # All else stays as it is written, remarks too.
    old = (data_folder() / "pilot.toml").read_text(encoding="utf-8").splitlines()
    new = found.written.read_text(encoding="utf-8").splitlines()
    assert [line for line in old if line not in new] == [line for line in old if "van_factor" in line]


def test_arrivals_that_are_those_of_the_plan_can_be_written(tmp_path: Path) -> None:
    folder = dossier(tmp_path, 30, 1.0, 0.0)
    found = learn_drives(folder, None, Language.FR, silent, write=True)
    assert found.learnt.spread < LEAST_SPREAD
    assert found.written is not None
    read = read_config(found.written, places_of(found.written, None, silent), silent).config.travel
    assert read.spread == found.spread == LEAST_SPREAD


def test_too_few_days_are_told(tmp_path: Path) -> None:
    folder = dossier(tmp_path, 19)
    (fault,) = told_by(lambda: learn_drives(folder, None, Language.FR, silent))
    assert "19" in str(fault)
    assert "20" in str(fault)
