"""Plans that are on time as often as the config asks, and what is said where they cannot be."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

import tourplanner as tp
from tourplanner.analysis.punctuality.missed import missed
from tourplanner.analysis.punctuality.plan import punctuality
from tourplanner.inputs.shipped import data_folder
from tourplanner.message import Message, silent
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits, Progress, Result
from tourplanner.solvers.solve import solve
from tourplanner.workflow import making
from tourplanner.workflow.opened_plan import open_plan


def config(folder: Path, *lines: str, name: str = "pilot.toml") -> Path:
    """A shipped config with more lines under its [travel]."""
    text = (data_folder() / name).read_text(encoding="utf-8")
    assert "\n[travel]\n" in text
    file = folder / name
    file.write_text(text.replace("\n[travel]\n", "\n[travel]\n" + "\n".join(lines) + "\n"), encoding="utf-8")
    return file


def paid(notes: Iterable[str | Message]) -> list[object]:
    """What a plan says that leaving early costs, in seconds of work."""
    told = [note for note in notes if isinstance(note, Message)]
    return [note.values["work"] for note in told if note.id == "punctuality.paid"]


def test_the_pilot_is_on_time_and_its_file_says_so(tmp_path: Path) -> None:
    plain = tp.plan(config(tmp_path))
    planned = tp.plan(config(tmp_path, "on_time = 0.95"))
    problem, tours = planned.source.problem, planned.plan.tours
    assert missed(problem, tours).visits == ()
    assert planned.keeps_promises
    # No more is driven; what is allowed for is worked.
    assert planned.plan.drive_seconds == plain.plan.drive_seconds
    allowed = sum(visit.leg_allowed_seconds for tour in tours for visit in tour.visits)
    assert planned.plan.work_seconds == plain.plan.work_seconds + allowed
    assert allowed > 0
    # Every minute of it is paid, and the plan says how many.
    assert paid(planned.plan_file.notes) == [allowed]
    assert paid(plain.plan_file.notes) == []
    written = tp.write_plan(planned, tmp_path / "dossier")
    opened = open_plan(written.plan, None, silent)
    assert opened.plan_file.plan.tours == tours
    assert check(opened.problem, tours) == ()
    # The plan that leaves as late as drives allow is not legal where more is asked for.
    assert {breach.rule for breach in check(problem, plain.plan.tours)} == {"sequence"}


def noon_too_short(folder: Path) -> Path:
    """A week whose afternoons may open 65 minutes after the morning has closed.

    20 of packing up and setting up, 45 of lunch: the plan opens later, as the drive asks, and leaves nothing
    for people who are still at the desk.
    """
    file = config(folder, "on_time = 0.95", name="semaine.toml")
    text = file.read_text(encoding="utf-8")
    text = text.replace('open = "14:00"\nclose = "16:30"', 'open = "13:05"\nclose = "17:00"')
    file.write_text(text.replace("[[stops]]", "[[stops]]\nminutes = 150"), encoding="utf-8")
    return file


def test_a_noon_that_is_too_short_gets_a_longer_lunch(tmp_path: Path) -> None:
    notes: list[Message] = []
    planned = tp.plan(noon_too_short(tmp_path), tp.PlanOptions(notify=notes.append))
    matrix = planned.source.travel.matrix
    assert matrix.noon_more > 0
    assert "punctuality.raised" in {note.id for note in notes}
    assert missed(planned.source.problem, planned.plan.tours).visits == ()
    written = tp.write_plan(planned, tmp_path / "dossier")
    opened = open_plan(written.plan, None, silent)
    assert opened.problem.matrix.noon_more == matrix.noon_more
    assert check(opened.problem, opened.plan_file.plan.tours) == ()


def test_time_is_left_to_plan_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Limits] = []

    def noted(problem: Problem, limits: Limits, method: Method) -> Result:
        asked.append(limits)
        return solve(problem, limits, method)

    monkeypatch.setattr(making, "solve", noted)
    tp.plan(noon_too_short(tmp_path), tp.PlanOptions(time_limit=1e6))
    assert len(asked) > 1
    assert all(limits.time_limit is not None and limits.time_limit < 1e6 for limits in asked)
    asked.clear()
    tp.plan(config(tmp_path), tp.PlanOptions(time_limit=1e6))
    assert [limits.time_limit for limits in asked] == [1e6]


@pytest.mark.parametrize("stopped_at", [1, 2])
def test_after_ctrl_c_in_any_search_nothing_is_planned_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped_at: int
) -> None:
    asked: list[Problem] = []

    def stopped(problem: Problem, limits: Limits, method: Method) -> Result:
        asked.append(problem)
        found = solve(problem, limits, method)
        return replace(found, evidence=replace(found.evidence, interrupted=len(asked) == stopped_at))

    monkeypatch.setattr(making, "solve", stopped)
    planned = tp.plan(noon_too_short(tmp_path))
    assert planned.interrupted
    assert len(asked) == stopped_at


def test_after_ctrl_c_nothing_is_planned_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Result] = []

    def noted(problem: Problem, limits: Limits, method: Method) -> Result:
        found.append(solve(problem, limits, method))
        return found[-1]

    def interrupt(progress: Progress) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "solve", noted)
    planned = tp.plan(noon_too_short(tmp_path), tp.PlanOptions(observe=interrupt))
    assert planned.interrupted
    assert planned.plan.tours
    assert len(found) == 1


def test_shares_are_those_of_the_file(tmp_path: Path) -> None:
    shutil.copy(data_folder().parent / "maps" / "pilote-2020" / "plan.json", tmp_path)
    opened = open_plan(tmp_path, None, silent)
    sure = punctuality(opened.config, opened.plan_file.travel.provenance, opened.plan_file.plan.tours)
    text = (tmp_path / "plan.json").read_text(encoding="utf-8")
    for tour in sure:
        for visit in tour.visits:
            assert f'"late": {visit.late}' in text


@pytest.mark.parametrize("spread", [0.5, 2.0])
def test_drives_that_vary_more_are_allowed_more(tmp_path: Path, spread: float) -> None:
    usual = tp.plan(config(tmp_path, "on_time = 0.95"))
    other = tp.plan(config(tmp_path, "on_time = 0.95", f"spread = {spread}"))
    assert (other.plan.work_seconds > usual.plan.work_seconds) is (spread > 1)
