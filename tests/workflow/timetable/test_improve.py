"""Better calendars than that of a dossier: fewer kilometres for few moves, and what holds a stop."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.inputs.said import told_by
from tests.workflow.timetables import CROSSED, imported
from tourplanner.domain.keep import Keep
from tourplanner.message import silent
from tourplanner.problem.check import check
from tourplanner.solvers.moves.today import Today
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import open_with_events
from tourplanner.workflow.sources.source import problem_of
from tourplanner.workflow.timetable.improve import Improved, ImproveOptions, freed, improve, write_improved

QUICK = ImproveOptions(most=2, time_limit=1.0)


@pytest.fixture(scope="module")
def improved(tmp_path_factory: pytest.TempPathFactory) -> Improved:
    return improve(imported(tmp_path_factory.mktemp("crossed"), CROSSED).folder, QUICK)


@pytest.mark.slow
def test_the_more_stops_may_move_the_less_is_driven(improved: Improved) -> None:
    assert [point.most for point in improved.points] == [0, 1, 2, 3, 4]
    drives = [point.drive_seconds or 0 for point in improved.points]
    assert drives == sorted(drives, reverse=True)
    # East on one day and west on the other: two stops change places.
    assert drives[2] < 0.9 * improved.today_drive
    assert [len(point.moved) <= point.most for point in improved.points] == [True] * 5


@pytest.mark.slow
def test_every_calendar_is_legal_and_above_its_bound(improved: Improved) -> None:
    config = freed(improved.opened.config, improved.opened.problem, improved.today)
    problem = problem_of(config, improved.opened.problem.matrix)
    for point in improved.points:
        assert point.tours is not None
        assert not check(problem, point.tours)
        assert 0 < point.bound <= (point.drive_seconds or 0)


@pytest.mark.slow
def test_who_moves_is_told_with_both_half_days(improved: Improved) -> None:
    two = improved.chosen
    assert two.most == 2
    assert len(two.moved) == 2
    for moved in two.moved:
        assert moved.before != moved.after
        assert len(moved.before) == len(moved.after) == 1


@pytest.mark.slow
def test_the_chosen_calendar_becomes_a_dossier(improved: Improved, tmp_path: Path) -> None:
    folder = write_improved(improved, tmp_path / "mieux", Language.FR)
    opened = open_with_events(folder, None, silent)
    assert opened.plan_file.plan.tours == improved.chosen.tours
    assert not check(opened.problem, opened.plan_file.plan.tours)


@pytest.mark.slow
def test_without_a_calendar_nothing_is_written(improved: Improved, tmp_path: Path) -> None:
    none = tuple(replace(point, tours=None) for point in improved.points)
    [fault] = told_by(lambda: write_improved(replace(improved, points=none), tmp_path / "x", Language.FR))
    assert fault.where == "most"
    assert not (tmp_path / "x").exists()


@pytest.mark.slow
@pytest.mark.parametrize("keep", list(Keep))
def test_a_stop_keeps_what_it_says(improved: Improved, keep: Keep) -> None:
    opened = improved.opened
    stops = tuple(replace(stop, keep=keep) for stop in opened.config.stops)
    config = replace(opened.config, stops=stops)
    problem = problem_of(config, opened.problem.matrix)
    held = freed(config, problem, improved.today)
    if keep is Keep.HOURS:
        assert not held.locks
        assert [stop.start for stop in held.stops] == [stop.start for stop in config.stops]
    else:
        kept = problem_of(held, opened.problem.matrix)
        today = Today.of(kept, improved.today)
        days = {kept.calendar.dates.index(kept.calendar.sessions[each].date) for each in kept.openings[0]}
        assert days == today.days[0]
        halves = {kept.calendar.sessions[each].half for each in kept.openings[0]}
        assert len(halves) == (1 if keep is Keep.ALL else 2)
