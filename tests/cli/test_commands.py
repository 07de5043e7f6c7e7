"""What commands print, write and leave with when their input is good."""

import json
from itertools import permutations
from pathlib import Path

import pytest

from tests.cli.commands import (
    ALL_WELL,
    PLAIN,
    process,
    run,
    run_in_french,
    shipped,
    small,
)
from tests.cli.conftest import Ended
from tourplanner import __version__
from tourplanner.cli import plan as plan_command


def test_version() -> None:
    assert run("--version").stdout == f"tourplanner, version {__version__}\n"


def test_plan_shows_weeks_totals_and_proof(tmp_path: Path) -> None:
    shown = run_in_french("plan", small(tmp_path), "--out", tmp_path / "out")
    text = shown.stdout.translate(PLAIN)

    assert shown.exit_code == 0
    assert shown.stderr == ""
    assert text.startswith("Petit essai – grille d’une semaine, reprise à partir du lundi 4 janvier 2027\n")
    assert "Semaine 1" in text
    [tour] = [line.split() for line in text.splitlines() if "camping-car" in line]
    assert tour[:4] in [["lundi", "camping-car", *pair] for pair in permutations(("Monfort", "Touget"))]
    assert text.count("aucune tournée") == 3 - 1
    assert "Total du cycle : 1 tournée, 2 permanences, " in text
    assert "Plan : le meilleur possible, prouvé. Il est prouvé" in text
    assert f"Plan : {tmp_path / 'out' / 'plan.json'}\n" in text
    assert f"Carte des tournées : {tmp_path / 'out' / 'map.html'}\n" in text
    assert all(len(line) <= 120 for line in text.splitlines() if str(tmp_path) not in line)


def test_plan_in_english(tmp_path: Path) -> None:
    shown = run("plan", small(tmp_path), "--out", tmp_path / "out", "--lang", "en")

    assert "Petit essai – grid of one week, used from Monday\u00a04\u00a0January\u00a02027" in shown.stdout
    assert "Week 1" in shown.stdout
    assert '<html lang="en"' in (tmp_path / "out" / "map.html").read_text(encoding="utf-8")


def test_closed_dates_are_shown_with_their_reason(tmp_path: Path) -> None:
    config = small(tmp_path, "weeks = 1\n", "weeks = 1\nrepeats = false\n")
    shown = run_in_french("plan", config, "--out", tmp_path / "out", "--start", "2027-03-29")

    title = "Petit essai – du lundi 29 mars 2027 au dimanche 4 avril 2027\n"
    assert shown.stdout.translate(PLAIN).startswith(title)
    [line] = [
        line.split() for line in shown.stdout.translate(PLAIN).splitlines() if "lundi 29 mars " in line[:20]
    ]
    assert " ".join(line).startswith("lundi 29 mars Fermé : Lundi de")


def test_plan_without_config_is_the_pilot_in_the_default_folder(pilot: Ended, pilot_plan: Path) -> None:
    assert pilot.returncode == 0
    assert "\x1b" not in pilot.stdout + pilot.stderr
    assert "Carte des tournées\u00a0: maps/pilote-2020/map.html" in pilot.stdout
    assert (pilot_plan / "plan.json").is_file()


def test_missing_visit_exits_4_with_the_plan_written_and_the_rules_told(tmp_path: Path) -> None:
    # Touget only on Saturdays, which are not toured: each of the six half-days is closed to it.
    config = small(tmp_path, extra='weekdays = ["sat"]\n')
    shown = run_in_french("plan", config, "--out", tmp_path / "out")
    text = shown.stdout.translate(PLAIN)

    assert shown.exit_code == 4
    assert "Permanences sans date" in text
    assert "Touget (32448), 1 permanence (promise)" in text
    assert (
        "aucune demi-journée du cycle n’est possible – Touget : seulement le samedi (6 demi-journées)" in text
    )
    assert "stop-days" not in text
    table = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    assert table["result"]["status"] == "infeasible"
    [missing] = table["unserved"]
    assert (missing["stop"], missing["rules"]) == ("32448", ["stop-days"])

    judged = run_in_french("check", tmp_path / "out")
    assert (judged.exit_code, judged.stdout.translate(PLAIN)) == (
        4,
        "visits: Touget (32448): 0 permanence au lieu de 1\n",
    )


def test_missing_optional_visit_exits_0(tmp_path: Path) -> None:
    config = small(tmp_path, extra='weekdays = ["sat"]\nrequired = false\n')
    shown = run_in_french("plan", config, "--out", tmp_path / "out")

    assert shown.exit_code == 0
    assert "(facultative)" in shown.stdout
    assert run_in_french("check", tmp_path / "out").exit_code == 0


@pytest.mark.slow
def test_same_bytes_whatever_the_process_and_folder(pilot_plan: Path, tmp_path: Path) -> None:
    done = process("plan", "--out", "two", "--lang", "fr", folder=tmp_path, PYTHONHASHSEED="2")
    assert done.returncode == 0, done.stderr

    for file in ("plan.json", "map.html"):
        assert (pilot_plan / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_good_plan_is_told_to_be_good(tmp_path: Path) -> None:
    run("plan", small(tmp_path), "--out", tmp_path)
    shown = run("check", tmp_path / "plan.json")

    assert (shown.exit_code, shown.stdout, shown.stderr) == (0, ALL_WELL, "")
    shown = run_in_french("check", tmp_path / "plan.json")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout == "Tout est en règle\u00a0: le plan n’enfreint aucune règle.\n"


BREAKS = {
    "a visit too early": (
        ("visits", 0, "start"),
        "09:20",
        "session-window: 2027-01-04 camping-car {stop}: trop tôt de 10 min",
    ),
    "work too long": (("start",), "05:00", "day-hours: 2027-01-04 camping-car: trop tôt de 2 h 30"),
    "a shorter leg": (
        ("visits", 0, "leg_drive_seconds"),
        60,
        "travel: 2027-01-04 camping-car {stop}: trajet de 60 s",
    ),
    "another sum": (("drive_seconds",), 7, "travel: 2027-01-04 camping-car: 7 s de conduite annoncées"),
    "another work": (("work_seconds",), 7, "work-day: 2027-01-04 camping-car: 7 s de travail annoncées"),
    "another date": (("date",), "2027-01-05", "van-day: 2027-01-05 camping-car: ce jour"),
    "an unknown stop": (("visits", 0, "stop"), "1", "visits: 2027-01-04 camping-car: l’arrêt 1 n’est pas"),
    "no lunch": (("lunch",), None, "lunch: 2027-01-04 camping-car: il manque 45 min"),
}


@pytest.mark.parametrize("case", BREAKS)
def test_broken_plan_is_told_rule_by_rule(case: str, tmp_path: Path) -> None:
    (*path, last), value, words = BREAKS[case]
    assert run_in_french("plan", small(tmp_path), "--out", tmp_path).exit_code == 0
    table = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    first = table["tours"][0]["visits"][0]
    stop = f"{first['name']} ({first['stop']})"
    place = table["tours"][0]
    for step in path:
        place = place[step]
    place[last] = value
    (tmp_path / "plan.json").write_text(json.dumps(table), encoding="utf-8")

    shown = run_in_french("check", tmp_path / "plan.json")

    assert shown.exit_code == 4
    assert shown.stderr == ""
    lines = shown.stdout.translate(PLAIN).splitlines()
    assert [line for line in lines if line.startswith(words.format(stop=stop))], lines


def test_map_is_drawn_again(tmp_path: Path) -> None:
    run("plan", small(tmp_path), "--out", tmp_path)
    shown = run("map", tmp_path, "--out", tmp_path / "again.html")

    assert (shown.exit_code, shown.stdout) == (0, f"{tmp_path / 'again.html'}\n")
    assert (tmp_path / "again.html").read_bytes() == (tmp_path / "map.html").read_bytes()


def test_new_config_can_be_planned(tmp_path: Path) -> None:
    shown = run("new", tmp_path / "mine")
    config = tmp_path / "mine" / "plan.toml"

    assert (shown.exit_code, shown.stdout) == (0, f"{config}\n")
    assert run("plan", config, "--out", tmp_path / "out").exit_code == 0


def test_data_check_lists_the_shipped_tables() -> None:
    shown = run("data", "check")

    assert shown.exit_code == 0
    assert [line.split() for line in shown.stdout.splitlines() if "communes.csv" in line] == [
        ["communes.csv", "communes", "461"]
    ]


def test_quiet_keeps_notices_to_itself(tmp_path: Path) -> None:
    # Monbardon merged on 1 January 2025, of which a notice is given.
    config = small(tmp_path, extra='[[stops]]\ncommune = "32260"\n')

    assert "Monbardon" in run("plan", config, "--out", tmp_path).stderr
    assert run("plan", config, "--out", tmp_path, "--quiet").stderr == ""


@pytest.mark.parametrize("debug", ["", "1"])
def test_our_bug_is_said_to_be_ours(debug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("somewhere deep")

    monkeypatch.setattr(plan_command, "make_plan", fail)
    monkeypatch.setenv("TOURPLANNER_DEBUG", debug)
    shown = run("plan", shipped("pilot.toml"))

    assert shown.exit_code == 1
    assert "ZeroDivisionError: somewhere deep" in shown.stderr
    assert "This is our bug, please report it" in shown.stderr
    assert ("Traceback" in shown.stderr) is bool(debug)
