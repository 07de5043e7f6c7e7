"""Several cards at once, and a day that is opened: what answers, one step each, the files of the commands."""

import shutil
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.cli.commands import run_in_french
from tourplanner.desk.desk import Desk
from tourplanner.desk.revision import CONTENTS

MONFORT, TOURNECOUPE = "v-32269-20270108-morning", "v-32452-20270108-afternoon"
BOTH = f"{MONFORT} {TOURNECOUPE}"
WEEK_3 = "2027-01-22"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        name: (folder / name).read_bytes() for name in (*CONTENTS, "map.html") if (folder / name).is_file()
    }


def sent(inside: TestClient, desk: Desk, address: str = "/weeks/together", **values: str) -> str:
    asked = {"revision": desk.session.look().revision, "view": "/weeks", **values}
    answer = inside.post(address, data=asked)
    assert answer.status_code == 200, answer.text
    desk.session.drawing.finish()
    return unescape(answer.text).replace("\u00a0", " ")


def other(pilot: Path, tmp_path: Path) -> Path:
    """The pilot again, to be changed by commands, in a folder of the same name."""
    return Path(shutil.copytree(pilot, tmp_path / "other" / "dossier"))


def test_days_answer_to_all_that_are_checked_before_anything_moves(inside: TestClient, desk: Desk) -> None:
    before = desk.session.look().revision
    shown = unescape(inside.get(f"/weeks?check={MONFORT}&check={TOURNECOUPE}&check=v-none").text)
    assert "2\u00a0permanences cochées" in shown
    assert shown.count(" checked aria-label") == 2
    moving = unescape(inside.get(f"/weeks?check={MONFORT}&check={TOURNECOUPE}&move=1").text)
    assert moving.count("échange avec Solomiac et Sarrant") == 2
    assert "CC Bastides de Lomagne n’est desservie que le vendredi" in moving
    assert desk.session.look().revision == before


@pytest.mark.slow
def test_they_move_as_one_step_and_as_the_command(
    inside: TestClient, desk: Desk, folder: Path, pilot: Path, tmp_path: Path
) -> None:
    before = contents(folder)
    shown = sent(inside, desk, checked=BOTH, what="move", **{"to-date": WEEK_3})
    assert "2 permanences déplacées (Monfort et Tournecoupe) : semaine 3, vendredi" in shown
    there = other(pilot, tmp_path)
    assert run_in_french("move", there, "Monfort", "Tournecoupe", "--to", "S3 vendredi").exit_code == 0
    assert contents(folder) == contents(there)

    sent(inside, desk, "/history/undo")
    assert contents(folder) == before


@pytest.mark.slow
def test_they_are_set_aside_fixed_and_released_as_the_commands(
    inside: TestClient, desk: Desk, folder: Path, pilot: Path, tmp_path: Path
) -> None:
    there = other(pilot, tmp_path)
    assert "2 permanences fixées (Monfort et Tournecoupe) : promis" in sent(
        inside, desk, checked=BOTH, what="fix", why="promis"
    )
    for stop, half in (("Monfort", "morning"), ("Tournecoupe", "afternoon")):
        run_in_french("lock", there, stop, "08/01/2027", "--half", half, "--why", "promis")
    assert contents(folder) == contents(there)
    # Those that are fixed already are none to be fixed.
    asked = {"revision": desk.session.look().revision, "checked": BOTH, "what": "fix", "why": ""}
    assert inside.post("/weeks/together", data=asked).status_code == 422

    assert "2 permanences libérées" in sent(inside, desk, checked=BOTH, what="release")
    for stop, half in (("Monfort", "morning"), ("Tournecoupe", "afternoon")):
        run_in_french("unlock", there, stop, "08/01/2027", "--half", half)
    assert contents(folder) == contents(there)

    assert "2 permanences mises de côté" in sent(inside, desk, checked=BOTH, what="park")
    assert run_in_french("park", there, "Monfort", "Tournecoupe").exit_code == 4
    assert contents(folder) == contents(there)
    assert len(desk.session.look().course.done) == 3


@pytest.mark.slow
def test_a_day_is_opened_for_a_visit_as_the_command(
    inside: TestClient, desk: Desk, folder: Path, pilot: Path, tmp_path: Path
) -> None:
    shown = unescape(inside.get(f"/weeks?visit={MONFORT}&move=1&open=1").text)
    assert "Ouvrir un jour pour Monfort" in shown
    assert all(f'<h3 class="open-day">{day}</h3>' in shown for day in ("mardi", "jeudi", "samedi"))
    at = {"stop": "32269", "date": "2027-01-08", "half": "morning", "van": "camping-car"}
    to = {"to-date": "2027-01-14", "to-half": "morning", "to-van": "camping-car"}
    told = sent(inside, desk, "/weeks/open", **at, **to)
    assert "Jour ouvert : jeudi. Monfort déplacé : semaine 2, jeudi matin" in told
    there = other(pilot, tmp_path)
    done = run_in_french("move", there, "Monfort", "--to", "S2 jeudi matin", "--open-day")
    assert done.exit_code == 0
    assert contents(folder) == contents(there)


@pytest.mark.parametrize(
    "asked",
    [
        {"checked": "", "what": "park"},
        {"checked": "v-none", "what": "park"},
        {"checked": BOTH, "what": "burn"},
        {"checked": BOTH, "what": "move", "to-date": "soon"},
        {"checked": BOTH, "what": "move", "to-date": "2027-01-14"},
        {"checked": BOTH, "what": "release"},
    ],
)
def test_what_cannot_be_done_with_them_changes_nothing(
    inside: TestClient, desk: Desk, folder: Path, asked: dict[str, str]
) -> None:
    before, revision = contents(folder), desk.session.look().revision
    assert inside.post("/weeks/together", data={"revision": revision, **asked}).status_code == 422
    stale = inside.post("/weeks/together", data={"revision": "0" * 16, "checked": BOTH, "what": "park"})
    assert stale.status_code == 412
    assert contents(folder) == before


def test_who_only_reads_has_nothing_to_check(outside: TestClient, desk: Desk) -> None:
    outside.cookies.set("desk-8765", desk.keys.cookie_by_password("read only"))
    assert 'name="check"' not in outside.get("/weeks").text
    assert outside.post("/weeks/together", data={"checked": BOTH, "what": "park"}).status_code == 403
