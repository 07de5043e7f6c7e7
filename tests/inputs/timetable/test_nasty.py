"""What real tables have wrong: told in French, every line at once, with what was meant if that is plain."""

from pathlib import Path

import pytest

from tests.inputs.said import told_by
from tests.inputs.timetable.files import saved
from tests.workflow.timetables import START
from tourplanner.inputs.timetable.read import read_timetable
from tourplanner.inputs.timetable.vehicles import Fleet, fleet_of
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

HEAD = "Bus;Commune;Lieu;Jour;Rythme;Du;De;À\n"


def faults(folder: Path, *lines: str) -> list[tuple[str, str, str]]:
    """What is told of lines: where, what, and the cure."""
    text = HEAD + "".join(f"{line}\n" for line in lines)
    told = told_by(lambda: read_timetable(saved(folder, text), silent), Language.FR)
    return [(each.where.removeprefix("calendrier.csv, "), each.what, each.maybe) for each in told]


def unclear(folder: Path, *lines: str) -> list[str]:
    """What lines leave open."""
    timetable = read_timetable(saved(folder, HEAD + "".join(f"{line}\n" for line in lines)), silent)
    return [words_in(Language.FR).of(each).replace("\u00a0", " ") for each in timetable.unclear]


def fleet(folder: Path, *lines: str) -> Fleet:
    text = HEAD + "".join(f"{line}\n" for line in lines)
    return fleet_of(read_timetable(saved(folder, text), silent), START, "Le bus")


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("9:5", "09:05"),
        ("14h3", "14:03"),
        ("930", "09:30"),
        ("9.30", "09:30"),
        ("24:30", "une heure comme 9h30 ou 14:00"),
        ("midi 30", "une heure comme 9h30 ou 14:00"),
    ],
)
def test_what_is_no_time_of_day(tmp_path: Path, cell: str, meant: str) -> None:
    [(where, what, maybe)] = faults(tmp_path, f"A;Auch;Halle;lundi;chaque semaine;;{cell};23h")
    assert (where, what, maybe) == ("ligne 2, colonne De", f"« {cell} » n’est pas une heure", meant)


@pytest.mark.parametrize("close", ["24:00", "24h", "24 h 00"])
def test_the_end_of_a_day_is_an_hour_at_which_one_closes_and_none_at_which_one_opens(
    tmp_path: Path, close: str
) -> None:
    text = HEAD + f"A;Auch;Halle;lundi;chaque semaine;;22h;{close}\n"
    [row] = read_timetable(saved(tmp_path, text), silent).rows
    assert row.spans == ((22 * 3600, 24 * 3600),)
    [(where, what, maybe)] = faults(tmp_path, f"A;Auch;Halle;lundi;chaque semaine;;{close};6h")
    assert (where, what) == (
        "ligne 2, colonne De",
        "24:00 est la fin du jour : rien n’y commence",
    )
    assert maybe.startswith("00:00 pour le début du jour")


def test_dates_of_several_formats_in_one_column(tmp_path: Path) -> None:
    line = "A;Auch;Halle {};lundi;toutes les 2 semaines;{};9h;10h"
    good = ("04/01/2027", "2027-01-11", "18 janvier 2027", "25.1.27", "lun. 1 févr. 2027")
    text = HEAD + "".join(line.format(rank, day) + "\n" for rank, day in enumerate(good))
    rows = read_timetable(saved(tmp_path, text), silent).rows
    assert [row.first and row.first.isoformat() for row in rows] == [
        "2027-01-04",
        "2027-01-11",
        "2027-01-18",
        "2027-01-25",
        "2027-02-01",
    ]
    bad = ("01/25/2027", "12-31-2027", "01-04-27", "27-01-08", "46026")
    told = faults(tmp_path, *(line.format(rank, day) for rank, day in enumerate(bad)))
    assert [(where, what) for where, what, _ in told] == [
        (f"ligne {rank}, colonne Du", f"« {day} » n’est pas une date")
        for rank, day in enumerate(bad, start=2)
    ]
    assert [maybe for _, _, maybe in told[:4]] == [
        "25 janvier 2027, si le mois est écrit avant le jour",
        "31 décembre 2027, si le mois est écrit avant le jour",
        "1er avril 2027, avec l’année en quatre chiffres",
        "une date comme 04/01/2027 ou 2027-01-04",
    ]


@pytest.mark.parametrize(
    ("other", "label"),
    [
        ("A;Auch;La Halle;lundi;chaque semaine;;9h;10h", "La Halle, Auch"),
        ("A;AUCH; la  halle ;Lundi;Toutes les semaines;;09:00;10 h 00", "la halle, AUCH"),
    ],
)
def test_a_line_that_stands_twice_counts_once(tmp_path: Path, other: str, label: str) -> None:
    [told] = unclear(tmp_path, "A;Auch;La Halle;lundi;chaque semaine;;9h;10h", other)
    said = f"la ligne 3 dit la même chose que la ligne 2 ({label})"
    assert told == f"{said} ; elle est comptée une fois"


def test_a_van_in_two_squares_at_once_is_two_vans(tmp_path: Path) -> None:
    found = fleet(
        tmp_path,
        "A;Auch;Halle;lundi;chaque semaine;;9h;10h30",
        "A;Preignan;Mairie;lundi;semaines impaires;;10h;11h",
        # It begins where the other ends: one van can do that, on paper.
        "A;Lectoure;Halle;lundi;chaque semaine;;10h30;12h",
    )
    assert [row.vehicle for row in found.rows] == ["A", "A 2", "A"]
    [told] = [words_in(Language.FR).of(each).replace("\u00a0", " ") for each in found.told]
    # In 2027 ISO week 1 begins on 4 January.
    assert told.startswith("« A » est à deux endroits à la fois, 2 fois : le 4 janvier 2027, Halle, Auch")
    assert told.endswith("lu comme 2 véhicules de ce nom")


def test_lines_that_are_never_on_one_day_are_one_van(tmp_path: Path) -> None:
    found = fleet(
        tmp_path,
        "A;Auch;Halle;lundi;semaines impaires;;9h;12h",
        "A;Preignan;Mairie;lundi;semaines paires;;9h;12h",
        "A;Eauze;Mairie;mardi;1er et 3e du mois;;9h;12h",
        "A;Nogaro;Mairie;mardi;2e et 4e du mois;;10h;12h",
    )
    assert {row.vehicle for row in found.rows} == {"A"}
    assert found.told == ()


def test_three_at_once_are_three_vans(tmp_path: Path) -> None:
    found = fleet(
        tmp_path,
        *(f";{name};Mairie;jeudi;chaque semaine;;9h;12h" for name in ("Auch", "Eauze", "Nogaro")),
    )
    assert found.vehicles == ("Le bus", "Le bus 2", "Le bus 3")


@pytest.mark.parametrize(
    ("rhythm", "part"),
    [
        ("FREQ=WEEKLY;BYDAY=MO;BYHOUR=9", "BYHOUR=9"),
        ("FREQ=MONTHLY;BYDAY=6MO", "BYDAY=6MO"),
        ("FREQ=WEEKLY;BYDAY=MO;DTSTART=20270104", "DTSTART=20270104"),
    ],
)
def test_which_part_of_a_rule_is_outside_the_subset(tmp_path: Path, rhythm: str, part: str) -> None:
    text = f"Commune,Rule,Opens,Closes\nAuch,{rhythm},9h,10h\n"
    [told] = told_by(lambda: read_timetable(saved(tmp_path, text), silent), Language.FR)
    assert told.what == f"« {part} » n’a pas de sens ici dans une règle de calendrier"
    assert told.maybe


@pytest.mark.parametrize(
    ("rhythm", "said"),
    [
        ("du 31 février au 2 avril, chaque semaine", "il y a là un jour qu’aucune année n’a"),
        ("le 6e mardi du mois", "il n’y a pas de 6e"),
        ("le 7e jeudi", "il n’y a pas de 7e"),
        ("du 1er mai au 31 juin, chaque lundi", "il y a là un jour qu’aucune année n’a"),
    ],
)
def test_days_that_there_are_not(tmp_path: Path, rhythm: str, said: str) -> None:
    told = faults(tmp_path, f"A;Auch;Halle;;{rhythm};;9h;10h")
    assert len(told) == 1
    assert said in told[0][1]


def test_all_hours_of_a_visit_may_stand_where_its_first_one_does(tmp_path: Path) -> None:
    text = HEAD + "A;Auch;Halle;lundi;chaque semaine;;9h-12h / 14h-17h;\n"
    [row] = read_timetable(saved(tmp_path, text), silent).rows
    assert row.spans == ((9 * 3600, 12 * 3600), (14 * 3600, 17 * 3600))
