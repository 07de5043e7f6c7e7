"""A timetable that exists becomes a dossier: the same days, the same hours, judged and priced."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.inputs.said import told_by
from tests.workflow.timetables import MONTH, OVERLAPPING, START, WEEKS, imported
from tourplanner.domain.period import HOUR, MINUTE, CycleKind, Half
from tourplanner.domain.plan import Status
from tourplanner.inputs.config.build import usual
from tourplanner.message import silent
from tourplanner.problem.check import check, is_loss
from tourplanner.wording.language import Language
from tourplanner.workflow.dossier.dossier import open_with_events
from tourplanner.workflow.timetable.dossier import Imported
from tourplanner.workflow.timetable.halves import Part, halves_of


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    return imported(tmp_path_factory.mktemp("weeks"), WEEKS)


def test_every_visit_is_where_and_when_it_was_published(weeks: Imported) -> None:
    tours = weeks.planned.plan.tours
    found = {(tour.date, visit.stop, visit.start, visit.end) for tour in tours for visit in tour.visits}
    monday, wednesday, week = START, START + timedelta(2), timedelta(7)
    late = 14 * HOUR
    assert found == {
        (monday, "halle-fleurance", 9 * HOUR + 30 * MINUTE, 11 * HOUR),
        (monday, "mairie-lectoure", late, late + 90 * MINUTE),
        (monday + week, "place-mauvezin", 9 * HOUR + 30 * MINUTE, 11 * HOUR),
        (monday + week, "mairie-monfort", 11 * HOUR + 30 * MINUTE, 12 * HOUR + 15 * MINUTE),
        *(
            (wednesday + each, "halle-solomiac", 9 * HOUR + 30 * MINUTE, 12 * HOUR)
            for each in (0 * week, week)
        ),
        *((wednesday + each, "halle-cologne", late, late + 150 * MINUTE) for each in (0 * week, week)),
    }


def test_the_cycle_has_the_weeks_of_its_rhythms(weeks: Imported) -> None:
    rules = weeks.planned.source.file.config.calendar
    assert (rules.weeks, rules.cycle, rules.start) == (2, CycleKind.WEEKS, START)
    assert rules.weekdays == {0, 2}


def test_a_year_has_all_visits_on_the_published_days(weeks: Imported) -> None:
    # 52 weeks, every second one like the first.
    assert weeks.published == 4 * 26 + 2 * 52
    assert weeks.kept == weeks.published


def test_what_is_written_is_read_again_as_the_same_plan(weeks: Imported) -> None:
    opened = open_with_events(weeks.folder, None, silent)
    assert opened.plan_file.plan.tours == weeks.planned.plan.tours
    assert not [
        breach for breach in check(opened.problem, opened.plan_file.plan.tours) if not is_loss(breach)
    ]


def test_a_stop_without_a_date_is_promised_and_missing(weeks: Imported) -> None:
    [missing] = weeks.planned.plan.unserved
    assert (missing.stop, missing.required) == ("mairie-touget", True)
    assert weeks.planned.plan.outcome.status is Status.UNKNOWN
    assert [row.commune for row in weeks.open] == ["Touget"]


def test_what_it_costs_is_that_of_its_tours(weeks: Imported) -> None:
    assert weeks.figures.visits == 8
    assert weeks.figures.tours == 4
    assert weeks.figures.drive_seconds == weeks.planned.plan.drive_seconds
    assert weeks.figures.cost.total > 0


def test_what_the_file_leaves_open_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    imported(tmp_path, WEEKS, told)
    assert "ligne 7 : un jour sans rythme : lu comme chaque semaine" in told
    assert "ligne 8 : ni jour, ni rythme : la date reste à choisir" in told


def test_days_of_the_month_make_a_cycle_of_the_month(tmp_path: Path) -> None:
    found = imported(tmp_path, MONTH)
    rules = found.planned.source.file.config.calendar
    assert (rules.cycle, rules.weeks) == (CycleKind.MONTH, 4)
    days = {(tour.date - rules.start).days for tour in found.planned.plan.tours}
    # The 1st, 2nd and 3rd Tuesday.
    assert days == {1, 8, 15}
    assert open_with_events(found.folder, None, silent).plan_file.plan == found.planned.plan
    # The last Friday is the 4th or the 5th.
    assert [row.commune for row in found.aside] == ["Mauvezin"]
    # Fridays are toured, and laid over the year: twelve or thirteen of them, all on their days.
    assert (found.extra, found.kept) == ((), found.published)
    assert [stop.name for stop in found.planned.source.whole.stops] == ["Fleurance", "Lectoure", "Mauvezin"]
    written = (found.folder / "plan.toml").read_text(encoding="utf-8")
    assert re.findall(r'^when = "(.*)"', written, re.MULTILINE) == [
        "le 1er et le 3e mardi du mois",
        "le 2e mardi du mois",
        "le dernier vendredi du mois",
    ]


def test_the_last_day_of_a_month_is_kept_on_weekends_too(tmp_path: Path) -> None:
    found = imported(tmp_path, MONTH.replace("vendredi;dernier du mois", ";dernier jour du mois"))
    # All rounds are on Tuesdays; the last days of a year from START on are on any.
    last_days = [
        day for day in map(START.__add__, map(timedelta, range(364))) if (day + timedelta(1)).day == 1
    ]
    assert found.extra == tuple(day for day in last_days if day.weekday() != 1)
    assert found.kept == found.published
    # Their own rhythm opens them, in any year, and for nobody else.
    assert found.planned.source.file.config.calendar.extra_days == ()


@pytest.mark.parametrize(
    ("rhythm", "when"),
    [
        ("chaque semaine, du 1er avril au 31 octobre", "chaque mercredi, du 1er avril au 31 octobre"),
        ("hors vacances scolaires", "chaque mercredi, hors vacances scolaires"),
        ("pendant les vacances scolaires", "chaque mercredi, pendant les vacances scolaires"),
    ],
)
def test_a_season_is_of_the_year_and_its_grid_has_the_visit(tmp_path: Path, rhythm: str, when: str) -> None:
    text = WEEKS.replace("Solomiac;Halle;mercredi;chaque semaine", f"Solomiac;Halle;mercredi;{rhythm}")
    found = imported(tmp_path, text)
    assert found.aside == ()
    stop = next(each for each in found.planned.source.whole.stops if each.name == "Solomiac")
    assert " ".join(stop.when_said.split()) == when
    assert 2 * 26 < found.kept == found.published < 4 * 26 + 2 * 52


def test_a_day_that_runs_across_midnight_is_told(tmp_path: Path) -> None:
    late = WEEKS.replace("Touget;Mairie;;;;;", "Touget;Mairie;jeudi;chaque semaine;;22h;24h")
    # Once, though there is one every week.
    [told] = told_by(lambda: imported(tmp_path, late), Language.FR)
    assert "par-delà minuit" in told.what
    assert "Touget" in told.maybe


def test_two_rounds_of_one_name_are_two_vans(tmp_path: Path) -> None:
    told: list[str] = []
    found = imported(tmp_path, OVERLAPPING, told, depot="51.8,0.6", country="GB")
    tours = found.planned.plan.tours
    assert [(tour.van, len(tour.visits)) for tour in tours] == [("Mobile", 2), ("Mobile 2", 1)]
    [parted] = [line for line in told if line.startswith("« Mobile » est à deux endroits à la fois, 1 fois")]
    assert "School, Upton (ligne 2) et Inn, Norton (ligne 4)" in parted
    assert parted.endswith("lu comme 2 véhicules de ce nom")
    # Abroad the dossier has its places beside it.
    assert open_with_events(found.folder, None, silent).config.stops[0].name == "Upton"


def test_limits_that_the_timetable_is_beyond_are_raised_and_told(tmp_path: Path) -> None:
    early = WEEKS.replace("9h30;12h", "7h30;12h")
    found = imported(tmp_path, early)
    raised = {each.field for each in found.raised}
    assert "earliest_start" in raised
    opened = open_with_events(found.folder, None, silent)
    assert not [
        breach for breach in check(opened.problem, opened.plan_file.plan.tours) if not is_loss(breach)
    ]


def test_time_on_the_square_that_is_not_left_is_told(tmp_path: Path) -> None:
    # Nobody sets up in the five minutes from Mauvezin to Monfort.
    found = imported(tmp_path, WEEKS.replace("11h30;12h15", "11h05;12h15"))
    assert found.planned.source.problem.config.work.setup == 0
    told = {each.field: (each.usual, each.published) for each in found.raised}
    assert told["setup"] == told["packup"] == (600, 0)


def test_a_day_is_cut_where_fewest_visits_are(weeks: Imported) -> None:
    rows = weeks.timetable.rows
    halves = halves_of(rows)
    assert halves.noon == 13 * HOUR
    assert halves.hours == {
        Half.MORNING: (9 * HOUR + 30 * MINUTE, 12 * HOUR + 15 * MINUTE),
        Half.AFTERNOON: (14 * HOUR, 16 * HOUR + 30 * MINUTE),
    }
    assert halves.parts([(9 * HOUR, 16 * HOUR)]) == (Part(Half.MORNING, 9 * HOUR, 16 * HOUR),)
    assert halves.parts([(9 * HOUR, 12 * HOUR), (14 * HOUR, 16 * HOUR)]) == (
        Part(Half.MORNING, 9 * HOUR, 12 * HOUR),
        Part(Half.AFTERNOON, 14 * HOUR, 16 * HOUR),
    )
    assert halves.parts([(9 * HOUR, 10 * HOUR), (11 * HOUR, 12 * HOUR)]) == (
        Part(Half.MORNING, 9 * HOUR, 12 * HOUR),
    )
    assert halves.parts([(12 * HOUR, 13 * HOUR + 30 * MINUTE)]) == (
        Part(Half.MORNING, 12 * HOUR, 13 * HOUR + 30 * MINUTE),
    )
    assert date(2027, 1, 4) == START


def test_papers_are_those_of_the_service_that_was_imported(weeks: Imported) -> None:
    config = weeks.planned.source.file.config
    assert config.service.name == config.title
    assert config.service.name != usual("service").name


TWICE = """\
Commune;Lieu;Jour;Rythme;De;À
Fleurance;Halle;lundi;chaque semaine;9h30;11h
Fleurance;Gare;lundi;chaque semaine;11h15;12h
Lectoure;Mairie;mardi;chaque semaine;9h30;11h
Lectoure;Mairie;mardi;chaque semaine;16h;17h
Mauvezin;Halle;lundi;chaque semaine;14h;15h
Mauvezin;Halle;mardi;chaque semaine;14h;15h
"""


def test_several_visits_of_a_commune_on_one_day_are_allowed_and_told(tmp_path: Path) -> None:
    found = imported(tmp_path, TWICE)
    assert found.breaches == ()
    assert found.several == ("Fleurance", "Lectoure")
    assert found.planned.plan.outcome.status is Status.FEASIBLE
    allowed = {stop.commune: stop.several_per_day for stop in found.planned.source.file.config.stops}
    # Mauvezin has two stops, on two days.
    assert allowed == {"32132": True, "32208": True, "32249": False}
    assert found.kept == found.published
    opened = open_with_events(found.folder, None, silent)
    assert check(opened.problem, opened.plan_file.plan.tours) == ()
