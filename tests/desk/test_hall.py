"""The start page: dossiers that are there, a new one in four pages, and files that somebody has."""

import io
import re
import threading
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from tests.cli.commands import run_in_french
from tests.desk.conftest import HOST, NOON, OWN
from tests.patience import PATIENCE
from tourplanner.desk.guard import House
from tourplanner.desk.hall import Hall
from tourplanner.desk.hall_app import hall_app
from tourplanner.desk.keys import Keys
from tourplanner.desk.shelf import Shelf
from tourplanner.desk.tenancy import tenancy
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

FOUND = {
    "departement": "32",
    "area": "243200417",
    "commune": ["32107", "32290"],
    "weekday": ["1", "3"],
    "weeks": "2",
    "start": "2027-02-03",
    "depot": "Condom",
    "title": "Essai",
    "step": "days",
    "asked": "1",
}
TIMETABLE = (
    "commune;jour;debut;fin;rythme\nCondom;mardi;09:30;12:00;toutes les semaines\n"
    "Fleurance;jeudi;14:00;16:00;toutes les semaines\n"
)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    keys = Keys()
    house = House(frozenset({HOST}), "desk-8765")
    shelf = Shelf(tmp_path / "home", tmp_path / "state" / "desk.json")
    words = words_in(Language.FR)
    found = Hall(
        shelf, house, keys, words, lambda: NOON, lambda: date(2027, 1, 5), lambda: f"http://{HOST}/enter"
    )
    yield found
    found.close()


@pytest.fixture
def client(hall: Hall) -> Iterator[TestClient]:
    with TestClient(hall_app(hall), f"http://{HOST}", headers=OWN) as found:
        found.get(f"/enter?word={hall.keys.next}")
        yield found


def made(hall: Hall, client: TestClient) -> str:
    """The address that is come to once a dossier is made."""
    assert hall.begun is not None
    assert hall.begun.work.ends_within(60)
    return client.get("/start/wait").url.path


def test_an_empty_desk_offers_what_to_begin(client: TestClient) -> None:
    shown = client.get("/")
    assert shown.url.path == "/start"
    assert all(text in shown.text for text in ("/start/new", "/start/import", "/start/pilot"))


def test_a_dossier_of_four_pages_is_the_commands(hall: Hall, client: TestClient, tmp_path: Path) -> None:
    pages = ["?departement=gers&step=areas", "?departement=gers&step=communes&area=243200417"]
    asked = [unescape(client.get(f"/start/new{page}").text) for page in pages]
    assert "CC de la Ténarèze" in asked[0]
    # The largest ones without a France Services site: Condom, the largest, has one; Montréal has none.
    assert 'value="32290" checked' in asked[1]
    assert 'value="32107" checked' not in asked[1]

    client.post("/start/new/make", data=FOUND | {"vans": "2"})
    assert made(hall, client) == "/weeks"

    command = ["--departement", "32", "--epci", "243200417", "--commune", "32107", "--commune", "32290"]
    more = ["--depot", "Condom", "--title", "Essai", "--weeks", "2", "--weekdays", "mar,jeu"]
    folder = tmp_path / "by-command"
    more += ["--vans", "2", "--start", "2027-02-03"]
    assert run_in_french("new", folder, *command, *more).exit_code == 0
    assert run_in_french("plan", folder / "plan.toml", "--out", folder, "--quiet").exit_code == 0
    for name in ("plan.toml", "plan.json", "map.html"):
        assert (hall.shelf.home / "essai" / name).read_bytes() == (folder / name).read_bytes(), name
    table = tomllib.loads((folder / "plan.toml").read_text(encoding="utf-8"))
    assert table["calendar"]["start"] == date(2027, 2, 1)
    assert [van["id"] for van in table["vans"]] == ["vehicule", "vehicule-2"]
    assert "Essai" in client.get("/start").text


@pytest.mark.parametrize(
    ("code", "kind", "name"), [("32", "outlines", "Condom"), ("43", "centres", "Blavozy")]
)
def test_the_map_has_outlines_or_centres(client: TestClient, code: str, kind: str, name: str) -> None:
    drawn = client.get(f"/start/new/chart.json?departement={code}").json()
    outlines = [each["properties"] for each in drawn["outlines"]["features"]]
    told = outlines if kind == "outlines" else drawn["centres"]
    assert name in {each["name"] for each in told}
    assert len(outlines) * len(drawn["centres"]) == 0
    page = client.get(f"/start/new?departement={code}&step=areas").text
    assert {each["epci"] for each in told} == set(re.findall('name="area" value="([0-9]+)"', page))
    assert client.get("/start/new/chart.json?departement=../32").status_code == 404


def test_faults_stand_beside_their_fields_and_nothing_is_written(hall: Hall, client: TestClient) -> None:
    wrong = FOUND | {
        "depot": "Condon",
        "weeks": "12",
        "vans": "0",
        "start": "bientôt",
        "weekday": [],
        "commune": [],
    }
    shown = client.post("/start/new/make", data=wrong)
    assert shown.status_code == 422
    for name in ("weekday", "weeks", "vans", "start", "commune"):
        assert f'id="{name}-fault"' in shown.text
    depot = client.post("/start/new/make", data=FOUND | {"depot": "Condon"})
    assert 'id="depot-fault"' in depot.text
    assert "Condom" in unescape(depot.text).split('id="depot-fault"')[1][:120]
    assert 'id="departement-fault"' in client.get("/start/new?departement=Gerz&step=areas").text
    assert not hall.shelf.home.exists()


def test_a_timetable_becomes_a_dossier(hall: Hall, client: TestClient) -> None:
    lacking = client.post("/start/import", files={"file": ("Bibliobus.csv", TIMETABLE)})
    assert 'id="depot-fault"' in lacking.text, lacking.text
    client.post("/start/import", files={"file": ("Bibliobus.csv", TIMETABLE)}, data={"depot": "Auch"})
    assert made(hall, client) == "/weeks"
    assert (hall.shelf.home / "bibliobus" / "plan.toml").is_file()


@pytest.mark.slow
def test_a_workbook_becomes_a_dossier(hall: Hall, client: TestClient, tmp_path: Path) -> None:
    assert run_in_french("new", "--xlsx", tmp_path / "book", "--from", "semaine.toml").exit_code == 0
    content = (tmp_path / "book" / "plan.xlsx").read_bytes()
    client.post("/start/import", files={"file": ("Ma semaine.xlsx", content)})
    assert made(hall, client) == "/weeks"
    assert (hall.shelf.home / "ma-semaine" / "plan.xlsx").read_bytes() == content


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", b"0" * 80_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bombe.xlsx", bomb()),
        ("déchiré.xlsx", bomb()[:300]),
        ("../../etc/passwd", b"root"),
        ("<script>alert(1)</script>.csv", b"a;b\n1;2\n"),
        ("vide.csv", b""),
        ("zero.csv", b"\0" * 1000),
    ],
)
def test_files_that_are_none_are_told_and_leave_nothing(
    hall: Hall, client: TestClient, name: str, content: bytes
) -> None:
    shown = client.post("/start/import", files={"file": (name, content)}, data={"depot": "Auch"})
    assert shown.status_code == 422
    assert 'id="file-fault"' in shown.text
    assert "<script>alert" not in shown.text
    assert not hall.shelf.home.exists() or list(hall.shelf.home.iterdir()) == []


def test_a_torn_upload_is_turned_away(client: TestClient) -> None:
    kind = {"content-type": "multipart/form-data; boundary=x"}
    for body in (b"--x\r\nContent-Disposition: form-data; name=", b"--x", b"", b"\0"):
        assert client.post("/start/import", headers=kind, content=body).status_code == 422
    assert client.post("/start/import", content=b"a=b").status_code == 422


@pytest.mark.parametrize("asked", ["/etc", "../dossier", "", "/tmp", "C:\\Windows"])
def test_nothing_off_the_shelf_is_opened(client: TestClient, asked: str) -> None:
    assert client.post("/start/open", data={"dossier": asked}).status_code == 422


@pytest.mark.parametrize(
    "title", ["../../x", "/etc/passwd", "con", "a\0b", "<script>alert(1)</script>", "★", "."]
)
def test_a_title_is_never_a_path(hall: Hall, title: str) -> None:
    folder = hall.shelf.new_folder(title)
    assert folder.parent == hall.shelf.home
    assert folder.resolve().parent == hall.shelf.home.resolve()
    assert folder.name not in {"", ".", "..", "con"}


def test_dossiers_change_places_and_keep_their_locks(hall: Hall, client: TestClient, folder: Path) -> None:
    hall.shelf.remember(folder)
    client.post("/start/open", data={"dossier": str(folder)})
    assert client.get("/").url.path == "/weeks"
    with tenancy(folder) as free:
        assert not free
    hall.close()
    with tenancy(folder) as free:
        assert free
        (folder / ".desk.json").write_text('{"address": "http://127.0.0.1:1/enter?word=x"}', encoding="utf-8")
        shown = client.post("/start/open", data={"dossier": str(folder)})
        assert "http://127.0.0.1:1/enter?word=x" in shown.text
    assert client.get("/").url.path == "/start"


def test_one_dossier_is_made_at_a_time(hall: Hall, client: TestClient) -> None:
    made = threading.Event()

    def make() -> Path:
        made.wait(PATIENCE)
        return hall.shelf.home

    hall.begin(hall.shelf.home / "x", "/start", make)
    try:
        assert client.post("/start/pilot").status_code == 422
        assert "http-equiv" in client.get("/start/wait").text
    finally:
        made.set()


@pytest.mark.slow
def test_faults_of_a_workbook_are_told_by_its_cells(hall: Hall, client: TestClient, tmp_path: Path) -> None:
    assert run_in_french("new", "--xlsx", tmp_path / "book", "--from", "semaine.toml").exit_code == 0
    book = load_workbook(tmp_path / "book" / "plan.xlsx")
    sheet = book["Arrêts"]
    [cell] = [cell for row in sheet.iter_rows(max_row=8) for cell in row if cell.value == "Permanences"]
    sheet.cell(cell.row + 1, cell.column, "beaucoup")
    packed = io.BytesIO()
    book.save(packed)
    shown = client.post("/start/import", files={"file": ("Ma semaine.xlsx", packed.getvalue())})
    place = f"cellule {cell.column_letter}{cell.row + 1}"
    assert place in unescape(shown.text).replace("\u00a0", " ")
    assert not hall.shelf.home.exists() or list(hall.shelf.home.iterdir()) == []
