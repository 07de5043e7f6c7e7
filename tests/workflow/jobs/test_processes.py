"""Processes that do jobs: some are killed over them, and nothing is lost, nor done twice."""

import multiprocessing
import sys
import weakref
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.workflow.jobs.work import begun, doubled, dying_always, dying_once, jobs_of, keys_of, wrong
from tourplanner.errors import TourPlannerError
from tourplanner.workflow.jobs.job import Job, Outcome
from tourplanner.workflow.jobs.processes import in_processes
from tourplanner.workflow.jobs.runners import MOST_ATTEMPTS, Runner, one_by_one
from tourplanner.workflow.jobs.store import Store
from tourplanner.workflow.jobs.work_through import work_through

HERE = pytest.param(one_by_one, id="here")
BESIDE = pytest.param(in_processes(2), id="processes", marks=pytest.mark.slow)


@pytest.mark.parametrize("runner", [HERE, BESIDE])
def test_every_job_is_done_once(runner: Runner, tmp_path: Path) -> None:
    jobs = jobs_of(doubled, tmp_path / "traces")

    found = {outcome.key: outcome.found for outcome in runner(jobs)}

    assert found == {f"{number:04}": {"doubled": 2 * number} for number in range(8)}
    assert [begun(number, tmp_path / "traces") for number in range(8)] == [1] * 8


@pytest.mark.parametrize("runner", [HERE, BESIDE])
def test_a_fault_of_ours_ends_its_own_job_alone(runner: Runner, tmp_path: Path) -> None:
    outcomes = {each.key: each for each in runner(jobs_of(wrong, tmp_path / "traces"))}

    assert len(outcomes) == 8
    [failed] = [each for each in outcomes.values() if each.error is not None]
    assert (failed.key, failed.found) == ("0003", None)
    assert "ZeroDivisionError" in str(failed.error)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_the_job_of_a_process_that_was_killed_is_done_again(tmp_path: Path) -> None:
    outcomes = list(in_processes(2)(jobs_of(dying_once, tmp_path / "traces")))

    assert all(each.error is None for each in outcomes)
    assert {each.key: each.attempts for each in outcomes} == {
        f"{number:04}": 2 if number == 3 else 1 for number in range(8)
    }
    # The others were done once: a death is of one job.
    assert [begun(number, tmp_path / "traces") for number in range(8)] == [1, 1, 1, 2, 1, 1, 1, 1]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_job_that_kills_every_process_is_named_after_three(tmp_path: Path) -> None:
    outcomes = {each.key: each for each in in_processes(2)(jobs_of(dying_always, tmp_path / "traces"))}

    assert begun(3, tmp_path / "traces") == MOST_ATTEMPTS == outcomes["0003"].attempts
    assert "3 times" in str(outcomes["0003"].error)
    assert [key for key, each in outcomes.items() if each.error is not None] == ["0003"]
    assert len(outcomes) == 8


def unready(_pipe: object) -> None:
    """A process that ends before it is ready."""


@pytest.mark.slow
def test_processes_that_never_begin_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tourplanner.workflow.jobs.processes._serve", unready)

    with pytest.raises(TourPlannerError, match="No process can be started"):
        list(in_processes(1)(jobs_of(doubled, tmp_path / "traces")))
    assert not multiprocessing.active_children()


@pytest.mark.slow
def test_no_process_is_left_by_one_who_stops_half_way(tmp_path: Path) -> None:
    outcomes = in_processes(2)(jobs_of(doubled, tmp_path / "traces"))
    assert isinstance(next(outcomes), Outcome)
    outcomes.close()  # type: ignore[attr-defined] # it is a generator

    assert not multiprocessing.active_children()


@pytest.mark.slow
def test_jobs_are_taken_only_as_there_is_room_for_them(tmp_path: Path) -> None:
    taken: list[str] = []

    def asked_for(jobs: Iterable[Job]) -> Iterator[Job]:
        for job in jobs:
            taken.append(job.key)
            yield job

    outcomes = in_processes(2)(asked_for(jobs_of(doubled, tmp_path / "traces", 50)))
    next(outcomes)

    # One each at work and as many that wait, and what was done meanwhile.
    assert len(taken) <= 8
    outcomes.close()  # type: ignore[attr-defined] # it is a generator


def test_what_failed_is_tried_again_and_what_is_done_is_not(tmp_path: Path) -> None:
    traces, store = tmp_path / "traces", Store(tmp_path / "done")
    first = work_through(lambda: jobs_of(wrong, traces), store, one_by_one)
    again = work_through(lambda: jobs_of(wrong, traces), store, one_by_one)

    assert (first.resumed, first.done, len(first.failures)) == (0, 7, 1)
    assert (again.resumed, again.done, len(again.failures)) == (7, 0, 1)
    assert [begun(number, traces) for number in range(8)] == [1, 1, 1, 2, 1, 1, 1, 1]
    assert len(keys_of(store)) == 7


def test_jobs_are_not_in_memory_at_once(tmp_path: Path) -> None:
    traces, alive, most = tmp_path / "traces", weakref.WeakSet[Any](), list[int]()

    def jobs() -> Iterator[Job]:
        for job in jobs_of(doubled, traces, 20):
            work = partial(job.work)
            alive.add(work)
            most.append(len(alive))
            yield Job(job.key, work)

    worked = work_through(jobs, Store(tmp_path / "done"), one_by_one)

    assert worked.done == 20
    # The one that is being done, and the one that is taken next.
    assert max(most) <= 2


def test_jobs_of_one_key_are_one_job(tmp_path: Path) -> None:
    traces = tmp_path / "traces"
    jobs = jobs_of(doubled, traces, 2)
    seen: list[tuple[int, int]] = []

    work_through(lambda: [*jobs, *jobs], Store(tmp_path / "done"), one_by_one, lambda *at: seen.append(at))

    assert [begun(number, traces) for number in range(2)] == [1, 1]
    assert seen == [(0, 2), (1, 2), (2, 2)]
