"""A year as a planner lives it: each thing that happens is answered by one command, and the rest stays.

The pilot with a fourth day a week to tour on, dates that may be put off, and Monfort in the third week.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.commands import PLAIN, ROOT, run, run_in_french
from tests.outputs.paper.reading import text_of
from tests.workflow.dossiers import files

pytestmark = pytest.mark.slow

MORE = """
[service]
name = "Camping-car solidaire"
operator = "Département du Gers"
phone = "05 62 67 40 40"

[schedule]
on_closed = "shift"
shift_days = 14
catch_up = { weekdays = ["tue", "thu"], most = 6 }

[[locks]]
stop = "32269"
week = 3
why = "promis au maire"
"""


class Year:
    """The dossier, what planners type, and what they are told."""

    def __init__(self, dossier: Path) -> None:
        self.dossier = dossier
        self.number = 0

    def say(self, command: str, *words: str) -> str:
        """What a command says in French, with plain spaces and in one line for each sentence."""
        done = run_in_french(*command.split(), self.dossier, *words)
        assert done.exit_code == 0, done.output
        return done.stdout.translate(PLAIN)

    def happens(self, *event: str) -> None:
        """Something happens."""
        done = run_in_french("event", "add", self.dossier, *event)
        assert done.exit_code == 0, done.output

    def answered(self, on: str) -> tuple[set[str], set[str]]:
        """The first proposal is taken and published: the papers that it takes, and who has to be told."""
        before = files(self.dossier / "publications")
        self.say("replan", "--take", "1", "--on", on)
        shown = self.say("publish", "--changed", "--on", on)
        self.number += 1
        there = files(self.dossier / "publications")
        # Nothing that was told before is touched.
        assert {name: there[name] for name in before} == before
        new = {name for name in there if name not in before}
        start = f"{self.number:03d}/a-remplacer/"
        papers = {name.removeprefix(start) for name in new if name.startswith(start)}
        [names] = re.findall(r"^Reste à prévenir : (.*)$", shown, re.MULTILINE)
        return {name for name in papers if "calendriers" not in name}, set(names.split(", "))

    def paper(self, name: str) -> bytes:
        """One of the papers of the last publication."""
        return (self.dossier / f"publications/{self.number:03d}/a-remplacer" / name).read_bytes()

    def told(self, *stops: str, on: str) -> None:
        """Mairies are told; then nobody waits."""
        shown = self.say("publish", *(word for stop in stops for word in ("--told", stop)), "--on", on)
        assert shown.rstrip().endswith("Tous les arrêts sont prévenus.")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """The year, published in January."""
    dossier = tmp_path_factory.mktemp("gers")
    pilot = (ROOT / "data" / "pilot.toml").read_text(encoding="utf-8")
    days = 'weekdays = ["mon", "wed", "fri"]'
    assert pilot.count(days) == 1
    config = pilot.replace(days, 'weekdays = ["mon", "tue", "wed", "fri"]') + MORE
    (dossier / "plan.toml").write_text(config, encoding="utf-8")
    assert run("plan", dossier / "plan.toml", "--out", dossier, "--quiet").exit_code == 0
    lived = Year(dossier)
    lived.say("schedule")
    posters = ("--what", "posters", "--format", "A4", "--on", "2027-01-02")
    done = run_in_french("print", dossier, *posters)
    assert "publication 1, dans publications/001" in done.stderr.translate(PLAIN)
    lived.number = 1
    lived.told("tous", on="2027-01-04")
    return lived


def test_an_agent_is_ill(year: Year) -> None:
    year.happens("out", "--date", "13/01/2027", "--why", "agent malade")
    papers, waiting = year.answered("2027-01-12")

    assert waiting == {"Berdoues", "Saint-Médard"}
    assert papers == {
        "bandes/32045-berdoues.pdf", "bandes/32394-saint-medard.pdf",
        "courriers/32045-berdoues.txt", "courriers/32394-saint-medard.txt",
    }  # fmt: skip
    strip = text_of(year.paper("bandes/32045-berdoues.pdf")).translate(PLAIN)
    assert re.search(r"Annulé le mercredi 13 janvier 2027 reporté au \w+ \d+ janvier 2027", strip)
    assert "agent malade" in strip
    year.told("Berdoues", "Saint-Médard", on="2027-01-12")


def test_a_square_is_dug_up(year: Year) -> None:
    year.happens(
        "moved", "Monfort", "--from", "10/03/2027", "--to", "25/03/2027",
        "--place", "Salle des fêtes", "--why", "travaux sur la place",
    )  # fmt: skip
    papers, waiting = year.answered("2027-02-15")

    assert (papers, waiting) == ({"bandes/32269-monfort.pdf", "courriers/32269-monfort.txt"}, {"Monfort"})
    mail = year.paper("courriers/32269-monfort.txt").decode().translate(PLAIN)
    moved = "La permanence change de lieu le vendredi 19 mars 2027 : Salle des fêtes (travaux sur la place)."
    assert moved in mail
    assert "05 62 67 40 40" in mail
    year.told("Monfort", on="2027-02-16")


def test_a_saturday_with_appointments(year: Year) -> None:
    year.happens(
        "opening", "Fleurance", "--date", "02/10/2027", "--open", "9h", "--close", "12h30",
        "--booking", "required", "--place", "Salle des fêtes", "--why", "samedi exceptionnel",
    )  # fmt: skip
    papers, waiting = year.answered("2027-03-01")

    assert waiting == {"Fleurance"}
    [poster] = [name for name in papers if name.startswith("affiches/A4/")]
    assert papers == {poster, poster.replace("A4", "A3"), "courriers/32132-fleurance.txt"}
    shown = text_of(year.paper(poster)).translate(PLAIN)
    assert "samedi 2 octobre" in shown
    assert "Sur rendez-vous au 05 62 67 40 40" in shown
    year.told("Fleurance", on="2027-03-02")


def test_a_village_joins_and_moves_nobody(year: Year) -> None:
    year.happens("joins", "Larressingle", "--date", "01/06/2027", "--visits", "1")
    papers, waiting = year.answered("2027-05-10")

    assert waiting == {"Larressingle"}
    assert papers == {
        "affiches/A3/32197-larressingle.pdf", "affiches/A4/32197-larressingle.pdf",
        "courriers/32197-larressingle.txt",
    }  # fmt: skip
    year.told("Larressingle", on="2027-05-12")


def test_the_van_is_two_weeks_in_the_garage(year: Year) -> None:
    year.happens("out", "--from", "08/11/2027", "--to", "19/11/2027", "--why", "véhicule au garage")
    papers, waiting = year.answered("2027-10-18")

    # Half of the 24 stops, and Larressingle if it was due then: nobody else has to be told.
    assert len(waiting) <= 2 * 13
    strips = {name.removeprefix("bandes/").removesuffix(".pdf") for name in papers if "bandes/" in name}
    letters = {
        name.removeprefix("courriers/").removesuffix(".txt") for name in papers if "courriers/" in name
    }
    assert strips == letters
    assert len(letters) == len(waiting)
    # Whatever is run again, the same wait.
    year.say("schedule", "--on", "2027-10-19")
    again = year.say("publish", "--changed", "--on", "2027-10-19")
    assert set(re.findall(r"^Reste à prévenir : (.*)$", again, re.MULTILINE)[0].split(", ")) == waiting
    year.told("tous", on="2027-10-20")


def test_the_register_tells_what_every_village_was_told_and_when(year: Year) -> None:
    register = year.dossier / "registre.csv"
    done = run("publish", year.dossier, "--status", "--csv", register, "--plain", "--on", "2027-12-31")
    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader(io.StringIO(register.read_text(encoding="utf-8"))))

    told = {(row["name"], row["publication"]): row["done_on"] for row in rows if row["deed"] == "told"}
    assert [name for name, number in told if number == "1"] == [
        row["name"] for row in rows if (row["publication"], row["deed"]) == ("1", "told")
    ]
    assert sum(number == "1" for _, number in told) == 24
    assert told["Berdoues", "2"] == "2027-01-12"
    assert told["Monfort", "3"] == "2027-02-16"
    assert told["Fleurance", "4"] == "2027-03-02"
    assert told["Larressingle", "5"] == "2027-05-12"
    last = {row["name"]: row["dates"].split() for row in rows if row["publication"] == "6"}
    assert all(dates == sorted(dates) for dates in last.values())
    assert "2027-01-13" not in last.get("Berdoues", [])
