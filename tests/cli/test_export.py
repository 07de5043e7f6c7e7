"""``tourplanner export``."""

import hashlib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.commands import process, run
from tests.outputs.schedules import PLAN, dossier, toured_year
from tourplanner.message import silent
from tourplanner.outputs.formats import FORMATS
from tourplanner.wording.language import Language
from tourplanner.workflow.year.schedule import schedule_view

UNTIL = date(2027, 1, 17)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*.*")
    }


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """Two weeks of everything, and what was said of it."""
    folder = tmp_path_factory.mktemp("exported")
    plan = dossier(tmp_path_factory.mktemp("plan"))
    return folder, run("export", plan, "--until", UNTIL.isoformat(), "--out", folder)


def test_files_are_printed_and_notices_are_not_among_them(exported: tuple[Path, Result]) -> None:
    folder, done = exported

    assert done.exit_code == 0, done.output
    printed = done.stdout.splitlines()
    assert printed[:2] == [str(folder / "public" / "index.html"), str(folder / "interne" / "index.html")]
    assert sorted(printed) == sorted(str(path) for path in folder.rglob("*.*"))
    assert done.stderr.startswith("Note: date_maj is 2027-01-04")
    assert "Note: the table of places of digital help is not written: it needs the SIRET" in done.stderr
    for page in printed[:2]:
        assert 'lang="en"' in Path(page).read_text(encoding="utf-8")


def test_several_formats(tmp_path: Path) -> None:
    done = run(
        "export",
        dossier(tmp_path),
        "--format",
        "gpx",
        "--format",
        "bookmobile",
        "--until",
        "2027-01-04",
        "--out",
        tmp_path / "out",
    )

    assert [Path(line).name for line in done.stdout.splitlines()] == [
        "2027-01-04-camping-car.gpx",
        "arrets-bibliobus.csv",
    ]
    assert done.stderr == "Note: this schedule is published: publication 1, in publications/001\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "doc"], "'doc' is not one of all, map"),
        (["--until", "demain"], "'demain' is not a date such as 2027-01-04"),
        (["--updated", "2027-02-30"], "'2027-02-30' is not a date"),
        (["--until", "2026-01-01"], "2026-01-01 is before the plan"),
    ],
)
def test_bad_usage(tmp_path: Path, arguments: list[str], told: str) -> None:
    done = run("export", dossier(tmp_path), "--out", tmp_path / "out", *arguments)

    assert done.exit_code == 2
    assert told in done.stderr
    assert not (tmp_path / "out").exists()


def test_no_plan(tmp_path: Path) -> None:
    done = run("export", tmp_path)

    assert done.exit_code == 2
    assert "no such file" in done.stderr


@pytest.mark.slow
def test_the_same_bytes_in_another_process_zone_and_language_of_the_machine(
    exported: tuple[Path, Result], tmp_path: Path
) -> None:
    machine = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "fr_FR.UTF-8"}
    # The day of the last change is that which is taken when nobody says one.
    dates = ("--updated", "2027-01-04", "--until", UNTIL.isoformat())
    out = tmp_path / "out"
    done = process("export", dossier(tmp_path), *dates, "--out", out, folder=tmp_path, **machine)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("\n") == 2
    assert "SIRET" in done.stderr
    assert done.stderr.endswith("Note: this schedule is published: publication 1, in publications/001\n")

    assert digests(exported[0]) == digests(out)
    toured = [day for day in toured_year() if day <= UNTIL]
    weeks = {day - timedelta(days=day.weekday()) for day in toured}
    # Two stops a tour, all of them others in two weeks; three areas, one van.
    stops = 2 * len(toured)
    calendars, paper = stops + 3 + 1, 2 * (stops + 1) + 2 * 3 + len(weeks)
    kinds = Counter(Path(path).suffix for path in digests(out))
    assert (kinds[".ics"], kinds[".pdf"], kinds[".gpx"]) == (calendars, paper, len(toured))
    scheduled = schedule_view(PLAN, UNTIL, Language.EN, None, silent)
    quick = [each for each in FORMATS if each.name not in {"map", "pdf", "xlsx"}]
    assert {each.place(path) for each in quick for path in each.render(scheduled, Language.EN)} < {
        *digests(out)
    }
