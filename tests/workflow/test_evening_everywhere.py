"""An evening that the config names is called that wherever its visits are told, and never an afternoon."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from tests.cli.commands import SMALL, run_in_french
from tests.desk.conftest import HOST, NOON, OWN
from tourplanner.desk.app import desk_app
from tourplanner.desk.desk import Desk
from tourplanner.desk.guard import House
from tourplanner.desk.keys import Keys, Passwords
from tourplanner.desk.session import Session
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

pytestmark = pytest.mark.slow

EVENING = """\
[sessions.evening]
open = "17:30"
close = "19:00"
name = "nocturne"
[work]
latest_end = "21:30"
"""
MORE = """\
[[events]]
kind = "closed"
stop = "Monfort"
date = 2027-02-08
half = "soir"
why = "travaux"
[[events]]
kind = "move"
stop = "Monfort"
date = 2027-01-11
to_date = 2027-01-13
to_half = "soir"
[[locks]]
stop = "Touget"
weekday = "fri"
half = "soir"
"""
OTHER = """\
format = 1
title = "Le mercredi"
[[add.locks]]
stop = "32269"
weekday = "wed"
half = "soir"
"""
ALONE = {"après-midi", "Après-midi", "l’après-midi"}
"""What stands alone in a column's head, a legend or a filter: of no visit."""
JOINED = "après-midi et nocturne"
"""A cell of the board, which holds both."""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All stops are visited in an evening that is called ``nocturne``."""
    folder = tmp_path_factory.mktemp("late")
    ban = 'evening = true\nnot_on = [{ weekday = "mon", half = "soir", why = "marché" }]'
    text = SMALL.replace('commune = "32269"', 'commune = "32269"\nevening = true\nplace = "Halle"')
    text = text.replace('commune = "32448"', f'commune = "32448"\n{ban}')
    text = text.replace("[[depots]]", EVENING + "[[depots]]", 1) + MORE
    (folder / "plan.toml").write_text(text, encoding="utf-8")
    (folder / "wednesday.toml").write_text(OTHER, encoding="utf-8")
    done = run_in_french("plan", folder / "plan.toml", "--out", folder, "--quiet")
    assert done.exit_code == 0, done.stderr
    return folder


COMMANDS = (
    ("check", "{folder}"),
    ("explain", "{folder}/plan.json", "--stop", "Monfort"),
    ("explain", "{folder}/plan.json", "--stop", "Touget", "--why-not", "lundi soir"),
    ("move", "{folder}", "Monfort"),
    ("move", "{folder}", "Touget"),
    ("schedule", "{folder}", "--until", "31/03/2027", "--out", "{folder}/essai"),
    ("event", "list", "{folder}"),
    ("demand", "{folder}", "--until", "31/03/2027"),
    ("whatif", "{folder}/plan.toml", "{folder}/wednesday.toml"),
)


@pytest.mark.parametrize("asked", COMMANDS, ids=lambda asked: " ".join(asked).replace("{folder}", "."))
def test_commands_call_it_by_its_name(dossier: Path, asked: tuple[str, ...]) -> None:
    done = run_in_french(*(each.format(folder=dossier) for each in asked))
    assert done.exit_code in (0, 4), done.stderr
    assert told_as_afternoon(done.stdout.splitlines()) == []


def test_answers_to_what_happens_call_it_by_its_name(dossier: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(dossier, tmp_path / "dossier"))
    dates = ("--until", "31/03/2027", "--out", folder / "export", "--on", "01/01/2027")
    assert run_in_french("export", folder, *dates).exit_code == 0
    there = ("--date", "22/02/2027", "--to-date", "24/02/2027", "--to-half", "soir")
    moved = run_in_french("event", "add", folder, "move", "Monfort", *there)
    assert moved.exit_code == 0, moved.stderr
    shut = ("Monfort", "--date", "01/03/2027", "--half", "soir", "--why", "travaux")
    closed = run_in_french("event", "add", folder, "closed", *shut)
    assert closed.exit_code == 0, closed.stderr
    answered = run_in_french("replan", folder)
    assert answered.exit_code in (0, 4), answered.stderr
    for done in (moved, closed, answered):
        assert told_as_afternoon(done.stdout.splitlines()) == []
    assert "nocturne" in answered.stdout
    pages = [text for page in folder.glob("*.html") for text in read(page.read_text(encoding="utf-8"))]
    assert told_as_afternoon(pages) == []


def test_files_call_it_by_its_name(dossier: Path) -> None:
    dates = ("--until", "31/03/2027", "--updated", "01/01/2027", "--draft")
    done = run_in_french("export", dossier, *dates, "--out", dossier / "export")
    assert done.exit_code == 0, done.stderr
    files = [file for file in (dossier / "export").rglob("*") if file.is_file()]
    texts = {str(file.relative_to(dossier)): tuple(texts_of(file)) for file in files}
    assert {name: told for name, lines in texts.items() if (told := told_as_afternoon(lines))} == {}
    named = {name.rsplit(".", 1)[1] for name, lines in texts.items() if any("octurne" in x for x in lines)}
    assert {"html", "xlsx", "gpx", "txt"} <= named


@pytest.mark.parametrize(
    "view",
    [
        "/weeks",
        "/weeks?visit={card}",
        "/weeks?visit={card}&move=1",
        "/weeks?visit={card}&move=1&open=1",
        "/weeks?visit={card}&why=1",
        "/weeks?check={card}&move=1",
        "/calendar",
        "/calendar?day=2027-02-08",
        "/calendar?as=list",
        "/stops",
        "/whatif",
        "/publish",
        "/today?day=2027-01-04",
        "/history",
    ],
)
def test_the_desk_calls_it_by_its_name(dossier: Path, view: str) -> None:
    house, keys = House(frozenset({HOST}), "desk-8765"), Keys(Passwords("long enough", "read only"))
    session = Session(dossier, Language.FR, lambda: NOON)
    desk = Desk(session, house, keys, words_in(Language.FR), lambda: date(2027, 1, 5))
    with TestClient(desk_app(desk), f"http://{HOST}", headers=OWN) as client:
        assert client.get(f"/enter?word={keys.next}").status_code == 200
        page = client.get("/weeks").text
        card = re.search(r'href="/weeks\?visit=([^"#&]+)#panel"', page)
        assert card is not None
        shown = client.get(view.format(card=card.group(1)))
    assert shown.status_code == 200
    texts = tuple(read(shown.text))
    assert told_as_afternoon(texts) == []


def told_as_afternoon(lines: Iterator[str] | list[str] | tuple[str, ...]) -> list[str]:
    """The texts that speak of an afternoon, but those that are of no visit."""
    found = []
    for line in lines:
        cells = [cell.strip() for cell in re.split(r"\s{2,}", line)]
        if any("près-midi" in cell.replace(JOINED, "") and cell not in ALONE for cell in cells):
            found.append(line)
    return found


def texts_of(file: Path) -> Iterator[str]:
    """The texts of a file that people read."""
    match file.suffix:
        case ".html":
            yield from read(file.read_text(encoding="utf-8"))
        case ".xlsx":
            with zipfile.ZipFile(file) as book:
                root = ET.fromstring(book.read("xl/sharedStrings.xml"))
            yield from ("".join(text.itertext()) for text in root)
        case ".pdf" | ".json" | ".geojson" | ".png":
            return
        case _:
            yield from file.read_text(encoding="utf-8").splitlines()


def read(page: str) -> Iterator[str]:
    """The texts of a page, and what its elements are called for those who hear them."""
    reader = _Reader()
    reader.feed(page)
    yield from reader.texts


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.skips = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skips = tag in ("style", "script")
        self.texts += [value for name, value in attrs if name in ("aria-label", "title", "alt") and value]

    def handle_endtag(self, tag: str) -> None:
        self.skips = False

    def handle_data(self, data: str) -> None:
        if not self.skips and data.strip():
            self.texts.append(" ".join(data.split()))
