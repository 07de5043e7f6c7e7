"""A scenario made the draft of a dossier: in its TOML with comments, or in its workbook."""

import shutil
from pathlib import Path

import pytest

from tests.instances import catalogue
from tests.workflow.notices import unexpected
from tourplanner.inputs.config.read import read_config
from tourplanner.inputs.shipped import data_folder, find_scenario
from tourplanner.outputs.config_workbook import render
from tourplanner.scenario.lay import under
from tourplanner.scenario.scenario import read_scenario
from tourplanner.wording.language import Language
from tourplanner.workflow.check import check_plan
from tourplanner.workflow.compared.take_scenario import take_scenario
from tourplanner.workflow.compared.whatif import compare
from tourplanner.workflow.dossier.dossier import open_dossier
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions

pytestmark = pytest.mark.slow


def dossier(folder: Path, name: str) -> Path:
    """The pilot's plan with its config as TOML or as a workbook; the file of the config."""
    folder.mkdir()
    file = folder / name
    if name.endswith(".toml"):
        shutil.copy(data_folder() / "pilot.toml", file)
    else:
        file.write_bytes(render(read_config(data_folder() / "pilot.toml", catalogue()).table, catalogue()))
    make_plan(file, folder, PlanOptions())
    return file


@pytest.mark.parametrize("name", ["plan.toml", "plan.xlsx"])
@pytest.mark.parametrize("scenario", ["tenareze", "sans-vendredi"])
def test_the_config_says_the_scenario_and_the_plan_is_its_own(
    tmp_path: Path, name: str, scenario: str
) -> None:
    file = dossier(tmp_path / "d", name)
    read = read_scenario(find_scenario(Path(scenario)))
    wanted = under(read_config(file, catalogue()), read, catalogue()).config
    planned = compare(file, [read], PlanOptions()).plans[-1]
    take_scenario(file, read, planned, Language.FR, None, unexpected)

    assert read_config(file, catalogue()).config == wanted
    opened = open_dossier(file.parent, None, unexpected)
    assert opened.plan.plan_file.plan == planned.plan
    assert len(check_plan(file.parent, None, unexpected)) == sum(
        item.missing_visits for item in planned.plan.unserved if item.required
    )
