"""Reading the catalogue: what ships is right, what is wrong is told at its line and column."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.inputs.said import Told, keeping
from tests.inputs.tables.files import changed, faults_of, save, shipped_rows, silent
from tourplanner.domain.place import Position
from tourplanner.errors import Fault
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import TableSummary, check_tables, read_catalogue
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def test_shipped_catalogue_has_every_place() -> None:
    catalogue = read_catalogue(data_folder(), silent)

    # data/SOURCES.md: communes in force from 2019 to 2024, 17 EPCI, 24 main sites and 3 antennas.
    assert (len(catalogue.communes), len(catalogue.areas), len(catalogue.sites)) == (461, 17, 24 + 3)
    assert sum(commune.population for commune in catalogue.communes.values()) == 192_437
    members = Counter(commune.epci for commune in catalogue.communes.values())
    # Bastides de Lomagne, Astarac Arros en Gascogne, Armagnac Adour: the three that are toured.
    assert [members[epci] for epci in ("200034726", "200035756", "200035632")] == [41, 37, 24]
    assert members.keys() == catalogue.areas.keys()


def test_values_of_a_place() -> None:
    catalogue = read_catalogue(data_folder(), silent)

    aignan = catalogue.communes["32001"]
    assert (aignan.name, aignan.epci, aignan.postal_code, aignan.population) == (
        "Aignan",
        "200035632",
        "32290",
        720,
    )
    assert aignan.position == Position(43.6975, 0.0825)
    assert (aignan.merged_into, aignan.merged_on) == (None, None)
    assert catalogue.areas["243200417"].name == "CC de la Ténarèze"
    masseube = catalogue.sites[0]
    assert (masseube.id, masseube.commune, masseube.position) == ("186", "32242", Position(43.42778, 0.57846))
    assert masseube.address == "16 Avenue Elysée Duffréchou, Ancien couvent"
    morning, whole = "09:30 - 12:30", "09:30 - 12:30 / 13:30 - 18:00"
    assert masseube.hours == ("", whole, whole, morning, morning, morning)


def test_merged_communes_stay_with_the_day_of_their_merger() -> None:
    communes = read_catalogue(data_folder(), silent).communes

    merged = {code: commune.merged_into for code, commune in communes.items() if commune.merged_into}
    # Into Cap d'Astarac, which keeps the code of Saint-Blancard: 461 - 3 = 458 communes since 2025.
    assert merged == {"32067": "32365", "32260": "32365", "32413": "32365"}
    assert {communes[code].merged_on for code in merged} == {date(2025, 1, 1)}
    assert communes["32365"].merged_into is None


def test_absent_tables_are_the_shipped_ones(tmp_path: Path) -> None:
    changed(tmp_path, "communes", (2, "population", "721"))

    catalogue = read_catalogue(tmp_path, silent)

    assert catalogue.communes["32001"].population == 720 + 1
    assert len(catalogue.sites) == 27


@pytest.mark.parametrize("space", [" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"])
def test_whole_numbers_may_have_spaces_between_groups_of_digits(space: str, tmp_path: Path) -> None:
    changed(tmp_path, "communes", (2, "population", f"1{space}720"))

    assert read_catalogue(tmp_path, silent).communes["32001"].population == 1720


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


def test_commas_and_dates_of_people_are_read_and_told_whatever_separates_the_cells(tmp_path: Path) -> None:
    path = changed(tmp_path, "communes", (2, "latitude", "43,6975"), (2, "merged_on", "1er février 2025"))
    notices: list[str] = []

    faults = faults_of(
        lambda: check_tables(path, lambda text: notices.append(words_in(Language.EN).of(text)))
    )

    # Half a merger is the only fault: its date was read.
    assert [fault.where for fault in faults] == ["communes.csv, line 2, column merged_into"]
    assert "communes.csv: decimal commas are read as decimal points" in notices


def test_sites_outside_replaced_communes_name_the_shipped_table(tmp_path: Path) -> None:
    rows = [row for row in shipped_rows("communes") if row[0] != "32242"]
    save(tmp_path / "communes.csv", rows)

    [fault] = faults_of(lambda: read_catalogue(tmp_path, silent))

    assert fault.where == "france_services.csv (shipped), line 2, column commune"
    assert fault.what == '"32242" is not in communes.csv'


def test_offices_of_the_state_ship_with_their_days() -> None:
    catalogue = read_catalogue(data_folder(), silent)

    # data/SOURCES.md: six rows of one press release, all by appointment, none with hours.
    assert len(catalogue.fixed_sites) == 6
    assert all(site.by_appointment and not site.hours for site in catalogue.fixed_sites)
    foreigners = catalogue.fixed_sites[3]
    assert foreigners.services == ("titres de séjour", "asile")
    assert (foreigners.first, foreigners.last) == (date(2020, 6, 15), None)
    # Without a position of its own it stands at the village centre.
    assert foreigners.position == catalogue.communes["32013"].position
    assert catalogue.lasting_sites == catalogue.sites
    assert len(catalogue.sites_on(date(2020, 5, 14))) == 27 + 4  # the DDT opens on the 18th
    assert len(catalogue.sites_on(date(2020, 5, 10))) == 27


def test_faults_of_fixed_sites_are_told_together(tmp_path: Path) -> None:
    cells = [
        (2, "to", "2020-05-12"),
        (3, "commune", "99999"),
        (4, "hours_monday", "9h-12h30"),
        (5, "latitude", "43.64"),
        (6, "id", "186"),
    ]
    changed(tmp_path, "fixed_sites", *cells)

    faults = faults_of(lambda: check_tables(tmp_path, silent))

    told = {fault.where: (fault.what, fault.maybe) for fault in faults}
    place = "fixed_sites.csv, line {}, column {}"
    assert told[place.format(2, "to")][0] == "ends on 12 May 2020, before it begins on 13 May 2020"
    assert told[place.format(3, "commune")][0] == '"99999" is not in communes.csv (shipped)'
    assert told[place.format(4, "hours_monday")][1] == "write 09:00 - 12:30"
    assert told[place.format(5, "longitude")][0].startswith("the cell is blank, but latitude has a value")
    assert (
        told[place.format(6, "id")][0] == '"186" is the id of a site of france_services.csv (shipped) already'
    )
    assert len(faults) == 5


def test_the_offices_of_the_gers_do_not_follow_to_other_communes(tmp_path: Path) -> None:
    # Without Mirande, 32256, neither its France Services nor its sous-préfecture has a commune.
    save(tmp_path / "communes.csv", [row for row in shipped_rows("communes") if row[0] != "32256"])
    save(
        tmp_path / "france_services.csv",
        [row for row in shipped_rows("france_services") if "32256" not in row],
    )

    catalogue = read_catalogue(tmp_path, silent)

    assert len(catalogue.fixed_sites) == 6 - 1


def test_check_of_the_shipped_folder_judges_every_table() -> None:
    kinds = ("columns", "communes", "france_services", "intercommunalites")
    rows = (len(shipped_rows("columns")) - 1, 461, 27, 17)

    summaries = {summary.kind: summary for summary in check_tables(data_folder(), lambda _: None)}

    for kind, count in zip(kinds, rows, strict=True):
        assert summaries[kind] == TableSummary(f"{kind}.csv", kind, count)


def test_check_knows_a_file_by_its_header(tmp_path: Path) -> None:
    path = save(tmp_path / "my sites.csv", shipped_rows("france_services"))

    assert check_tables(path, silent) == (TableSummary("my sites.csv", "france_services", 27),)


def test_check_of_one_file_tells_its_faults(tmp_path: Path) -> None:
    path = changed(tmp_path, "communes", (2, "epci", "20003563")).rename(tmp_path / "mes communes.csv")

    [fault] = faults_of(lambda: check_tables(path, silent))

    assert fault.where == "mes communes.csv, line 2, column epci"


def test_check_of_an_unknown_table_and_of_a_folder_without_any(tmp_path: Path) -> None:
    path = save(tmp_path / "comunes.csv", [["a", "b"], ["1", "2"]])

    [unknown] = faults_of(lambda: check_tables(path, silent))
    notices: list[str] = []
    [none] = faults_of(lambda: check_tables(tmp_path, keeping(notices)))

    assert (unknown.where, unknown.maybe) == ("comunes.csv", "the file should be named communes.csv")
    assert none.what.startswith("there is no table in this folder; known are communes.csv")
    assert notices == [
        "comunes.csv: is not a table of tourplanner and not judged; maybe communes.csv is meant"
    ]


def test_check_of_nothing_is_not_saved_by_the_shipped_table(tmp_path: Path) -> None:
    [fault] = faults_of(lambda: check_tables(tmp_path / "communes.csv", silent))

    assert fault.what == "there is no such file or folder"


@pytest.mark.parametrize(
    ("name", "what"), [("no", "there is no such folder"), ("file", "this is a file, not a")]
)
def test_catalogue_needs_a_folder(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / "file").touch()

    [fault] = faults_of(lambda: read_catalogue(tmp_path / name, silent))

    assert fault.where == str(tmp_path / name)
    assert fault.what.startswith(what)
