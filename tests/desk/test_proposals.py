"""What may be done about events in a calendar that was told."""

import shutil
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.cli.commands import run
from tests.desk.lasting import begun, for_nothing
from tests.desk.reckoned import settled
from tourplanner.desk.apart import Apart
from tourplanner.desk.dated_plans import told_files
from tourplanner.desk.desk import Desk


def sent(desk: Desk, **values: str) -> dict[str, str]:
    return {"revision": desk.session.look().revision, "view": "/calendar", **values}


def post(inside: TestClient, desk: Desk, path: str, **values: str) -> str:
    answer = inside.post(path, data=sent(desk, **values))
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def an_agent_is_absent(inside: TestClient, desk: Desk) -> None:
    post(inside, desk, "/publish/tell")
    post(inside, desk, "/calendar/add", kind="out", date="13/01/2027", why="formation")


def test_before_anything_is_told_there_is_nothing_to_propose(inside: TestClient, desk: Desk) -> None:
    post(inside, desk, "/calendar/add", kind="out", date="13/01/2027", why="formation")
    assert "Rien n’a encore été annoncé" in inside.get("/proposals").text
    assert desk.replans.work is None


@pytest.mark.slow
def test_a_proposal_is_taken_as_the_draft_as_the_command_does(
    inside: TestClient, desk: Desk, tmp_path: Path
) -> None:
    an_agent_is_absent(inside, desk)
    other = Path(shutil.copytree(desk.session.folder, tmp_path / "by-command"))

    inside.get("/proposals")
    settled(desk)
    shown = unescape(inside.get("/proposals").text)
    assert "2\u00a0permanences annulées" in shown
    assert "formation" in shown
    # Side by side: a row for each stop, a column for each proposal, and whom to tell.
    assert "Ce que cela change, pour qui" in shown
    assert shown.count("Prévenir la mairie") == 2

    found = desk.replans.work
    post(inside, desk, "/proposals/take", number="1")
    # It was not looked for again.
    assert desk.replans.work is found
    run("replan", str(other), "--take", "1", "--on", "2027-01-05", "--quiet")
    for name in ("plan.toml", "plan.json", "schedule.json"):
        assert (desk.session.folder / name).read_bytes() == (other / name).read_bytes()
    assert "Publier le numéro\u00a02" in unescape(inside.get("/publish").text).replace(
        "numéro 2", "numéro\u00a02"
    )
    assert "Proposition 1" in inside.get("/history").text


@pytest.mark.slow
def test_the_page_says_how_far_the_search_is_and_stops_it(inside: TestClient, desk: Desk) -> None:
    an_agent_is_absent(inside, desk)
    look = desk.session.look()
    asked = look.revision, told_files(desk.session.folder), desk.today()
    desk.replans.asked, desk.replans.work = asked, begun(Apart(for_nothing))  # type: ignore[assignment]

    waiting = unescape(inside.get("/proposals").text)
    assert "begun" in waiting
    assert 'id="proposals-stop"' in waiting
    # What nobody has seen cannot be taken.
    assert inside.post("/proposals/take", data=sent(desk, number="1")).status_code == 422

    inside.post("/proposals/stop")
    settled(desk)
    stopped = unescape(inside.get("/proposals").text)
    assert "La recherche a été arrêtée avant" in stopped
    assert 'id="proposals-again"' in stopped
    inside.post("/proposals/again")
    settled(desk)
    assert 'id="take-1"' in inside.get("/proposals").text


@pytest.mark.slow
def test_proposals_that_are_past_are_not_taken(inside: TestClient, desk: Desk) -> None:
    an_agent_is_absent(inside, desk)
    assert inside.post("/proposals/take", data=sent(desk, number="1")).status_code == 422
    inside.get("/proposals")
    settled(desk)
    old = sent(desk, number="1")
    post(inside, desk, "/calendar/add", kind="out", date="20/01/2027", why="formation")
    assert inside.post("/proposals/take", data=old).status_code == 412
    assert inside.post("/proposals/take", data=sent(desk, number="1")).status_code == 422
