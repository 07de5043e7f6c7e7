"""While a config waits for another plan, what is refused is not offered, and the page says why."""

from html import unescape
from pathlib import Path

from starlette.testclient import TestClient

from tests.desk.visits import MONFORT
from tourplanner.desk.desk import Desk

FIRST = "refaites d’abord le plan"
OFFERED = ('id="move"', 'id="lock"', "check-form", "offer-form", "/calendar/add", 'id="publish"')
PAGES = (f"/weeks?visit={MONFORT}", f"/weeks?visit={MONFORT}&move=1", "/calendar?event=out", "/publish")


def waits(desk: Desk) -> None:
    """A stop is promised another visit."""
    file: Path = desk.session.folder / "plan.toml"
    was = 'commune = "32269"'
    file.write_text(file.read_text(encoding="utf-8").replace(was, f"{was}\nvisits = 2", 1), encoding="utf-8")
    assert desk.session.look().dossier.ahead


def test_all_is_offered_while_the_plan_holds(inside: TestClient) -> None:
    shown = "".join(inside.get(path).text for path in PAGES)
    assert [each for each in OFFERED if each not in shown] == []
    assert FIRST not in unescape(shown)


def test_nothing_that_is_refused_is_offered(inside: TestClient, desk: Desk) -> None:
    waits(desk)
    for path in PAGES:
        shown = unescape(inside.get(path).text)
        assert [each for each in OFFERED if each in shown] == []
        assert FIRST in shown
        # The way out is there, and what was done can be taken back.
        assert 'id="again-free"' in shown
        assert 'id="undo"' in shown
