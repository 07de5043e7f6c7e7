"""A year as a planner lives it: each thing that happens is answered by one command, and the rest stays."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import PLAIN, run, run_in_french
from tests.outputs.paper.reading import text_of
from tests.story import story_config
from tests.workflow.dossiers import files

pytestmark = pytest.mark.slow


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

    def replanned(self, on: str) -> None:
        """The first proposal is taken."""
        self.say("replan", "--take", "1", "--on", on)

    def published(self, on: str) -> tuple[set[str], set[str]]:
        """What is known is published: the papers that it takes, and who has to be told."""
        before = files(self.dossier / "publications")
        shown = self.say("publish", "--changed", "--on", on)
        self.number += 1
        there = files(self.dossier / "publications")
        # Nothing that was told before is touched.
        assert {name: there[name] for name in before} == before
        new = {name for name in there if name not in before}
        start = f"{self.number:03d}/a-remplacer/"
        papers = {name.removeprefix(start) for name in new if name.startswith(start)}
        [names] = re.findall(r"^Reste à prévenir : (.*)$", shown, re.MULTILINE)
        assert "a-prevenir.csv" in papers
        kinds = ("affiches/", "bandes/", "courriers/")
        return {name for name in papers if name.startswith(kinds)}, set(names.split(", "))

    def paper(self, name: str) -> bytes:
        """One of the papers of the last publication."""
        return (self.dossier / f"publications/{self.number:03d}/a-remplacer" / name).read_bytes()

    def records(self) -> list[Any]:
        """What is kept of all publications."""
        found = sorted(self.dossier.glob("publications/*/publication.json"))
        return [json.loads(file.read_text(encoding="utf-8")) for file in found]

    def told(self, *stops: str, on: str) -> None:
        """Mairies are told; then nobody waits."""
        shown = self.say("publish", *(word for stop in stops for word in ("--told", stop)), "--on", on)
        assert shown.rstrip().endswith("Tous les arrêts sont prévenus.")


@pytest.fixture
def year(tmp_path: Path) -> Year:
    """The year, published in January."""
    dossier = tmp_path / "gers"
    dossier.mkdir()
    (dossier / "plan.toml").write_text(story_config(), encoding="utf-8")
    assert run("plan", dossier / "plan.toml", "--out", dossier, "--quiet").exit_code == 0
    lived = Year(dossier)
    lived.say("schedule")
    posters = ("--what", "posters", "--format", "A4", "--on", "2027-01-02")
    done = run_in_french("print", dossier, *posters)
    assert "publication 1, dans publications/001" in done.stderr.translate(PLAIN)
    lived.number = 1
    lived.told("tous", on="2027-01-04")
    return lived


def an_agent_is_ill(year: Year) -> None:
    year.happens("out", "--date", "13/01/2027", "--why", "agent malade")
    year.replanned("2027-01-12")
    papers, waiting = year.published("2027-01-12")

    assert waiting == {"Berdoues", "Saint-Médard"}
    assert papers == {
        "bandes/32045-berdoues.pdf", "bandes/32394-saint-medard.pdf",
        "courriers/32045-berdoues.txt", "courriers/32394-saint-medard.txt",
    }  # fmt: skip
    strip = text_of(year.paper("bandes/32045-berdoues.pdf")).translate(PLAIN)
    assert re.search(r"Annulé le mercredi 13 janvier 2027 reporté au \w+ \d+ janvier 2027", strip)
    # An illness is the business of the service alone.
    assert "malade" not in strip + year.paper("courriers/32045-berdoues.txt").decode()
    year.told("Berdoues", "Saint-Médard", on="2027-01-12")


def a_square_is_dug_up(year: Year) -> None:
    year.happens(
        "moved", "Monfort", "--from", "10/03/2027", "--to", "25/03/2027",
        "--place", "Salle des fêtes", "--why", "travaux sur la place",
    )  # fmt: skip
    papers, waiting = year.published("2027-02-15")

    # Nobody loses a date: there is nothing to choose.
    assert (papers, waiting) == ({"bandes/32269-monfort.pdf", "courriers/32269-monfort.txt"}, {"Monfort"})
    mail = year.paper("courriers/32269-monfort.txt").decode().translate(PLAIN)
    moved = "La permanence change de lieu le vendredi 19 mars 2027 : Salle des fêtes (travaux sur la place)."
    assert moved in mail
    assert "05 62 67 40 40" in mail
    year.told("Monfort", on="2027-02-16")


def a_saturday_with_appointments(year: Year) -> None:
    year.happens(
        "opening", "Fleurance", "--date", "02/10/2027", "--open", "9h", "--close", "12h30",
        "--booking", "required", "--place", "Salle des fêtes", "--why", "samedi exceptionnel",
    )  # fmt: skip
    papers, waiting = year.published("2027-03-01")

    assert waiting == {"Fleurance"}
    [poster] = [name for name in papers if name.startswith("affiches/A4/")]
    assert papers == {poster, poster.replace("A4", "A3"), "courriers/32132-fleurance.txt"}
    shown = text_of(year.paper(poster)).translate(PLAIN)
    assert "samedi 2 octobre" in shown
    assert "Sur rendez-vous au 05 62 67 40 40" in shown
    year.told("Fleurance", on="2027-03-02")


def a_village_joins_and_moves_nobody(year: Year) -> None:
    year.happens("joins", "Larressingle", "--date", "01/06/2027", "--visits", "1")
    papers, waiting = year.published("2027-05-10")

    assert waiting == {"Larressingle"}
    assert papers == {
        "affiches/A3/32194-larressingle.pdf", "affiches/A4/32194-larressingle.pdf",
        "courriers/32194-larressingle.txt",
    }  # fmt: skip
    year.told("Larressingle", on="2027-05-12")


def the_van_is_two_weeks_in_the_garage(year: Year) -> None:
    year.happens("out", "--from", "08/11/2027", "--to", "19/11/2027", "--why", "véhicule au garage")
    year.replanned("2027-10-18")
    papers, waiting = year.published("2027-10-18")

    # Those who were told a date in these two weeks, and nobody else.
    [last] = [each for each in year.records() if each["number"] == year.number - 1]
    garage = [f"2027-11-{day:02}" for day in range(8, 20)]
    due = {stop["name"] for stop in last["stops"] if any(line["date"] in garage for line in stop["lines"])}
    assert due
    assert waiting == due
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


def the_register_tells_what_every_village_was_told_and_when(year: Year) -> None:
    register = year.dossier / "registre.csv"
    done = run("publish", year.dossier, "--register", "--csv", register, "--plain", "--on", "2027-12-31")
    assert done.exit_code == 0, done.output
    days = ["2 January", "12 January", "15 February", "1 March", "10 May", "18 October"]
    shown = [line.rstrip() for line in done.stdout.translate(PLAIN).splitlines()]
    assert [line for line in shown if line.startswith("Publication ")] == [
        f"Publication {number} of {day} 2027" for number, day in enumerate(days, start=1)
    ]
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


def test_a_year_is_lived(year: Year) -> None:
    an_agent_is_ill(year)
    a_square_is_dug_up(year)
    a_saturday_with_appointments(year)
    a_village_joins_and_moves_nobody(year)
    the_van_is_two_weeks_in_the_garage(year)
    the_register_tells_what_every_village_was_told_and_when(year)
