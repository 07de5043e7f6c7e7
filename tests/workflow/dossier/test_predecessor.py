"""A dossier keeps its id, whatever is planned anew in its folder; another service has another one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.outputs.schedules import dossier
from tests.workflow.dossiers import ON
from tests.workflow.notices import unexpected
from tourplanner.domain.decoder import decode
from tourplanner.domain.plan_file import PlanFile
from tourplanner.errors import InputError
from tourplanner.workflow.dossier.predecessor import predecessor
from tourplanner.workflow.told.publish import PublishOptions, publish


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The pilot's dossier."""
    return dossier(tmp_path)


def of(folder: Path) -> PlanFile:
    return decode((folder / "plan.json").read_text("utf-8"), "plan.json")


def with_stops(plan_file: PlanFile, first: int, last: int) -> PlanFile:
    """A plan for some of its stops."""
    table = dict(plan_file.config or {})
    stops = list(table["stops"])[first:last]  # type: ignore[call-overload]
    return replace(plan_file, config={**table, "stops": stops}, dossier="")


def test_a_first_plan_has_the_id_of_its_config(folder: Path, tmp_path: Path) -> None:
    assert predecessor(tmp_path / "new", of(folder)).dossier == ""
    assert predecessor(folder, of(folder)).dossier == ""
    assert "dossier" not in json.loads((folder / "plan.json").read_text("utf-8"))


@pytest.mark.parametrize("published", [False, True])
def test_a_plan_that_follows_keeps_the_id(folder: Path, published: bool) -> None:
    mine = of(folder)
    if published:
        publish(folder, PublishOptions(ON), unexpected)
        # The plan itself may be gone: what was told is what counts.
        (folder / "plan.json").unlink()
    for following in (with_stops(mine, 0, 23), with_stops(mine, 0, 4), with_stops(mine, 12, 24)):
        assert predecessor(folder, following).dossier == mine.dossier_id
        assert following.dossier_id != mine.dossier_id


@pytest.mark.parametrize("published", [False, True])
def test_a_plan_of_another_service_has_its_own(folder: Path, published: bool) -> None:
    mine = of(folder)
    if published:
        publish(folder, PublishOptions(ON), unexpected)
    other = with_stops(mine, 0, 4)
    strangers = [{"commune": f"3200{number}"} for number in range(1, 6)]
    assert other.config is not None
    shares = replace(other, config={**other.config, "stops": [other.config["stops"][0], *strangers]})  # type: ignore[index]
    assert predecessor(folder, shares).dossier == ""
    assert predecessor(folder, replace(other, title="Bus")).dossier == ""


def test_what_cannot_be_read_says_nothing(folder: Path) -> None:
    mine = of(folder)
    (folder / "plan.json").write_text("{")
    assert predecessor(folder, mine).dossier == ""
    assert predecessor(folder, replace(mine, config=None)).dossier == ""


def test_publications_in_the_folder_of_another_service_are_refused(folder: Path, tmp_path: Path) -> None:
    """The same title and a stop in common: once it passed as the same one."""
    publish(folder, PublishOptions(ON), unexpected)
    table = json.loads((folder / "plan.json").read_text("utf-8"))
    assert "dossier" in json.loads((folder / "publications/001/publication.json").read_text("utf-8"))
    table["dossier"] = "another"
    (folder / "plan.json").write_text(json.dumps(table), encoding="utf-8")
    with pytest.raises(InputError, match="another dossier of the same title"):
        publish(folder, PublishOptions(ON), unexpected)
