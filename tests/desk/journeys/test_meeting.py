"""The meeting of the Ténarèze in Et si: by keys, by clicks, and where no script runs."""

from pathlib import Path

from tests.browser import IN_CHROMIUM
from tests.desk.journeys.conftest import Opened
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
