"""Comparing without a command line."""

from datetime import date
from pathlib import Path

import pytest

from tests.inputs.said import Told
from tests.scenario.scenarios import HEAD, scenario
from tests.workflow.notices import heard
from tourplanner.domain.plan import Status
from tourplanner.errors import InputError
from tourplanner.workflow.compared.whatif import Targets, compare, whatif
from tourplanner.workflow.demand import DemandOptions, expect
from tourplanner.workflow.plan import plan
from tourplanner.workflow.plan_options import PlanOptions

ROOT = Path(__file__).resolve().parents[3]


def test_base_is_the_plan_of_the_config() -> None:
    compared = compare("pilot.toml", [])

    assert compared.plans[0].plan_file == plan(Path("pilot.toml"), PlanOptions()).plan_file
    assert compared.comparison.scenarios == ()


def test_the_empty_scenario_gives_the_same_plan() -> None:
    compared = compare(None, [scenario("")])
    base, same = compared.comparison.all

    assert base.figures == same.figures
    assert base.case.plan == same.case.plan


SHIPPED = {
    # Visits and communes, by hand: 24 of the pilot and what each scenario adds or can't keep.
    "tenareze": (28, 28, Status.OPTIMAL),
    "deuxieme-van": (48, 24, Status.OPTIMAL),
    "sans-vendredi": (16, 16, Status.INFEASIBLE),
    "label-france-services": (40, 24, Status.OPTIMAL),
}


@pytest.mark.slow
def test_shipped_scenarios_do_what_they_say() -> None:
    compared = compare("pilot.toml", list(SHIPPED))

    for rated, (visits, communes, status) in zip(
        compared.comparison.scenarios, SHIPPED.values(), strict=True
    ):
        assert (rated.figures.visits, rated.figures.communes) == (visits, communes)
        assert rated.case.plan.outcome.status is status
        assert rated.case.plan.outcome.gap == 0
    by_name = dict(zip(SHIPPED, compared.comparison.scenarios, strict=True))
    # The label asks for 24 hours a week over five days.
    label = by_name["label-france-services"]
    assert label.figures.week_opening == 24 * 3600
    assert {tour.date.weekday() for tour in label.case.plan.tours} == {0, 1, 2, 3, 4}
    # Every second week for everyone.
    assert by_name["deuxieme-van"].figures.longest_gap == 14
    assert sum(item.missing_visits for item in by_name["sans-vendredi"].case.plan.unserved) == 8


def test_armagnac_adour_grows_from_four_to_eight() -> None:
    compared = compare("pilot-2019.toml", ["armagnac-adour-2020"])
    before, after = (rated.figures.communes for rated in compared.comparison.all)

    assert (before, after) == (4, 8)


def test_faults_of_all_scenarios_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(HEAD + "[set.calendar]\nweks = 2\n", encoding="utf-8")
    (tmp_path / "two.toml").write_text(HEAD + '[remove]\nstops = ["1"]\n', encoding="utf-8")

    with pytest.raises(InputError) as error:
        compare(None, [tmp_path / "one.toml", tmp_path / "two.toml", tmp_path / "three.toml"])

    where = [Told.of(fault).where for fault in error.value.faults]
    assert where[:2] == ["one.toml, line 4, set.calendar.weks", "two.toml, line 4, remove.stops[1]"]
    assert "three.toml" in where[2]


def test_what_cannot_be_written_is_told_before_anything_is_solved(tmp_path: Path) -> None:
    (tmp_path / "taken.json").mkdir()

    with pytest.raises(InputError, match="is a folder"):
        whatif(None, ["tenareze"], Targets(json=tmp_path / "taken.json"))


@pytest.mark.slow
def test_a_merged_commune_of_a_scenario_is_told() -> None:
    told: list[str] = []
    # Monbardon, in Val de Gers, merged on 1 January 2025.
    added = scenario('[[add.areas]]\nepci = "200072320"\n[[add.stops]]\ncommune = "32260"\n')

    compare(None, [added], PlanOptions(notify=heard(told)))

    assert len(told) == 1
    assert told[0].startswith("Monbardon (32260) merged into")


def test_people_expected_are_those_of_the_first_cycle() -> None:
    """A comparison expects in a cycle whom `demand` expects at its visits, nothing being counted yet."""
    plan = ROOT / "maps" / "pilote-2020" / "plan.json"
    last = date(2027, 1, 31)
    expected = expect(plan, DemandOptions(until=last))
    assert {visit.visit.date <= last for visit in expected.visits} == {True}
    base = compare(None, []).comparison.base
    assert base.figures.people == round(expected.people)
