"""A file is chosen in the words of the page: those of a browser are in its own language."""

from pathlib import Path

import pytest

from tests.browser import IN_CHROMIUM
from tests.desk.patient import window
from tests.desk.running import running, starting
from tourplanner.desk.session import Session

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = IN_CHROMIUM

NONE, CHOOSE = "aucun fichier choisi", "Choisir un fichier…"


def chosen(page: "sync_api.Page") -> None:
    """A file is named once it is chosen, and all of its place opens the choice."""
    place = page.locator(".file")
    sync_api.expect(place.locator("output")).to_have_text(NONE)
    assert place.inner_text().split("\n") == [CHOOSE, NONE]
    with page.expect_file_chooser() as asked:
        place.locator(".file-pick").click(force=True)
    asked.value.set_files({"name": "horaires.xlsx", "mimeType": "text/plain", "buffer": b"x"})
    page.locator(".file output", has_text="horaires.xlsx").wait_for()
    page.keyboard.press("Tab")


def test_a_file_is_named_in_the_words_of_the_page(
    browser: "sync_api.Browser", session: Session, tmp_path: Path
) -> None:
    page = window(browser, locale="en-GB").new_page()
    with running(session) as desk:
        page.goto(desk.door)
        page.goto(f"{desk.base}/workbook")
        chosen(page)
    with starting(tmp_path) as start:
        page.goto(start.door)
        chosen(page)
    page.context.close()
