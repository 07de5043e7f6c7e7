"""Everything that is made of a plan for more than a year: each format, then the whole process."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.benchmarks.table import show
from tests.outputs.schedules import PLAN
from tourplanner.message import Text, silent
from tourplanner.outputs import internal_page, public_page
from tourplanner.outputs.formats import FORMATS
from tourplanner.wording.language import Language
from tourplanner.workflow.year.schedule import schedule_view

UPDATED = date(2026, 11, 2)
UNTIL = date(2028, 3, 5)
"""61 weeks: with the summer break, and weeks of holidays, more than fifty have tours."""


def run() -> None:
    """Seconds, files and bytes of each format; wall time and peak memory of ``tourplanner export``."""
    scheduled = replace(schedule_view(PLAN, UNTIL, Language.FR, None, silent), updated=UPDATED)
    rows: list[list[object]] = []
    written: dict[str, bytes] = {}
    labels: dict[str, Text] = {}
    for each in FORMATS:
        began, core = time.perf_counter(), time.process_time()
        files = each.render(scheduled, Language.FR)
        rows.append(_row(each.name, time.perf_counter() - began, time.process_time() - core, dict(files)))
        written |= files
        labels |= {each.place(path): each.label(path) for path in files}
    for name, page in (("public page", public_page), ("internal page", internal_page)):
        began, core = time.perf_counter(), time.process_time()
        made = dict(page.render(scheduled, Language.FR, labels))
        rows.append(_row(name, time.perf_counter() - began, time.process_time() - core, made))
    weeks = {tour.date.isocalendar()[:2] for tour in scheduled.schedule.tours}
    wall, core, files = _whole_process()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    rows.append(["whole process", f"{wall:.1f} s", f"{core:.1f} s", files, f"peak {peak:.0f} MB"])
    title = f"Everything for the pilot, {len(weeks)} weeks with tours: `tourplanner export --format all`"
    show(title, ["format", "wall", "on one core", "files", "size"], rows)


def _row(name: str, wall: float, core: float, files: dict[str, bytes]) -> list[object]:
    size = sum(map(len, files.values()))
    return [name, f"{wall:.2f} s", f"{core:.2f} s", len(files), f"{size / 1e6:.2f} MB"]


def _whole_process() -> tuple[float, float, int]:
    with tempfile.TemporaryDirectory() as folder:
        # An export is a publication: it is kept beside a copy of the plan.
        plan = shutil.copy(PLAN, folder)
        out = Path(folder, "export")
        command = [sys.executable, "-m", "tourplanner", "export", plan, "--format", "all"]
        options = ["--until", UNTIL.isoformat(), "--updated", UPDATED.isoformat(), "--out", os.fspath(out)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.perf_counter()
        subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL)
        wall = time.perf_counter() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        files = sum(path.is_file() for path in out.rglob("*"))
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, used, files
