"""The meeting of the Ténarèze in Et si: by keys, by clicks, and where no script runs."""

from pathlib import Path

from playwright import sync_api

from tests.browser import IN_CHROMIUM
from tests.desk.journeys.conftest import Opened, windows
from tests.desk.journeys.hands import Clicks
from tests.desk.journeys.meeting import four_communes_are_chosen, they_are_compared
from tests.desk.running import running
from tests.outputs.paper.reading import text_of
from tourplanner.desk.session import Session

pytestmark = IN_CHROMIUM


def test_four_communes_are_weighed_and_nothing_changes(
    opened: Opened, session: Session, folder: Path
) -> None:
    before = session.look().revision
    with running(session) as desk:
        hand = opened(desk.door)
        four_communes_are_chosen(hand)
        note = text_of(they_are_compared(hand))
    assert "Ténarèze" in note
    assert session.look().revision == before


def test_what_is_ticked_while_the_page_waits_stays(browser: "sync_api.Browser", session: Session) -> None:
    with running(session) as desk, windows(browser, Clicks) as opened:
        hand = opened(desk.door)
        page = hand.page
        page.goto(f"{desk.base}/whatif")
        page.locator("#area").fill("CC de la Ténarèze")
        page.locator("#count").fill("1")
        page.locator("#add-scenario").click()
        page.locator("#scenario-sans-vendredi").check()
        sync_api.expect(page.locator("[data-waits]")).to_have_count(0)
        sync_api.expect(page.locator("#scenario-sans-vendredi")).to_be_checked()
