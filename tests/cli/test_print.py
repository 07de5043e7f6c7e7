"""``print``: which files it writes, what it says, and how it refuses."""

from pathlib import Path

import pytest

from tests.cli.commands import run
from tests.outputs.paper.reading import reader, text_of
from tests.outputs.schedules import dossier


def printed(folder: Path) -> list[str]:
    """Names of the files in a folder and those in it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.slow
def test_one_poster(tmp_path: Path) -> None:
    done = run("print", dossier(tmp_path), "--stop", "monfort", "--format", "A4", "--out", tmp_path / "out")

    assert done.exit_code == 0, done.output
    assert printed(tmp_path / "out") == ["affiches/A4/32269-monfort.pdf"]
    assert done.stdout == f"{tmp_path / 'out' / 'affiches' / 'A4'}: 1 file\n"
    # Printing is publishing, and says so.
    assert done.stderr == "Note: this schedule is published: publication 1, in publications/001\n"
    again = run("print", tmp_path, "--what", "areas", "--format", "A4", "--on", "2027-01-03")
    assert again.stderr.startswith("Note: nothing new to publish: publication 1 of ")


def test_until_and_language(tmp_path: Path) -> None:
    arguments = ("--stop", "32269", "--format", "A3", "--until", "2027-02-05", "--lang", "en")
    assert run("print", dossier(tmp_path), *arguments, "--out", tmp_path).exit_code == 0
    text = text_of((tmp_path / "affiches" / "A3" / "32269-monfort.pdf").read_bytes())

    # The first cycle has Monfort on 8 January, the second on 5 February, the third on 5 March.
    assert "Friday 8 January" in text
    assert "Friday 5 February" in text
    assert "March" not in text


@pytest.mark.slow
def test_area_sheets_alone(tmp_path: Path) -> None:
    done = run(
        "print", dossier(tmp_path), "--what", "areas", "--until", "2027-02-28", "--out", tmp_path / "out"
    )

    assert done.exit_code == 0
    assert [name.partition("-")[0] for name in printed(tmp_path / "out")] == [
        f"intercommunalites/{epci}"
        for epci in ("200034726", "200034726", "200035632", "200035632", "200035756", "200035756")
    ]


@pytest.mark.slow
def test_everything_of_a_week_goes_beside_the_plan(tmp_path: Path) -> None:
    done = run("print", dossier(tmp_path) / "plan.json", "--until", "2027-01-10", "--format", "A4")

    assert done.exit_code == 0
    # Three tours, two stops each.
    names = [name for name in printed(tmp_path) if name != "plan.json" and "publications" not in name]
    assert sum(name.startswith("affiches/A4/") for name in names) == 6
    assert "affiches/affiches-A4.pdf" in names
    assert "feuilles-de-route/2027-01-04.pdf" in names
    assert len(names) == 6 + 1 + 3 + 1
    assert len(reader((tmp_path / "affiches" / "affiches-A4.pdf").read_bytes()).pages) == 6


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--stop", "Monfor"], 'there is no stop "Monfor" in the config.\n    Maybe 32269 (Monfort).'),
        (["--stop", "32269", "--until", "2027-01-05"], '"32269" has no date up to 2027-01-05'),
        (["--stop", "32269", "--what", "routes"], "--stop is for posters, not for --what routes"),
        (["--until", "bientôt"], "'bientôt' is not a date such as 2027-01-04"),
        (["--format", "A5"], "'A5' is not one of"),
    ],
)
def test_bad_usage(tmp_path: Path, arguments: list[str], told: str) -> None:
    done = run("print", dossier(tmp_path), *arguments, "--out", tmp_path / "paper")

    assert done.exit_code == 2
    assert told in done.output
    assert not (tmp_path / "paper").exists()


@pytest.mark.slow
def test_drafts_are_marked_and_recorded_nowhere(tmp_path: Path) -> None:
    # One tour, two stops.
    done = run("print", dossier(tmp_path), "--until", "2027-01-05", "--format", "A4", "--draft")

    assert (done.exit_code, done.stderr) == (0, "")
    names = printed(tmp_path / "brouillon")
    assert len(names) == 2 + 1 + 3 + 1
    for name in names:
        for page in reader((tmp_path / "brouillon" / name).read_bytes()).pages:
            assert "DRAFT" in page.extract_text(), name
    assert not (tmp_path / "publications").exists()
