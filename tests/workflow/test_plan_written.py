"""What a search leaves on the disk when it goes wrong, ends early or cannot write."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.commands import small
from tests.workflow.planned import planned_in
from tourplanner.domain.plan import Status
from tourplanner.domain.tour import Tour
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.problem.problem import Problem
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Evidence, Limits, Result
from tourplanner.wording.language import Language
from tourplanner.workflow import making
from tourplanner.workflow.plan import make_plan, write_plan
from tourplanner.workflow.plan_options import PlanOptions


def test_folder_that_cannot_be_written_is_told_before_the_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "solve", lambda *_: pytest.fail("it searched"))
    config = small(tmp_path)

    with pytest.raises(InputError, match="is a file, a folder is needed"):
        make_plan(config, config / "below", PlanOptions())


def test_plan_that_breaks_a_rule_is_our_bug_and_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true_solve = making.solve

    def early(problem: Problem, limits: Limits, method: Method) -> Result:
        result = true_solve(problem, limits, method)
        first, *others = result.tours
        return replace(result, tours=(replace(first, start=first.start - 7200), *others))

    monkeypatch.setattr(making, "solve", early)

    with pytest.raises(
        TourPlannerError, match=r"our bug(?s:.)*day-hours: 2027-01-0\d camping-car: "
    ) as caught:
        make_plan(small(tmp_path), tmp_path / "out", PlanOptions())
    assert caught.value.exit_code == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("found", [True, False])
def test_interrupted_search_writes_what_it_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: bool
) -> None:
    true_solve = making.solve

    def stopped(problem: Problem, limits: Limits, method: Method) -> Result:
        tours: tuple[Tour, ...] = true_solve(problem, limits, method).tours if found else ()
        status = Status.FEASIBLE if found else Status.UNKNOWN
        return Result(status, "exact", tours, None, Evidence(interrupted=True))

    monkeypatch.setattr(making, "solve", stopped)
    planned, written = make_plan(small(tmp_path), tmp_path / "out", PlanOptions())

    assert planned.interrupted
    assert planned.keeps_promises is found
    assert (written is not None) is found
    assert (tmp_path / "out").exists() is found


def test_existing_plan_is_untouched_when_writing_fails_half_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned, written = planned_in(tmp_path)
    before = {path: path.read_bytes() for path in (written.plan, written.map)}

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputError, match="No space left"):
        write_plan(planned, tmp_path, Language.FR)

    assert {path: path.read_bytes() for path in before} == before
    # Nothing half-written is left beside them.
    assert sorted(path.name for path in tmp_path.iterdir()) == ["essai.toml", "map.html", "plan.json"]
