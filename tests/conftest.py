"""What every test starts from: nobody's road files, errors in English, told chance, no progress shown."""

import shutil
from collections.abc import Iterator
from math import inf
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings

from tourplanner.cli import progress
from tourplanner.inputs.shipped import data_folder
from tourplanner.solvers.repair import capacity
from tourplanner.travel.osm.store import FOLDER_VARIABLE
from tourplanner.wording.language import VARIABLE as LANG_VARIABLE
from tourplanner.workflow import explain, why_not
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.year import laid_plan, replan

# The same examples every time, and as long for each as a busy machine takes.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

TIME_ENOUGH = 600.0
"""Seconds for what a quiet machine does in one or two."""
LIMITS: tuple[tuple[ModuleType, str], ...] = (
    (explain, "OFFER_SECONDS"),
    (explain, "STOP_SECONDS"),
    (why_not, "DAY_SECONDS"),
    (laid_plan, "MOST_SECONDS"),
    (laid_plan, "MOST_SECONDS_OF_AN_OFFER"),
    (replan, "MOST_SECONDS_OF_AN_OFFER"),
    (capacity, "MOST_SECONDS"),
)


@pytest.fixture(scope="session", autouse=True)
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An empty folder of roads and a language, for commands run as processes too; no progress."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(tmp_path_factory.mktemp("roads")))
        patch.setenv(LANG_VARIABLE, "en")
        # Whether a search lasts long enough to be told of, or too long, is for the machine to say.
        patch.setattr(progress, "PATIENCE", inf)
        for module, limit in LIMITS:
            patch.setattr(module, limit, TIME_ENOUGH)
        yield


@pytest.fixture(scope="session")
def pilot_planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pilot's config and its plan, to be read only."""
    folder = tmp_path_factory.mktemp("pilot")
    shutil.copy(data_folder() / "pilot.toml", folder / "plan.toml")
    make_plan(folder / "plan.toml", folder, PlanOptions())
    return folder
