"""The tables of places: what is read of them, and which file is which table."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.inputs.said import keeping
from tests.inputs.tables.files import changed, faults_of, save, shipped_rows, silent
from tourplanner.domain.place import Position
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


def test_commas_and_dates_of_people_are_read_and_told_whatever_separates_the_cells(tmp_path: Path) -> None:
    path = changed(tmp_path, "communes", (2, "latitude", "43,6975"), (2, "merged_on", "1er février 2025"))
    notices: list[str] = []

    faults = faults_of(
        lambda: check_tables(path, lambda text: notices.append(words_in(Language.EN).of(text)))
    )

    # Half a merger is the only fault: its date was read.
    assert [fault.where for fault in faults] == ["communes.csv, line 2, column merged_into"]
    assert "communes.csv: decimal commas are read as decimal points" in notices


def test_shipped_sites_are_those_of_the_communes_at_hand(tmp_path: Path) -> None:
    rows = [row for row in shipped_rows("communes") if row[0] != "32242"]
    save(tmp_path / "communes.csv", rows)

    catalogue = read_catalogue(tmp_path, silent)

    # Masseube is not among them, and had one of the 27.
    assert len(catalogue.sites) == 27 - 1
    assert "32242" not in {site.commune for site in catalogue.sites}


def test_own_sites_outside_replaced_communes_are_told(tmp_path: Path) -> None:
    rows = [row for row in shipped_rows("communes") if row[0] != "32242"]
    save(tmp_path / "communes.csv", rows)
    save(tmp_path / "france_services.csv", shipped_rows("france_services"))

    [fault] = faults_of(lambda: read_catalogue(tmp_path, silent))

    assert fault.where == "france_services.csv, line 2, column commune"
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


def test_weekly_markets_ship_for_the_gers() -> None:
    markets = read_catalogue(data_folder(), silent).markets

    # data/SOURCES.md: Saint-Clar on Thursdays, Condom on Wednesdays and Sundays; Monfort is not known.
    assert markets["32370"] == {3}
    assert markets["32107"] == {2, 6}
    assert "32269" not in markets


def test_markets_of_a_planner_are_judged_and_take_their_place(tmp_path: Path) -> None:
    file = tmp_path / "markets.csv"
    file.write_text("commune,weekday\n32269,jeudi\n99999,mon\n", encoding="utf-8")
    faults = faults_of(lambda: read_catalogue(tmp_path, silent))
    assert (faults[0].where, faults[0].maybe) == (
        "markets.csv, line 2, column weekday",
        "write thu",
    )
    assert faults[1].what == '"99999" is not in communes.csv (shipped)'

    file.write_text("commune,weekday\n32269,thu\n", encoding="utf-8")
    assert read_catalogue(tmp_path, silent).markets == {"32269": frozenset({3})}
