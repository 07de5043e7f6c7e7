"""A small plan, made and written."""

from pathlib import Path

from tests.cli.commands import small
from tourplanner.workflow.plan import Written, make_plan
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.planned import Planned


def planned_in(folder: Path, config: Path | None = None) -> tuple[Planned, Written]:
    """A small plan, written into `folder`."""
    planned, written = make_plan(config or small(folder), folder, PlanOptions())
    assert written is not None
    return planned, written
