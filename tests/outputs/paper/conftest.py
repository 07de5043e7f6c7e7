"""The pilot's real plan on real dates: its cycle again and again through 2027, closed dates left out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.outputs.schedules import PLAN
from tourplanner.domain.service import Booking, ServiceInfo
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.workflow.year.schedule import schedule_view

SERVICE = ServiceInfo(
    name="Camping-car solidaire",
    booking=Booking.NONE,
    operator="Département du Gers",
    phone="05 62 67 40 40",
    email="camping-car@gers.example",
    url="https://gers.example/camping-car-solidaire",
)


def with_service(schedule: ScheduleView, service: ServiceInfo) -> ScheduleView:
    """The schedule of another service."""
    config = replace(schedule.view.config, service=service)
    return replace(schedule, view=replace(schedule.view, config=config))


def with_dates(schedule: ScheduleView, stop: str, dates: list[date]) -> ScheduleView:
    """The schedule with these dates of `stop`, whose hours stay, and no change."""
    visits = schedule.visits_of(stop)
    tour, visit = visits[0]
    others = [
        replace(each, visits=tuple(v for v in each.visits if v.stop != stop))
        for each in schedule.schedule.tours
    ]
    own = [replace(tour, date=day, visits=(visit,)) for day in dates]
    tours = tuple(sorted([*others, *own], key=lambda each: each.date))
    until = max(schedule.schedule.until, *dates)
    return replace(schedule, schedule=replace(schedule.schedule, tours=tours, until=until, changes=()))


def every(days: int, count: int) -> list[date]:
    """`count` dates from Friday 8 January 2027 on, `days` apart."""
    return [date(2027, 1, 8) + timedelta(days=days * number) for number in range(count)]


def with_name(schedule: ScheduleView, commune: str, name: str) -> ScheduleView:
    """The schedule with another name for a commune."""
    view = schedule.view
    communes = dict(view.catalogue.communes)
    communes[commune] = replace(communes[commune], name=name)
    return replace(schedule, view=replace(view, catalogue=replace(view.catalogue, communes=communes)))


def squares() -> ScheduleView:
    """The 24 stops of the pilot, 10 to 11 dates each, with a square and a service that has everything."""
    pilot = schedule_view(PLAN, date(2027, 12, 31), Language.FR, None, lambda _notice: None)
    stops = tuple(replace(stop, place="Place de la Mairie") for stop in pilot.view.config.stops)
    config = replace(pilot.view.config, stops=stops)
    return with_service(replace(pilot, view=replace(pilot.view, config=config)), SERVICE)


@pytest.fixture(scope="session")
def schedule() -> ScheduleView:
    """`squares`, made once."""
    return squares()
