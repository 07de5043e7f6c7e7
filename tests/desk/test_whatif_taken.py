"""Et si: a point of the trade-off, a scenario that is taken, the note for the meeting: as the commands."""

from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.cli.commands import run_in_french
from tests.desk.lasting import for_nothing
from tests.desk.reckoned import settled
from tourplanner.desk.apart import Apart
from tourplanner.desk.comparisons import Comparisons
from tourplanner.desk.desk import Desk
from tourplanner.desk.revision import CONTENTS

WISH = {"area": "CC de la Ténarèze", "count": "1", "weekday": "3"}


def contents(folder: Path) -> dict[str, bytes]:
    names = [*CONTENTS, "map.html"]
    return {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}


@pytest.mark.slow
def test_a_point_of_the_tradeoff_is_the_commands(
    inside: TestClient, desk: Desk, folder: Path, tmp_path: Path
) -> None:
    inside.post("/whatif/add", data=WISH)
    settled(desk)
    making = desk.comparisons.making
    assert making is not None
    found = making.made()
    assert len(found.bargains) > 2
    assert found.plot is not None
    assert len(found.plot.points) == len(found.bargains)
    # From the least driving on, every one serves more.
    page = unescape(inside.get("/whatif?point=1").text)
    assert all(f'id="point-{rank}"' in page for rank in range(len(found.bargains)))
    assert found.bargains[1].communes in page
    assert not found.bargains[1].is_first

    inside.post("/whatif/pick", data={"point": "1"})
    page = inside.get("/whatif?point=1").text
    assert f'value="{found.bargains[1].name}" checked' in page
    words = ["--epci", "243200417", "--count", "1", "--weekdays", "jeu", "--without-sites", "--best", "1"]
    more = ["--out", tmp_path / "out", "--scenario", tmp_path / "s.toml", "--point", "2", "--quiet"]
    assert run_in_french("choose", folder / "plan.toml", *words, *more).exit_code == 0
    assert (tmp_path / "s.toml").read_bytes() == found.bargains[1].file.read_bytes()

    assert inside.post("/whatif/pick", data={"point": "99"}).status_code == 422
    assert run_in_french("choose", *words, "--point", "1").exit_code == 2
    more[-2] = "99"
    assert run_in_french("choose", folder / "plan.toml", *words, *more).exit_code == 2


@pytest.mark.slow
def test_a_scenario_that_is_taken_is_the_commands_and_can_be_undone(
    inside: TestClient, desk: Desk, folder: Path, pilot: Path, tmp_path: Path
) -> None:
    before = contents(folder)
    inside.post("/whatif/run", data={"scenario": ["tenareze"]})
    settled(desk)
    revision = desk.session.look().revision
    asked = {"revision": revision, "view": "/weeks", "number": "0"}
    assert inside.post("/whatif/take", data=asked | {"number": "1"}).status_code == 422
    shown = inside.post("/whatif/take", data=asked)
    assert "Scénario pris\u00a0: Ténarèze" in unescape(shown.text)
    text = (folder / "plan.toml").read_text(encoding="utf-8")
    assert 'weekdays = ["mon", "wed", "thu", "fri"]' in text
    # What was written by hand around it stays.
    assert text.endswith("# fin\n")
    assert "Valence-sur-Baïse" in unescape(inside.get("/weeks").text)
    assert inside.post("/whatif/take", data=asked).status_code == 412
    assert 'id="take-1"' not in inside.get("/whatif").text

    other = tmp_path / "other"
    other.mkdir()
    for name, content in contents(pilot).items():
        (other / name).write_bytes(content)
    note = tmp_path / "reunion.pdf"
    done = run_in_french("whatif", other / "plan.toml", "tenareze", "--take", "--note", note)
    assert done.exit_code == 0
    assert "Ténarèze\u00a0» est maintenant le plan" in done.stdout
    assert contents(folder) == contents(other)
    assert inside.get("/whatif/reunion.pdf").content == note.read_bytes()

    inside.post("/history/undo", data={"revision": desk.session.look().revision, "view": "/history"})
    desk.session.drawing.finish()
    assert contents(folder) == before


@pytest.mark.slow
def test_taking_needs_one_scenario_and_the_dossier_of_the_config(folder: Path, tmp_path: Path) -> None:
    two = run_in_french("whatif", folder / "plan.toml", "tenareze", "sans-vendredi", "--take")
    assert two.exit_code == 2
    (folder / "other.toml").write_bytes((folder / "plan.toml").read_bytes())
    before = contents(folder)
    assert run_in_french("whatif", folder / "other.toml", "sans-vendredi", "--take").exit_code == 2
    assert contents(folder) == before


@pytest.mark.slow
def test_what_goes_on_for_long_ends_with_the_desk() -> None:
    kept = Comparisons(making=Apart(for_nothing))  # type: ignore[arg-type]
    kept.close()
    # It would go on for an hour.
    assert not kept.is_busy


@pytest.mark.slow
def test_what_goes_on_can_be_stopped(inside: TestClient, desk: Desk) -> None:
    kept = desk.comparisons
    kept.work = Apart(for_nothing)  # type: ignore[arg-type]
    assert 'id="stop-compare"' in inside.get("/whatif").text
    assert inside.post("/whatif/run", data={"scenario": "tenareze"}).status_code == 422
    inside.post("/whatif/stop")
    assert not kept.is_busy
    assert kept.work is None
