"""Places, depot and départements of a timetable: found, or told with the line that says them."""

from pathlib import Path

import pytest

from tests.inputs.said import told_by
from tests.workflow.timetables import OVERLAPPING, WEEKS, imported
from tourplanner.wording.language import Language


def test_without_a_depot_it_asks_for_one(tmp_path: Path) -> None:
    [fault] = told_by(lambda: imported(tmp_path, WEEKS, depot=""), Language.FR)
    assert fault.what == "le fichier ne dit pas d’où part le véhicule"
    assert fault.maybe.startswith("depot, avec une commune ou une position ; le milieu des arrêts est 43.")
    assert not (tmp_path / "dossier").exists()


def test_a_depot_that_is_no_place_is_refused(tmp_path: Path) -> None:
    [fault] = told_by(lambda: imported(tmp_path, WEEKS, depot="Nulle part"), Language.FR)
    assert fault.what == "« Nulle part » n’est ni une commune, ni une position"


def test_what_is_wrong_with_cells_places_and_depot_is_told_at_once(tmp_path: Path) -> None:
    text = WEEKS.replace("Cologne", "Kölln").replace("9h30;11h", "9h30;9h", 1)
    faults = told_by(lambda: imported(tmp_path, text, depot=""), Language.FR)
    assert [fault.where for fault in faults] == [
        "calendrier.csv, ligne 2, colonne À",
        "calendrier.csv, ligne 7",
        "calendrier.csv",
    ]
    assert all(fault.maybe for fault in faults)


def test_swapped_dates_are_told_by_what_they_are(tmp_path: Path) -> None:
    text = "Commune;Jour;Rythme;Du;Au;De;À\nAuch;lundi;chaque semaine;01/06/2027;04/01/2027;9h;10h\n"
    [fault] = told_by(lambda: imported(tmp_path, text), Language.FR)
    assert fault.what == "le lundi 4 janvier 2027 est avant le premier jour, le mardi 1er juin 2027"
    assert fault.maybe == "les deux dates sont inversées"


def test_a_place_that_is_not_known_is_left_out_and_told(tmp_path: Path) -> None:
    found = imported(tmp_path, WEEKS.replace("Cologne", "Kölln"))
    assert [row.line for row in found.nowhere] == [7]
    assert len(found.planned.source.file.config.stops) == 6


def test_a_timetable_of_somewhere_else_is_refused_line_by_line(tmp_path: Path) -> None:
    lines = ["Commune;Jour;De;À", "Guéret;lundi;9h;10h", "Bourganeuf;mardi;9h;10h", "Auch;jeudi;9h;10h"]
    faults = told_by(lambda: imported(tmp_path, "\n".join(lines)), Language.FR)
    assert [fault.where for fault in faults] == ["calendrier.csv, ligne 2", "calendrier.csv, ligne 3"]
    assert faults[0].maybe == "dire le département avec --departement, ou le pays avec --country"


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        ("Latitude;Longitude", "45.3;4.17"),
        ("Adresse;Note", "Place du Monteil, 43120 Monistrol-sur-Loire;"),
        ("Code postal;Note", "43120;"),
        ("Code Insee;Note", "43137;"),
    ],
)
def test_the_departement_is_that_of_codes_or_positions(tmp_path: Path, columns: str, line: str) -> None:
    text = f"Commune;Jour;De;À;{columns}\nMonistrol-sur-Loire;lundi;9h30;12h;{line}\n"
    told: list[str] = []
    found = imported(tmp_path, text, told, depot="Le Puy-en-Velay")
    assert [stop.commune for stop in found.planned.source.whole.stops] == ["43137"]
    [line] = [each for each in told if each.startswith("communes cherchées dans ces départements")]
    assert line.endswith(" : 43")
    assert 'departements = ["43"]' in (found.folder / "plan.toml").read_text(encoding="utf-8")


def test_a_position_far_from_any_commune_is_told_with_how_far_it_is(tmp_path: Path) -> None:
    lines = ["Commune;Jour;De;À;Latitude;Longitude", "Eye;lundi;9h30;12h;52.32;1.14"]
    [fault] = told_by(lambda: imported(tmp_path, "\n".join(lines)), Language.FR)
    assert fault.what.startswith("« Eye » n’est pas une commune connue ici, et la position")
    assert fault.what.endswith("est à 919,5 km de la plus proche")


def test_abroad_every_line_needs_a_position(tmp_path: Path) -> None:
    lacking = OVERLAPPING.replace("0.70,51.85", ",")
    [fault] = told_by(lambda: imported(tmp_path, lacking, country="GB", depot="middle"), Language.FR)
    assert (fault.where, fault.what) == ("calendrier.csv, ligne 4", "ni latitude, ni longitude")


def test_a_dossier_is_not_written_over(tmp_path: Path) -> None:
    imported(tmp_path, WEEKS)
    [fault] = told_by(lambda: imported(tmp_path, WEEKS))
    assert fault.where.endswith("plan.toml")
