"""Et si: scenarios that fit, one that is made, and plans side by side."""

import tomllib
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.cli.commands import run_in_french
from tests.desk.reckoned import settled
from tourplanner.desk.desk import Desk
from tourplanner.workflow.compared.scenarios import own_file, scenarios_of


def test_scenarios_are_those_that_fit(desk: Desk, folder: Path) -> None:
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "plus.toml").write_text('format = 1\ntitle = "À moi"\n', encoding="utf-8")
    (folder / "scenarios" / "torn.toml").write_text("format = ", encoding="utf-8")
    (folder / "scenarios" / "other.toml").write_text(
        'format = 1\n[remove]\nstops = ["99999"]\n', encoding="utf-8"
    )
    found = [(each.name, each.own) for each in scenarios_of(desk.session.look().dossier)]
    assert found[0] == ("own-plus", True)
    assert ("tenareze", False) in found
    # It adds communes to the first trial, which has others.
    assert "modele" not in dict(found)
    assert "own-other" not in dict(found)
    assert "own-torn" not in dict(found)


@pytest.mark.slow
def test_plans_stand_side_by_side_and_nothing_changes(inside: TestClient, desk: Desk) -> None:
    before = desk.session.look().revision
    shown = inside.post("/whatif/run", data={"scenario": ["sans-vendredi", "../x"]})
    assert shown.status_code == 200
    settled(desk)
    page = unescape(inside.get("/whatif").text)
    work = desk.comparisons.work
    assert work is not None
    compared = work.made()

    assert [each.title for each in compared.columns] == ["Pilote 2020", "Sans vendredi"]
    assert [len(row.cells) for row in compared.reach] == [2, 2, 2, 2]
    assert all(row.label in page for row in (*compared.first, *compared.reach))
    assert inside.get("/whatif/comparaison.xlsx").content[:2] == b"PK"
    assert [inside.get(f"/whatif/{name}").status_code for name in ("plan.json", "..%2Fplan.json")] == [
        404,
        404,
    ]
    assert desk.session.look().revision == before


@pytest.mark.slow
def test_a_new_scenario_is_the_commands(inside: TestClient, desk: Desk, folder: Path, tmp_path: Path) -> None:
    wish = {"area": "CC de la Ténarèze", "count": "2", "weekday": "3"}
    inside.post("/whatif/add", data=wish)
    settled(desk)
    file = own_file(folder, ("243200417",), 2)
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    assert table["set"]["calendar"]["weekdays"] == ["mon", "wed", "thu", "fri"]
    assert len(table["add"]["stops"]) == 2
    assert "communes de plus" in unescape(inside.get("/whatif").text)

    words = ["--epci", "243200417", "--count", "2", "--weekdays", "jeu", "--without-sites", "--best", "1"]
    more = ["--out", tmp_path / "out", "--scenario", tmp_path / "s.toml", "--quiet"]
    assert run_in_french("choose", folder / "plan.toml", *words, *more).exit_code == 0
    assert (tmp_path / "s.toml").read_bytes() == file.read_bytes()


def test_faults_of_a_wish_stand_beside_their_fields(inside: TestClient, folder: Path) -> None:
    shown = inside.post("/whatif/add", data={"area": "Nulle part <b>", "count": "0"})
    assert shown.status_code == 422
    assert all(f'id="{name}-fault"' in shown.text for name in ("area", "count"))
    assert "<b>" not in shown.text
    assert inside.post("/whatif/run", data={}).status_code == 422
    assert not (folder / "scenarios").exists()


def test_a_reader_compares_nothing(outside: TestClient, desk: Desk) -> None:
    outside.cookies.set("desk-8765", desk.keys.cookie_by_password("read only"))
    assert 'id="compare"' not in outside.get("/whatif").text
    assert outside.post("/whatif/run", data={"scenario": "tenareze"}).status_code == 403
