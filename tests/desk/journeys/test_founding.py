"""A new dossier, from the first page to printed posters: by keys, by clicks, and where no script runs."""

from pathlib import Path

from tests.browser import IN_CHROMIUM
from tests.desk.journeys.conftest import Opened
from tests.desk.journeys.founding import COMMUNE, a_dossier_is_begun, its_posters_are_printed
from tests.desk.running import starting
from tests.outputs.paper.reading import text_of

pytestmark = IN_CHROMIUM


def test_from_the_first_page_to_printed_posters(opened: Opened, tmp_path: Path) -> None:
    with starting(tmp_path) as start:
        hand = opened(start.door)
        a_dossier_is_begun(hand)
        poster = text_of(its_posters_are_printed(hand))
        assert COMMUNE in poster
        assert "2027" in poster
