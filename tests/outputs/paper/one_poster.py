"""One poster of the schedule."""

from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.posters import poster
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

MONFORT = "32269"


def one(
    schedule: ScheduleView,
    stop: str = MONFORT,
    lang: Language = Language.FR,
    page: PageFormat = PageFormat.A4,
) -> bytes:
    """The poster of one stop."""
    (pdf,) = poster(schedule, schedule.view.stop(stop), lang, (page,)).values()
    return pdf
