"""Bad input: exit code 2, a message that names the thing and a cure, never a traceback."""

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import Result

from tests.cli.commands import PLAIN, process, run, run_in_french, small
from tests.inputs.tables.files import changed, excel_rows, save, shipped_rows
from tourplanner.inputs.shipped import data_folder


def refused(shown: Result, *words: str, maybe: bool = True) -> None:
    """Assert that bad input was refused with these words."""
    assert shown.exit_code == 2, shown.output
    for word in words:
        assert word in shown.stderr
    assert ("Maybe " in shown.stderr) is maybe, shown.stderr
    assert "Traceback" not in shown.output
    assert shown.stdout == ""


# Each: what is replaced in the small config, by what, and words of the message.
CONFIGS = {
    "not TOML": ('title = "Petit essai"', 'title = "Petit', ("essai.toml, line 2", "is not TOML"), True),
    "unknown key": ("weeks = 1", "weks = 1", ("calendar.weks", "`weeks`"), True),
    "wrong type": ("weeks = 1", 'weeks = "1"', ("calendar.weeks", '"1" is not a whole number'), True),
    "unknown commune": ('"32269"', '"32699"', ("stops[1].commune", '"32699"'), True),
    "commune by its name misspelt": ('"32269"', '"Monfor"', ("stops[1].commune", '"32269" (Monfort)'), True),
    "duplicate stop": ('"32448"', '"32269"', ("stops[2]", "two stops have the id"), True),
    "no weeks": ("weeks = 1", "weeks = 0", ("calendar.weeks", "0 is not a whole number from 1 to 8"), False),
    "closing before opening": ('close = "12:00"', 'close = "09:00"', ("sessions.morning", "09:00"), None),
    "not a Monday": ("2027-01-04", "2027-01-05", ("calendar.start", "is a Tuesday"), True),
    "swapped": (
        "latitude = 43.6398\nlongitude = 0.5986",
        "latitude = 0.5986\nlongitude = 43.6398",
        ("depots[1]", "0.5986"),
        True,
    ),
    "outside France": ("latitude = 43.6398", "latitude = 53.6398", ("depots[1]", "53.6398"), None),
    "unknown depot": ('depot = "auch"', 'depot = "ouch"', ("vans[1].depot", '"auch"'), True),
}
EXTRAS = {
    "no visits": ("visits = 0\n", ("stops[2].visits", "0 is not a whole number"), None),
    "negative minutes": ("minutes = -10\n", ("stops[2].minutes", "-10"), None),
    "unknown EPCI": ('[[areas]]\nepci = "200034762"\n', ("areas[1].epci", '"200034726"'), True),
    "commune outside the list of its area": (
        '[[areas]]\nepci = "200034726"\ncommunes = ["32269"]\n',
        ("Touget (32448) is not among the communes",),
        True,
    ),
    "lunch that can't fit": (
        '[work]\nlunch_window = ["12:00", "12:30"]\nlunch_minutes = 45\n',
        ("lunch_minutes", "45"),
        None,
    ),
}


@pytest.mark.parametrize("case", CONFIGS)
def test_bad_value_in_a_config(case: str, tmp_path: Path) -> None:
    old, new, words, maybe = CONFIGS[case]
    shown = run("plan", small(tmp_path, old, new), "--out", tmp_path / "out")

    refused(shown, "essai.toml", *words, maybe="Maybe " in shown.stderr if maybe is None else maybe)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("case", EXTRAS)
def test_bad_addition_to_a_config(case: str, tmp_path: Path) -> None:
    extra, words, maybe = EXTRAS[case]
    shown = run("plan", small(tmp_path, extra=extra), "--out", tmp_path / "out")

    refused(shown, "essai.toml", *words, maybe="Maybe " in shown.stderr if maybe is None else maybe)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    config = small(tmp_path, "weeks = 1", "weeks = 0", 'visits = "x"\n')
    refused(run("plan", config), "calendar.weeks", "stops[2].visits", maybe=False)


def test_missing_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    refused(run("plan", "pilote.toml"), "pilote.toml", "no such file", "pilot.toml is meant")
    refused(run("plan", tmp_path), str(tmp_path), "is a folder")


def test_config_that_is_not_utf8(tmp_path: Path) -> None:
    config = tmp_path / "latin.toml"
    config.write_bytes('title = "Été"\n'.encode("latin-1"))
    refused(run("plan", config), "latin.toml, line 1", "not UTF-8")


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--start", "04/13/2027", "'04/13/2027' is not a date such as 2027-01-04"),
        ("--start", "2027-13-01", "'2027-13-01' is not a date"),
        ("--weeks", "0", "0 is too small: 1 at least"),
        ("--weeks", "two", "'two' is not a whole number"),
        ("--time-limit", "0", "'0' is not a number of seconds"),
        ("--time-limit", "nan", "'nan' is not a number of seconds"),
        ("--seed", "-1", "-1 is not from 0 to 2147483647"),
        ("--lang", "de", "'de' is not one of fr or en"),
        ("--wekks", "1", "--weeks"),
    ],
)
def test_bad_usage(option: str, value: str, words: str) -> None:
    shown = run("plan", option, value)

    assert shown.exit_code == 2
    assert words in shown.stderr
    assert option in shown.stderr


def test_unknown_command() -> None:
    shown = run("plam")

    assert shown.exit_code == 2
    assert "plam" in shown.stderr


def test_start_that_is_no_monday_and_too_many_weeks(tmp_path: Path) -> None:
    config = small(tmp_path)
    refused(run("plan", config, "--start", "2027-01-05"), "essai.toml with start 2027-01-05", "Tuesday")
    refused(run("plan", config, "--weeks", "9"), "essai.toml with weeks 9", "from 1 to 8", maybe=False)


def test_bad_tables_are_refused_by_data_check_and_by_plan(tmp_path: Path) -> None:
    # Line 2 of communes.csv is Aignan.
    table = changed(tmp_path, "communes", (2, "latitude", "0.0825"), (2, "longitude", "43.6975"))
    words = ("communes.csv, line 2", "0.0825")

    refused(run("data", "check", table), *words)
    refused(run("data", "check", tmp_path), *words)
    refused(run("plan", small(tmp_path), "--data", tmp_path), *words)


def test_missing_tables(tmp_path: Path) -> None:
    refused(run("data", "check", tmp_path / "none"), "none", "no such file or folder", maybe=False)
    refused(run("plan", "--data", tmp_path / "none"), "none", "no such folder", maybe=False)


def test_table_that_is_not_utf8_is_told_or_refused(tmp_path: Path) -> None:
    rows = shipped_rows("communes")
    save(tmp_path / "communes.csv", rows, coding="cp1252")
    shown = run("data", "check", tmp_path)
    assert shown.exit_code == 0
    assert "communes.csv" in shown.stderr

    (tmp_path / "communes.csv").write_bytes(b"\x00\xff\xfe\x01" * 50)
    shown = run("data", "check", tmp_path)
    assert shown.exit_code == 2
    assert "communes.csv" in shown.stderr
    assert "Traceback" not in shown.output


@pytest.mark.parametrize("command", ["data", "plan"])
def test_excel_tables_are_read_and_the_liberties_told(command: str, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    save(tables / "communes.csv", excel_rows("communes"), delimiter=";", end="\r\n", coding="utf-8-sig")
    config = small(tmp_path)

    if command == "data":
        shown = run("data", "check", tables)
    else:
        shown = run("plan", config, "--data", tables, "--out", tmp_path / "excel")
        run("plan", config, "--out", tmp_path / "shipped")
        paths = [tmp_path / name / "plan.json" for name in ("excel", "shipped")]
        excel, usual = (path.read_text(encoding="utf-8").partition('"notes"')[0] for path in paths)
        assert excel == usual

    assert shown.exit_code == 0
    assert "communes.csv" in shown.stderr
    assert "Note: " in shown.stderr


def test_output_folder_that_is_a_file(tmp_path: Path) -> None:
    config = small(tmp_path)
    refused(run("plan", config, "--out", config), "essai.toml", "is a file, a folder is needed here")
    refused(run("plan", config, "--out", config / "deep" / "down"), "essai.toml", "is a file")


def test_folder_in_the_place_of_the_plan(tmp_path: Path) -> None:
    (tmp_path / "plan.json").mkdir()
    refused(run("plan", small(tmp_path), "--out", tmp_path), "plan.json", "is a folder")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_output_folder_that_is_read_only(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    refused(run("plan", small(tmp_path), "--out", closed / "out"), "closed", "cannot be written in")


def test_map_that_cannot_be_written(tmp_path: Path) -> None:
    config = small(tmp_path)
    assert run("plan", config, "--out", tmp_path).exit_code == 0
    refused(run("map", tmp_path, "--out", config / "map.html"), "map.html", "cannot be written")


@pytest.mark.parametrize("command", ["check", "map"])
def test_plans_that_cannot_be_read(command: str, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    refused(run(command, plan), "plan.json", "no such file", "tourplanner plan")
    refused(run(command, tmp_path), "plan.json", "no such file")
    refused(run(command, tmp_path / "nowhere"), "nowhere", "no such folder")

    assert run("plan", small(tmp_path), "--out", tmp_path).exit_code == 0
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text[:1500], encoding="utf-8")
    refused(run(command, plan), "plan.json, line ", "column ", "is not JSON", "cut short")
    plan.write_text(small(tmp_path).read_text(encoding="utf-8"), encoding="utf-8")
    refused(
        run(command, plan), "plan.json, line 1, column 1", "is not JSON", "that `tourplanner plan` writes"
    )
    plan.write_text(text.replace('"format": 1', '"format": 9', 1), encoding="utf-8")
    refused(run(command, plan), "plan.json, format", "9 is not the format 1")
    plan.write_text("{}", encoding="utf-8")
    refused(run(command, plan), "plan.json", "is not a plan of tourplanner")
    plan.write_bytes(text.encode("utf-16"))
    refused(run(command, plan), "plan.json", "is not UTF-8 text")
    plan.write_text(text.replace('"weeks": 1', '"weeks": 99'), encoding="utf-8")
    refused(run(command, plan), "plan.json, config", "calendar.weeks", "99", maybe=False)


def test_check_with_a_missing_config(tmp_path: Path) -> None:
    assert run("plan", small(tmp_path), "--out", tmp_path).exit_code == 0
    refused(run("check", tmp_path, "--config", tmp_path / "essay.toml"), "essay.toml", "essai.toml is meant")


def test_new_does_not_touch_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text("mine", encoding="utf-8")
    refused(run("new", tmp_path), "plan.toml", "is there already")
    assert (tmp_path / "plan.toml").read_text(encoding="utf-8") == "mine"


@pytest.mark.slow
def test_message_of_a_real_process_has_no_traceback(tmp_path: Path) -> None:
    done = process("plan", "missing.toml", folder=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("missing.toml: no such file")
    assert "Traceback" not in done.stderr


def test_shipped_data_are_good() -> None:
    assert run("data", "check", data_folder()).stderr.count("Maybe") == 0


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("x = " + "[" * 3000 + "]" * 3000, "trop de listes ou de tableaux les uns dans les autres"),
        ("weeks = " + "9" * 5000, "un nombre démesuré"),
    ],
)
def test_toml_that_its_reader_gives_up_on_is_a_fault_of_the_file(
    tmp_path: Path, text: str, what: str
) -> None:
    file = tmp_path / "essai.toml"
    file.write_text(text, encoding="utf-8")
    told = run_in_french("plan", file, "--out", tmp_path)
    assert told.exit_code == 2
    assert "essai.toml" in told.stderr
    assert what in told.stderr.translate(PLAIN)


@pytest.mark.parametrize("name", ["", "a" * 5000, "b" * 300, "x\0y"])
@pytest.mark.parametrize("command", ["plan", "explain", "check", "new", "plan --out"])
def test_names_that_no_file_can_have(command: str, name: str, tmp_path: Path) -> None:
    words = command.split()
    shown = run(*words[:1], *([small(tmp_path), "--out"] if "--out" in words else []), name)
    assert shown.exit_code == 2
    reason = "is empty" if not name else "the system refuses"
    assert reason in shown.stderr
    assert name[:70] not in shown.stderr or len(name) < 60


def test_what_the_system_refuses_is_no_fault_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it is asked: root may read all, so that a refusal is made up here."""
    config = small(tmp_path)

    def refuse(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied", str(config))

    monkeypatch.setattr("tourplanner.workflow.plan.read_source", refuse)
    shown = run("plan", config)
    assert (shown.exit_code, shown.stderr) == (2, f"{config}: Permission denied\n")
