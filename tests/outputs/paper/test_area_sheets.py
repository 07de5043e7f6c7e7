from dataclasses import replace

import pytest

from tests.outputs.paper.conftest import every, with_dates, with_name
from tests.outputs.paper.reading import letters_outside, plain, reader, text_of
from tourplanner.domain.tour import Visit
from tourplanner.outputs.paper.area_map import area_tours
from tourplanner.outputs.paper.area_sheets import area_sheets
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.format import short_date
from tourplanner.wording.language import Language

pytestmark = pytest.mark.paper

LOMAGNE = "200034726"
FIRST = "intercommunalites/200034726-cc-bastides-de-lomagne-A4.pdf"


@pytest.fixture(scope="module")
def printed(schedule: ScheduleView) -> dict[str, bytes]:
    """Every sheet in both sizes."""
    return area_sheets(schedule, Language.FR, tuple(PageFormat))


def test_a_landscape_page_per_intercommunalite_and_size(printed: dict[str, bytes]) -> None:
    assert len(printed) == 3 * 2
    assert next(iter(printed)) == FIRST
    for name, pdf in printed.items():
        (page,) = reader(pdf).pages
        # 297 by 210 mm and 420 by 297 mm, in points.
        size = (841.89, 595.28) if "A4" in name else (1190.55, 841.89)
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(size, abs=0.2)
        assert letters_outside(pdf) == []


def test_every_stop_with_its_dates_hours_and_no_other(
    schedule: ScheduleView, printed: dict[str, bytes]
) -> None:
    for epci in dict.fromkeys(stop.area for stop in schedule.view.config.stops):
        (pdf,) = (pdf for name, pdf in printed.items() if epci in name and "A4" in name)
        text = text_of(pdf)
        for stop in schedule.view.config.stops:
            visits = schedule.visits_of(stop.id)
            days = [tour.date for tour, _ in visits]
            short = [short_date(day, Language.FR) for day in days]
            line = plain(", ".join(short))
            assert (line in text) == (stop.area == epci), stop.name
        hours = {(visit.start, visit.end) for visit in _visits(schedule, epci)}
        assert hours == {(34200, 43200), (50400, 59400)}
        assert "9 h 30 – 12 h" in text
        assert "14 h – 16 h 30" in text


def _visits(schedule: ScheduleView, epci: str) -> list[Visit]:
    stops = [stop for stop in schedule.view.config.stops if stop.area == epci]
    return [visit for stop in stops for _, visit in schedule.visits_of(stop.id)]


def test_tours_have_letters_and_stops_numbers_in_their_order(schedule: ScheduleView) -> None:
    tours = area_tours(schedule.view, LOMAGNE, Language.FR)

    # As plan.json has them: four Fridays, two communes each.
    assert [[mark.name for mark in tour.stops] for tour in tours] == [
        ["Monfort", "Tournecoupe"],
        ["Touget", "Saint-Cricq"],
        ["Solomiac", "Sarrant"],
        ["Encausse", "Monbrun"],
    ]
    assert [tour.letter for tour in tours] == ["A", "B", "C", "D"]
    assert [mark.mark for tour in tours for mark in tour.stops] == [str(n) for n in range(1, 9)]
    assert {mark.shape for tour in tours for mark in tour.stops[:1]} == {"circle"}
    assert {mark.shape for tour in tours for mark in tour.stops[1:]} == {"square"}


def test_long_tables_go_on_over_pages(schedule: ScheduleView) -> None:
    busy = schedule
    for stop in schedule.view.config.stops[:8]:
        busy = with_dates(busy, stop.id, every(7, 60))
    pdf = area_sheets(busy, Language.FR, (PageFormat.A4,))[FIRST]
    pages = [plain(page.extract_text()) for page in reader(pdf).pages]

    assert len(pages) >= 2
    assert letters_outside(pdf) == []
    assert "Commune, lieu" not in pages[0]
    # The head of the table stands on every page that it reaches.
    assert all("Commune, lieu" in page for page in pages[1:])
    assert " ".join(pages[1:]).count("2028 : 7 janv., 14 janv.,") == 8


def test_a_stop_without_dates_is_listed_as_such(schedule: ScheduleView) -> None:
    tours = tuple(
        tour for tour in schedule.schedule.tours if "32269" not in [visit.stop for visit in tour.visits]
    )
    without = replace(schedule, schedule=replace(schedule.schedule, tours=tours))
    assert "Aucune date" in text_of(area_sheets(without, Language.FR, (PageFormat.A4,))[FIRST])


def test_long_names_and_markup_fit(schedule: ScheduleView) -> None:
    name = "#x *Très* <b>-$" + "long-" * 37
    pdf = area_sheets(with_name(schedule, "32269", name), Language.FR, (PageFormat.A4,))[FIRST]

    assert letters_outside(pdf) == []
    assert "#x*Très*<b>-$" in text_of(pdf).replace(" ", "")


def test_english(schedule: ScheduleView) -> None:
    text = text_of(area_sheets(schedule, Language.EN, (PageFormat.A4,))[FIRST])
    assert "Tours and dates, from Monday 4 January 2027 to Friday 31 December 2027" in text
    assert "9:30 am – 12 noon" in text
