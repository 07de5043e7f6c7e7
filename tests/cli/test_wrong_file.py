"""A file of a dossier where another one is needed: both are named."""

from pathlib import Path

import pytest

from tests.cli.commands import run


def refused(command: str, file: Path, what: str, maybe: str) -> None:
    shown = run(command, str(file))
    assert shown.exit_code == 2, shown.output
    wanted, told = f"{file}: {what}", shown.stderr.replace("\n", "")
    assert wanted in told
    assert "Maybe " in told
    assert maybe in told


@pytest.mark.parametrize("name", ["plan.toml", "schedule.json", "map.html"])
@pytest.mark.parametrize("command", ["schedule", "check", "map", "export"])
def test_another_file_of_the_dossier_is_told_with_the_plan_beside_it(
    command: str, name: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text("{}", encoding="utf-8")
    refused(command, tmp_path / name, "is not a plan", "tourplanner plan")
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")
    refused(command, tmp_path / name, "is not a plan", str(tmp_path / "plan.json"))


def test_a_plan_is_no_config(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text("{}", encoding="utf-8")
    refused("plan", plan, "is a plan, a TOML file or a workbook is needed", ".toml")
