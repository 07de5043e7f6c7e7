"""A visit that is moved at the desk and begins at another time than usual: the step says so."""

from pathlib import Path

import pytest

from tests.cli.commands import run, small
from tests.desk.conftest import opened
from tourplanner.analysis.verdicts import Card
from tourplanner.desk.moves import Move
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.period import Half
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@pytest.mark.slow
def test_a_visit_that_cannot_begin_as_usual_is_told_with_the_step(tmp_path: Path) -> None:
    config = small(tmp_path)
    text = config.read_text(encoding="utf-8").replace("weeks = 1", "weeks = 2")
    text = text.replace('commune = "32269"', 'commune = "32269"\nminutes = 30\nvisits = 2')
    text = text.replace('commune = "32448"', 'commune = "32448"\nminutes = 75')
    text += '[aims]\norder = ["driving", "usual-start"]\n'
    config.unlink()
    (tmp_path / "plan.toml").write_text(text, encoding="utf-8")
    assert run("plan", tmp_path / "plan.toml", "--out", tmp_path).exit_code == 0
    session = opened(tmp_path)
    told = []
    # Monfort alone on a Friday keeps its time; an hour and a quarter with Touget leave no time for both.
    for stop, week in (("32269", 1), ("32448", 1)):
        look = session.look()
        dossier = look.dossier
        tours = dossier.plan.plan_file.plan.tours
        there = [
            HalfDay(tour.date, visit.half, tour.van)
            for tour in tours
            for visit in tour.visits
            if visit.stop == stop and dossier.config.calendar.week(tour.date) == week
        ]
        friday = next(day for day in dossier.plan.problem.calendar.dates if day.weekday() == 4)
        move = Move(Card(stop, there[0]), HalfDay(friday, Half.MORNING, there[0].van))
        entry = session.do(move, look.revision, "planner")
        told.append(words_in(Language.FR).of(entry.said).replace("\u00a0", " "))
    assert "commence à" not in told[0]
    assert "Monfort, semaine 1, vendredi matin : commence à " in told[1]
    assert "d’habitude" in told[1]
