"""Plans that miss promises: beside the one that keeps them, and no paper of them unless asked for."""

import json
from pathlib import Path

import pytest

from tests.cli.commands import run, run_in_french, small

NEVER = 'weekdays = ["sat"]\n'
"""Of the last stop: no Saturday is toured."""


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """The folder of a plan that keeps all promises."""
    assert run("plan", small(tmp_path), "--out", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


@pytest.fixture(scope="module")
def partial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a plan that misses one, the first in its place."""
    folder = tmp_path_factory.mktemp("partial")
    assert run("plan", small(folder, extra=NEVER), "--out", folder).exit_code == 4
    assert not (folder / "incomplet").exists()
    return folder


def test_a_plan_that_keeps_promises_stays_and_the_other_is_beside_it(published: Path) -> None:
    before = {path.name: path.read_bytes() for path in published.iterdir()}
    done = run_in_french("plan", small(published.parent, extra=NEVER), "--out", published)

    assert done.exit_code == 4
    assert {path.name: path.read_bytes() for path in published.iterdir() if path.is_file()} == before
    aside = published / "incomplet"
    assert {path.name for path in aside.iterdir()} == {"plan.json", "map.html"}
    assert json.loads((aside / "plan.json").read_text(encoding="utf-8"))["unserved"]
    assert f"{published / 'plan.json'} tient toutes les promesses et reste en place" in done.stderr
    assert (
        f"est dans {aside}. Pour le prendre quand même, relancer la commande avec --incomplete" in done.stderr
    )
    assert f"Plan\u00a0: {aside / 'plan.json'}\n" in done.stdout


def test_it_takes_the_place_when_told_to(published: Path) -> None:
    done = run("plan", small(published.parent, extra=NEVER), "--out", published, "--incomplete")

    assert done.exit_code == 4
    assert done.stderr == ""
    assert json.loads((published / "plan.json").read_text(encoding="utf-8"))["unserved"]
    assert not (published / "incomplet").exists()


@pytest.mark.slow
def test_a_plan_that_keeps_promises_takes_any_place(published: Path) -> None:
    assert (
        run("plan", small(published.parent, extra=NEVER), "--out", published, "--incomplete").exit_code == 4
    )
    assert run("plan", small(published.parent), "--out", published).exit_code == 0
    assert not json.loads((published / "plan.json").read_text(encoding="utf-8"))["unserved"]


@pytest.mark.parametrize("command", ["print", "export"])
def test_no_paper_and_no_calendar_of_it_unless_asked_for(partial: Path, tmp_path: Path, command: str) -> None:
    done = run(command, partial, "--out", tmp_path / "paper")

    assert done.exit_code == 4
    assert done.stdout == ""
    assert "does not keep every promise, nothing is made from it:" in done.stderr
    assert "Touget" in done.stderr
    assert "add --incomplete" in done.stderr
    assert not (tmp_path / "paper").exists()
    french = run_in_french(command, partial, "--out", tmp_path / "paper")
    assert "ne tient pas toutes les promesses, rien n’en est tiré\u00a0:" in french.stderr


@pytest.mark.parametrize(
    ("command", "only"), [("print", ("--what", "posters", "--format", "A4")), ("export", ("--format", "ics"))]
)
def test_paper_of_it_for_who_asks(partial: Path, tmp_path: Path, command: str, only: tuple[str, ...]) -> None:
    done = run(command, partial, "--incomplete", "--until", "2027-01-31", *only, "--out", tmp_path)

    assert done.exit_code == 0, done.output
    assert "the plan has not all visits" in done.stderr
    assert len([path for path in tmp_path.rglob("*32269*") if path.is_file()]) == 1
