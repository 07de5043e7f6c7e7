"""The story of a year in Calendrier and Publier: by keys, by clicks, and where no script runs."""

import shutil
from pathlib import Path

import pytest

from tests.browser import IN_CHROMIUM
from tests.desk.journeys.conftest import Opened
from tests.desk.journeys.year import STORY, Clock, Year
from tests.desk.running import NOON, running
from tests.story import story_config
from tourplanner.desk.session import Session
from tourplanner.wording.language import Language
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions

pytestmark = IN_CHROMIUM


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the story, planned once."""
    folder = tmp_path_factory.mktemp("story")
    (folder / "plan.toml").write_text(story_config(), encoding="utf-8")
    make_plan(folder / "plan.toml", folder, PlanOptions())
    return folder


def test_a_year_is_lived(opened: Opened, planned: Path, tmp_path: Path) -> None:
    dossier = Path(shutil.copytree(planned, tmp_path / "dossier"))
    clock = Clock()
    with running(Session(dossier, Language.FR, lambda: NOON), today=clock.today) as desk:
        year = Year(opened(desk.door), clock)
        for happens in STORY:
            happens(year)
