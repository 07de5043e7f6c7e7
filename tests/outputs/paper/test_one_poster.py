"""One poster from the schedule to its page: the only paper that is set where the whole press is left out."""

from tests.outputs.paper.conftest import squares
from tests.outputs.paper.reading import reader, text_of
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.posters import poster
from tourplanner.wording.language import Language


def test_one_stop_has_a_page_with_its_name_and_hours() -> None:
    schedule = squares()
    (pdf,) = poster(schedule, schedule.view.stop("32269"), Language.FR, (PageFormat.A4,)).values()

    assert len(reader(pdf).pages) == 1
    text = text_of(pdf)
    assert "Monfort" in text
    assert "Place de la Mairie" in text
    assert "de 9 h 30 à 12 h" in text
