"""Two planners in conflict: by keys, by clicks, and where no script runs."""

from tests.browser import IN_CHROMIUM
from tests.desk.journeys.conflict import (
    PROMISED,
    both_choose_the_same_visit,
    the_first_fixes_it,
    the_second_hears_of_it,
)
from tests.desk.journeys.conftest import Opened
from tests.desk.running import running
from tourplanner.desk.session import Session

pytestmark = IN_CHROMIUM


def test_conflicting_changes_meet_in_words(opened: Opened, session: Session) -> None:
    with running(session) as desk:
        first = opened(desk.door)
        second = opened(f"{desk.base}/weeks")
        second.page.route("**/stream?*", lambda route: route.abort())
        second.page.reload()
        both_choose_the_same_visit(first, second)
        the_first_fixes_it(first)
        the_second_hears_of_it(second)
        assert len(session.look().course.done) == 1
        assert [lock.why for lock in session.look().dossier.config.locks] == [PROMISED]
