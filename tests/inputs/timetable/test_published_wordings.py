"""Calendars as services print them in French: each one is read, or listed with what it leaves open."""

from pathlib import Path

import pytest

from tests.inputs.timetable.files import saved
from tourplanner.domain.period import Half
from tourplanner.domain.timetable import Timetable
from tourplanner.inputs.timetable.read import read_timetable
from tourplanner.message import silent
from tourplanner.wording.language import Language
from tourplanner.wording.recurrence import recurrence_words
from tourplanner.wording.words import words_in


def read(folder: Path, when: str) -> Timetable:
    """A timetable of one line with its days and hours in one cell."""
    return read_timetable(saved(folder, f"Commune;Lieu;Quand\nAuch;Halle;{when}\n"), silent)


@pytest.mark.parametrize(
    ("when", "said", "hours"),
    [
        ("les 1er et 3e mardis du mois sauf août, 9h-12h", "le 1er et le 3e mardi du mois, du 1er", "9-12"),
        ("mercredi, semaines impaires, de 14h à 17h", "les semaines impaires, le mercredi", "14-17"),
        ("un mercredi sur deux à partir du 6/1/2027 9h-12h", "une semaine sur deux, le mercredi, à", "9-12"),
        ("le dernier samedi de chaque mois, 10h-12h / 14h-16h", "le dernier samedi du mois", "10-12 14-16"),
        ("mardi, pendant les vacances scolaires uniquement, 9h-12h", "chaque mardi, pendant", "9-12"),
        ("vendredi de 9h à 12h et de 14h à 17h, d’avril à octobre", "chaque vendredi, du 1er", "9-12 14-17"),
        ("1er jeudi des mois impairs, 9h-12h", "le 1er jeudi du mois, les mois impairs", "9-12"),
        ("lun., mer. et ven. de 9 h à 12 h (fermé en août)", "chaque lundi, mercredi et vendredi", "9-12"),
        ("2e et 4e jeudi matin, 9h-12h", "le 2e et le 4e jeudi du mois", "9-12"),
        ("juillet et août : tous les jeudis 9h-12h", "chaque jeudi, du 1er juillet au 31 août", "9-12"),
        ("une demi-journée par semaine, le lundi 9h-12h", "chaque lundi", "9-12"),
        ("tous les mardis toute l’année 9h-12h", "chaque mardi", "9-12"),
    ],
)
def test_days_and_hours_of_one_cell_are_read(tmp_path: Path, when: str, said: str, hours: str) -> None:
    timetable = read(tmp_path, when)
    [row] = timetable.rows
    assert row.recurrence is not None, [words_in(Language.FR).of(each) for each in timetable.unclear]
    told = recurrence_words(row.recurrence, Language.FR).replace("\u00a0", " ")
    assert told.startswith(said)
    assert " ".join(f"{opens // 3600}-{closes // 3600}" for opens, closes in row.spans) == hours


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ("tous les jours de marché", "market"),
        ("un mercredi sur deux à partir du 7 janvier", "de quelle année"),
        ("mardi hors vacances de Noël", "school"),
        ("en été, le samedi", "la saison"),
        ("bimensuel", "quel jour du mois"),
        ("deux fois par mois, le jeudi", "quel jour du mois"),
        ("mercredi 13 janvier 2027", "est une date"),
        ("le 15 de chaque mois", "quel jour du mois"),
        ("semaine A, mardi", "n’est pas compris"),
        ("tous les matins", "« tous les matins » n’est pas compris"),
        ("mardi 9h-12h, jeudi 14h-17h", "n’est pas compris"),
        ("mardi matin et jeudi après-midi", "n’est pas compris"),
        ("les mercredis en alternance", "les semaines ne sont pas donnés"),
    ],
)
def test_what_is_left_open_is_listed_with_its_reason(tmp_path: Path, when: str, reason: str) -> None:
    timetable = read(tmp_path, when)
    told = [words_in(Language.FR).of(each).replace("\u00a0", " ") for each in timetable.unclear]
    assert any(reason in each for each in told), told


def test_a_half_of_the_day_beside_the_day_is_kept_where_no_hours_are(tmp_path: Path) -> None:
    [row] = read(tmp_path, "le mardi matin").rows
    assert (row.half, row.spans) == (Half.MORNING, ())
    [row] = read(tmp_path, "le mardi matin, 9h-12h").rows
    assert row.half is None
    assert row.spans == ((9 * 3600, 12 * 3600),)
