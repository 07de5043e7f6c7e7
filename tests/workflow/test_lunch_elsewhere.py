"""Crews of the pilot that drive somewhere for lunch: planned, written, opened, laid on dates with events."""

import re
from pathlib import Path

import pytest

import tourplanner as tp
from tourplanner.inputs.shipped import data_folder
from tourplanner.message import silent
from tourplanner.problem.build import places
from tourplanner.problem.check import check
from tourplanner.workflow.opened_plan import open_plan
from tourplanner.workflow.planned import Planned
from tourplanner.workflow.year.schedule import publish_schedule

pytestmark = pytest.mark.slow

LUNCHES = {"Bastides": "restaurant à Mauvezin", "Adour": "Riscle", "Astarac": "cantine, 32170 Miélan"}
"""Where the crew eats in each intercommunalité of the pilot."""

EVENTS = """
[[events]]
kind = "moved"
stop = "32269"
from = 2027-02-01
to = 2027-03-25
place = "Salle des fêtes"
latitude = 43.80
longitude = 0.83

[[events]]
kind = "leaves"
stop = "32448"
date = 2027-04-01

[[events]]
kind = "opening"
commune = "32132"
date = 2027-02-05
open = "14:00"
close = "16:00"
"""


def config(folder: Path, more: str = "", travel: str = "") -> Path:
    """The pilot with a place for lunch at each of its stops."""
    text, place = (data_folder() / "pilot.toml").read_text(encoding="utf-8"), ""
    lines = []
    for line in text.splitlines():
        place = next(
            (said for name, said in LUNCHES.items() if line.startswith("# CC") and name in line), place
        )
        lines.append(line)
        if line.startswith("commune = ") and lines[-2] == "[[stops]]":
            lines.append(f'lunch = "{place}"')
        if line == "[travel]":
            lines.append(travel)
    file = folder / "midi.toml"
    file.write_text("\n".join([*lines, more]), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Planned:
    return tp.plan(config(tmp_path_factory.mktemp("lunch"), EVENTS))


def test_every_noon_is_driven_and_the_best_plan_is_proven(planned: Planned, tmp_path: Path) -> None:
    plan, problem = planned.plan, planned.source.problem
    assert planned.keeps_promises
    assert plan.outcome.status == "optimal"
    assert check(problem, plan.tours) == ()
    assert all(tour.lunch_leg is not None for tour in plan.tours)
    # 81,943 s without (the optimum of the pilot): twelve noons are longer.
    assert plan.drive_seconds > 81_943
    written = tp.write_plan(planned, tmp_path / "dossier")
    assert len(re.findall(r'"lunch_leg"', written.plan.read_text(encoding="utf-8"))) == len(plan.tours)
    opened = open_plan(written.plan, None, silent)
    assert opened.plan_file.plan.tours == plan.tours
    assert places(opened.config) == places(problem.config)
    assert check(opened.problem, plan.tours) == ()


def test_the_year_keeps_to_it(planned: Planned, tmp_path: Path) -> None:
    written = tp.write_plan(planned, tmp_path / "dossier")
    published = publish_schedule(written.plan, None, None, None, silent)
    tours = published.schedule.tours
    assert sum(tour.lunch_leg is not None for tour in tours) > 100
    assert {visit.stop for tour in tours for visit in tour.visits} > {"32269", "32448"}


def test_a_plan_that_is_on_time_eats_there_too(tmp_path: Path) -> None:
    planned = tp.plan(config(tmp_path, travel="on_time = 0.95"))
    tours = planned.plan.tours
    assert check(planned.source.problem, tours) == ()
    assert all(tour.lunch_leg is not None for tour in tours)
