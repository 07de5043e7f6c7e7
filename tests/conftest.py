"""What every test starts from: no road files of whoever runs it, errors in English, chance that is told."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tourplanner.travel.osm.store import FOLDER_VARIABLE
from tourplanner.wording.language import VARIABLE as LANG_VARIABLE

# The same examples every time, and as long for each as a busy machine takes.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An empty folder of roads and a language, for commands run as processes of their own too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(tmp_path_factory.mktemp("roads")))
        patch.setenv(LANG_VARIABLE, "en")
        yield
