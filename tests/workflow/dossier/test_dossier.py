"""A dossier: which file beside a plan is its config, and when that has to be planned again."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import SMALL
from tests.inputs.said import keeping, told_by
from tests.instances import catalogue, pilot
from tourplanner.domain.closure import Closure
from tourplanner.domain.config import Aims, Config, Lock, Stop, Van
from tourplanner.domain.crew import Crew
from tourplanner.domain.event import Joins, Leaves, Out
from tourplanner.domain.plan_aim import PlanAim
from tourplanner.domain.recurrence import MonthDay, Season
from tourplanner.inputs.shipped import data_folder
from tourplanner.message import silent
from tourplanner.schedule.events import config_of_grid
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import (
    _crew,
    _stop,
    _van,
    changed_tables,
    config_beside,
    open_dossier,
)
from tourplanner.workflow.plan import plan, write_plan
from tourplanner.workflow.plan_options import PlanOptions

EVENT = '[[events]]\nkind = "closed"\nstop = "Monfort"\ndate = 2027-05-14\n'
JOINS = '[[stops]]\ncommune = "Solomiac"\n[[events]]\nkind = "joins"\nstop = "Solomiac"\ndate = 2027-06-01\n'


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The plan file of the small config."""
    folder = tmp_path_factory.mktemp("plan")
    (folder / "essai.toml").write_text(SMALL, encoding="utf-8")
    return write_plan(plan(folder / "essai.toml"), folder).plan.read_bytes()


@pytest.fixture
def folder(planned: bytes, tmp_path: Path) -> Path:
    """A folder with that plan, and nothing else."""
    (tmp_path / "plan.json").write_bytes(planned)
    return tmp_path


def test_without_a_config_beside_it_the_plan_has_its_own(folder: Path) -> None:
    dossier = open_dossier(folder, None, silent)
    assert dossier.file is None
    assert dossier.config == dossier.plan.config
    assert dossier.table["title"] == "Petit essai"


@pytest.mark.parametrize("name", ["plan.toml", "mon-essai.toml"])
def test_the_config_beside_a_plan_says_its_events(folder: Path, name: str) -> None:
    (folder / name).write_text(SMALL + EVENT + JOINS, encoding="utf-8")
    dossier = open_dossier(folder / "plan.json", None, silent)
    assert dossier.file == folder / name
    assert len(dossier.config.events) == 2
    assert len(dossier.plan.config.stops) == 2
    assert dossier.plan.whole == dossier.config
    assert len(dossier.plan.year(silent).matrix.seconds) == 4


def test_files_that_are_no_config_of_this_plan_say_nothing(folder: Path) -> None:
    (folder / "autre.toml").write_text(SMALL.replace("Petit essai", "Autre") + EVENT, encoding="utf-8")
    (folder / "scenario.toml").write_text('format = 1\ntitle = "Petit essai"\n', encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.ruff]\n", encoding="utf-8")
    (folder / "cassé.toml").write_text("[[", encoding="utf-8")
    (folder / "cassé.xlsx").write_bytes(b"PK")
    assert open_dossier(folder, None, silent).file is None


def test_a_config_of_this_plan_with_a_fault_is_not_passed_over(folder: Path) -> None:
    (folder / "mon-essai.toml").write_text(SMALL + EVENT.replace("Monfort", "Mnfort"), encoding="utf-8")
    [fault] = told_by(lambda: open_dossier(folder, None, silent))
    assert "mon-essai.toml, line" in fault.where


def test_two_configs_of_one_plan_are_told(folder: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (folder / name).write_text(SMALL, encoding="utf-8")
    [fault] = told_by(lambda: config_beside(folder, "Petit essai", catalogue()))
    assert "a.toml and b.toml" in fault.what


def test_another_grid_has_to_be_planned_again(folder: Path) -> None:
    (folder / "plan.toml").write_text(
        SMALL.replace('commune = "32448"', 'commune = "32436"'), encoding="utf-8"
    )
    [fault] = told_by(lambda: open_dossier(folder, None, silent), Language.FR)
    assert "Arrêts" in fault.what
    assert fault.maybe.startswith("planifier de nouveau : tourplanner plan ")


def grids(change: Callable[[Config], Config]) -> list[str]:
    """What a change of the pilot makes other of its grid."""
    config = replace(pilot(), calendar=replace(pilot().calendar, repeats=True))
    return [text.id for text in changed_tables(config_of_grid(change(config)), config)]


def first_stop(config: Config, **changes: object) -> Config:
    """The config with another first stop."""
    stop = replace(config.stops[0], **changes)  # type: ignore[arg-type]
    return replace(config, stops=(stop, *config.stops[1:]))


SUMMER = Season(MonthDay(4, 1), MonthDay(10, 31))
CLOSED = (Closure(pilot().calendar.start, pilot().calendar.start),)


@pytest.mark.parametrize(
    "change",
    [
        lambda config: config,
        lambda config: replace(config, title="Autre", events=(Out(*2 * (config.calendar.start,)),)),
        lambda config: replace(config, events=(Leaves(config.stops[0].id, config.calendar.last),)),
        lambda config: replace(config, calendar=replace(config.calendar, closed=CLOSED)),
        lambda config: replace(config, calendar=replace(config.calendar, public_holidays="")),
        lambda config: replace(config, locks=(Lock(config.stops[0].id, config.calendar.start),)),
        lambda config: replace(config, service=replace(config.service, phone="05")),
        lambda config: first_stop(config, place="Halle", phone="05", closed=CLOSED),
        lambda config: first_stop(config, seasons=(SUMMER,), away=CLOSED),
        lambda config: replace(config, vans=(replace(config.vans[0], closed=CLOSED),)),
    ],
)
def test_what_a_grid_does_not_know_changes_nothing_of_it(change: Callable[[Config], Config]) -> None:
    assert grids(change) == []


@pytest.mark.parametrize(
    ("change", "table"),
    [
        (lambda config: replace(config, events=(Joins(config.stops[0].id, config.calendar.last),)), "stops"),
        (lambda config: first_stop(config, visits=2), "stops"),
        (lambda config: replace(config, calendar=replace(config.calendar, weeks=3)), "calendar"),
        (lambda config: replace(config, locks=(Lock(config.stops[0].id, week=1),)), "locks"),
        (lambda config: replace(config, work=replace(config.work, setup=0)), "work"),
        (lambda config: replace(config, crews=(Crew("a", weekdays=frozenset({0})),)), "crews"),
        (lambda config: replace(config, aims=Aims((PlanAim.DRIVING, PlanAim.EVEN_WEEKS))), "aims"),
    ],
)
def test_what_a_grid_depends_on_is_told_by_its_table(change: Callable[[Config], Config], table: str) -> None:
    assert grids(change) == [f"key.{table}"]


def test_a_plan_tells_which_stops_are_not_in_its_grid(tmp_path: Path) -> None:
    (tmp_path / "essai.toml").write_text(SMALL + JOINS, encoding="utf-8")
    notices: list[str] = []
    made = plan(tmp_path / "essai.toml", PlanOptions(notify=keeping(notices)))
    assert [stop.name for stop in made.source.problem.config.stops] == ["Monfort", "Touget"]
    assert [each for each in notices if "Solomiac" in each] == [
        "Solomiac is not in the grid: the stop is only toured from 1 June 2027 on"
    ]
    assert made.plan_file.config is not None
    assert len(made.plan_file.config["stops"]) == 3  # type: ignore[arg-type]


def test_a_plan_carries_its_events(tmp_path: Path) -> None:
    (tmp_path / "essai.toml").write_text(SMALL + EVENT + JOINS, encoding="utf-8")
    folder = tmp_path / "plan"
    write_plan(plan(tmp_path / "essai.toml"), folder)
    dossier = open_dossier(folder, data_folder(), silent)
    assert dossier.file is None
    assert len(dossier.config.events) == 2


PLANNED = {
    Stop: "id commune area position visits required priority regular service weekdays halves not_on "
    "min_gap_days max_gap_days opens closes start hours whole_day evening evening_name several_per_day when "
    "when_said market market_days lengths lunch_at",
    Van: "id depot desks weekdays",
    Crew: "id vans weekdays weeks part_time earliest_start latest_end max_drive_day max_work_day "
    "max_span_day min_rest max_work_week mean_work_week",
}
"""What the plan of a grid depends on; all else may change beside it."""


@pytest.mark.parametrize(("kind", "told_apart"), [(Stop, _stop), (Van, _van), (Crew, _crew)])
def test_every_field_is_one_that_a_plan_depends_on_or_is_left_out(
    kind: type[Stop | Van | Crew], told_apart: Callable[[Any, bool], Any]
) -> None:
    names = [each.name for each in fields(kind)]
    kept = told_apart(kind(**dict.fromkeys(names, "said")), True)
    assert {name for name in names if getattr(kept, name) == "said"} == set(PLANNED[kind].split())
