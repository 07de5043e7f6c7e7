"""The very first search on a machine, with nothing compiled: limits hold, and there is a plan.

Each test is a process of its own, with an empty folder for what is compiled.
"""

import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import cast

import pytest

from tests.cli.commands import ROOT, process_environment
from tests.instances import pilot, problem_of
from tests.patience import PATIENCE
from tests.solvers.short_stops import short_stops
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.solvers import solve as face
from tourplanner.solvers.meanwhile import Meanwhile, meanwhile
from tourplanner.solvers.method import Method
from tourplanner.solvers.preparation import PREPARATION, Preparation
from tourplanner.solvers.result import Limits, Progress
from tourplanner.solvers.sisr import annealing, rins

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("error")]

SEARCH = """
import sys, time
from tests.instances import pilot, problem_of
from tests.solvers.short_stops import short_stops
from tourplanner.problem.check import check
from tourplanner.solvers.method import Method
from tourplanner.solvers.preparation import PREPARATION
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

if __name__ == "__main__":
    problem = problem_of(pilot()) if sys.argv[1] == "pilot" else short_stops(40)
    limit = float(sys.argv[2]) or None
    print("begins", flush=True)
    began = time.monotonic()
    seen = {}  # stages with and without a plan, in the order in which they were seen first
    def observe(told):
        seen[told.stage + ("-" if told.objective is None else "+")] = None
    result = solve(problem, Limits(time_limit=limit, observe=observe), Method.RECREATE)
    took = time.monotonic() - began
    print(*seen)
    kinds = {breach.rule for breach in check(problem, result.tours)}
    print(took, result.method, result.evidence.unprepared, PREPARATION.is_ready, len(result.tours), *kinds)
"""

# Whoever starts the tests may have made them deaf to Ctrl-C.
LISTENING = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from tourplanner.cli import main
main()
"""


def search(folder: Path, problem: str, limit: float) -> "subprocess.Popen[str]":
    (folder / "search.py").write_text(SEARCH, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(folder / "search.py"), problem, str(limit)],
        env=process_environment() | {"NUMBA_CACHE_DIR": str(folder / "compiled"), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("problem", "methods"), [("pilot", {"exact", "construct"}), ("short", {"construct"})]
)
def test_time_limit_holds_while_compiling(problem: str, methods: set[str], tmp_path: Path) -> None:
    shown, told = search(tmp_path, problem, 2.0).communicate(timeout=PATIENCE)
    took, method, unprepared, ready, tours, *broken = shown.splitlines()[-1].split()
    assert float(took) < 4.0
    assert (ready, told) == ("False", "")
    assert method in methods
    # Nothing is said of the engine where another has proven the best plan.
    assert unprepared == "True" or method == "exact"
    assert int(tours) > 0
    # The pilot's plan is whole: it needs no compiled code. Forty short stops do, to share half-days.
    assert set(broken) <= (set() if problem == "pilot" else {"visits"})


@pytest.mark.slow
def test_what_a_killed_process_has_compiled_does_no_harm(tmp_path: Path) -> None:
    first = search(tmp_path, "pilot", 0.0)
    assert first.stdout is not None
    first.stdout.readline()
    with pytest.raises(subprocess.TimeoutExpired):
        first.wait(3.0)  # in the midst of it
    first.send_signal(signal.SIGKILL)
    first.communicate()
    shown, told = search(tmp_path, "pilot", 0.0).communicate(timeout=PATIENCE)
    stages = shown.splitlines()[-2].split()
    # Plans come, and are told, while what proves is still compiled.
    assert stages.index("compile-") < stages.index("compile+") < stages.index("bound+")
    _, method, unprepared, ready, tours, *broken = shown.splitlines()[-1].split()
    assert (told, method, unprepared, ready, tours, broken) == ("", "recreate", "False", "True", "12", [])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no signals to send there")
def test_ctrl_c_while_compiling_leaves_with_a_plan(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", LISTENING, "plan", "--method", "recreate", "--out", str(tmp_path / "out")],
        env=process_environment() | {"NUMBA_CACHE_DIR": str(tmp_path / "compiled")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    assert "getting the engine ready" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, told
    assert "the search was stopped by Ctrl-C; the best plan found is written" in told
    assert (tmp_path / "out" / "plan.json").exists()


def test_a_process_of_its_own_plans_meanwhile() -> None:
    problem = short_stops(40)
    other = Meanwhile(problem)
    other.begin()
    until = monotonic() + PATIENCE
    while other.drive is None and monotonic() < until:
        sleep(0.1)
    other.end()
    assert check(problem, other.tours) == ()
    assert other.drive == sum(tour.drive_seconds for tour in other.tours) > 0


def test_where_no_process_can_be_started_nothing_is_planned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(ROOT / "nothing"))
    with meanwhile(problem_of(pilot())) as other:
        other.begin()
        assert (other.tours, other.drive) == ((), None)


# -- in this process, with something else in the place of compiled code ----------------------------------


class Never(Preparation):
    """A preparation that does not end."""

    @property
    def can_search(self) -> bool:
        return False

    def begin(self, problem: object) -> None:
        """Nothing is begun."""


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> None:
    unready = Never()
    monkeypatch.setattr("tourplanner.solvers.preparation.PREPARATION", unready)
    monkeypatch.setattr(face, "PREPARATION", unready)


@pytest.mark.usefixtures("never")
def test_the_exact_engine_does_what_it_can_meanwhile() -> None:
    problem = problem_of(pilot())
    stages: list[str] = []
    limits = Limits(time_limit=30.0, observe=lambda progress: stages.append(progress.stage))
    result = face.solve(problem, limits, Method.RECREATE)
    assert (result.method, result.evidence.unprepared) == ("exact", False)
    assert result.tours == face.solve(problem, Limits()).tours
    assert stages[0] == "compile"


@pytest.mark.usefixtures("never")
def test_ctrl_c_leaves_with_a_first_plan_where_there_is_no_limit() -> None:
    def interrupt(progress: Progress) -> None:
        assert progress.stage == "compile"
        raise KeyboardInterrupt

    problem = problem_of(pilot())
    result = face.solve(problem, Limits(observe=interrupt), Method.RECREATE)
    assert (result.method, result.evidence.interrupted) == ("construct", True)
    assert check(problem, result.tours) == ()


def test_a_failure_is_told() -> None:
    failing = Preparation()
    failing.begin(cast(Problem, None))  # fails, as nothing can be made of it
    failing.wait(60.0)
    with pytest.raises(AttributeError):
        assert failing.is_ready
    with pytest.raises(AttributeError):
        assert failing.can_search


def test_a_search_compiles_nothing_more() -> None:
    problem = problem_of(pilot())
    face.solve(problem, Limits(), Method.RECREATE)
    assert PREPARATION.is_ready
    from tourplanner.solvers.colgen import join, labels  # noqa: PLC0415 - loaded by the search

    functions = [
        annealing.anneal,
        annealing.seed_random,
        rins._leave_out,
        rins._fill,
        labels._grow,
        join._join,
    ]
    assert [len(function.signatures) for function in functions] == [1] * 6
