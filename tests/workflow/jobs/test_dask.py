"""A real Dask cluster, a worker or the scheduler of which is killed: nothing is lost, nor done twice."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.cli.commands import ROOT, process_environment
from tests.patience import PATIENCE
from tests.workflow.jobs.work import begun, doubled, dying_always, jobs_of, keys_of, slowly
from tourplanner.errors import InputError, RemoteError
from tourplanner.workflow.jobs.dask import on_dask
from tourplanner.workflow.jobs.job import Job, Outcome
from tourplanner.workflow.jobs.runners import one_by_one
from tourplanner.workflow.jobs.store import Store
from tourplanner.workflow.jobs.work_through import work_through

CLUSTER = """
import sys, dask
from distributed import LocalCluster

if __name__ == "__main__":
    dask.config.set({"distributed.scheduler.allowed-failures": 2})
    with LocalCluster(
        n_workers=int(sys.argv[1]),
        threads_per_worker=int(sys.argv[2]),
        processes=True,
        dashboard_address=None,
        scheduler_port=0,
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""
"""A scheduler with so many workers of so many threads, on a port that was free, until its input ends."""


@contextlib.contextmanager
def cluster(
    folder: Path, workers: int = 2, threads: int = 1
) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The address of a scheduler, and the process that it is in."""
    pytest.importorskip("distributed", reason="the extra `dask` is not installed")
    script = folder / "cluster.py"
    script.write_text(CLUSTER, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script), str(workers), str(threads)],
        cwd=folder,
        env=process_environment(PYTHONPATH=str(ROOT)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), process
        finally:
            if process.poll() is None:
                process.communicate("", timeout=PATIENCE)


def test_dask_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(InputError, match=r"tourplanner\[dask\]"):
        on_dask("tcp://127.0.0.1:8786")


@pytest.mark.slow
def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    traces, store, killed = tmp_path / "traces", Store(tmp_path / "done"), list[int]()
    with cluster(tmp_path) as (address, _):

        def deadly(jobs: Iterable[Job]) -> Iterator[Outcome]:
            import distributed  # noqa: PLC0415 - an optional extra

            for outcome in on_dask(address)(jobs):
                yield outcome
                if not killed:
                    with distributed.Client(address, set_as_default=False) as client:
                        killed.append(min(client.run(os.getpid).values()))
                    os.kill(killed[0], signal.SIGKILL)

        worked = work_through(lambda: jobs_of(slowly, traces, 40), store, deadly)

    assert len(killed) == 1
    assert (worked.done, worked.failures) == (40, ())
    assert len(keys_of(store)) == 40
    # What the dead one was at was begun again, and what it held and had not told; nothing else.
    again = [number for number in range(40) if begun(number, traces) > 1]
    assert len(again) < 20


@pytest.mark.slow
def test_a_job_that_kills_every_worker_is_named(tmp_path: Path) -> None:
    traces, store = tmp_path / "traces", Store(tmp_path / "done")
    with cluster(tmp_path) as (address, _):
        worked = work_through(lambda: jobs_of(dying_always, traces), store, on_dask(address))

    [failed] = [each for each in worked.failures if each.key == "0003"]
    assert "3 times" in str(failed.error)
    assert begun(3, traces) == 3
    # Those that waited on the same worker may have been counted with it; they are tried again.
    assert len(keys_of(store)) + len(worked.failures) == 8


@pytest.mark.slow
def test_a_cluster_that_shrinks_is_given_less(tmp_path: Path) -> None:
    traces, store, left = tmp_path / "traces", Store(tmp_path / "done"), list[str]()
    with cluster(tmp_path, workers=3, threads=4) as (address, _):

        def shrinking(jobs: Iterable[Job]) -> Iterator[Outcome]:
            import distributed  # noqa: PLC0415 - an optional extra

            for outcome in on_dask(address)(jobs):
                yield outcome
                if not left:
                    with distributed.Client(address, set_as_default=False) as client:
                        first, *others = sorted(client.ncores())
                        client.retire_workers(others)
                    left.append(first)

        worked = work_through(lambda: jobs_of(doubled, traces, 80), store, shrinking)

    assert (worked.done, worked.failures) == (80, ())


@pytest.mark.slow
def test_after_the_death_of_the_scheduler_the_same_jobs_go_on(tmp_path: Path) -> None:
    traces, store = tmp_path / "traces", Store(tmp_path / "done")
    with cluster(tmp_path) as (address, process):

        def deadly(jobs: Iterable[Job]) -> Iterator[Outcome]:
            for number, outcome in enumerate(on_dask(address)(jobs)):
                yield outcome
                if number == 5:
                    process.kill()

        with pytest.raises(RemoteError, match="no longer answers"):
            work_through(lambda: jobs_of(slowly, traces, 60), store, deadly)

    kept = keys_of(store)
    assert 6 <= len(kept) < 60
    before = {number: begun(number, traces) for number in range(60)}

    worked = work_through(lambda: jobs_of(slowly, traces, 60), store, one_by_one)

    assert (worked.resumed, worked.done) == (len(kept), 60 - len(kept))
    # Nothing that was kept was done again.
    done_again = [number for number in range(60) if begun(number, traces) > before[number]]
    assert not kept.intersection(f"{number:04}" for number in done_again)
    assert len(keys_of(store)) == 60
