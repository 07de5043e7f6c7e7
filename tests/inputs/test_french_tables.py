"""Tables that people write in French: headers in any order, halves, yes and no, dates and names."""

from datetime import date
from pathlib import Path

from tests.inputs.said import told_by
from tourplanner.domain.attendance import Attendance
from tourplanner.domain.period import Half
from tourplanner.domain.place import Place, Position
from tourplanner.inputs.attendance import KnownVisits, read_attendance
from tourplanner.inputs.corrections import read_corrections
from tourplanner.inputs.own_table import read_own_table
from tourplanner.message import Message, silent
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

PLAIN = str.maketrans("\u00a0\u202f", "  ")
FRIDAY = date(2027, 1, 8)
VISITS = KnownVisits({(FRIDAY, "32269"): Half.MORNING}, {"32269": "Monfort", "32436": "Solomiac"})
PLACES = (
    Place("auch", "Auch, parking", Position(43.6398, 0.5986)),
    Place("32269", "Monfort", Position(43.7956, 0.8225), "32269"),
    Place("halle", "Solomiac", Position(43.8019, 0.8858), "32436"),
)
CYCLE = (date(2027, 1, 4), date(2027, 1, 31))


def saved(folder: Path, text: str) -> Path:
    file = folder / "essai.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_counts(tmp_path: Path) -> None:
    for text in (
        "date,arrêt,visiteurs\n2027-01-08,32269,7\n",
        "Visiteurs;Commune;Date;Demi-journée\n7;Monfort;08/01/2027;matin\n",
        "Nombre de personnes,Jour,Arrêt\n7,vendredi 8 janvier 2027,monfort\n",
        "date,stop,half,visitors\n8.1.2027,Monfort (32269),Matin,7\n",
    ):
        found = read_attendance(saved(tmp_path, text), lambda _days: VISITS, silent)
        assert found == (Attendance(FRIDAY, "32269", Half.MORNING, 7),), text


def test_two_columns_that_say_one_thing(tmp_path: Path) -> None:
    """The closer word is read, the other column is told and left out, whatever stands in it."""
    file = saved(tmp_path, "date,commune,arrêt,visiteurs\n2027-01-08,Monfort (32),32269,1 000\n")
    notices: list[Message] = []
    found = read_attendance(file, lambda _days: VISITS, notices.append)
    assert found == (Attendance(FRIDAY, "32269", Half.MORNING, 1000),)
    assert [words_in(Language.FR).of(notice).translate(PLAIN) for notice in notices] == [
        "essai.csv : la colonne « commune » n’est pas lue, « arrêt » dit la même chose"
    ]


def test_one_word_over_two_columns(tmp_path: Path) -> None:
    file = saved(tmp_path, "date,arrêt,arrêt,visiteurs\n2027-01-08,32269,32436,7\n")
    (fault,) = told_by(lambda: read_attendance(file, lambda _days: VISITS, silent), Language.FR)
    assert fault.where == "essai.csv, ligne 1, colonne stop"


def test_a_name_with_the_code_of_another_stop(tmp_path: Path) -> None:
    file = saved(tmp_path, "date,arrêt,visiteurs\n2027-01-08,Solomiac (32269),7\n")
    (fault,) = told_by(lambda: read_attendance(file, lambda _days: VISITS, silent), Language.FR)
    assert "le nom désigne Solomiac (32436), le code désigne Monfort (32269)" in fault.what


def test_a_column_of_names_of_people_is_refused_still(tmp_path: Path) -> None:
    file = saved(tmp_path, "date,arrêt,visiteurs,nom\n2027-01-08,32269,7,Mme Dupont\n")
    (fault,) = told_by(lambda: read_attendance(file, lambda _days: VISITS, silent), Language.FR)
    assert "nom" in fault.what
    assert "Dupont" not in fault.what + fault.maybe


def test_corrections(tmp_path: Path) -> None:
    text = "de;à;fermé;du;au;motif\nauch;Monfort;oui;08/01/2027;31 janvier 2027;crue\n"
    (found,) = read_corrections(saved(tmp_path, text), PLACES, CYCLE, silent)
    assert (found.origin, found.destination, found.closed) == ("auch", "32269", True)
    assert (found.first, found.last, found.why) == (FRIDAY, date(2027, 1, 31), "crue")


def test_times_of_one_s_own(tmp_path: Path) -> None:
    ends = ("auch", "Monfort", "32436")
    rows = [f'{start},{end},"12,5",10' for start in ends for end in ends if start != end]
    text = "Départ,Arrivée,Durée (min),Distance (km)\n" + "\n".join(rows) + "\n"
    table = read_own_table(saved(tmp_path, text), PLACES, silent)
    assert table.minutes.tolist() == [[0, 12.5, 12.5], [12.5, 0, 12.5], [12.5, 12.5, 0]]


def test_a_missing_column_is_one_fault(tmp_path: Path) -> None:
    rows = "".join(f"auch,32269,{number}\n" for number in range(50))
    faults = told_by(lambda: read_own_table(saved(tmp_path, "de,à,minutes\n" + rows), PLACES, silent))
    assert [fault.where for fault in faults if "column km" in fault.where] == ["essai.csv, line 1, column km"]
    counts = "date,arrêt\n" + "2027-01-08,32269\n" * 50
    file = saved(tmp_path, counts)
    faults = told_by(lambda: read_attendance(file, lambda _days: VISITS, silent))
    assert [fault.where for fault in faults] == ["essai.csv, line 1, column visitors"]
