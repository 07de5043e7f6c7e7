"""``tourplanner whatif`` from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.commands import run, run_in_french, small

PLAIN = str.maketrans("\u00a0\u202f", "  ")
SCENARIO = 'format = 1\ntitle = "Sans Touget"\nwhy = "Un essai."\n[remove]\nstops = ["32448"]\n'


def scenario(folder: Path, text: str = SCENARIO) -> Path:
    path = folder / "scenario.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_is_shown_and_written(tmp_path: Path) -> None:
    shown = run_in_french(
        "whatif", small(tmp_path), scenario(tmp_path),
        "--json", tmp_path / "out" / "f.json", "--xlsx", tmp_path / "f.xlsx", "--map", tmp_path / "f.html",
    )  # fmt: skip

    assert shown.exit_code == 0, shown.output
    told = shown.stdout.translate(PLAIN)
    assert "Sans Touget : Un essai." in told
    assert "1 commune retirée : Touget" in told
    assert json.loads((tmp_path / "out" / "f.json").read_text(encoding="utf-8"))["format"] == 1
    assert (tmp_path / "f.xlsx").read_bytes().startswith(b"PK")
    assert "Sans Touget" in (tmp_path / "f.html").read_text(encoding="utf-8")


def test_promises_that_cannot_be_kept_are_told_with_their_reason(tmp_path: Path) -> None:
    hard = 'format = 1\ntitle = "Samedi"\n[change.stops.32448]\nweekdays = ["sat"]\n'
    shown = run_in_french("whatif", small(tmp_path), scenario(tmp_path, hard))

    assert shown.exit_code == 0
    told = shown.stdout.replace("\u00a0", " ")
    assert "Permanences sans date : 1 permanence (Touget)\n    aucune demi-journée du cycle" in told
    assert "[" not in told


def test_english(tmp_path: Path) -> None:
    shown = run("whatif", small(tmp_path), scenario(tmp_path), "--lang", "en")

    assert "1\u00a0lost commune: Touget" in shown.stdout
    assert "Residents of these communes" in shown.stdout


BAD = {
    "no scenario": ([], "name at least one SCENARIO"),
    "grid and scenario": (["tenareze", "--grid", "depots-et-jours"], "takes the place of scenarios"),
    "grid and file": (["--grid", "depots-et-jours", "--json", "x.json"], "takes the place of scenarios"),
    "jobs without grid": (["tenareze", "--jobs", "2"], "go with --grid"),
    "no such scenario": (["tenarese"], "Maybe tenareze is meant"),
    "no such grid": (["--grid", "depots"], "no such file"),
    "scenario for another config": (["tenareze"], "essai.toml with tenareze.toml, stops[1].commune"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_usage(case: str, tmp_path: Path) -> None:
    arguments, words = BAD[case]
    shown = run("whatif", small(tmp_path), *arguments)

    assert shown.exit_code == 2, shown.output
    assert words in shown.stderr
    assert "Traceback" not in shown.output


def test_faults_name_the_scenario_and_its_key(tmp_path: Path) -> None:
    text = 'format = 1\ntitle = "x"\n[change.stops.32449]\nvisit = 2\n[[add.stops]]\ncommune = "Toujet"\n'
    shown = run("whatif", small(tmp_path), scenario(tmp_path, text))

    assert shown.exit_code == 2
    for words in (
        "scenario.toml, line 4, change.stops.32449.visit: is not a known key",
        "you mean `visits`",
        'scenario.toml, line 3, change.stops.32449: there is no stop "32449"',
        'scenario.toml, line 6, add.stops[1].commune: "Toujet"',
        '"32448" (Touget)',
    ):
        assert words in shown.stderr
    assert shown.stdout == ""


@pytest.mark.parametrize("content", [b"\xff\xfe", b"title =", b"", b"[add]\nstops = 1\n", b"set = 3\n"])
def test_files_that_are_no_scenario(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_bytes(content)
    shown = run("whatif", small(tmp_path), path)

    assert shown.exit_code == 2
    assert "s.toml" in shown.stderr
    assert "Traceback" not in shown.output


def test_shipped_names_work_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run_in_french("whatif", "pilot-2019.toml", "armagnac-adour-2020", "--quiet")

    assert done.exit_code == 0, done.stderr
    assert "4\u00a0communes ajoutées" in done.stdout
    assert list(tmp_path.iterdir()) == []
