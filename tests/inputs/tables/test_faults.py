"""What is wrong in a table, told at its cell, row or column, all of it at once."""

from pathlib import Path

import pytest

from tests.inputs.said import Told, keeping
from tests.inputs.tables.files import changed, faults_of, save, shipped_rows, silent
from tourplanner.domain.place import Position
from tourplanner.errors import Fault
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import check_tables, read_catalogue
from tourplanner.wording.language import Language

# The first row of communes.csv, on line 2, is Aignan: 32001 at 43.69750, 0.08250, population 720.
FAULTS = {
    "outside the world": (
        ("latitude", "91"),
        Told(
            "communes.csv, line 2, column latitude",
            '"91" is out of limits; allowed is from -90 to 90 (degree)',
        ),
    ),
    "outside its département": (
        ("latitude", "51.2"),
        Told(
            "communes.csv, line 2, column latitude",
            "latitude 51.2, longitude 0.0825 is far away from the other communes of the département 32",
        ),
    ),
    "not a number": (
        ("longitude", "nan"),
        Told("communes.csv, line 2, column longitude", '"nan" is not a number such as 43.64'),
    ),
    "negative population": (
        ("population", "-720"),
        Told(
            "communes.csv, line 2, column population",
            '"-720" is out of limits; allowed is 0 or more (inhabitant)',
        ),
    ),
    "a space among digits": (
        ("population", "17 20"),
        Told(
            "communes.csv, line 2, column population",
            '"17 20" is not a whole number such as 720',
            "a space between digits: write 1720",
        ),
    ),
    "float from a spreadsheet": (
        ("population", "720.0"),
        Told(
            "communes.csv, line 2, column population",
            '"720.0" is not a whole number such as 720',
            "write 720",
        ),
    ),
    "lost leading zero": (
        ("code", "1001"),
        Told(
            "communes.csv, line 2, column code",
            '"1001" is not an INSEE code of five signs such as 32013',
            "the leading zero got lost, as in Excel: write 01001",
        ),
    ),
    "code as a number": (
        ("epci", "2,00035632E+08"),
        Told(
            "communes.csv, line 2, column epci",
            '"2,00035632E+08" is not a SIREN of nine digits such as 200034726',
            "Excel turned the code into a number: format the column as text",
        ),
    ),
    "unknown EPCI": (
        ("epci", "200035633"),
        Told(
            "communes.csv, line 2, column epci",
            '"200035633" is not in intercommunalites.csv (shipped)',
            "200035632, CC Armagnac Adour",
        ),
    ),
    "duplicate": (
        # Line 3 is 32002, so that the second of the two is the one to blame.
        ("code", "32002"),
        Told("communes.csv, line 3, column code", '"32002" is on line 2 already; it must be unique'),
    ),
    "blank": (
        ("name", "  "),
        Told("communes.csv, line 2, column name", "the cell is blank; a value is required"),
    ),
    "garbled accents": (
        ("name", "TÃ©narÃ¨ze"),
        Told(
            "communes.csv, line 2, column name",
            '"TÃ©narÃ¨ze" is not readable text',
            "“Ténarèze”, read in the wrong encoding",
        ),
    ),
    "no date of the calendar": (
        ("merged_on", "31/02/2025"),
        Told(
            "communes.csv, line 2, column merged_on",
            '"31/02/2025" is not a date such as 2027-01-04',
            "",
        ),
    ),
    "no such day": (
        ("merged_on", "2025-02-30"),
        Told("communes.csv, line 2, column merged_on", '"2025-02-30" is not a date such as 2027-01-04'),
    ),
    "half a merger": (
        ("merged_into", "32002"),
        Told("communes.csv, line 2, column merged_on", "the cell is blank, but merged_into has a value"),
    ),
}


@pytest.mark.parametrize(("cell", "fault"), FAULTS.values(), ids=FAULTS.keys())
def test_one_bad_cell_is_one_fault(tmp_path: Path, cell: tuple[str, str], fault: Fault) -> None:
    path = changed(tmp_path, "communes", (2, *cell))
    # The first duplicate hides no commune: a site in Aignan itself would be a second fault.
    found = [
        each for each in faults_of(lambda: check_tables(path, silent)) if "communes.csv, line" in each.where
    ]

    assert found == [fault]


def test_limits_themselves_are_allowed(tmp_path: Path) -> None:
    # The corners of the world, in départements of their own, and the communes without inhabitants that
    # exist near Verdun.
    changed(
        tmp_path,
        "communes",
        *[(3, "code", "98701"), (3, "latitude", "-90"), (3, "longitude", "-180"), (3, "population", "0")],
        *[(4, "code", "98801"), (4, "latitude", "90"), (4, "longitude", "180")],
    )

    communes = read_catalogue(tmp_path, silent).communes

    assert communes["98701"].position == Position(-90.0, -180.0)
    assert communes["98701"].population == 0
    assert communes["98801"].position == Position(90.0, 180.0)


def test_swapped_latitude_and_longitude_are_one_fault(tmp_path: Path) -> None:
    changed(tmp_path, "communes", (3, "latitude", "0.77417"), (3, "longitude", "43.69111"))

    [fault] = faults_of(lambda: read_catalogue(tmp_path, silent))

    assert fault.where == "communes.csv, line 3, column latitude"
    assert fault.what == (
        "latitude 0.77417, longitude 43.69111 is far away from the other communes of the département 32"
    )
    assert fault.maybe == "latitude and longitude are swapped: latitude 43.69111, longitude 0.77417"


def test_merger_into_nowhere_into_itself_and_in_a_circle(tmp_path: Path) -> None:
    mergers = {2: "32999", 3: "32002", 4: "32004", 5: "32003"}
    cells = [(line, "merged_into", code) for line, code in mergers.items()]
    days = [(line, "merged_on", "2026-01-01") for line in mergers]
    changed(tmp_path, "communes", *cells, *days)

    faults = {fault.where: fault for fault in faults_of(lambda: read_catalogue(tmp_path, silent))}

    place = "communes.csv, line {}, column merged_into".format
    assert list(faults) == [place(line) for line in (2, 3, 4, 5)]
    assert faults[place(2)].what == '"32999" is not in communes.csv'
    assert faults[place(3)].what == '"32002" is the commune itself'
    assert "a circle of mergers" in faults[place(4)].what
    assert "a circle of mergers" in faults[place(5)].what


def test_missing_columns_offer_the_nearest(tmp_path: Path) -> None:
    rows = shipped_rows("communes")
    rows[0][rows[0].index("latitude")] = "Latitud"
    rows[0][rows[0].index("postal_code")] = "zip"
    save(tmp_path / "communes.csv", rows)

    postal, latitude = faults_of(lambda: read_catalogue(tmp_path, silent))

    assert postal == Told(
        "communes.csv, line 1, column postal_code", "the header lacks this column, which is required"
    )
    assert latitude.where == "communes.csv, line 1, column latitude"
    assert latitude.maybe == 'the column "Latitud" is meant: rename it'


def test_doubled_column(tmp_path: Path) -> None:
    save(tmp_path / "communes.csv", [[*row, row[1]] for row in shipped_rows("communes")])

    [fault] = faults_of(lambda: read_catalogue(tmp_path, silent))

    assert fault == Told("communes.csv, line 1, column name", "the header names this column 2 times")


def test_own_columns_are_allowed_but_a_misspelt_one_is_noticed(tmp_path: Path) -> None:
    rows = shipped_rows("communes")
    rows[0][rows[0].index("altitude_m")] = "altitud_m"
    own = [[*row, "remark" if number == 0 else "x"] for number, row in enumerate(rows)]
    save(tmp_path / "communes.csv", own)
    notices: list[str] = []

    assert len(read_catalogue(tmp_path, keeping(notices)).communes) == 461
    assert notices == [
        'communes.csv: column "altitud_m" is not known and not read; maybe altitude_m is meant'
    ]


def test_ragged_rows_do_not_hide_other_faults_nor_invent_some(tmp_path: Path) -> None:
    rows = shipped_rows("communes")
    rows[1].append("too much")
    rows[2].pop()
    rows[3][rows[0].index("population")] = "many"
    save(tmp_path / "communes.csv", rows)

    faults = faults_of(lambda: read_catalogue(tmp_path, silent))

    # Header: 15 columns. A site in a commune whose row is ragged is no fault of the site.
    assert [(fault.where, fault.what) for fault in faults] == [
        ("communes.csv, line 2", "the row has 16 cells; the header has 15"),
        ("communes.csv, line 3", "the row has 14 cells; the header has 15"),
        ("communes.csv, line 4, column population", '"many" is not a whole number such as 720'),
    ]
    assert faults[0].maybe.startswith("a comma splits a cell")


def test_lines_are_counted_through_cells_of_several_lines_and_blank_lines(tmp_path: Path) -> None:
    rows = shipped_rows("communes")
    rows[1][1] = "Aignan\nen Armagnac"  # lines 2 and 3
    rows.insert(2, [""] * 15)  # line 4, of commas only
    rows[3][rows[0].index("population")] = "?"  # line 5
    save(tmp_path / "communes.csv", rows)

    [fault] = faults_of(lambda: read_catalogue(tmp_path, silent))

    assert fault.where == "communes.csv, line 5, column population"


def test_unclosed_quote_is_told_where_its_row_starts(tmp_path: Path) -> None:
    text = (data_folder() / "communes.csv").read_text(encoding="utf-8").replace("Antras", '"Antras')
    (tmp_path / "communes.csv").write_text(text, encoding="utf-8")

    [fault] = faults_of(lambda: read_catalogue(tmp_path, silent))

    assert fault.where == "communes.csv, line 4"
    assert fault.maybe.startswith("a double quote is not closed")


def test_faults_of_all_files_come_in_one_error(tmp_path: Path) -> None:
    changed(tmp_path, "communes", (2, "population", "-1"), (9, "name", ""))
    changed(tmp_path, "intercommunalites", (2, "communes_total", "some"))
    # Line 4 is Vic-Fezensac, 32462; no commune of the Gers has a code near 99999.
    cells = [(4, "commune", "99999"), (3, "hours_monday", "9h-12h30"), (2, "hours_friday", "14:00 - 12:00")]
    changed(tmp_path, "france_services", *cells)

    faults = faults_of(lambda: read_catalogue(tmp_path, silent))

    assert [fault.where for fault in faults] == [
        "communes.csv, line 2, column population",
        "communes.csv, line 9, column name",
        "intercommunalites.csv, line 2, column communes_total",
        "france_services.csv, line 2, column hours_friday",
        "france_services.csv, line 3, column hours_monday",
        "france_services.csv, line 4, column commune",
    ]
    assert faults[4].maybe == "write 09:00 - 12:30"


def test_faults_of_tables_are_told_in_french(tmp_path: Path) -> None:
    changed(tmp_path, "communes", (2, "latitude", "4 3.69"), (3, "population", "-1"), (4, "code", "1001"))

    latitude, population, code = faults_of(lambda: read_catalogue(tmp_path, silent), Language.FR)[:3]

    assert latitude.where == "communes.csv, ligne 2, colonne latitude"
    assert latitude.what == "« 4 3.69 » n’est pas un nombre comme 43.64"
    assert latitude.maybe == "un espace entre des chiffres : écrire 43.69"
    assert population.what == "« -1 » est hors limites ; il faut au moins 0 (habitants)"
    assert code.maybe == "le zéro du début s’est perdu, comme dans Excel : écrire 01001"
