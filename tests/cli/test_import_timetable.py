"""``tourplanner import`` and ``improve`` on the command line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, run, run_in_french
from tests.workflow.timetables import CROSSED
from tourplanner.cli.consoles import data_console
from tourplanner.cli.improved import show_improved
from tourplanner.domain.keep import Keep
from tourplanner.message import Message, silent
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.dossier.dossier import open_with_events
from tourplanner.workflow.timetable.dossier import KEYS
from tourplanner.workflow.timetable.improve import Improved, Point


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("import")
    file = folder / "bus.csv"
    file.write_text(CROSSED, encoding="utf-8")
    result = run("import", file, "--depot", "Auch", "--start", "2027-01-04", "--out", folder / "bus")
    assert result.exit_code == 0, result.output
    assert "bus: 4 stops, 1 van, a cycle of 1 week" in result.stdout
    assert "Over a year: 208 of 208 visits on the published days." in result.stdout
    return folder / "bus"


def test_what_is_imported_is_a_dossier_like_any_other(dossier: Path) -> None:
    assert sorted(file.name for file in dossier.iterdir()) == ["map.html", "plan.json", "plan.toml"]
    assert run("check", dossier).exit_code == 0
    assert 'start = "10:00"' in (dossier / "plan.toml").read_text(encoding="utf-8")


def test_it_is_told_in_french(tmp_path: Path) -> None:
    file = tmp_path / "bus.csv"
    file.write_text(CROSSED.replace("10h;11h", "6h;7h"), encoding="utf-8")
    result = run_in_french(
        "import", file, "--depot", "Auch", "--start", "04/01/2027", "--out", tmp_path / "b"
    )
    shown = result.stdout.translate(PLAIN)
    assert "bus : 4 arrêts, 1 véhicule, un cycle de 1 semaine" in shown
    assert "Au-delà des règles habituelles ; la configuration le permet" in shown
    assert "Sur un an : 208 permanences sur 208 aux jours publiés." in shown


def test_bad_lines_are_told_together(tmp_path: Path) -> None:
    file = tmp_path / "bus.csv"
    file.write_text(CROSSED.replace("10h;11h", "10:5;11h"), encoding="utf-8")
    result = run_in_french("import", file, "--depot", "Auch")
    assert result.exit_code == 2
    assert "ligne 2" in result.stderr
    assert "ligne 4" in result.stderr


@pytest.mark.slow
def test_the_trade_off_is_shown_and_written(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "mieux"
    result = run("improve", dossier, "--move-at-most", "2", "--time-limit", "1", "--out", out, "--quiet")
    assert result.exit_code == 0, result.output
    assert "2 stops change their day or half-day" in result.stdout
    assert str(out) in result.stdout
    assert run("check", out).exit_code == 0


def test_what_stops_keep_is_told_with_the_trade_off(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = open_with_events(dossier, None, silent)
    first, *others = opened.config.stops
    config = replace(opened.config, stops=(replace(first, keep=Keep.HOURS), *others))
    opened = replace(opened, problem=replace(opened.problem, config=config))
    today = opened.plan_file.plan.tours
    improved = Improved(opened, today, (Point(4, today, (), 0),), None)
    show_improved(improved, None, Language.FR, data_console())
    told = " ".join(capsys.readouterr().out.translate(PLAIN).split())
    assert f"Gardé par la configuration (keep), heures : {first.name}, {first.place}" in told


@pytest.mark.slow
def test_the_trade_off_for_programs(dossier: Path) -> None:
    result = run("improve", dossier, "--time-limit", "1", "--json", "--quiet")
    told = json.loads(result.stdout)
    assert [point["move_at_most"] for point in told["points"]] == [0, 1, 2, 3, 4]
    assert told["points"][-1]["drive_seconds"] < told["today_drive_seconds"]


def test_every_limit_that_may_be_raised_has_a_name() -> None:
    fields = (
        "earliest_start",
        "latest_end",
        "lunch",
        "max_drive_day",
        "max_work_day",
        "max_span_day",
        "min_rest",
    )
    for field in (*fields, "max_work_week", "mean_work_week", "setup", "packup"):
        name = f"key.work.{KEYS.get(field, field)}"
        assert words_in(Language.FR).of(Message(name)) != name
