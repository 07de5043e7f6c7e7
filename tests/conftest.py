"""What every test starts from: nobody's road files, errors in English, told chance, no progress shown."""

from collections.abc import Iterator
from math import inf

import pytest
from hypothesis import HealthCheck, settings

from tourplanner.cli import progress
from tourplanner.travel.osm.store import FOLDER_VARIABLE
from tourplanner.wording.language import VARIABLE as LANG_VARIABLE

# The same examples every time, and as long for each as a busy machine takes.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An empty folder of roads and a language, for commands run as processes too; no progress."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(tmp_path_factory.mktemp("roads")))
        patch.setenv(LANG_VARIABLE, "en")
        # Whether a search lasts long enough to be told of is for the machine to say.
        patch.setattr(progress, "PATIENCE", inf)
        yield
