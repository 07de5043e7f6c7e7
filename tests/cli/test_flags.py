"""Each door has its own name for what was asked for."""

from pathlib import Path

import click
import pytest

from tests.cli.commands import run, run_in_french
from tourplanner.cli.flags import in_flags
from tourplanner.cli.parameters import option
from tourplanner.errors import InputError
from tourplanner.message import message, parameter
from tourplanner.wording.errors import worded
from tourplanner.wording.language import Language


@click.command()
@option("--move-at-most", "most")
@option("--epci", "epcis", multiple=True)
def command(most: str, epcis: tuple[str, ...]) -> None:
    """Nothing."""


@pytest.mark.parametrize(
    ("name", "flag"),
    [("most", "--move-at-most"), ("move_at_most", "--move-at-most"), ("epcis", "--epci"), ("epci", "--epci")],
)
def test_a_parameter_is_told_by_its_option(name: str, flag: str) -> None:
    cure = message("timetable.say-depot", depot=parameter(name), where="here")
    error = InputError.of(parameter(name), message("choice.impossible"), cure)

    [fault] = in_flags(error, click.Context(command)).faults

    assert fault.where == flag
    assert worded(InputError([fault]), Language.EN).count(flag) == 2


def test_what_no_option_asks_for_keeps_its_name() -> None:
    error = InputError.of(parameter("depot"), message("choice.impossible"))

    assert worded(in_flags(error, click.Context(command)), Language.EN).startswith("depot: ")


def test_the_command_line_and_python_say_what_they_were_given(tmp_path: Path) -> None:
    told = run_in_french(
        "new", tmp_path / "gers", "--departement", "32", "--epci", "Lomagne Est", "--depot", "Ozch"
    )
    assert told.exit_code == 2
    assert [line.split()[0].rstrip("\u00a0:") for line in told.stderr.splitlines() if "--" in line] == [
        "--epci",
        "--depot",
    ]
    capacity = run(
        "capacity", Path("maps") / "pilote-2020", "--date", "2027-01-05", "--people", "4", "--at", "Xyz"
    )
    assert capacity.exit_code == 2
    assert capacity.stderr.startswith("--at: ")
