"""Compiled code stays within its arrays: nothing else would tell of what it reads beside them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import ROOT

PROBE = """
from dataclasses import replace

from tests.instances import pilot, problem_of
from tourplanner.solvers.leg_cuts.places import LegPlaces
from tourplanner.solvers.long_days import long_days_bound
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve

config = pilot()
stops = tuple(replace(stop, service=1800, halves=None) for stop in config.stops[:12])
problem = problem_of(replace(config, stops=stops, locks=()))
result = solve(problem, Limits(), Method.RECREATE)
bound = long_days_bound(problem, LegPlaces.of(problem), Limits(), lambda: result.bound + 600)
print(result.tours != () and bound.seconds > 0)
"""


@pytest.mark.slow
def test_every_index_is_looked_at_while_a_plan_is_searched_and_bound(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "NUMBA_BOUNDSCHECK": "1",
            "NUMBA_CACHE_DIR": str(tmp_path),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == ("True", 0), done.stderr
