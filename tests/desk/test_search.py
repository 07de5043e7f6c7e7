"""Searches beside the page: begun, told, taken as a step, or let go."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.desk.visits import first_visits
from tests.patience import PATIENCE
from tourplanner.desk.commands import Fix
from tourplanner.desk.desk import Desk
from tourplanner.desk.search import Search


def found(desk: Desk, pilot: Path) -> Search:
    """A search that has found the pilot's plan."""
    folder = tempfile.TemporaryDirectory()
    for name in ("plan.json", "map.html"):
        shutil.copy(pilot / name, folder.name)
    process = subprocess.Popen([sys.executable, "-S", "-c", ""], text=True)
    process.wait()
    return Search(folder, process, desk.session.look().revision, gentle=False)


def form(desk: Desk, **more: str) -> dict[str, str]:
    return {"revision": desk.session.look().revision, "view": "/search", **more}


def test_what_was_found_is_shown_beside_what_there_is_and_taken_as_a_step(
    inside: TestClient, desk: Desk, pilot: Path
) -> None:
    desk.searches.current = found(desk, pilot)
    assert "Chaque permanence y est où elle est déjà" in inside.get("/search").text

    taken = inside.post("/search/take", data=form(desk, view="/weeks"))

    assert (taken.status_code, taken.url.path) == (200, "/weeks")
    assert desk.searches.current is None
    assert [entry.command["name"] for entry in desk.session.look().course.done] == ["plan"]


def test_a_plan_of_an_earlier_dossier_is_not_taken(inside: TestClient, desk: Desk, pilot: Path) -> None:
    search = desk.searches.current = found(desk, pilot)
    old = desk.session.look().revision
    desk.session.do(Fix(first_visits(desk.session, 1)[0], ""), old, "planner")

    shown = inside.get("/search").text
    assert "ne lui correspond plus" in shown
    assert "/search/take" not in shown
    assert inside.post("/search/take", data=form(desk) | {"revision": old}).status_code == 412
    assert desk.searches.current is search
    inside.post("/search/forget", data=form(desk))
    assert desk.searches.current is None


def test_there_is_nothing_to_take_before_something_is_found(inside: TestClient, desk: Desk) -> None:
    assert inside.post("/search/take", data=form(desk)).status_code == 422
    assert "Chercher le meilleur plan" in inside.get("/search").text


@pytest.mark.slow
def test_a_search_runs_beside_the_page_and_keeps_what_is_fixed(inside: TestClient, desk: Desk) -> None:
    visit = first_visits(desk.session, 1)[0]
    desk.session.do(Fix(visit, ""), desk.session.look().revision, "planner")
    inside.post("/search/start", data=form(desk, how="gentle"))
    search = desk.searches.current
    assert search is not None
    search.process.wait(PATIENCE)
    while search.lasted is None:
        time.sleep(0.05)

    assert search.found is not None, search.lines
    inside.post("/search/take", data=form(desk, view="/weeks"))
    assert first_visits(desk.session, 1) == [visit]
    assert len(desk.session.look().course.done) == 2
