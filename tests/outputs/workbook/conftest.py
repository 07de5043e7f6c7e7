import pytest

from tests.outputs.workbook.pilot_year import pilot_plan, pilot_year
from tourplanner.outputs.view import ScheduleView


@pytest.fixture(scope="session")
def year() -> ScheduleView:
    """A year of the pilot."""
    return pilot_year(pilot_plan())
