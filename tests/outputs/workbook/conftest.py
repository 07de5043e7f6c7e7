"""The workbook of the pilot's year, made and opened once."""

import json
from collections.abc import Mapping

import pytest
from openpyxl import Workbook

from tests.outputs.workbook.opened_book import opened
from tests.outputs.workbook.pilot_year import PLAN, pilot_plan, pilot_year
from tourplanner.outputs.view import ScheduleView


@pytest.fixture(scope="session")
def year() -> ScheduleView:
    """A year of the pilot."""
    return pilot_year(pilot_plan())


@pytest.fixture(scope="session")
def book(year: ScheduleView) -> Workbook:
    """Its workbook in French, only to be read."""
    return opened(year)


@pytest.fixture(scope="session")
def plan() -> Mapping[str, list]:
    """The shipped plan.json itself, for figures that do not pass through the code under test."""
    return json.loads((PLAN / "plan.json").read_text(encoding="utf-8"))
