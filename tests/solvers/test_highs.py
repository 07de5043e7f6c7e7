"""The door to HiGHS: what is left of the time, and what it prints."""

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import pytest
from ortools.math_opt.python import mathopt

from tourplanner.solvers.exact import highs
from tourplanner.solvers.exact.highs import Ending, solve_integer
from tourplanner.solvers.exact.stray_output import stray_output_silenced
from tourplanner.solvers.result import Limits

PRINTED_LATE = """
import ctypes, os
from tourplanner.solvers.exact.stray_output import stray_output_silenced
library = ctypes.CDLL("ucrtbase" if os.name == "nt" else None)
library.printf(b"before ")
with stray_output_silenced():
    library.printf(b"stray ")
print("data")
"""


def at_least_three() -> tuple[mathopt.Model, Sequence[mathopt.Variable]]:
    """The least of two whole numbers that are three together."""
    model = mathopt.Model()
    numbers = [model.add_integer_variable(lb=0, ub=9, name=name) for name in "xy"]
    model.add_linear_constraint(numbers[0] + numbers[1] >= 3)
    model.minimize(numbers[0] + 2 * numbers[1])
    return model, numbers


def test_a_solve_after_another_one_has_the_rest_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []
    solve, is_kept = mathopt.solve, highs._is_kept

    def noted(*arguments: Any, params: highs.Parameters, **others: Any) -> mathopt.SolveResult:
        assert params.usual.time_limit is not None
        given.append(params.usual.time_limit.total_seconds())
        return solve(*arguments, params=params, **others)

    monkeypatch.setattr(mathopt, "solve", noted)
    # As if what was found at the target broke a row.
    monkeypatch.setattr(highs, "_is_kept", lambda result: len(given) > 1 and is_kept(result))
    model, numbers = at_least_three()
    answer = solve_integer(model, numbers, "test", Limits(time_limit=60.0), least=3)
    assert (answer.ending, answer.values) == (Ending.OPTIMAL, (3, 0))
    first, second = given
    assert second < first <= 60.0


def test_solves_in_several_threads_give_the_standard_output_back(capfd: pytest.CaptureFixture[str]) -> None:
    first, second = stray_output_silenced(), stray_output_silenced()
    first.__enter__()
    second.__enter__()
    os.write(1, b"stray")
    first.__exit__(None, None, None)
    os.write(1, b"stray")
    second.__exit__(None, None, None)
    os.write(1, b"data")
    assert capfd.readouterr().out == "data"


PRINTING = """
import os, sys
from threading import Thread
from tourplanner.solvers.exact.stray_output import stray_output_silenced

print("before")
usual, kept = sys.stdout, []
for turn in ("first", "second"):
    with stray_output_silenced():
        os.write(1, b"stray\\n")
        thread = Thread(target=lambda: (print(turn), kept.append(sys.stdout)))
        thread.start()
        thread.join()
print("after", sys.stdout is usual)
print("late", file=kept[0])
"""


def test_what_another_thread_prints_meanwhile_is_printed() -> None:
    """In a process of its own: the streams of a test are not those of its process."""
    command = [sys.executable, "-X", "dev", "-c", PRINTING]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert sorted(done.stdout.split("\n")) == ["", "after True", "before", "first", "late", "second"]
    assert done.stderr == ""


def test_a_process_without_a_standard_output_solves() -> None:
    closed = "import os; os.close(1); import sys; sys.stdout = None\n"
    solving = "from tourplanner.solvers.exact.stray_output import stray_output_silenced as silenced\n"
    command = [sys.executable, "-c", f"{closed}{solving}with silenced(): pass"]
    assert subprocess.run(command, check=False).returncode == 0


def test_what_the_c_library_would_print_late_is_lost_as_well() -> None:
    # Into a pipe it writes when the process ends, unless Python has been told to buffer nothing.
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    run = subprocess.run(
        [sys.executable, "-c", PRINTED_LATE], capture_output=True, text=True, check=True, env=usual
    )
    assert run.stdout == "before data\n"
