"""An export into the folder of an earlier one, also of release 0.1, whose files were all in one place."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.outputs.schedules import PLAN
from tests.workflow.notices import heard, unexpected
from tourplanner.message import Notify
from tourplanner.wording.language import Language
from tourplanner.workflow.told.export import export_plan

UNTIL = date(2027, 2, 28)
MONFORT = "calendriers/arrets/32269-monfort.ics"
CREW = "calendriers/vehicules/vehicule-camping-car.ics"


def export(folder: Path, *formats: str, until: date = UNTIL, notify: Notify = unexpected) -> None:
    export_plan(PLAN, formats, until, date(2026, 11, 2), folder, Language.FR, None, notify)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of some formats."""
    folder = tmp_path_factory.mktemp("first")
    export(folder, "ics", "gpx", "geojson", "bookmobile")
    return folder


@pytest.fixture
def old(first: Path, tmp_path: Path) -> Path:
    """The same as release 0.1 would have left it, with paper, a page, and a file of somebody else's."""
    for audience in ("public", "interne"):
        shutil.copytree(first / audience, tmp_path, dirs_exist_ok=True)
    (tmp_path / "donnees-ouvertes" / "arrets.geojson").unlink()
    (tmp_path / "traces" / "tournees.geojson").unlink()
    for name in (
        "index.html",
        "carte.html",
        "classeur.xlsx",
        "affiches/A4/32269-monfort.pdf",
        "affiches/affiches-A4.pdf",
        "intercommunalites/200034726-cc-bastides-de-lomagne-A4.pdf",
        "feuilles-de-route/2027-01-04.pdf",
        "donnees-ouvertes/arrets-et-tournees.geojson",
        "donnees-ouvertes/lieux-mediation-numerique.csv",
        "affiches/LISEZ-MOI.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"old {name}")
    return tmp_path


def paths(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def sequences(file: Path) -> dict[str, tuple[str, int]]:
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return {str(event["uid"]): (str(event["status"]), int(event["sequence"])) for event in events}


def test_files_of_an_old_export_go_to_their_readers(old: Path) -> None:
    notices: list[str] = []
    export(old, "bookmobile", notify=heard(notices))

    (told,) = notices
    assert told.startswith(f"{old}: ")
    assert "files of an older export were moved or taken away" in told
    left = paths(old)
    assert {path.split("/")[0] for path in left} == {"public", "interne", "affiches"}
    assert [path for path in left if path.startswith("affiches")] == ["affiches/LISEZ-MOI.txt"]
    for path in ("affiches/A4/32269-monfort.pdf", "affiches/affiches-A4.pdf", MONFORT):
        assert f"public/{path}" in left
    for path in ("classeur.xlsx", "feuilles-de-route/2027-01-04.pdf", CREW, "carte-des-tournees.html"):
        assert f"interne/{path}" in left
    assert not [path for path in left if path.endswith(("index.html", "arrets-et-tournees.geojson"))]
    assert not [path for path in left if "mediation" in path]


def test_what_is_written_anew_wins(old: Path) -> None:
    (old / "donnees-ouvertes" / "arrets-bibliobus.csv").write_text("old")
    export(old, "bookmobile", notify=lambda _: None)

    assert (
        (old / "public" / "donnees-ouvertes" / "arrets-bibliobus.csv").read_text().startswith("organisation,")
    )


def test_it_is_done_once(old: Path) -> None:
    export(old, "bookmobile", notify=lambda _: None)
    before = paths(old)
    export(old, "bookmobile")

    assert paths(old) == before


@pytest.mark.slow
def test_phones_that_follow_an_old_export_are_told_what_changed(first: Path, old: Path) -> None:
    """A shorter calendar cancels nothing; one event told in another way counts one up, in both folders."""
    file = old / MONFORT
    file.write_bytes(file.read_bytes().replace(b"Monfort", b"Montfort"))
    export(old, "ics", notify=lambda _: None)

    known = sequences(first / "public" / MONFORT)
    now = sequences(old / "public" / MONFORT)
    assert now.keys() == known.keys()
    assert set(known.values()) == {("CONFIRMED", 0)}
    assert set(now.values()) == {("CONFIRMED", 1)}
    crew = sequences(old / "interne" / CREW)
    assert {crew[uid] for uid in now} == {("CONFIRMED", 1)}
    assert not (old / "calendriers").exists()


def test_paper_beside_a_plan_is_no_old_export(tmp_path: Path) -> None:
    """What `print` made stays where it is, when somebody exports into the same folder."""
    poster = tmp_path / "affiches" / "A4" / "32269-monfort.pdf"
    poster.parent.mkdir(parents=True)
    poster.write_text("poster")
    export(tmp_path, "bookmobile")

    assert poster.read_text() == "poster"
