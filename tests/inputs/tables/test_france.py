"""The tables of all of France: whole, and read by départements."""

import csv
import io
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from tests.inputs.tables.files import faults_of, save, shipped_rows, silent
from tourplanner.domain.departement import departement_of
from tourplanner.domain.place import Position
from tourplanner.domain.territory import COUNTRIES, Territory
from tourplanner.inputs.departements import departements, find_departement
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables.read import read_catalogue

Rows = dict[str, list[dict[str, str]]]


@pytest.fixture(scope="module")
def archive() -> Rows:
    """The rows of every table of the archive, all départements together."""
    found: Rows = {}
    with zipfile.ZipFile(data_folder() / "france.zip") as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in file.namelist():
            text = io.StringIO(file.read(name).decode())
            code, _, table = name.partition("/")
            rows = found.setdefault(table.removesuffix(".csv"), [])
            rows += ({"departement": code, **row} for row in csv.DictReader(text))
    return found


def test_the_archive_has_every_departement_but_the_gers(archive: Rows) -> None:
    communes = archive["communes"]
    assert len(departements()) == 101
    assert {row["departement"] for row in communes} == departements().keys() - {"32"}
    # data/SOURCES.md: 34,867 communes, 458 of them those of the Gers.
    assert len(communes) == len({row["code"] for row in communes}) == 34_867 - 458
    assert all(departement_of(row["code"]) == row["departement"] for row in communes)
    assert {each.capital for each in departements().values()} - {row["code"] for row in communes} == {"32013"}
    areas = {(row["departement"], row["epci"]) for row in archive["intercommunalites"]}
    assert {(row["departement"], row["epci"]) for row in communes} == areas


def test_the_sites_of_the_archive_lie_in_its_communes(archive: Rows) -> None:
    sites, codes = archive["france_services"], {row["code"] for row in archive["communes"]}
    # The list has 2,845, of which 27 lie in the Gers and 2 on Saint-Martin.
    assert len(sites) == len({row["id"] for row in sites}) == 2_845 - 27 - 2
    assert {row["commune"] for row in sites} <= codes
    # 134 buses and 29 sites that move, none of them in the Gers.
    assert Counter(row["kind"] for row in sites)["bus"] == 134 + 29


@pytest.mark.parametrize(
    ("code", "communes", "capital"),
    [("2A", 124, "Ajaccio"), ("43", 257, "Le Puy-en-Velay"), ("976", 17, "Mamoudzou")],
)
def test_a_departement_is_read_without_the_others(code: str, communes: int, capital: str) -> None:
    catalogue = read_catalogue(data_folder(), silent, Territory((code,)))

    assert len(catalogue.communes) == communes
    assert {departement_of(each) for each in catalogue.communes} == {code}
    assert catalogue.communes[departements()[code].capital].name == capital
    assert {each.epci for each in catalogue.communes.values()} == catalogue.areas.keys()
    assert catalogue.sites
    assert catalogue.school.zones[code]


def test_several_are_joined_and_the_gers_keeps_its_own_tables() -> None:
    catalogue = read_catalogue(data_folder(), silent, Territory(("32", "40")))

    # 461 communes of the Gers with those that have merged, 327 of the Landes.
    assert len(catalogue.communes) == 461 + 327
    assert len(catalogue.fixed_sites) == 6
    # Aire-sur-l'Adour has communes in both, and is one.
    assert {catalogue.communes[code].epci for code in ("40001", "32027")} == {"200030435"}


def test_a_bus_is_no_place(archive: Rows) -> None:
    [bus] = [row for row in archive["france_services"] if row["name"].startswith("Bus France services Thiér")]
    catalogue = read_catalogue(data_folder(), silent, Territory(("02",)))
    listed = [row for row in archive["france_services"] if row["departement"] == "02"]
    assert bus["id"] not in {site.id for site in catalogue.sites}
    assert len(catalogue.sites) == sum(row["kind"] != "bus" for row in listed)


@pytest.mark.slow
def test_every_departement_is_without_fault() -> None:
    for code in departements():
        assert read_catalogue(data_folder(), silent, Territory((code,))).communes, code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("43", "43"),
        ("1", "01"),
        ("2a", "2A"),
        ("Haute-Loire", "43"),
        ("haute loire", "43"),
        ("du Gers", "32"),
        ("La Réunion", "974"),
        ("Reunion", "974"),
        ("20", ""),
        ("Bretagne", ""),
        ("", ""),
    ],
)
def test_a_departement_by_its_code_or_name(said: str, code: str) -> None:
    assert find_departement(said) == code


def test_own_communes_need_no_table_of_sites(tmp_path: Path) -> None:
    header, *_ = shipped_rows("communes")
    here = {"code": "43080", "name": "Craponne", "postal_code": "43500", "epci": "200073419"}
    here |= {"latitude": "45.33", "longitude": "3.85", "population": "1900"}
    save(tmp_path / "communes.csv", [header, [here.get(column, "") for column in header]])

    catalogue = read_catalogue(tmp_path, silent)

    # Its intercommunalité and its sites are those that ship of the Haute-Loire, not of the Gers.
    assert catalogue.areas["200073419"].name == "CA du Puy-en-Velay"
    assert {site.commune for site in catalogue.sites} == {"43080"}


def test_an_empty_table_of_sites_is_one(tmp_path: Path) -> None:
    save(tmp_path / "france_services.csv", shipped_rows("france_services")[:1])
    assert read_catalogue(tmp_path, silent).sites == ()


def test_abroad_codes_are_any_text_and_areas_what_communes_call_them(tmp_path: Path) -> None:
    (tmp_path / "communes.csv").write_text(
        "code,name,epci,latitude,longitude,population\n"
        "E04008713,Nunney,Mendip,51.21,-2.378,844\nE04008700,Mells,Mendip,51.241,-2.391,638\n",
        encoding="utf-8",
    )
    catalogue = read_catalogue(tmp_path, silent, Territory(country="GB"))

    assert catalogue.communes["E04008713"].position == Position(51.21, -2.378)
    assert catalogue.areas["Mendip"].name == "Mendip"
    assert catalogue.sites == catalogue.fixed_sites == ()


def test_abroad_nothing_ships() -> None:
    [fault] = faults_of(lambda: read_catalogue(data_folder(), silent, Territory(country="GB")))
    assert fault.what.startswith("there is no such file, and nothing ships for that country (GB)")
    assert fault.maybe == "a folder with communes.csv, given by the option --data"


def test_countries_are_told_once() -> None:
    assert len(COUNTRIES) == len(set(COUNTRIES))
