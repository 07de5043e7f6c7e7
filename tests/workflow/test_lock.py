"""Locks of visits in a month's grid: by week and weekday, since no date tells a day of it."""

from pathlib import Path

import pytest

from tests.cli.commands import SMALL, run, run_in_french
from tourplanner.inputs.config.read import read_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.message import silent
from tourplanner.workflow.dossier import open_dossier

MONTH = SMALL.replace("weeks = 1", 'weeks = 4\ncycle = "month"')


@pytest.fixture
def month(tmp_path: Path) -> Path:
    """Monfort twice a month and Touget once, planned in a month."""
    text = MONTH.replace('commune = "32269"', 'commune = "32269"\nvisits = 2')
    (tmp_path / "plan.toml").write_text(text, encoding="utf-8")
    assert run("plan", tmp_path / "plan.toml", "--out", tmp_path, "--quiet").exit_code == 0
    return tmp_path


def test_a_visit_of_a_month_is_fixed_by_its_day_and_let_go(month: Path) -> None:
    before = (month / "plan.toml").read_text(encoding="utf-8")
    dossier = open_dossier(month, None, silent)
    tour, visit = next(
        (tour, visit)
        for tour in dossier.plan.plan_file.plan.tours
        for visit in tour.visits
        if visit.stop == "32448"
    )
    asked = ("Touget", tour.date.isoformat(), "--half", visit.half.value)

    assert run("lock", month, *asked, "--why", "promis au maire").exit_code == 0
    config = read_config(month / "plan.toml", read_catalogue(data_folder(), silent)).config
    [lock] = config.locks
    assert (lock.date, lock.week, lock.weekday, lock.half) == (
        None,
        config.calendar.week(tour.date),
        tour.date.weekday(),
        visit.half,
    )
    done = run("lock", month, *asked)
    assert done.exit_code == 2
    assert "fixed already" in done.stderr

    assert run("unlock", month, *asked).exit_code == 0
    assert (month / "plan.toml").read_text(encoding="utf-8") == before


def test_one_of_several_visits_of_a_month_is_not_fixed_alone(month: Path) -> None:
    dossier = open_dossier(month, None, silent)
    tour, visit = next(
        (tour, visit)
        for tour in dossier.plan.plan_file.plan.tours
        for visit in tour.visits
        if visit.stop == "32269"
    )
    done = run_in_french("lock", month, "Monfort", tour.date.isoformat(), "--half", visit.half.value)
    assert done.exit_code == 2
    assert "dire plutôt son rythme" in done.stderr
