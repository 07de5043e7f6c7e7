from dataclasses import replace
from datetime import date

import pytest

from tests.outputs.paper.reading import dates_in, letters_outside, plain, reader, text_of
from tourplanner.domain.correction import Correction, RoadCorrection
from tourplanner.domain.period import format_clock
from tourplanner.domain.provenance import Provenance
from tourplanner.domain.schedule import Change, Fate
from tourplanner.outputs.paper.route_sheets import route_sheets
from tourplanner.outputs.paper.route_steps import route_steps
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.format import clock
from tourplanner.wording.language import Language

pytestmark = pytest.mark.paper


def weeks(schedule: ScheduleView, first: int, last: int) -> ScheduleView:
    """The schedule with only these tours."""
    return replace(schedule, schedule=replace(schedule.schedule, tours=schedule.schedule.tours[first:last]))


@pytest.fixture(scope="module")
def printed(schedule: ScheduleView) -> dict[str, bytes]:
    """The first two weeks, three tours each."""
    return route_sheets(weeks(schedule, 0, 6), Language.FR)


def test_a_file_per_week_and_a_page_per_tour(printed: dict[str, bytes]) -> None:
    assert list(printed) == ["feuilles-de-route/2027-01-04.pdf", "feuilles-de-route/2027-01-11.pdf"]
    for pdf in printed.values():
        assert len(reader(pdf).pages) == 3
        assert letters_outside(pdf) == []


def test_every_time_place_and_figure_of_the_tours(schedule: ScheduleView, printed: dict[str, bytes]) -> None:
    pages = [plain(page.extract_text()) for pdf in printed.values() for page in reader(pdf).pages]
    for tour, text in zip(schedule.schedule.tours, pages, strict=False):
        assert dates_in(text, 2027) == [tour.date]
        times = [tour.start, tour.leave, tour.back, tour.end]
        times += [time for visit in tour.visits for time in (visit.arrive, visit.start, visit.end)]
        times += list(tour.lunch or ())[:1]
        for time in times:
            assert format_clock(time) in text
        if tour.lunch:
            assert f"Déjeuner jusqu’à {plain(clock(tour.lunch[1], Language.FR))}" in text
        for visit in tour.visits:
            stop = schedule.view.stop(visit.stop)
            assert schedule.view.commune_name(stop).replace("'", "’") in text
            assert f"{stop.position.latitude:.5f}, {stop.position.longitude:.5f}" in text
        # 75,0 km: tenths, rounded half up, with a comma.
        tenths = (tour.visits[0].leg_distance_m + 50) // 100
        assert f"{tenths // 10},{tenths % 10} km" in text
        assert "camping-car" in text
        assert "Temps de trajet estimés" in text


def test_steps_are_those_of_the_day(schedule: ScheduleView) -> None:
    # The first tour of plan.json: Viella in the morning, Saint-Mont in the afternoon. The legs last 4818 s,
    # 621 s and 4861 s, which are 81, 11 and 82 minutes begun; lunch is at Saint-Mont, from 12:21.
    steps = route_steps(schedule, schedule.schedule.tours[0], Language.FR)

    assert [(step.time, step.what) for step in steps] == [
        ("07:44", "Prise de service, préparation"),
        ("07:59", "Départ – Hôtel du Département, 81 route de Pessan, Auch"),
        ("09:20", "Arrivée, installation"),
        ("09:30", "Ouverture au public"),
        ("12:00", "Fermeture, rangement"),
        ("12:10", "Départ – Viella"),
        ("12:21", "Arrivée, installation"),
        ("12:21", "Déjeuner jusqu’à 13\u00a0h\u00a050"),
        ("14:00", "Ouverture au public"),
        ("16:30", "Fermeture, rangement"),
        ("16:40", "Départ – Saint-Mont"),
        ("18:02", "Retour au dépôt – Hôtel du Département, 81 route de Pessan, Auch"),
        ("18:17", "Fin de service"),
    ]


def test_lunch_is_at_the_place_that_the_stop_names(schedule: ScheduleView) -> None:
    tour = schedule.schedule.tours[0]
    named = {tour.visits[0].stop: "chez Lucette", tour.visits[1].stop: "cantine du collège"}
    stops = tuple(replace(stop, lunch=named.get(stop.id, "")) for stop in schedule.view.config.stops)
    told = replace(schedule, view=replace(schedule.view, config=replace(schedule.view.config, stops=stops)))

    # The van has driven on to its afternoon by 12:21, and the crew eats there.
    steps = {step.time: step.what for step in route_steps(told, tour, Language.FR)[7:]}
    assert steps["12:21"] == "Déjeuner jusqu’à 13\u00a0h\u00a050\u00a0: cantine du collège"
    # Before it drives on, it eats where the morning was.
    assert tour.lunch is not None
    early = replace(tour, lunch=(tour.visits[1].arrive - 60, tour.lunch[1]))
    whats = [step.what for step in route_steps(told, early, Language.EN)]
    assert "Lunch until 13:50: chez Lucette" in whats


def test_positions_are_links_for_telephones(schedule: ScheduleView, printed: dict[str, bytes]) -> None:
    pdf = next(iter(printed.values()))
    for page, tour in zip(reader(pdf).pages, schedule.schedule.tours, strict=False):
        links = {note.get_object()["/A"]["/URI"] for note in page["/Annots"]}
        stops = [schedule.view.stop(visit.stop).position for visit in tour.visits]
        assert links == {f"geo:{place.latitude:.5f},{place.longitude:.5f}" for place in stops}


def test_what_the_crew_should_know(schedule: ScheduleView) -> None:
    tour = schedule.schedule.tours[2]
    config = schedule.view.config
    stops = tuple(
        replace(stop, address="1, rue #X", phone="05 62 06 83 20", notes="Clé au <bar>")
        if stop.id == "32269"
        else stop
        for stop in config.stops
    )
    visit = next(visit for visit in tour.visits if visit.stop == "32269")
    change = Change("", "32269", date(2027, 1, 1), visit.half, "", Fate.SHIFTED, tour.date, visit.half)
    told = replace(
        weeks(schedule, 2, 3),
        view=replace(schedule.view, config=replace(config, stops=stops)),
        schedule=replace(schedule.schedule, tours=(tour,), changes=(change,)),
    )
    (pdf,) = route_sheets(told, Language.FR).values()
    text = text_of(pdf)

    assert "Place de la Mairie, 1, rue #X" in text
    assert "Mairie : 05 62 06 83 20" in text
    assert "À savoir : Clé au <bar>" in text
    assert "Permanence reportée, d’abord prévue le vendredi 1er janvier 2027 (matin)" in text


def test_a_day_with_many_stops_stays_on_its_page(schedule: ScheduleView) -> None:
    tour = schedule.schedule.tours[0]
    visit = tour.visits[0]
    others = [stop.id for stop in schedule.view.config.stops[:12]]
    visits = tuple(
        replace(visit, stop=stop, arrive=30000 + 1800 * n, start=30600 + 1800 * n, end=31200 + 1800 * n)
        for n, stop in enumerate(others)
    )
    busy = replace(schedule, schedule=replace(schedule.schedule, tours=(replace(tour, visits=visits),)))
    (pdf,) = route_sheets(busy, Language.FR).values()

    assert len(reader(pdf).pages) == 1
    assert letters_outside(pdf) == []


def test_times_from_roads_are_not_called_estimates(schedule: ScheduleView) -> None:
    roads = Provenance("osm", "roads", False, dated=date(2015, 7, 27))
    view = replace(schedule.view, provenance=roads)
    (pdf,) = route_sheets(replace(weeks(schedule, 0, 1), view=view), Language.FR).values()
    text = text_of(pdf)

    assert "routes d’OpenStreetMap (données du 27 juillet 2015)" in text
    assert "© les contributeurs d’OpenStreetMap (ODbL)" in text.replace("\u00a0", " ")
    assert "estimés" not in text


def test_closed_roads_are_on_the_sheets_of_their_days_alone(schedule: ScheduleView) -> None:
    """Tours of Mondays 4 January and 1 February call at the same stops; the bridge is closed in January."""
    tour = schedule.schedule.tours[0]
    stop = tour.visits[0].stop
    again = next(t for t in schedule.schedule.tours[1:] if t.visits[0].stop == stop)
    bridge = Correction("auch", stop, closed=True, last=date(2027, 1, 31), why="pont de la Gimone")
    view = replace(
        schedule.view,
        provenance=replace(
            schedule.view.provenance, corrections=(RoadCorrection(bridge, (tour.visits[1].stop,)),)
        ),
    )
    pages = {}
    for each in (tour, again, schedule.schedule.tours[1]):
        alone = replace(schedule, view=view, schedule=replace(schedule.schedule, tours=(each,)))
        (pdf,) = route_sheets(alone, Language.FR).values()
        assert len(reader(pdf).pages) == 1
        assert letters_outside(pdf) == []
        pages[each.date] = text_of(pdf)
    name = view.commune_name(view.stop(tour.visits[1].stop))
    first = pages.pop(tour.date)
    assert "Routes fermées ou ralenties" in first
    closed = (
        f"route fermée (pont de la Gimone), jusqu’au 31 janvier 2027, temps compté en passant par {name}."
    )
    assert closed in " ".join(first.split())
    assert all("Routes fermées" not in text for text in pages.values())


def test_english(schedule: ScheduleView) -> None:
    (pdf,) = route_sheets(weeks(schedule, 0, 1), Language.EN).values()
    text = text_of(pdf)

    assert "Monday 4 January 2027" in text
    assert "Open to the public" in text
    assert (
        "Travel times estimated from distances as the crow flies (off by about 8%), without hold-ups." in text
    )
