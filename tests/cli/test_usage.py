"""Command lines that cannot be meant, where click has words of its own for them: they are told in ours."""

from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, run, run_in_french


@pytest.mark.parametrize("words", [(), ("event",), ("event", "add"), ("roads",)])
def test_who_says_no_command_reads_the_help_and_nothing_else(words: tuple[str, ...]) -> None:
    shown = run_in_french(*words)

    assert shown.exit_code == 2
    assert shown.stdout == ""
    assert shown.stderr == run_in_french(*words, "--help").stdout


def test_an_event_of_no_kind_is_told_with_all_kinds(tmp_path: Path) -> None:
    said = {run_in: run_in("event", "add", tmp_path).stderr for run_in in (run, run_in_french)}

    told = said[run_in_french].translate(PLAIN)
    assert "Erreur : il manque une commande : out, closed, moved, " in told
    assert told.endswith(" ou road.\n")
    assert "Error: a command is missing: out, closed, moved, " in said[run]


def test_an_argument_that_may_be_left_out_is_told_by_its_name() -> None:
    assert "Erreur : CONFIG : " in run_in_french("plan", "").stderr.translate(PLAIN)


def test_an_argument_that_may_be_said_several_times_is_told_by_its_name(tmp_path: Path) -> None:
    assert run_in_french("stops", "add", tmp_path).stderr.endswith("Erreur\u00a0: il manque COMMUNE.\n")
