"""What several tests of travel times need."""

from pathlib import Path

import pytest

from tests.travel.real_osrm import NoOsrmError, programs


@pytest.fixture(scope="session")
def osrm_programs() -> Path:
    """The folder of a real OSRM; whoever wants it is skipped where there is none, with the reason."""
    try:
        return programs()
    except NoOsrmError as reason:
        pytest.skip(str(reason))
