"""Reasons: the minimal clash of a pilot that asks for too much, and the offers that would help."""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.table import show
from tests.instances import pilot, problem_of, stop_at
from tourplanner.inputs.shipped import data_folder
from tourplanner.problem.demands import Clash
from tourplanner.problem.problem import Problem
from tourplanner.solvers.conflict.find import find_clash
from tourplanner.solvers.result import Limits
from tourplanner.workflow.explain import explain_plan, explain_stop
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions

RUNS = 5
# A ninth commune for Bastides de Lomagne, whose four Fridays have eight half-days.
NINTH = "32444"


def run() -> None:
    """Seconds for the clash alone, for all that `explain` solves, and for one stop's other slots."""
    clash = find_clash(_crowded(), Limits())
    with tempfile.TemporaryDirectory() as folder:
        good = _planned(Path(folder) / "good", "")
        crowded = _planned(Path(folder) / "crowded", f'\n[[stops]]\ncommune = "{NINTH}"\n')
        overview = explain_plan(crowded, None, _silent)
        clash_time = _median(lambda: find_clash(_crowded(), Limits()))
        all_time = _median(lambda: explain_plan(crowded, None, _silent))
        stop_time = _median(lambda: explain_stop(good, "32269", None, _silent))
    rows = [
        ["minimal clash", clash_time, _size(clash)],
        ["`explain`: audit, clash, offers", all_time, f"{len(overview.offers)} offers, each re-solved"],
        ["`explain --stop`", stop_time, "every other slot"],
    ]
    show("Reasons, on a pilot with one promise too many", ["what", "median", "found"], rows)


def _crowded() -> Problem:
    config = pilot()
    return problem_of(replace(config, stops=(*config.stops, stop_at(NINTH))))


def _size(clash: Clash | None) -> str:
    if clash is None:
        return "none"
    return f"{len(clash.demands)} promises and rules, minimal: {clash.minimal}"


def _planned(folder: Path, more: str) -> Path:
    """The pilot with more in its config, planned; its plan.json."""
    folder.mkdir()
    config = folder / "plan.toml"
    config.write_text((data_folder() / "pilot.toml").read_text(encoding="utf-8") + more, encoding="utf-8")
    make_plan(config, folder, PlanOptions())
    return folder / "plan.json"


def _median(work: Callable[[], object]) -> str:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return f"{statistics.median(times):.2f} s"


def _silent(notice: str) -> None:
    """No one listens."""
