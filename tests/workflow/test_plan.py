"""The use cases without a command line."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import small
from tests.inputs.said import told_by
from tests.inputs.tables.files import changed
from tests.workflow.notices import heard, unexpected
from tests.workflow.planned import planned_in
from tourplanner.domain.decoder import decode
from tourplanner.domain.plan import Status
from tourplanner.errors import InputError
from tourplanner.inputs.shipped import data_folder
from tourplanner.message import Text
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.check import check_plan
from tourplanner.workflow.map import map_plan
from tourplanner.workflow.plan import Written, make_plan, plan, write_plan
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.planned import Planned


@pytest.fixture(scope="module")
def pilot() -> Planned:
    """The plan of the shipped pilot."""
    return plan(None, PlanOptions(notify=unexpected))


def test_pilot_is_planned_and_proven(pilot: Planned) -> None:
    outcome = pilot.plan_file.plan.outcome

    assert outcome.status is Status.OPTIMAL
    assert outcome.bound == outcome.objective == pilot.plan_file.plan.drive_seconds
    # Eight communes in each of three areas, two a day.
    assert len(pilot.plan_file.plan.tours) == 3 * 8 / 2
    assert pilot.keeps_promises
    assert (pilot.plan_file.title, pilot.plan_file.start) == ("Pilote 2020", date(2027, 1, 4))


def test_plan_file_carries_what_it_was_made_from(pilot: Planned, tmp_path: Path) -> None:
    written = write_plan(pilot, tmp_path, Language.FR)
    text = written.plan.read_text(encoding="utf-8")

    assert decode(text, "plan.json") == pilot.plan_file
    assert json.loads(text)["config"]["calendar"]["start"] == "2027-01-04"
    assert len(pilot.plan_file.communes) == 3 * 8
    assert check_plan(written.plan, None, unexpected) == ()
    assert check_plan(tmp_path, data_folder() / "pilot.toml", unexpected) == ()


@pytest.mark.slow
def test_map_drawn_again_is_the_map_of_the_plan(pilot: Planned, tmp_path: Path) -> None:
    written = write_plan(pilot, tmp_path, Language.FR)
    again = map_plan(written.plan, tmp_path / "again.html", Language.FR, None, unexpected)

    assert again.read_bytes() == written.map.read_bytes()


def test_map_words_reasons_in_its_own_language(tmp_path: Path) -> None:
    config = small(tmp_path, extra='weekdays = ["sat"]\n')
    _, written = planned_in(tmp_path, config)
    assert "aucune demi-journée" in written.map.read_text(encoding="utf-8")

    english = map_plan(tmp_path, None, Language.EN, None, unexpected)

    assert english == written.map
    assert "no half-day of the cycle is possible" in english.read_text(encoding="utf-8")


LOCKED = '[[locks]]\nstop = "{}"\ndate = 2027-01-08\nhalf = "morning"\n'


@pytest.fixture(scope="module")
def clashing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that lacks a visit: two stops are fixed on one morning, which only a search finds out."""
    folder = tmp_path_factory.mktemp("clashing")
    text = (data_folder() / "pilot.toml").read_text(encoding="utf-8")
    config = folder / "plan.toml"
    config.write_text(text + LOCKED.format("32269") + LOCKED.format("32448"), encoding="utf-8")
    planned_in(folder, config)
    return folder


def unserved(folder: Path) -> dict[str, Any]:
    """The one entry of a plan.json about what has no date."""
    [item] = json.loads((folder / "plan.json").read_text(encoding="utf-8"))["unserved"]
    found: dict[str, Any] = item
    return found


def told_in_english(folder: Path) -> str:
    """The map of a plan, drawn anew in English."""
    return map_plan(folder, None, Language.EN, None, unexpected).read_text(encoding="utf-8")


def test_the_reason_is_worded_from_data_without_another_search(
    clashing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = unserved(clashing)
    monkeypatch.setattr("tourplanner.workflow.unserved.causes_of", None)

    assert item["reason"].startswith("incompatible avec ")
    assert item["reason_message"]["id"] == "reason.conflict"
    assert "fixed by hand (Friday\u00a08\u00a0January\u00a02027, morning)" in told_in_english(clashing)


@pytest.mark.slow
@pytest.mark.parametrize("message", [None, {"id": "reason.conflict", "values": {}}])
def test_a_reason_without_data_is_looked_for_again(clashing: Path, tmp_path: Path, message: object) -> None:
    table = json.loads((clashing / "plan.json").read_text(encoding="utf-8"))
    table["unserved"][0]["reason_message"] = message
    (tmp_path / "plan.json").write_text(json.dumps(table), encoding="utf-8")

    assert "fixed by hand (Friday\u00a08\u00a0January\u00a02027, morning)" in told_in_english(tmp_path)


def test_reasons_are_looked_for_again_where_tours_were_taken_away(tmp_path: Path) -> None:
    planned_in(tmp_path)
    table = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    (tmp_path / "plan.json").write_text(json.dumps(table | {"tours": []}), encoding="utf-8")
    told = told_in_english(tmp_path)

    assert table["unserved"] == []
    assert "<strong>Monfort</strong>" in told
    assert "<strong>Touget</strong>" in told


def test_start_and_weeks_replace_those_of_the_config(tmp_path: Path) -> None:
    options = PlanOptions(start=date(2027, 3, 1), weeks=2)
    planned, _ = make_plan(small(tmp_path), tmp_path, options)

    assert (planned.plan_file.start, planned.plan_file.weeks) == (date(2027, 3, 1), 2)
    assert all(date(2027, 3, 1) <= tour.date < date(2027, 3, 15) for tour in planned.plan_file.plan.tours)
    # The config has other dates; the plan is judged over its own.
    assert check_plan(tmp_path, None, unexpected) == ()
    assert check_plan(tmp_path, tmp_path / "essai.toml", unexpected) == ()


def test_dates_that_cannot_be_are_told_at_the_keys_of_the_config(tmp_path: Path) -> None:
    [fault] = told_by(
        lambda: plan(small(tmp_path), PlanOptions(start=date(2027, 3, 2), weeks=2)), Language.FR
    )

    assert fault.where == "essai.toml avec start 2027-03-02 et weeks 2, calendar.start"
    assert "un cycle commence un lundi" in fault.what


def test_bare_name_is_a_shipped_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert plan(Path("semaine.toml"), PlanOptions()).plan_file.title == "Semaine"


def test_default_folder_is_named_after_the_title(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _, written = make_plan(small(tmp_path), None, PlanOptions())

    assert written == Written(Path("maps/petit-essai/plan.json"), Path("maps/petit-essai/map.html"))
    assert sorted(path.name for path in (tmp_path / "maps/petit-essai").iterdir()) == [
        "map.html",
        "plan.json",
    ]


def test_tables_of_a_folder_replace_the_shipped_ones_and_stay_with_the_plan(tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    # Monfort, moved a tenth of a degree north.
    lines = (data_folder() / "communes.csv").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if text.startswith("32269,"))
    changed(tables, "communes", (line, "latitude", "43.89556"))
    config = small(tmp_path)

    moved, _ = make_plan(config, tmp_path / "moved", PlanOptions(data=tables))
    usual, _ = make_plan(config, tmp_path / "usual", PlanOptions())

    assert moved.plan_file.plan.drive_seconds > usual.plan_file.plan.drive_seconds
    # No table is at hand any more: the plan knows where its communes were.
    assert check_plan(tmp_path / "moved", None, unexpected) == ()


def test_merged_communes_are_noted_in_the_plan(tmp_path: Path) -> None:
    # Monbardon merged into Cap d'Astarac on 1 January 2025.
    config = small(tmp_path, extra='[[stops]]\ncommune = "32260"\n')
    told: list[Text] = []
    planned = plan(config, PlanOptions(notify=told.append))

    assert planned.plan_file.notes == tuple(told)
    assert words_in(Language.EN).of(told[0]).startswith("Monbardon (32260) merged into")


def test_plan_without_config_is_judged_by_the_shipped_one_of_its_sum(pilot: Planned, tmp_path: Path) -> None:
    written = write_plan(pilot, tmp_path, Language.FR)
    table = json.loads(written.plan.read_text(encoding="utf-8"))
    del table["config"], table["places"], table["notes"]
    written.plan.write_text(json.dumps(table), encoding="utf-8")
    assert check_plan(tmp_path, None, unexpected) == ()

    written.plan.write_text(json.dumps({**table, "config_sha256": "00"}), encoding="utf-8")
    with pytest.raises(InputError, match="Maybe plan it again"):
        check_plan(tmp_path, None, unexpected)


def test_other_config_than_the_plans_is_noted(tmp_path: Path) -> None:
    planned_in(tmp_path)
    other = small(tmp_path, "weeks = 1", "weeks = 1  # one")
    told: list[str] = []

    assert check_plan(tmp_path, other, heard(told)) == ()
    [notice] = told
    assert "is not the file that the plan was made from" in notice


def test_map_of_a_plan_that_its_config_does_not_know(tmp_path: Path) -> None:
    _, written = planned_in(tmp_path)
    text = written.plan.read_text(encoding="utf-8")
    table = json.loads(text)
    table["tours"][0] |= {"van": "bus", "depot": "lune", "date": "2031-01-04"}
    table["tours"][0]["visits"][0]["stop"] = "99999"
    written.plan.write_text(json.dumps(table), encoding="utf-8")

    with pytest.raises(InputError) as caught:
        map_plan(written.plan, None, Language.FR, None, unexpected)
    words = words_in(Language.EN)
    seen = [words.of(fault.what).partition(" ")[0] for fault in caught.value.faults]
    assert seen == ['"bus"', '"lune"', "2031-01-04", '"99999"']
