"""The workbook of a dossier: given as the command writes it, and looked at before it is taken back."""

import io
import shutil
import zipfile
from html import unescape
from pathlib import Path

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from tests.cli.commands import run, run_in_french
from tests.desk.conftest import opened
from tourplanner.desk.desk import Desk
from tourplanner.inputs.config.read import config_file_of
from tourplanner.outputs.config_workbook import render
from tourplanner.wording.language import Language

PLAIN = str.maketrans("\u00a0\u202f\u2019", "  '")


@pytest.fixture(scope="module")
def given(pilot: Path) -> bytes:
    """The workbook of the pilot, as the page gives it."""
    dossier = opened(pilot).look().dossier
    return render(dossier.table, dossier.plan.catalogue, Language.FR)


@pytest.fixture(scope="module")
def filled(given: bytes) -> bytes:
    """One that somebody filled in: a stop visited twice, another one told where it is."""
    return changed(given, {"Permanences": 2}, {"Lieu": "Sous la halle"})


def changed(content: bytes, *rows: dict[str, object]) -> bytes:
    """A workbook in which the first stops have other values, by the titles of their columns."""
    book = load_workbook(io.BytesIO(content))
    sheet = book["Arrêts"]
    top = next(row for row in sheet.iter_rows(max_row=8) if any(cell.value == "Commune" for cell in row))
    columns = {cell.value: cell.column for cell in top}
    for line, values in enumerate(rows, start=top[0].row + 1):
        for title, value in values.items():
            sheet.cell(line, columns[title], value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sent(inside: TestClient, content: bytes, name: str = "rempli.xlsx") -> tuple[int, str]:
    """The page after a file was sent."""
    answer = inside.post("/workbook/read", files={"file": (name, content)})
    assert "<i>" not in answer.text
    assert "<b>" not in answer.text
    return answer.status_code, unescape(answer.text).translate(PLAIN)


@pytest.mark.slow
def test_what_the_page_gives_is_what_the_command_writes(
    inside: TestClient, desk: Desk, given: bytes, tmp_path: Path
) -> None:
    answer = inside.get("/workbook.xlsx")
    assert 'filename="pilote-2020.xlsx"' in answer.headers["content-disposition"]
    done = run_in_french("new", "--xlsx", tmp_path / "new", "--from", desk.session.folder / "plan.toml")
    assert done.exit_code == 0, done.output
    assert answer.content == given == (tmp_path / "new" / "plan.xlsx").read_bytes()
    status, page = sent(inside, given)
    assert (status, "il n'y a rien à reprendre" in page) == (200, True)


@pytest.mark.slow
def test_a_workbook_is_looked_at_then_taken_as_one_step(
    inside: TestClient, desk: Desk, filled: bytes, pilot: Path, tmp_path: Path
) -> None:
    before = (pilot / "plan.toml").read_bytes()
    _, page = sent(inside, filled)
    assert "2 changements" in page
    assert ": Permanences : 2 (avant : 1)" in page
    assert ": Lieu : Sous la halle (avant : sans)" in page
    assert "Le plan sera ensuite à refaire" in page
    assert (desk.session.folder / "plan.toml").read_bytes() == before

    key = page.split('name="workbook" value="')[1].split('"')[0]
    values = {"revision": desk.session.look().revision, "view": "/stops", "workbook": key}
    taken = inside.post("/workbook/take", data=values)
    assert taken.url.path == "/stops"
    assert "1 changement attend un nouveau plan" in unescape(taken.text).translate(PLAIN) or (
        "2 changements attendent un nouveau plan" in unescape(taken.text).translate(PLAIN)
    )
    other = Path(shutil.copytree(pilot, tmp_path / "by-command"))
    (tmp_path / "rempli.xlsx").write_bytes(filled)
    ahead = run("stops", "import", other, tmp_path / "rempli.xlsx", "--preview")
    assert len(ahead.stdout.splitlines()) == 2
    assert (other / "plan.toml").read_bytes() == before
    assert run("stops", "import", other, tmp_path / "rempli.xlsx").exit_code == 0
    now = (desk.session.folder / "plan.toml").read_bytes()
    assert now == (other / "plan.toml").read_bytes()
    assert b"# fin" in now
    inside.post("/history/undo", data={"revision": desk.session.look().revision})
    assert (desk.session.folder / "plan.toml").read_bytes() == before


@pytest.mark.slow
def test_faults_are_told_by_sheet_and_cell(inside: TestClient, desk: Desk, given: bytes) -> None:
    wrong = changed(given, {"Permanences": "beaucoup"}, {"Commune": "<b>Nulle part"})
    status, page = sent(inside, wrong)
    assert (status, "2 points à corriger" in page) == (422, True)
    assert page.count("<td>Arrêts</td>") == 2
    assert desk.session.look().course.done == ()


def bomb() -> bytes:
    """A small file that unpacks to a lot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b" " * 400_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"commune;jour\n", b"PK\x03\x04torn", b"\x00" * 1000],
    ids=["none", "csv", "torn", "zeros"],
)
def test_what_is_no_workbook_is_told(inside: TestClient, content: bytes) -> None:
    assert sent(inside, content, "../../<i>.xlsx")[0] == 422


@pytest.mark.slow
def test_a_bomb_is_told(inside: TestClient) -> None:
    assert sent(inside, bomb())[0] == 422


def test_what_is_too_large_is_not_read(inside: TestClient) -> None:
    assert inside.post("/workbook/read", files={"file": ("a.xlsx", b"0" * 10_000_001)}).status_code == 413


def test_a_workbook_that_is_not_kept_any_more(inside: TestClient, desk: Desk) -> None:
    values = {"revision": desk.session.look().revision, "workbook": "0" * 16}
    answer = inside.post("/workbook/take", data=values)
    assert answer.status_code == 422
    assert "n'est plus gardé" in unescape(answer.text).translate(PLAIN)


@pytest.mark.slow
def test_the_workbook_that_is_the_config_is_given_and_replaced_as_it_is(
    pilot: Path, given: bytes, filled: bytes, tmp_path: Path
) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    shutil.copy(pilot / "plan.json", folder)
    (folder / "plan.xlsx").write_bytes(given)
    (tmp_path / "rempli.xlsx").write_bytes(filled)
    assert run("stops", "import", folder, tmp_path / "rempli.xlsx").exit_code == 0
    assert (folder / "plan.xlsx").read_bytes() == filled
    dossier = opened(folder).look().dossier
    assert dossier.config == config_file_of(filled, Path("x.xlsx"), dossier.plan.catalogue).config
    assert dossier.ahead
