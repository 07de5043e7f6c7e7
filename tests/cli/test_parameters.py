"""Values of options: files that are written, and texts whatever the locale."""

from pathlib import Path

import click
import pytest

from tests.cli.commands import process, run, small
from tourplanner.cli.app import cli
from tourplanner.cli.kinds import WRITTEN

LOCK = ("32269", "2027-01-04", "--half", "morning", "--why")


def written() -> list[tuple[str, str]]:
    """Every command with an option that names what it writes."""
    found: list[tuple[str, str]] = []

    def visit(command: click.Command, words: tuple[str, ...]) -> None:
        context = click.Context(command)
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None
                visit(inner, (*words, name))
        found.extend(
            (" ".join(words), each.opts[-1])
            for each in command.params
            if isinstance(each, click.Option) and each.type is WRITTEN
        )

    visit(cli, ())
    return found


@pytest.mark.parametrize(("command", "option"), written())
def test_no_file_is_called_like_a_stream(command: str, option: str, tmp_path: Path) -> None:
    shown = run(*command.split(), option, "-", tmp_path / "nothing")
    assert shown.exit_code == 2
    assert "Error: " + option in shown.stderr
    assert "writes a file, and nothing to the standard output" in shown.stderr


def test_the_options_that_write_are_known_as_such() -> None:
    assert len(written()) >= 20
    assert {("coverage", "--csv"), ("demand", "--csv"), ("whatif", "--json"), ("plan", "--out")} <= set(
        written()
    )


@pytest.mark.slow
def test_texts_are_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    config = small(tmp_path)
    assert run("plan", config, "--out", tmp_path, "--time-limit", "1").exit_code == 0
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}

    done = process("lock", tmp_path, *LOCK, "vœu du maire", folder=tmp_path, **plain)

    assert done.returncode == 0, done.stderr
    assert 'why = "vœu du maire"' in config.read_text(encoding="utf-8")


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    shown = run("lock", tmp_path, *LOCK, "v\udce9u")
    assert shown.exit_code == 2
    assert "is not in UTF-8" in shown.stderr


@pytest.mark.parametrize("half", ["matin", "Matin", "morning", "am"])
def test_a_half_of_a_day_is_said_in_any_language(half: str, tmp_path: Path) -> None:
    shown = run("lock", tmp_path, *LOCK[:3], half)
    assert shown.exit_code == 2
    assert "--half" not in shown.stderr
