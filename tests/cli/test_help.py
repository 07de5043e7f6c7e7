"""Help: of every command and option, in both languages, with examples, and quick."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.commands import process_environment, run, run_in_french
from tourplanner.cli.app import COMMANDS, cli
from tourplanner.cli.command import Helped, help_id
from tourplanner.cli.parameters import Option
from tourplanner.wording.catalogues import FOLDER, catalogue
from tourplanner.wording.compiling import entries
from tourplanner.wording.language import Language


def contexts() -> dict[str, click.Context]:
    """The program, and every command and group by its words."""
    found = {"": click.Context(cli, info_name="tourplanner", obj=Language.FR)}
    for name in cli.list_commands(found[""]):
        command = cli.get_command(found[""], name)
        assert command is not None
        found[name] = click.Context(command, parent=found[""], info_name=name)
    for name in tuple(found):
        found |= inner(name, found[name])
    return found


def inner(name: str, context: click.Context) -> dict[str, click.Context]:
    """The commands of a group, at any depth, by their words."""
    found: dict[str, click.Context] = {}
    if name and isinstance(context.command, click.Group):
        for word, each in context.command.commands.items():
            found[f"{name} {word}"] = click.Context(each, parent=context, info_name=word)
            found |= inner(f"{name} {word}", found[f"{name} {word}"])
    return found


def spoken(words: str) -> str:
    """The words of a command with what a group above it wants to be told first."""
    return words.replace("event add ", "event add maps/pilote-2020 ")


CONTEXTS = contexts()


def has(lang: Language, id_: str) -> bool:
    """Whether a catalogue has words for an id."""
    return catalogue(lang).gettext(id_) != id_


@pytest.mark.parametrize("words", CONTEXTS)
def test_every_command_has_help_with_an_example_in_both_languages(words: str) -> None:
    for runner, title in ((run, "Example"), (run_in_french, "Exemple")):
        shown = runner(*spoken(words).split(), "--help")

        assert (shown.exit_code, shown.stderr) == (0, "")
        assert f"tourplanner {spoken(words)}".strip() in shown.stdout.partition(title)[2]
    command = CONTEXTS[words].command
    assert isinstance(command, Helped)
    assert all(line.startswith(f"tourplanner {spoken(words)}") for line in command.examples)


@pytest.mark.parametrize("words", CONTEXTS)
@pytest.mark.parametrize("lang", list(Language))
def test_every_command_option_and_value_has_words(lang: Language, words: str) -> None:
    context = CONTEXTS[words]

    assert has(lang, help_id(words.split()))
    options = [each for each in context.command.params if isinstance(each, click.Option)]
    assert [each.name for each in options if not isinstance(each, Option)] == []
    ids = [each.help_id(context) for each in options if isinstance(each, Option)]
    assert [id_ for id_ in ids if not has(lang, id_)] == []
    # A name of a value without words is shown as its id.
    assert "metavar." not in context.get_help()


@pytest.mark.parametrize("words", CONTEXTS)
def test_every_command_takes_the_language(words: str) -> None:
    assert "lang" in {each.name for each in CONTEXTS[words].command.params}


def test_no_help_is_left_over() -> None:
    options = {
        each.help_id(context)
        for context in CONTEXTS.values()
        for each in context.command.params
        if isinstance(each, Option)
    }
    known = {entry.id for entry in entries(FOLDER / Language.FR / "option.po")}

    # Options that say a key of a config have its hint for help.
    assert known == {id_ for id_ in options if not id_.startswith("hint.")} | {"option.help"}


def test_french_is_the_default_and_english_may_be_asked_for_anywhere() -> None:
    assert run_in_french("--help").stdout.startswith("Utilisation\u00a0: tourplanner [OPTIONS] COMMANDE")
    english = run("plan", "--help").stdout
    assert english.startswith("Usage: tourplanner plan [OPTIONS] [CONFIG]")
    for line in (("--lang", "en", "plan", "--help"), ("plan", "--help", "--lang=en")):
        assert run_in_french(*line).stdout == english
    assert run("--lang", "fr", "plan", "--help").stdout == run_in_french("plan", "--help").stdout


def test_frames_of_help_are_in_french() -> None:
    shown = run_in_french("plan", "--help").stdout

    for words in (
        "Options\u00a0:",
        "--out DOSSIER",
        "Point de départ des essais",
        "[par défaut\u00a0: 0]",
    ):
        assert words in shown
    for words in ("Usage", "Options:", "default", "Show", "Example"):
        assert words not in shown
    assert "Commandes\u00a0:" in run_in_french("--help").stdout


def test_commands_are_listed_by_the_first_line_of_their_help() -> None:
    listed = " ".join(run_in_french("--help").stdout.split())
    for name in COMMANDS:
        first = run_in_french(name, "--help").stdout.split("\n\n")[1]
        assert f"{name} {' '.join(first.split())}" in listed


HEAVY = {
    "folium",
    "matplotlib",
    "numba",
    "numpy",
    "openpyxl",
    "ortools",
    "osmium",
    "pandas",
    "scipy",
    "typst",
}


def test_help_loads_no_heavy_library() -> None:
    """What makes help quick on any machine."""
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom tourplanner.cli.app import cli\n"
        "assert CliRunner().invoke(cli, ['--help'], prog_name='tourplanner').exit_code == 0\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=process_environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert HEAVY.isdisjoint(done.stdout.split())


@pytest.mark.slow
def test_a_plan_of_whole_half_days_loads_no_compiler(tmp_path: Path) -> None:
    """It would take a third of the process's memory, and is for what the exact engine cannot do."""
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom tourplanner.cli.app import cli\n"
        f"assert CliRunner().invoke(cli, ['plan', '--out', {str(tmp_path)!r}]).exit_code == 0\n"
        "assert 'numba' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], env=process_environment(), check=True)


def test_the_help_of_a_half_names_the_evening_that_a_plan_may_have() -> None:
    assert "[morning|afternoon|evening]" in run("lock", "--help").stdout
