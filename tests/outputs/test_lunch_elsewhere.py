"""A lunch to which the crew drives: on its route sheet, in its calendar, on maps and in GPX."""

from dataclasses import replace

import gpxpy
import pytest

from tests.outputs.calendars.reading import VAN, at, day_event, read
from tests.outputs.schedules import pilot
from tests.problem.little import clock
from tourplanner.domain.place import LunchAt, Position
from tourplanner.domain.tour import Tour
from tourplanner.outputs import tracks
from tourplanner.outputs.calendars import render
from tourplanner.outputs.map.cards import week_cards
from tourplanner.outputs.paper.route_steps import route_steps
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language

THERE = Position(43.65833, -0.08583)


@pytest.fixture(scope="module")
def told() -> tuple[ScheduleView, Tour]:
    """The pilot's first tour: packed up at 12:10, ten minutes to lunch, twenty on to the afternoon."""
    scheduled, tour = pilot(), pilot().schedule.tours[0]
    morning, afternoon = tour.visits
    later = replace(afternoon, arrive=clock("13:50"), leg_drive_seconds=30 * 60, leg_distance_m=27_000)
    lunch = clock("12:20"), clock("13:30")
    tour = replace(tour, visits=(morning, later), lunch=lunch, lunch_leg=(10 * 60, 9_000))
    stops = tuple(
        replace(stop, lunch="Chez Paulette, Riscle", lunch_at=LunchAt(THERE))
        if stop.id == morning.stop
        else stop
        for stop in scheduled.view.config.stops
    )
    view = replace(
        scheduled.view,
        config=replace(scheduled.view.config, stops=stops),
        plan=replace(scheduled.view.plan, tours=(tour,)),
    )
    schedule = replace(scheduled.schedule, tours=(tour,), appointments=())
    return replace(scheduled, view=view, schedule=schedule), tour


def test_the_route_sheet_has_both_drives(told: tuple[ScheduleView, Tour]) -> None:
    scheduled, tour = told
    steps = route_steps(scheduled, tour, Language.EN)
    names = [scheduled.view.commune_name(scheduled.view.stop(visit.stop)) for visit in tour.visits]
    [first] = [rank for rank, step in enumerate(steps) if step.time == "12:10"]
    found = [(step.time, step.what, step.leg, step.drive) for step in steps[first : first + 4]]
    assert found == [
        ("12:10", f"Leave – {names[0]}", "", ""),
        ("12:20", "Lunch until 13:30: Chez Paulette, Riscle", "9.0\u00a0km", "10\u00a0min"),
        ("13:30", "Leave – Chez Paulette, Riscle", "", ""),
        ("13:50", "Arrive, set up", "18.0\u00a0km", "20\u00a0min"),
    ]
    lunch = steps[first + 1]
    assert (lunch.geo, lunch.mark) == ("geo:43.65833,-0.08583", "")
    assert "43.65833, -0.08583" in lunch.position


def test_the_calendar_of_the_crew_has_its_position(told: tuple[ScheduleView, Tour]) -> None:
    scheduled, tour = told
    events = read(render(scheduled, Language.FR)[VAN]).events
    lunch = day_event(events, tour.date, "lunch")
    assert lunch.location == "Chez Paulette, Riscle"
    assert (lunch.geo.lat, lunch.geo.lng) == (43.65833, -0.08583)
    assert (lunch.dtstart, lunch.dtend) == tuple(at(tour.date, time) for time in tour.lunch or ())
    assert "9,0\u00a0km" in lunch.description
    assert "geo:43.658330,-0.085830" in lunch.description


def test_lines_go_by_way_of_lunch(told: tuple[ScheduleView, Tour]) -> None:
    scheduled, tour = told
    view = scheduled.view
    depot = view.depot(tour.depot).position
    stops = [view.stop(visit.stop).position for visit in tour.visits]
    way = (depot, stops[0], THERE, stops[1], depot)
    assert view.path(tour) == way
    [week] = week_cards(view, Language.FR)
    assert [card.path for card in week.tours] == [way]


def test_a_device_is_led_to_lunch(told: tuple[ScheduleView, Tour]) -> None:
    scheduled, _ = told
    [content] = tracks.render(scheduled, Language.FR).values()
    [route] = gpxpy.parse(content.decode()).routes
    assert [point.name for point in route.points][2] == "Chez Paulette, Riscle"
    assert (route.points[2].latitude, route.points[2].longitude) == (43.65833, -0.08583)
    assert "Déjeuner de 12\u00a0h\u00a020 à 13\u00a0h\u00a030" in (route.points[2].description or "")


@pytest.mark.slow
@pytest.mark.parametrize(("drives_there", "said"), [(True, ""), (False, ": Chez Paulette, Riscle")])
def test_an_afternoon_sends_nobody_to_lunch(drives_there: bool, said: str) -> None:
    """A place to drive to is that of the morning's last stop; of the afternoon's it is not told, for nobody
    is there."""
    scheduled, tour = pilot(), pilot().schedule.tours[0]
    assert tour.lunch is not None
    assert tour.lunch_visit is tour.visits[1]
    there = LunchAt(THERE) if drives_there else None
    stops = tuple(
        replace(stop, lunch="Chez Paulette, Riscle", lunch_at=there)
        if stop.id == tour.visits[1].stop
        else stop
        for stop in scheduled.view.config.stops
    )
    view = replace(scheduled.view, config=replace(scheduled.view.config, stops=stops))
    told = [step.what for step in route_steps(replace(scheduled, view=view), tour, Language.EN)]
    assert [what for what in told if what.startswith("Lunch")] == [f"Lunch until 13:50{said}"]
    lunch = day_event(
        read(render(replace(scheduled, view=view), Language.FR)[VAN]).events, tour.date, "lunch"
    )
    assert getattr(lunch, "location", None) == (None if drives_there else "Chez Paulette, Riscle")
