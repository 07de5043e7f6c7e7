"""Timetables that exist: read in any shape, all faults at once, nothing guessed."""

from datetime import date, datetime, time
from pathlib import Path
from time import process_time

import pytest
from openpyxl import Workbook

from tests.inputs.said import told_by
from tests.inputs.timetable.files import CURRENT, FAULTY, FRANCE_SERVICES, FRENCH, OLDER, OURS, saved
from tourplanner.domain.period import HOUR, MINUTE, Half
from tourplanner.domain.place import Position
from tourplanner.domain.recurrence import (
    EveryWeeks,
    LastDayOfMonth,
    NthWeekday,
    NthWeekdays,
    ParityWeeks,
    WeeksOfMonth,
)
from tourplanner.domain.timetable import Timetable
from tourplanner.inputs.timetable.read import read_timetable
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

MONDAY, TUESDAY, THURSDAY = 0, 1, 3
NO_SIXTH = "un mois n’a jamais plus de cinq fois le même jour, il n’y a pas de 6e"


def read(folder: Path, text: str, service: str = "") -> Timetable:
    return read_timetable(saved(folder, text), silent, service)


def rhythms(timetable: Timetable) -> list[object]:
    return [row.recurrence and row.recurrence.rhythm for row in timetable.rows]


def told(timetable: Timetable) -> list[str]:
    return [words_in(Language.FR).of(each).replace("\u00a0", " ") for each in timetable.unclear]


def test_mobile_libraries_in_the_older_columns(tmp_path: Path) -> None:
    timetable = read(tmp_path, OLDER)
    first, second = timetable.rows
    assert timetable.service == "Comté"
    assert (first.line, first.place, first.commune) == (2, "Beech Road", "Rivière")
    assert (first.vehicle, first.route) == ("Bus 1", "Week 1 Monday")
    assert first.position == Position(51.825071, 0.652612)
    assert first.spans == ((9 * HOUR + 20 * MINUTE, 9 * HOUR + 50 * MINUTE),)
    # The weeks that are meant are those of the first date; the weekday is that of the date.
    assert rhythms(timetable) == [
        EveryWeeks((MONDAY,), 3, date(2019, 10, 14)),
        NthWeekdays((NthWeekday(2, MONDAY),)),
    ]
    assert (second.first, second.last) == (date(2019, 10, 14), date(2020, 12, 31))
    assert first.without == (date(2019, 12, 16),)
    assert timetable.unclear == ()


def test_the_dates_of_a_line(tmp_path: Path) -> None:
    first, second = read(tmp_path, OLDER).rows
    # Every third week from 14 October on: 4 and 25 November, 16 December, which is excepted, 6 January.
    days = list(first.dates(date(2019, 10, 20), date(2020, 1, 10)))
    assert days == [date(2019, 11, 4), date(2019, 11, 25), date(2020, 1, 6)]
    assert list(second.dates(date(2020, 12, 1), date(2021, 2, 28))) == [date(2020, 12, 14)]


def test_the_schema_of_today(tmp_path: Path) -> None:
    timetable = read(tmp_path, CURRENT)
    assert rhythms(timetable) == [EveryWeeks((MONDAY,), 2, date(2019, 10, 14))]
    assert timetable.rows[0].is_dated


def test_french_titles_in_any_order_below_a_title(tmp_path: Path) -> None:
    timetable = read(tmp_path, FRENCH)
    first, second = timetable.rows
    assert rhythms(timetable) == [NthWeekdays.of((1, 3), (TUESDAY,)), ParityWeeks(True, (THURSDAY,))]
    assert (first.line, first.commune, first.place, first.vehicle) == (
        *(3, "Fleurance", "Sous la halle"),
        "Le Grand",
    )
    assert second.spans == ((14 * HOUR, 16 * HOUR + 30 * MINUTE),)


def test_a_workbook_with_times_and_dates_of_its_own(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Rien ici"])
    sheet = book.create_sheet("Arrêts")
    sheet.append(["Calendrier 2027"])
    sheet.append(["Jour", "Commune", "Lieu", "De", "À", "Rythme", "Du", "Code INSEE"])
    sheet.append(
        ["lundi", "Auch", "Halle", time(9, 30), time(12), "toutes les 2 semaines", datetime(2027, 1, 4), 1004]
    )
    path = tmp_path / "arrets.xlsx"
    book.save(path)
    [row] = read_timetable(path, silent).rows
    assert row.line == 3
    assert row.spans == ((9 * HOUR + 30 * MINUTE, 12 * HOUR),)
    assert row.recurrence is not None
    assert row.recurrence.rhythm == EveryWeeks((MONDAY,), 2, date(2027, 1, 4))
    # A spreadsheet took the code for a number.
    assert row.code == "01004"


def test_buses_of_france_services_and_what_they_leave_open(tmp_path: Path) -> None:
    timetable = read(tmp_path, FRANCE_SERVICES)
    assert timetable.depot == Position(46.8, 1.7)
    assert rhythms(timetable) == [
        NthWeekdays((NthWeekday(1, MONDAY),)),
        WeeksOfMonth((3,), (THURSDAY,)),
        LastDayOfMonth(),
        EveryWeeks((TUESDAY,), 2),
        None,
    ]
    whole, half, choice, *others = timetable.rows
    assert whole.code == "03236"
    assert whole.spans == ((10 * HOUR, 12 * HOUR + 30 * MINUTE), (13 * HOUR + 30 * MINUTE, 16 * HOUR))
    assert [whole.is_dated, half.is_dated, choice.is_dated] == [True, True, False]
    assert not any(row.is_dated for row in others)
    assert others[1].weekday == 4
    assert [row.half for row in timetable.rows] == [None, None, None, Half.MORNING, None]
    assert told(timetable) == [
        "ligne 4 : « 09:00-11:30 or 14:00-16:30 » laisse le choix des heures : elles restent à choisir",
        "ligne 5 : seulement « AM » pour heures : elles restent à choisir",
        "ligne 5 : le jour de la semaine ou les semaines ne sont pas donnés : la date reste à choisir",
        "ligne 6 : pas d’heures : elles restent à choisir",
        "ligne 6 : le rythme « half-day (assumed) » n’est pas compris : la date reste à choisir",
    ]


def test_our_own_table_of_mobile_libraries(tmp_path: Path) -> None:
    [row] = read(tmp_path, OURS).rows
    assert row.position == Position(43.79556, 0.8225)
    assert row.spans == ((9 * HOUR + 30 * MINUTE, 12 * HOUR),)
    assert row.recurrence is not None
    # The weekday is that of the first date, a Friday.
    assert row.recurrence.rhythm == EveryWeeks((4,), 4, date(2027, 1, 4))


def test_a_weekday_said_twice_makes_no_fault_twice(tmp_path: Path) -> None:
    text = "Commune;Jour;Rythme;De;À\nAuch;jeudi;le 6e mardi;14h;16h\n"
    [fault] = told_by(lambda: read(tmp_path, text), Language.FR)
    assert fault.where.endswith("colonne Rythme")


def test_all_faults_at_once_in_french(tmp_path: Path) -> None:
    faults = told_by(lambda: read(tmp_path, FAULTY), Language.FR)
    assert [(fault.where.removeprefix("calendrier.csv, "), fault.what) for fault in faults] == [
        ("ligne 2, colonne de", "« 9:5 » n’est pas une heure"),
        ("ligne 2, colonne rythme", f"« 6e mardi » : {NO_SIXTH}"),
        ("ligne 3, colonne date de début", "« 31/02/2027 » n’est pas une date"),
        ("ligne 3, colonne de", "24:00 est la fin du jour : rien n’y commence"),
        ("ligne 3, colonne longitude", "il manque cette coordonnée, l’autre est donnée"),
        ("ligne 4, colonne date de début", "« 01/31/2027 » n’est pas une date"),
        ("ligne 4, colonne à", "la permanence finirait à 13 h, elle commence à 14 h"),
        ("ligne 4, colonne rythme", "« FREQ=DAILY » n’a pas de sens ici dans une règle de calendrier"),
        ("ligne 5, colonne lieu", "ni lieu, ni commune"),
        ("ligne 5, colonne latitude", "0, 0 n’est pas une position : c’est au large de l’Afrique"),
        ("ligne 6, colonne à", "il manque cette heure, l’autre est donnée"),
        (
            "ligne 6, colonne rythme",
            "« du 31 février au 1er mai » : il y a là un jour qu’aucune année n’a",
        ),
    ]
    cures = [fault.maybe for fault in faults]
    assert cures[0] == "09:05"
    assert cures[1] == "« 5e », ou « dernier » pour la dernière fois du mois"
    assert cures[5] == "31 janvier 2027, si le mois est écrit avant le jour"


def test_a_file_with_several_services_asks_which(tmp_path: Path) -> None:
    both = FRANCE_SERVICES + "2,Bus côtier,48,-2,Port,Erquy,22054,1,48.6,-2.4,,weekly,mon,9h-12h,\n"
    [fault] = told_by(lambda: read(tmp_path, both))
    assert fault.what == "the file has the timetables of several services: Bus rural, Bus côtier"
    assert [row.commune for row in read(tmp_path, both, "côtier").rows] == ["Erquy"]
    [fault] = told_by(lambda: read(tmp_path, both, "Bus marin"))
    assert fault.what == 'no service is called "Bus marin"; the file has Bus rural, Bus côtier'
    assert fault.maybe == "choose with --service, for example --service “Bus rural”"


def test_lines_that_say_the_same_count_once(tmp_path: Path) -> None:
    rows = OLDER.splitlines(keepends=True)
    timetable = read(tmp_path, "".join([*rows, rows[1]]))
    assert len(timetable.rows) == 2
    assert told(timetable) == [
        "la ligne 4 dit la même chose que la ligne 2 (Beech Road, Rivière) ; elle est comptée une fois"
    ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [("nom;prix\npain;2\n", "nom, prix"), ("nom\npain\n", "nom"), ("Été 2027,\na,b\n", "a, b")],
)
def test_a_table_of_something_else_is_no_timetable(tmp_path: Path, text: str, seen: str) -> None:
    [fault] = told_by(lambda: read(tmp_path, text))
    assert fault.what == f"no row names the columns of a timetable; read: {seen}"


def test_thousands_of_lines_are_read_in_a_moment(tmp_path: Path) -> None:
    head, line, _ = OLDER.splitlines(keepends=True)
    many = (line.replace("Beech Road", f"Beech Road {number}") for number in range(5000))
    path = saved(tmp_path, head + "".join(many))
    before = process_time()
    timetable = read_timetable(path, silent)
    assert len(timetable.rows) == 5000
    assert process_time() - before < 3
