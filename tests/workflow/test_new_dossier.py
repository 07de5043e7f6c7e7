"""A dossier anywhere: of a département, or of tables of another country, and planned at once."""

import tomllib
from pathlib import Path

import pytest

from tests.cli.commands import run, run_in_french
from tourplanner.inputs.config.territory import territory_of

SOMERSET = """code,name,epci,latitude,longitude,population
E04008713,Nunney,Mendip,51.2100,-2.3780,844
E04008700,Mells,Mendip,51.2410,-2.3910,638
E04008690,Frome,Mendip,51.2280,-2.3210,26203
"""


@pytest.fixture(scope="module")
def corsica(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A planned dossier of the Corse-du-Sud, by commands that are told of no table."""
    folder = tmp_path_factory.mktemp("corsica")
    done = run("new", folder, "--departement", "Corse-du-Sud", "--stops", "3")
    assert done.exit_code == 0, done.stderr
    assert "The depot is in the centre of Ajaccio, the prefecture" in done.stderr
    assert run("plan", folder / "plan.toml", "--out", folder, "--quiet").exit_code == 0
    return folder


def test_it_says_where_it_lies_and_what_it_begins_with(corsica: Path) -> None:
    text = (corsica / "plan.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)

    assert table["data"]["departements"] == ["2A"]
    assert table["title"] == "Tours: Corse-du-Sud"
    assert table["service"]["operator"] == "Département de la Corse-du-Sud"
    assert [(depot["id"], round(depot["latitude"], 1)) for depot in table["depots"]] == [("ajaccio", 41.9)]
    assert not table["work"]["one_area_per_day"]
    # The three with most inhabitants that have no France Services site.
    assert [stop["commune"] for stop in table["stops"]] == ["2A130", "2A272", "2A001"]
    assert "# The depot is in the centre of Ajaccio, the prefecture" in text


def test_later_commands_find_its_places_without_being_told(corsica: Path) -> None:
    year = run("schedule", corsica, "--until", "2027-12-31")
    assert year.exit_code == 0, year.stderr
    assert run("map", corsica).exit_code == 0
    covered = run("coverage", corsica, "--json")
    assert covered.exit_code == 0, covered.stderr
    assert '"2A004"' in covered.stdout
    told = run("export", corsica, "--format", "ics", "--draft")
    assert told.exit_code == 0, told.stderr
    explained = run("explain", corsica)
    assert explained.exit_code == 0, explained.stderr
    assert run("new", corsica / "again", "--from", corsica / "plan.json").exit_code == 0
    assert territory_of(corsica / "again" / "plan.toml").departements == ("2A",)


@pytest.mark.slow
def test_communes_are_chosen_there(corsica: Path, tmp_path: Path) -> None:
    done = run(
        "choose",
        corsica / "plan.toml",
        "--epci",
        "Pays Ajaccien",
        "--count",
        "1",
        "--best",
        "1",
        "--out",
        tmp_path,
    )
    assert done.exit_code == 0, done.stderr
    assert "Ajaccio" in done.stdout


@pytest.mark.slow
def test_an_intercommunalite_by_its_name_has_its_largest_commune_as_depot(tmp_path: Path) -> None:
    done = run_in_french(
        "new", tmp_path, "--departement", "2A", "--epci", "CC de l'Alta Rocca", "--xlsx", "--stops", "2"
    )
    assert done.exit_code == 0, done.stderr
    assert "au centre de la commune la plus peuplée, Zonza" in done.stderr
    # A workbook says where it lies as well.
    assert territory_of(tmp_path / "plan.xlsx").departements == ("2A",)
    assert run("plan", tmp_path / "plan.xlsx", "--out", tmp_path, "--quiet").exit_code == 0


def test_a_mobile_library_abroad_has_its_own_tables_holidays_and_clock(tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "communes.csv").write_text(SOMERSET, encoding="utf-8")
    done = run("new", tmp_path, "--country", "GB", "--data", tables, "--stops", "2")
    assert done.exit_code == 0, done.stderr
    assert "the commune with most inhabitants: write" in done.stderr.replace("Frome, ", "")
    table = tomllib.loads((tmp_path / "plan.toml").read_text(encoding="utf-8"))
    assert (table["data"]["country"], table["calendar"]["public_holidays"]) == ("GB", "GB")

    here = ("--data", tables)
    assert run("plan", tmp_path / "plan.toml", "--out", tmp_path, "--quiet", *here).exit_code == 0
    assert run("schedule", tmp_path, "--until", "2027-12-31", *here).exit_code == 0
    assert run("export", tmp_path, "--format", "ics", "--draft", *here).exit_code == 0
    [calendar] = tmp_path.rglob("*nunney*.ics")
    text = calendar.read_text(encoding="utf-8")
    assert "DTSTART;TZID=Europe/London:2027" in text
    assert "Paris" not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--departement", "Bretagne"), '"Bretagne" is not a département'),
        (("--departement", "20"), "Maybe 2A (Corse-du-Sud) or 2B (Haute-Corse)."),
        (("--departement", "Hautes-Loires"), "Maybe 43 (Haute-Loire)."),
        (("--departement", "Saint-Martin"), '"Saint-Martin", Saint-Martin, is not in the tables'),
        (("--departement", "975"), '"975", Saint-Pierre-et-Miquelon, is not in the tables'),
        (("--departement", "2A", "--epci", "Alta Roca"), "is not the SIREN of a known intercommunalité"),
        (
            ("--epci", "200073419"),
            "--epci, --stops, --commune… go with --departement or --country only",
        ),
        (("--departement", "2A", "--from", "pilot.toml"), "--from takes a config that is there"),
        (("--country", "GB"), "nothing ships for that country (GB)"),
    ],
)
def test_what_cannot_be_made_is_told(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = run("new", tmp_path / "new", *arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
    assert not (tmp_path / "new").exists()
