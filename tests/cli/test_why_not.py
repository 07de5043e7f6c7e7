"""``explain --why-not``: any day has its answer, toured or not, in a cycle of weeks and in one of dates."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, run, run_in_french, small
from tests.instances import problem_of
from tests.workflow.notices import unexpected
from tourplanner.domain.config import Lock
from tourplanner.solvers.result import Limits
from tourplanner.solvers.solve import solve
from tourplanner.workflow.opened_plan import open_plan

THIRD = '[[stops]]\ncommune = "32436"\n'


def planned(folder: Path, repeats: str) -> Path:
    """Three communes in the week of Ascension Day (6 May 2027) with tours on Monday and Wednesday alone."""
    config = small(folder, extra=THIRD)
    text = config.read_text(encoding="utf-8").replace(
        "start = 2027-01-04", f'start = 2027-05-03\nweekdays = ["mon", "wed"]\nrepeats = {repeats}'
    )
    config.write_text(text, encoding="utf-8")
    assert run("plan", config, "--out", folder).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan as a cycle that repeats."""
    return planned(tmp_path_factory.mktemp("weeks"), "true")


@pytest.fixture(scope="module")
def dates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of exactly that week."""
    return planned(tmp_path_factory.mktemp("dates"), "false")


def answered(folder: Path, day: str) -> list[str]:
    """What is said in French of Solomiac's halves of a day, behind their names."""
    shown = run_in_french("explain", folder, "--stop", "Solomiac", "--why-not", day)
    assert (shown.exit_code, shown.stderr) == (0, "")
    return shown.stdout.translate(PLAIN).partition("Et ce jour-là ?\n")[2].splitlines()


@pytest.mark.parametrize("day", ["mardi", "jeudi", "vendredi", "samedi", "dimanche"])
def test_a_weekday_that_nobody_tours_has_a_price(weeks: Path, day: str) -> None:
    lines = answered(weeks, day)

    assert [line.partition(" : ")[0] for line in lines] == [f"  {day} matin", f"  {day} après-midi"]
    assert all(" : en ouvrant ce jour chaque semaine, " in line for line in lines)
    assert all(line.endswith(("de conduite", "temps de conduite")) for line in lines)


def test_the_price_is_that_of_the_plan_with_the_day_opened(weeks: Path) -> None:
    read = open_plan(weeks, None, unexpected)
    config, now = read.problem.config, read.plan_file.plan.drive_seconds
    table = json.loads(run("explain", weeks, "--stop", "Solomiac", "--why-not", "sun", "--json").stdout)

    assert (table["weekday"], table["date"], table["toured"], table["closed"]) == ("sun", None, False, None)
    rules = replace(config.calendar, weekdays=config.calendar.weekdays | {6})
    for each in table["alternatives"]:
        half = next(s.half for s in read.problem.calendar.sessions if s.half.value == each["half"])
        lock = Lock("32436", weekday=6, half=half)
        opened = problem_of(replace(config, calendar=rules, locks=(lock,)))
        drive = sum(tour.drive_seconds for tour in solve(opened, Limits()).tours)
        assert (each["answer"], each["drive_change_seconds"]) == ("drive", drive - now)


def test_a_holiday_of_a_cycle_of_dates_is_opened_once(dates: Path) -> None:
    by_date, by_name = answered(dates, "6 mai 2027"), answered(dates, "jeudi")

    # The only Thursday of the week is closed: to ask of Thursdays is to ask of it.
    assert by_date == by_name
    assert by_date[0].startswith("  jeudi 6 mai 2027, matin : en ouvrant ce jour exceptionnellement, ")
    told = run("explain", dates, "--stop", "Solomiac", "--why-not", "thu").stdout.translate(PLAIN)
    assert "Thursday 6 May 2027: a closed date (Ascension).\n" in told
    assert "  Thursday 6 May 2027, morning: if that day were opened once, " in told


def test_a_date_of_a_cycle_that_repeats_is_its_weekday(weeks: Path) -> None:
    assert answered(weeks, "06/05/2027") == answered(weeks, "jeudi")
    shown = run_in_french("explain", weeks, "--stop", "Solomiac", "--why-not", "06/05/2027")
    assert "jeudi 6 mai 2027 : date fermée (Ascension).\n" in shown.stdout.translate(PLAIN)


@pytest.mark.parametrize("day", ["tue", "fri", "sat", "sun"])
def test_a_weekday_of_a_cycle_of_dates(dates: Path, day: str) -> None:
    table = json.loads(run("explain", dates, "--stop", "32436", "--why-not", day, "--json").stdout)

    assert table["weekday"] == day
    # Saturday 8 May is Victory Day.
    assert (table["date"], table["closed"]) == (
        ("2027-05-08", "Fête de la Victoire") if day == "sat" else (None, None)
    )
    assert [each["answer"] for each in table["alternatives"]] == ["drive", "drive"]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--stop", "32436", "--why-not", "lundredi"), "'lundredi' is neither a day of the week nor a date"),
        (("--why-not", "lundi"), "--why-not needs a stop: --stop"),
        (("--stop", "32436", "--why-not", "2027-06-07"), "Monday 7 June 2027 is outside of the plan"),
    ],
)
def test_a_day_that_is_none(dates: Path, args: tuple[str, ...], told: str) -> None:
    shown = run("explain", dates, *args)

    assert (shown.exit_code, shown.stdout) == (2, "")
    assert told in shown.stderr.translate(PLAIN)


def test_a_date_whose_weekday_is_another_is_told_its_own(weeks: Path) -> None:
    shown = run_in_french("explain", weeks, "--stop", "Solomiac", "--why-not", "jeudi 8 janv. 27")

    assert shown.exit_code == 2
    assert "la date, qui est le vendredi 8 janvier 2027" in shown.stderr.translate(PLAIN)


@pytest.mark.parametrize(
    ("day", "half"),
    [
        ("jeudi matin", "jeudi matin"),
        ("jeudi après-midi", "jeudi après-midi"),
        ("Jeudi apres midi", "jeudi après-midi"),
        ("6 mai matin", "jeudi matin"),
        ("thu pm", "jeudi après-midi"),
    ],
)
def test_a_half_of_a_day_has_its_answer_alone(weeks: Path, day: str, half: str) -> None:
    assert [line.partition(" : ")[0] for line in answered(weeks, day)] == [f"  {half}"]


@pytest.mark.parametrize("day", ["04/05", "4 mai", "mardi 4 mai", "4/5"])
def test_a_date_without_a_year_is_that_of_the_plan(dates: Path, day: str) -> None:
    """4 May 2027 is a Tuesday of the only week that is planned."""
    assert answered(dates, day) == answered(dates, "2027-05-04")


@pytest.mark.parametrize("day", ["13/01", "13 janvier"])
def test_a_date_that_the_plan_does_not_have_is_refused(dates: Path, day: str) -> None:
    told = run_in_french("explain", dates, "--stop", "Solomiac", "--why-not", day)
    assert told.exit_code == 2
    assert f"« {day} », du 3 mai 2027 au 9 mai 2027" in told.stderr.translate(PLAIN)


def test_of_a_stop_without_visits_its_cause_is_told_first(tmp_path: Path) -> None:
    config = small(tmp_path, extra='weekdays = ["sat"]\n')
    assert run("plan", config, "--out", tmp_path).exit_code == 4
    shown = run_in_french("explain", tmp_path, "--stop", "Touget", "--why-not", "samedi")
    _, unvisited, why, _, *answers = shown.stdout.translate(PLAIN).splitlines()

    assert unvisited == "Le plan ne contient aucune permanence ici."
    assert why == (
        "  aucune demi-journée du cycle n’est possible – Touget : seulement le samedi (6 demi-journées)"
    )
    assert all("en ouvrant ce jour chaque semaine, +" in answer for answer in answers)
    told = json.loads(run("explain", tmp_path, "--stop", "Touget", "--why-not", "sat", "--json").stdout)
    assert told["unserved"]["rules"] == ["stop-days"]
