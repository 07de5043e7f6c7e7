"""Plans of a cycle that repeats: one grid for every year, and what older files still mean."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.commands import run_in_french, small
from tests.workflow.notices import heard, unexpected
from tourplanner.domain.schedule import Fate
from tourplanner.domain.tour import Tour
from tourplanner.errors import InputError
from tourplanner.message import Notify, silent
from tourplanner.workflow.opened_plan import open_plan, require_legal
from tourplanner.workflow.plan import plan, write_plan
from tourplanner.workflow.plan_options import PlanOptions
from tourplanner.workflow.planned import Planned
from tourplanner.workflow.year.schedule import publish_schedule

EASTER = date(2027, 3, 29)
"""Easter Monday, the first day of a cycle that starts there."""


def planned(folder: Path, lines: str = "", start: date | None = None, notify: Notify = unexpected) -> Planned:
    """The plan of the small config with more lines under ``[calendar]``."""
    config = small(folder, "weeks = 1\n", f"weeks = 1\n{lines}")
    return plan(config, PlanOptions(start=start, notify=notify))


def shape(found: Planned) -> list[Tour]:
    """The tours of a plan as if it had started on one and the same Monday."""
    away = found.plan_file.start - date(2027, 1, 4)
    return [replace(tour, date=tour.date - away) for tour in found.plan_file.plan.tours]


@pytest.mark.parametrize("start", [EASTER, date(2027, 5, 3), date(2026, 12, 21)])
def test_one_grid_whatever_the_monday_the_holidays_and_the_closures(tmp_path: Path, start: date) -> None:
    closed = f'closed = [{{ from = {start}, to = {start + timedelta(days=3)}, why = "formation" }}]\n'
    extra = f"extra_days = [{start + timedelta(days=5)}]\n"
    notices: list[str] = []
    busy = planned(tmp_path, f"repeats = true\n{closed}{extra}", start, heard(notices))
    assert ["Extra days without a use" in notice for notice in notices] == [True]
    assert shape(busy) == shape(planned(tmp_path))
    assert (busy.plan_file.start, busy.plan_file.repeats) == (start, True)


def test_exactly_these_weeks_are_planned_around_their_closed_days(tmp_path: Path) -> None:
    grid = planned(tmp_path, "repeats = true\n", EASTER)
    dated = planned(tmp_path, "repeats = false\n", EASTER)
    assert [tour.date for tour in grid.plan_file.plan.tours] == [EASTER]
    assert [tour.date for tour in dated.plan_file.plan.tours] == [EASTER + timedelta(days=2)]
    assert not dated.plan_file.repeats


def test_the_year_deals_with_a_holiday_in_the_first_week_as_in_any_other(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    write_plan(planned(tmp_path, "repeats = true\n", EASTER), folder)
    schedule = publish_schedule(folder, EASTER + timedelta(days=55), None, None, unexpected).schedule
    # Mondays from 29 March: Easter Monday itself and Whit Monday, 17 May, seven weeks later.
    assert [(change.old_date, change.fate) for change in schedule.changes] == [
        (day, Fate.SKIPPED) for day in (EASTER, EASTER, date(2027, 5, 17), date(2027, 5, 17))
    ]
    assert schedule.tours[0].date == EASTER + timedelta(days=7)


def test_a_config_of_before_hears_once_what_its_grid_does_not_know(tmp_path: Path) -> None:
    notices: list[str] = []
    plan(small(tmp_path), PlanOptions(start=EASTER, notify=heard(notices)))
    [notice] = notices
    assert "Monday 29 March 2027" in notice.replace("\u00a0", " ")
    assert "repeats = false" in notice
    # Nothing is closed in the week of 4 January.
    plan(small(tmp_path), PlanOptions(notify=unexpected))


def test_a_plan_that_says_nothing_is_of_its_own_dates(tmp_path: Path) -> None:
    write_plan(planned(tmp_path, "repeats = false\n", EASTER), tmp_path)
    file = tmp_path / "plan.json"
    table = json.loads(file.read_text(encoding="utf-8"))
    assert table["calendar"] == {"start": "2027-03-29", "weeks": 1, "repeats": False}
    # As tourplanner 0.1.0 wrote it: neither the plan nor its config says a word.
    del table["calendar"]["repeats"], table["config"]["calendar"]["repeats"]
    file.write_text(json.dumps(table), encoding="utf-8")

    opened = open_plan(file, None, silent)
    require_legal(opened, unexpected)
    assert not opened.config.calendar.repeats
    assert EASTER in opened.problem.calendar.closed


def test_a_plan_is_judged_over_what_it_says_of_itself(tmp_path: Path) -> None:
    write_plan(planned(tmp_path, "repeats = true\n", EASTER), tmp_path)
    other = open_plan(tmp_path, None, silent, small(tmp_path, "weeks = 1\n", "weeks = 2\nrepeats = false\n"))
    assert other.config.calendar.repeats
    require_legal(other, unexpected)


def test_a_plan_that_contradicts_its_config_was_edited(tmp_path: Path) -> None:
    write_plan(planned(tmp_path, "repeats = true\n"), tmp_path)
    file = tmp_path / "plan.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"repeats": true', '"repeats": false', 1))
    with pytest.raises(InputError, match="repeats"):
        require_legal(open_plan(file, None, silent), silent)


def test_a_grid_is_shown_in_weeks_and_weekdays(tmp_path: Path) -> None:
    config = small(tmp_path, "weeks = 1\n", "weeks = 2\nrepeats = true\n")
    shown = run_in_french("plan", config, "--start", "2027-03-29", "--out", tmp_path / "plan")
    assert shown.exit_code == 0, shown.output
    assert "grille de 2 semaines, reprise à partir du lundi 29 mars 2027" in shown.output.replace(
        "\u00a0", " "
    )
    assert "fermé" not in shown.output

    explained = run_in_french("explain", tmp_path / "plan", "--stop", "32269").output
    assert "semaine 1, lundi matin" in explained.replace("\u00a0", " ")
    assert "2027" not in explained

    drawn = (tmp_path / "plan" / "map.html").read_text(encoding="utf-8")
    assert "semaine 1, lundi" in drawn
    assert "2027-03" not in drawn.split("plan-data")[0].split("<main")[-1]


def test_a_cycle_that_waits_goes_on_after_the_holidays(tmp_path: Path) -> None:
    closed = 'closed = [{ school = ["hiver"] }]\n'
    friday = 'weekdays = ["fri"]\n'
    starts = {}
    for pause in ("run on", "wait"):
        lines = f'repeats = true\npublic_holidays = ""\n{closed}{friday}on_pause = "{pause}"\n'
        config = small(tmp_path, "weeks = 1\n", f"weeks = 3\n{lines}")
        folder = tmp_path / pause
        write_plan(plan(config, PlanOptions(notify=unexpected)), folder)
        schedule = publish_schedule(folder, date(2027, 3, 14), None, None, unexpected).schedule
        starts[pause] = [tour.date for tour in schedule.tours]
    # One tour every third Friday, 8 January first; zone C has its winter holidays from 6 to 21 February.
    fridays = {weeks: date(2027, 1, 8) + timedelta(weeks=weeks) for weeks in range(10)}
    assert starts["run on"] == [fridays[0], fridays[3], fridays[9]]
    # The weeks of 8 and 15 February are not counted: the third Friday after 29 January is that of 5 March.
    assert starts["wait"] == [fridays[0], fridays[3], fridays[8]]


def test_a_schedule_beyond_the_published_school_years_says_so(tmp_path: Path) -> None:
    notices: list[str] = []
    folder = tmp_path / "plan"
    write_plan(planned(tmp_path, 'repeats = true\nclosed = [{ school = ["ete"] }]\n'), folder)
    publish_schedule(folder, date(2028, 8, 31), None, None, unexpected)
    publish_schedule(folder, date(2028, 9, 30), None, None, heard(notices))
    [notice] = notices
    assert "(zone C) are published only up to Thursday 31 August 2028" in notice.replace("\u00a0", " ")


@pytest.mark.parametrize("start", [date(2041, 1, 7), date(2012, 1, 2)])
def test_years_of_which_no_school_holidays_are_known_are_refused(tmp_path: Path, start: date) -> None:
    """Nothing would be closed of what the config closes, and nobody would be told."""
    school = 'closed = [{ school = ["noel"] }]\n'
    folder = tmp_path / "plan"
    # A grid knows no holidays, whatever the year; its dates do.
    write_plan(planned(tmp_path, f"repeats = true\n{school}", start), folder)
    with pytest.raises(InputError, match="are known from 22"):
        publish_schedule(folder, start + timedelta(days=55), None, None, unexpected)
    assert not (folder / "schedule.json").exists()
    with pytest.raises(InputError, match="write the dates themselves"):
        planned(tmp_path, f"repeats = false\n{school}", start)


def test_a_schedule_that_begins_before_the_known_school_years_says_so(tmp_path: Path) -> None:
    notices: list[str] = []
    folder = tmp_path / "plan"
    start = date(2018, 12, 3)
    write_plan(planned(tmp_path, 'repeats = true\nclosed = [{ school = ["noel"] }]\n', start), folder)
    publish_schedule(folder, date(2019, 1, 27), None, None, heard(notices))
    [notice] = notices
    assert "(zone C) are known only from Saturday 22 December 2018 on" in notice.replace("\u00a0", " ")


def test_a_dossier_of_before_is_laid_over_the_year_as_it_was_meant(tmp_path: Path) -> None:
    easter = f"start = {EASTER}\n"
    config = small(tmp_path, "start = 2027-01-04\n", f"{easter}repeats = false\n")
    write_plan(plan(config, PlanOptions(notify=unexpected)), tmp_path)
    # As tourplanner 0.1.0 left it: neither the plan nor the config beside it says whether the cycle repeats.
    small(tmp_path, "start = 2027-01-04\n", easter)
    file = tmp_path / "plan.json"
    table = json.loads(file.read_text(encoding="utf-8"))
    del table["calendar"]["repeats"], table["config"]["calendar"]["repeats"]
    file.write_text(json.dumps(table), encoding="utf-8")

    schedule = publish_schedule(tmp_path, EASTER + timedelta(days=13), None, None, unexpected).schedule
    # Planned around Easter Monday, on Wednesday, and so again a week later.
    assert [tour.date for tour in schedule.tours] == [EASTER + timedelta(days=days) for days in (2, 9)]


def test_a_lock_on_an_extra_day_is_told_since_no_grid_has_it(tmp_path: Path) -> None:
    notices: list[str] = []
    extra = "weeks = 1\nrepeats = true\nextra_days = [2027-01-09]\n"
    config = small(tmp_path, "weeks = 1\n", extra, '[[locks]]\nstop = "32269"\ndate = 2027-01-09\n')
    assert plan(config, PlanOptions(notify=heard(notices))).keeps_promises
    [notice] = notices
    assert "Monfort is locked to Saturday 9 January 2027" in notice.replace("\u00a0", " ")


EXTRA = "weeks = 1\nrepeats = true\nextra_days = [2027-01-09]\n"
"""A Saturday of a grid of one week."""


def test_an_extra_day_that_nothing_would_fill_is_told(tmp_path: Path) -> None:
    notices: list[str] = []
    write_plan(plan(small(tmp_path, "weeks = 1\n", EXTRA), PlanOptions(notify=heard(notices))), tmp_path)
    publish_schedule(tmp_path, date(2027, 1, 17), None, None, heard(notices))

    at_plan, at_schedule = (notice.replace("\u00a0", " ") for notice in notices)
    assert at_plan.startswith("Extra days without a use, Saturday 9 January 2027")
    assert at_schedule.startswith("No tour on Saturday 9 January 2027, though these are extra days")


@pytest.mark.parametrize(
    "said",
    [
        '[schedule]\non_closed = "shift"\n',
        '[[events]]\nkind = "opening"\ndate = 2027-01-09\ncommune = "Riscle"\nopen = "9h"\nclose = "12h"\n',
    ],
)
def test_an_extra_day_that_may_be_used_is_not(tmp_path: Path, said: str) -> None:
    plan(small(tmp_path, "weeks = 1\n", EXTRA, said), PlanOptions(notify=unexpected))


def test_a_road_with_dates_bends_no_grid_and_counts_on_its_days(tmp_path: Path) -> None:
    (tmp_path / "corrections.csv").write_text(
        "from,to,extra_minutes,from_date,to_date,why\nauch,32269,15,2027-02-01,2027-02-05,chantier\n"
        "auch,32448,15,2027-02-01,2027-02-05,chantier\n",
        encoding="utf-8",
    )
    plain = planned(tmp_path).plan_file.plan.tours
    config = small(tmp_path, extra='[travel]\nprovider = "estimate"\ncorrections = "corrections.csv"\n')
    grid = plan(config, PlanOptions())
    assert grid.plan_file.plan.tours == plain
    assert len(grid.plan_file.travel.provenance.corrections) == 2

    write_plan(grid, tmp_path / "plan")
    tours = publish_schedule(tmp_path / "plan", date(2027, 2, 28), None, None, silent).schedule.tours
    drives = {tour.date: tour.drive_seconds for tour in tours}
    longer = {day for day, drive in drives.items() if drive != plain[0].drive_seconds}
    assert longer == {date(2027, 2, 1)}
    # Out and back a quarter of an hour more each.
    assert drives[date(2027, 2, 1)] - plain[0].drive_seconds == 30 * 60
