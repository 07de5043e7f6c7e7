"""What is kept of a dossier that changes, and what is read again."""

import json
from pathlib import Path

from tests.desk.conftest import opened
from tourplanner.message import silent
from tourplanner.workflow.dossier.dossier import open_dossier
from tourplanner.workflow.opened_plan import open_plan
from tourplanner.workflow.reopened_plan import open_plan_again


def edited(file: Path, **changes: object) -> None:
    table = json.loads(file.read_bytes())
    file.write_text(json.dumps(table | changes), encoding="utf-8")


def test_a_plan_of_the_same_config_keeps_its_problem(folder: Path) -> None:
    before = open_plan(folder, None, silent)
    assert open_plan_again(before) is before
    table = json.loads((folder / "plan.json").read_bytes())
    edited(folder / "plan.json", title="Autre titre", tours=table["tours"][1:])

    after = open_plan_again(before)

    assert after.problem is before.problem
    assert after.plan_file == open_plan(folder, None, silent).plan_file
    assert len(after.plan_file.plan.tours) == len(before.plan_file.plan.tours) - 1


def test_a_plan_of_another_config_is_opened_anew(folder: Path) -> None:
    before = open_plan(folder, None, silent)
    config = json.loads((folder / "plan.json").read_bytes())["config"]
    config["stops"][0]["notes"] = "Portail vert"
    edited(folder / "plan.json", config=config)

    after = open_plan_again(before)

    assert after.config.stops[0].notes == "Portail vert"
    assert after.problem is not before.problem


def test_a_desk_sees_of_a_config_what_another_program_wrote(folder: Path) -> None:
    desk, file = opened(folder), folder / "plan.toml"
    first = desk.look()
    was, noted = 'commune = "32463"', 'commune = "32463"\nnotes = "Portail vert"'
    file.write_text(file.read_text(encoding="utf-8").replace(was, noted), encoding="utf-8")

    second = desk.look()

    assert second.dossier.config != first.dossier.config
    assert second.dossier.config == open_dossier(folder, None, silent).config
    assert second.dossier.plan.plan_file is first.dossier.plan.plan_file
