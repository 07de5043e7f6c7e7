"""The config of a plan is laid beside it, where none is."""

from pathlib import Path

import pytest

from tests.cli.commands import small
from tests.workflow.planned import planned_in
from tourplanner.errors import InputError
from tourplanner.inputs.starter import PLAN as CONFIG
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import open_dossier
from tourplanner.workflow.dossier.own_config import lay_own_config


def test_a_plan_gets_the_config_that_it_carries(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    planned_in(folder, small(tmp_path))
    before = open_dossier(folder, None, silent)
    assert before.file is None

    lay_own_config(folder, Language.FR)

    after = open_dossier(folder, None, silent)
    assert after.file == folder / CONFIG
    assert after.config == before.config
    assert after.plan.plan_file == before.plan.plan_file


def test_a_config_that_is_there_stays(tmp_path: Path) -> None:
    planned_in(tmp_path, small(tmp_path))

    lay_own_config(tmp_path, Language.FR)

    assert not (tmp_path / CONFIG).exists()


def test_a_plan_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")

    with pytest.raises(InputError):
        lay_own_config(tmp_path, Language.FR)
    assert not (tmp_path / CONFIG).exists()
