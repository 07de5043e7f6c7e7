"""``tourplanner farm``: what it says, before and after."""

from pathlib import Path

import pytest

from tests.cli.commands import run, run_in_french
from tests.workflow.farm.farms import ALONE, small_farm


def test_what_it_would_take_is_told_in_both_languages(tmp_path: Path) -> None:
    file = small_farm(tmp_path, *ALONE)
    shown = run("farm", file, "--dry-run", "--workers", "2", "--out", tmp_path / "out")
    shown_in_french = run_in_french("farm", file, "--dry-run", "--out", tmp_path / "out")

    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "Jobs: 12, 0 of them done; 12 left." in shown.stdout
    assert "on 2 processes" in shown.stdout
    assert "measured elsewhere" in shown.stdout
    assert "Calculs : 12, dont 0 déjà faits" in shown_in_french.stdout
    assert not (tmp_path / "out").exists()


def test_processes_or_a_cluster(tmp_path: Path) -> None:
    shown = run("farm", small_farm(tmp_path), "--workers", "2", "--dask", "tcp://127.0.0.1:1")

    assert shown.exit_code == 2
    assert "exclude each other" in shown.stderr


def test_a_file_that_is_not_there_is_told() -> None:
    shown = run("farm", "paix", "--dry-run")

    assert shown.exit_code == 2
    assert "Maybe you mean pays" in shown.stderr or "pays" in shown.stderr


@pytest.mark.slow
def test_where_nothing_was_shown_no_line_is_left_empty(tmp_path: Path) -> None:
    told = run_in_french("farm", tmp_path / "ferme.toml")
    assert told.exit_code == 2
    assert told.stderr.startswith(str(tmp_path / "ferme.toml"))


@pytest.mark.slow
def test_what_was_done_and_what_failed_is_told(tmp_path: Path) -> None:
    file = small_farm(tmp_path, *ALONE)
    grid = tmp_path / "grille.toml"
    text = grid.read_text(encoding="utf-8")
    grid.write_text(text.replace("set.calendar.weeks = 2", 'remove.stops = ["32999"]'), encoding="utf-8")
    shown = run("farm", file, "--workers", "1", "--out", tmp_path / "out")

    assert shown.exit_code == 2, shown.output
    assert "6 jobs done" in shown.stdout
    assert "6 jobs failed" in shown.stdout
    assert "Petit essai · deux · tel quel: " in shown.stdout
    assert "32999" in shown.stdout
    assert str(tmp_path / "out" / "farm.html") in shown.stdout

    again = run("farm", file, "--workers", "1", "--out", tmp_path / "out", "--quiet")

    assert "6 jobs were done before." in again.stdout
    assert again.stderr == ""


def test_a_dossier_that_is_not_there_is_told_with_the_file_that_names_it(tmp_path: Path) -> None:
    shown = run("farm", small_farm(tmp_path, '"essai.toml"', '"esai.toml"'), "--dry-run")
    nothing_near = run("farm", small_farm(tmp_path, '"essai.toml"', '"zzzzzz"'), "--dry-run")

    assert (shown.exit_code, nothing_near.exit_code) == (2, 2)
    assert 'serie.toml, dossiers: there is neither a file nor a folder "esai.toml"' in shown.stderr
    assert "Maybe essai.toml" in shown.stderr
    assert "a folder with a plan.toml" in nothing_near.stderr
