"""What may be done about events in a calendar that was told."""

from html import unescape

import pytest
from starlette.testclient import TestClient

from tourplanner.desk.desk import Desk


def post(inside: TestClient, desk: Desk, path: str, **values: str) -> str:
    form = {"revision": desk.session.look().revision, "view": "/calendar", **values}
    answer = inside.post(path, data=form)
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def test_before_anything_is_told_there_is_nothing_to_propose(inside: TestClient, desk: Desk) -> None:
    post(inside, desk, "/calendar/add", kind="out", date="13/01/2027", why="formation")
    assert "Rien n’a encore été annoncé" in inside.get("/proposals").text


@pytest.mark.slow
def test_a_proposal_is_taken_as_the_draft_and_waits_for_publishing(inside: TestClient, desk: Desk) -> None:
    post(inside, desk, "/publish/tell")
    post(inside, desk, "/calendar/add", kind="out", date="13/01/2027", why="formation")

    shown = unescape(inside.get("/proposals").text)
    assert "2\u00a0permanences annulées" in shown
    assert "formation" in shown
    # Side by side: a row for each stop, a column for each proposal, and whom to tell.
    assert "Ce que cela change, pour qui" in shown
    assert shown.count("Prévenir la mairie") == 2

    post(inside, desk, "/proposals/take", number="1")
    assert (desk.session.folder / "schedule.json").is_file()
    assert "Publier le numéro\u00a02" in unescape(inside.get("/publish").text).replace(
        "numéro 2", "numéro\u00a02"
    )
    assert "Proposition 1" in inside.get("/history").text
