"""Locks of visits in a month's grid: by week and weekday, or by a date that is that day of it."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.commands import SMALL, run
from tourplanner.domain.recurrence import ordinal_in_month
from tourplanner.inputs.config.read import read_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.message import silent
from tourplanner.workflow.dossier.dossier import open_dossier

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


def test_one_of_several_visits_of_a_month_is_fixed_by_the_first_date_that_it_is(month: Path) -> None:
    before = (month / "plan.toml").read_text(encoding="utf-8")
    dossier = open_dossier(month, None, silent)
    tour, visit = next(
        (tour, visit)
        for tour in reversed(dossier.plan.plan_file.plan.tours)
        for visit in tour.visits
        if visit.stop == "32269"
    )
    asked = ("Monfort", tour.date.isoformat(), "--half", visit.half.value)
    assert run("lock", month, *asked, "--why", "promis au maire").exit_code == 0
    config = read_config(month / "plan.toml", read_catalogue(data_folder(), silent)).config
    [lock] = config.locks
    assert lock.date is not None
    # That date is what the grid says: the same weekday, as many of it before it in its month.
    week = (tour.date - config.calendar.start).days // 7 + 1
    assert (lock.date.weekday(), ordinal_in_month(lock.date)) == (tour.date.weekday(), week)
    assert config.calendar.start <= lock.date < config.calendar.start + timedelta(35)
    assert "fixed already" in run("lock", month, *asked).stderr
    assert run("check", month / "plan.json").exit_code == 0
    assert run("unlock", month, *asked).exit_code == 0
    assert (month / "plan.toml").read_text(encoding="utf-8") == before
