"""What a workbook costs: reading a config from one, and writing the pilot's whole year."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.table import show
from tests.outputs.workbook.pilot_year import pilot_plan, pilot_year
from tourplanner.inputs.config.read import read_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.outputs.config_workbook import render
from tourplanner.outputs.workbook import render as workbook
from tourplanner.wording.language import Language

ROUNDS = 5


def run() -> None:
    """Best seconds of a few rounds."""
    catalogue = read_catalogue(data_folder(), lambda _: None)
    toml = data_folder() / "pilot.toml"
    table = read_config(toml, catalogue).table
    year = pilot_year(pilot_plan())
    with tempfile.TemporaryDirectory() as folder:
        xlsx = Path(folder) / "plan.xlsx"
        form = render(table, catalogue)
        xlsx.write_bytes(form)
        read_config(xlsx, catalogue)  # loads openpyxl
        rows = [
            # What was read before with the same places is not read again.
            _row("pilot.toml, read", toml.stat().st_size, lambda: read_config(toml, replace(catalogue))),
            _row("the same as a workbook, read", len(form), lambda: read_config(xlsx, replace(catalogue))),
            _row("the same as a workbook, written", len(form), lambda: render(table, catalogue)),
            _row(
                "the pilot's year as a workbook, written",
                len(workbook(year, Language.FR)["classeur.xlsx"]),
                lambda: workbook(year, Language.FR),
            ),
        ]
    show("Workbooks", ["what", "size", "time"], rows)


def _row(what: str, size: int, work: Callable[[], object]) -> list[str]:
    return [what, f"{size / 1000:.0f} kB", f"{min(_timed(work) for _ in range(ROUNDS)):.2f} s"]


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
