"""``tourplanner capacity``: what it takes, what a van can do, in words and as figures."""

import json
from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, SMALL, run, run_in_french

SATURDAY = "2027-01-09"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two villages in a week, planned, with a big Saturday at Fleurance two weeks later."""
    folder = tmp_path_factory.mktemp("dossier")
    (folder / "plan.toml").write_text(SMALL, encoding="utf-8")
    assert run("plan", folder / "plan.toml", "--out", folder, "--quiet").exit_code == 0
    return folder


def asked(dossier: Path, *more: str) -> dict[str, object]:
    done = run("capacity", dossier, "--people", "200", "--json", *more)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_two_hundred_people_on_a_saturday_in_french(dossier: Path) -> None:
    done = run_in_french(
        "capacity", dossier, "--date", "09/01/2027", "--people", "200", "--minutes", "20", "--at", "Fleurance"
    )
    assert done.exit_code == 0, done.output
    text = done.stdout.translate(PLAIN)
    # 200 x 20 minutes are 4,000: 66 h 40 at one desk, a hundred rows at two.
    assert "Recevoir 200 personnes le samedi 9 janvier 2027" in text
    assert "200 personnes, 20 min chacune : 66 h 40 à un poste ; 33 h 20 d’ouverture avec 2 postes." in text
    assert "À Fleurance, trajet compris." in text
    assert "Il faudrait 5 journées comme celle-ci, ou " in text


def test_figures_agree_with_one_another(dossier: Path) -> None:
    table = asked(dossier, "--date", SATURDAY, "--minutes", "20", "--at", "32132")
    assert table["needed"] == {"desk_minutes": 4000, "desks": 2, "open_minutes": 2000}
    [van] = table["vans"]
    rows = van["people"] // 2
    assert van["people"] == 2 * rows
    assert table["days_of_the_best_van"] == -(-200 // van["people"])
    assert table["desks_in_one_day"] == -(-200 // rows)
    assert van["work_minutes"] <= 600
    assert van["drive_minutes"] > 0
    assert van["busy"] == []


def test_more_desks_receive_more_and_the_config_says_how_long_a_person_takes(dossier: Path) -> None:
    two, eight = (asked(dossier, "--date", SATURDAY, "--desks", desks) for desks in ("2", "8"))
    assert two["minutes_per_person"] == 30  # that of [demand]
    assert eight["vans"][0]["people"] == 4 * two["vans"][0]["people"]


def test_a_tour_of_that_day_and_a_holiday_are_told(dossier: Path) -> None:
    tour = next(
        day
        for day in ("2027-01-04", "2027-01-06", "2027-01-08")
        if asked(dossier, "--date", day)["vans"][0]["busy"]
    )
    done = run_in_french("capacity", dossier, "--date", tour, "--people", "20")
    assert "camping-car a déjà 2 permanences ce jour-là" in done.stdout.translate(PLAIN)
    done = run_in_french("capacity", dossier, "--date", "2027-03-29", "--people", "20")
    assert "C’est d’ordinaire un jour fermé (Lundi de Pâques)" in done.stdout.translate(PLAIN)


def test_the_exceptional_opening_of_that_day_is_asked_for_its_place_and_desks(
    dossier: Path, tmp_path: Path
) -> None:
    event = """
[[events]]
kind = "opening"
commune = "32132"
date = 2027-01-16
open = "09:00"
close = "12:00"
desks = 4
minutes_per_person = 15
booking = "required"
"""
    (tmp_path / "plan.toml").write_text(SMALL + event, encoding="utf-8")
    (tmp_path / "plan.json").write_bytes((dossier / "plan.json").read_bytes())
    table = asked(tmp_path, "--date", "2027-01-16")
    assert (table["place"], table["minutes_per_person"]) == ("Fleurance", 15)
    [van] = table["vans"]
    assert (van["desks"], van["open"]) == (4, [["09:00", "12:00"]])
    # Twelve quarters of an hour at four desks.
    assert van["people"] == 48
    # It is what is asked about, and gives way to nothing.
    assert van["busy"] == []
    assert table["closed"] is None
    longest = table["longest"]
    assert longest["people"] > 48  # type: ignore[index]
    # The same by its place; another place of that day is as on any other.
    assert asked(tmp_path, "--date", "2027-01-16", "--at", "Fleurance") == table
    assert "longest" not in asked(tmp_path, "--date", "2027-01-16", "--at", "Auch")
    # What is asked goes before what the opening says.
    assert (
        asked(tmp_path, "--date", "2027-01-16", "--desks", "2", "--minutes", "30")["vans"][0]["people"] == 12
    )
    done = run_in_french("capacity", tmp_path, "--date", "16/01/2027", "--people", "200")
    text = " ".join(done.stdout.translate(PLAIN).split())
    assert "camping-car, avec 4 postes, reçoit 48 personnes ; il reste 152 personnes à recevoir." in text
    assert (
        "Heures, postes, minutes par personne, lieu et véhicule sont ceux de l’ouverture exceptionnelle"
        in text
    )
    assert "Au plus long que permettent les règles de travail, le véhicule ouvrirait" in text


def test_an_opening_with_a_pause_is_asked_for_its_van(dossier: Path, tmp_path: Path) -> None:
    event = """
[[vans]]
id = "autre"
depot = "auch"
desks = 3
[[events]]
kind = "opening"
commune = "32132"
date = 2027-01-16
open = "09:00"
close = "16:10"
pause = ["12:00", "13:30"]
van = "autre"
minutes_per_person = 20
"""
    (tmp_path / "plan.toml").write_text(SMALL + event, encoding="utf-8")
    assert run("plan", tmp_path / "plan.toml", "--out", tmp_path, "--quiet").exit_code == 0
    [van] = asked(tmp_path, "--date", "2027-01-16")["vans"]
    assert (van["van"], van["open"]) == ("autre", [["09:00", "12:00"], ["13:30", "16:10"]])
    # Nine rows before the pause and eight after it, at the three desks of its van.
    assert van["people"] == 51


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--date", "2026-12-31"), "before the plan"),
        (("--date", "2047-01-04"), "at the latest"),
        (("--date", SATURDAY, "--at", "Nulle-Part"), "Nulle-Part"),
        (("--date", SATURDAY, "--desks", "0"), "0"),
        (("--date", "the day after"), "the day after"),
    ],
)
def test_bad_input_ends_with_two(dossier: Path, options: tuple[str, ...], words: str) -> None:
    done = run("capacity", dossier, "--people", "10", *options)
    assert done.exit_code == 2
    assert words in done.stderr


CREWS = """
[[crews]]
id = "a"
name = "Équipe A"
weekdays = ["mon", "wed"]
closed = [{ from = 2027-01-23, to = 2027-01-23, why = "congés" }]
[[crews]]
id = "b"
weekdays = ["fri"]
agents = 1
max_work_minutes_day = 360
"""


@pytest.fixture(scope="module")
def crewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with two crews for the van: the first on Mondays and Wednesdays, the second on Fridays."""
    folder = tmp_path_factory.mktemp("crewed")
    (folder / "plan.toml").write_text(SMALL + CREWS, encoding="utf-8")
    assert run("plan", folder / "plan.toml", "--out", folder, "--quiet").exit_code == 0
    return folder


def test_a_day_is_as_long_as_the_crew_of_that_day_may_work(crewed: Path) -> None:
    [friday] = asked(crewed, "--date", "2027-01-08", "--minutes", "20")["vans"]
    assert (friday["crew"], friday["desks"]) == ("b", 1)
    assert friday["work_minutes"] <= 360
    # No crew works on Saturdays: on an exceptional date weekdays do not bind, and the first one drives.
    [saturday] = asked(crewed, "--date", SATURDAY, "--minutes", "20")["vans"]
    assert (saturday["crew"], saturday["desks"]) == ("a", 2)
    assert 360 < saturday["work_minutes"] <= 600
    # On its leave the second one does.
    [leave] = asked(crewed, "--date", "2027-01-23", "--minutes", "20")["vans"]
    assert leave["crew"] == "b"


def test_the_crew_is_named_and_a_van_that_nobody_drives_is_told(crewed: Path, tmp_path: Path) -> None:
    done = run_in_french("capacity", crewed, "--date", SATURDAY, "--people", "10")
    assert "camping-car (Équipe A)" in done.stdout.translate(PLAIN)

    out = '\n[[events]]\nkind = "out"\ndate = 2027-01-23\ncrew = "b"\nwhy = "malade"\n'
    (tmp_path / "plan.toml").write_text(SMALL + CREWS + out, encoding="utf-8")
    (tmp_path / "plan.json").write_bytes((crewed / "plan.json").read_bytes())
    done = run_in_french("capacity", tmp_path, "--date", "2027-01-23", "--people", "10")
    assert done.exit_code == 0, done.output
    assert "aucune équipe ne le conduit ce jour-là" in " ".join(done.stdout.translate(PLAIN).split())
    [van] = asked(tmp_path, "--date", "2027-01-23")["vans"]
    assert (van["crew"], van["there"], van["people"]) == (None, False, 0)


def with_roads(folder: Path, row: str) -> Path:
    """The two villages, one by an id of its own, with a slower road to it and another row on roads."""
    head = "from,to,extra_minutes,closed,from_date,to_date,why,one_way\nauch,touget-halle,10,,,,travaux,\n"
    (folder / "routes.csv").write_text(f"{head}{row}\n", encoding="utf-8")
    text = SMALL.replace('commune = "32448"', 'commune = "32448"\nid = "touget-halle"')
    (folder / "plan.toml").write_text(f'{text}[travel]\ncorrections = "routes.csv"\n', encoding="utf-8")
    assert run("plan", folder / "plan.toml", "--out", folder, "--quiet").exit_code == 0
    return folder


def drive(dossier: Path) -> int:
    [van] = asked(dossier, "--date", SATURDAY, "--at", "32132")["vans"]
    assert van["people"] > 0
    return van["drive_minutes"]


def test_a_slower_road_to_the_place_counts(dossier: Path, tmp_path: Path) -> None:
    # There and back.
    assert drive(with_roads(tmp_path, "auch,32132,25,,,,travaux,")) == drive(dossier) + 50


def test_round_a_closed_road_the_way_leads_through_another_stop(dossier: Path, tmp_path: Path) -> None:
    assert drive(dossier) < drive(with_roads(tmp_path, "auch,32132,,yes,,,pont,")) < 4 * drive(dossier)
