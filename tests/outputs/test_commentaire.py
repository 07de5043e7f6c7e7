"""The comment of the national list of France Services: what fits into 500 signs, and no more."""

from dataclasses import replace

import pytest

from tests.outputs.schedules import hostile, pilot
from tourplanner.domain.service import Booking
from tourplanner.outputs.open_data import commentaire
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language


def comment(scheduled: ScheduleView) -> str:
    text = commentaire.render(scheduled)[commentaire.PATH].decode()
    assert text.endswith("\n")
    return text.removesuffix("\n").replace("\u00a0", " ")


def among(count: int, scheduled: ScheduleView) -> ScheduleView:
    """The schedule of the first `count` stops that are visited."""
    kept = list(dict.fromkeys(visit.stop for tour in scheduled.schedule.tours for visit in tour.visits))[
        :count
    ]
    tours = tuple(
        replace(tour, visits=visits)
        for tour in scheduled.schedule.tours
        if (visits := tuple(visit for visit in tour.visits if visit.stop in kept))
    )
    return replace(scheduled, schedule=replace(scheduled.schedule, tours=tours, appointments=()))


def test_a_few_stops_are_told_with_their_halves() -> None:
    # The first tours of the pilot's plan: Monday and Wednesday of its first week.
    text = comment(among(4, pilot()))
    assert text.startswith("Service itinérant – lundi matin : ")
    assert " ; mercredi après-midi : " in text
    assert text.endswith(
        "Avec ou sans rendez-vous. Dates et horaires : https://www.gers.fr/camping-car?a=1&b=2."
    )


def test_a_whole_day_is_no_morning() -> None:
    scheduled = among(1, pilot())
    tours = tuple(
        replace(tour, visits=tuple(replace(visit, pause=(43200, 46800)) for visit in tour.visits))
        for tour in scheduled.schedule.tours
    )
    text = comment(replace(scheduled, schedule=replace(scheduled.schedule, tours=tours)))
    assert text.startswith("Service itinérant – lundi : ")


def test_twenty_four_stops_are_told_by_weekday_or_name() -> None:
    text = comment(pilot())
    assert len(text) <= commentaire.LONGEST
    named = [stop.name for stop in pilot().view.config.stops if stop.name in text]
    assert len(named) == 24


def test_too_many_are_counted() -> None:
    scheduled = pilot()
    config = scheduled.view.config
    stops = tuple(
        replace(stop, name=f"{stop.name}-sur-une-rivière-au-nom-très-long") for stop in config.stops
    )
    communes = {
        code: replace(each, name=f"{each.name}-sur-une-rivière-au-nom-très-long")
        for code, each in scheduled.view.catalogue.communes.items()
    }
    view = replace(
        scheduled.view,
        config=replace(config, stops=stops),
        catalogue=replace(scheduled.view.catalogue, communes=communes),
    )
    text = comment(replace(scheduled, view=view))
    assert text.startswith("Service itinérant, 24 communes. Avec ou sans rendez-vous.")


@pytest.mark.parametrize(
    ("booking", "told"),
    [(Booking.NONE, "Sans rendez-vous."), (Booking.REQUIRED, "Sur rendez-vous.")],
)
def test_how_people_come_and_whom_they_call(booking: Booking, told: str) -> None:
    scheduled = pilot()
    config = scheduled.view.config
    service = replace(config.service, booking=booking, url="")
    view = replace(scheduled.view, config=replace(config, service=service))
    assert comment(replace(scheduled, view=view)).endswith(f"{told} Dates et horaires : 05 62 67 40 40.")


def test_it_is_in_french_on_one_line_and_never_too_long() -> None:
    for scheduled in (pilot(), hostile()):
        text = comment(scheduled)
        assert len(text) <= commentaire.LONGEST
        assert len(text.splitlines()) == 1
        assert commentaire.render(scheduled, Language.EN) == commentaire.render(scheduled, Language.FR)


def test_nobody_visited_is_nothing_told() -> None:
    scheduled = pilot()
    empty = replace(scheduled, schedule=replace(scheduled.schedule, tours=(), appointments=()))
    assert commentaire.render(empty) == {}
