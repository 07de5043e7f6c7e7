"""What every test starts from: no road files of whoever runs it."""

from collections.abc import Iterator

import pytest

from tourplanner.travel.osm.store import FOLDER_VARIABLE


@pytest.fixture(scope="session", autouse=True)
def no_roads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An empty folder of roads, for commands run as processes of their own too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(tmp_path_factory.mktemp("roads")))
        yield
