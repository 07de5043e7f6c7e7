"""What a poster says of the stops nearby."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.outputs.paper.conftest import every, with_dates
from tests.outputs.paper.one_poster import MONFORT, one
from tests.outputs.paper.reading import (
    text_of,
)
from tourplanner.outputs.paper.surroundings import hangs_from, next_stops
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording import format as written
from tourplanner.wording.language import Language

pytestmark = pytest.mark.paper


def test_far_stops_are_not_near(schedule: ScheduleView) -> None:
    stop = schedule.view.stop(MONFORT)
    near = next_stops(schedule, stop)

    # By the positions of communes.csv, in kilometres as the crow flies.
    assert [other.name for other in near] == ["Solomiac", "Tournecoupe", "Sarrant"]
    alone = replace(schedule.view.config, stops=(stop,))
    lonely = replace(schedule, view=replace(schedule.view, config=alone))
    assert next_stops(lonely, stop) == ()
    assert "Aussi près d’ici" not in text_of(one(lonely))


def near_on(text: str) -> str:
    """What a poster says of the stops nearby."""
    return text.partition("Aussi près d’ici")[2].partition("On vous aide")[0]


def test_stops_nearby_have_all_their_dates(schedule: ScheduleView) -> None:
    stop = schedule.view.stop(MONFORT)
    told = near_on(text_of(one(schedule)))

    assert "vendredis, 14 h – 16 h 30" in told
    for other in next_stops(schedule, stop):
        assert other.name in told
        for tour, _ in schedule.visits_of(other.id):
            short = written.short_date(tour.date, Language.FR)
            assert short.replace("\u00a0", " ") in told
    assert "d’autres dates" not in told


def dates_of(told: str) -> list[str]:
    """The dates nearby that a poster has."""
    return re.findall(r"\d\d?(?:er)? (?!h\b)[a-zéû]+\.?", told)


def test_a_poster_of_autumn_tells_no_date_of_winter(schedule: ScheduleView) -> None:
    """A stop that joins late, or an opening in October: the year before its own cycle is past."""
    near = next_stops(schedule, schedule.view.stop(MONFORT))
    weekly = with_dates(schedule, near[0].id, every(7, 52))
    late = with_dates(weekly, MONFORT, [date(2027, 10, 1)])
    assert hangs_from(late, late.view.stop(MONFORT)) == date(2027, 9, 3)
    told = near_on(text_of(one(late)))
    assert dates_of(told)[:2] == ["3 sept.", "10 sept."]


def test_a_poster_that_is_told_in_autumn_looks_ahead(schedule: ScheduleView) -> None:
    near = next_stops(schedule, schedule.view.stop(MONFORT))
    weekly = with_dates(schedule, near[0].id, every(7, 52))
    assert dates_of(near_on(text_of(one(weekly))))[0].endswith("janv.")
    told = near_on(text_of(one(replace(weekly, told_on=date(2027, 9, 4)))))
    assert dates_of(told)[0] == "10 sept."
    gone = replace(weekly, told_on=date(2029, 1, 1))
    assert next_stops(gone, gone.view.stop(MONFORT)) == ()


def test_many_dates_nearby_are_told_to_be_more(schedule: ScheduleView) -> None:
    """Weekly visits to the nearest stop: as many of each as have room, in order, and never one alone."""
    near = next_stops(schedule, schedule.view.stop(MONFORT))
    crowded = with_dates(schedule, near[0].id, every(7, 120))
    told = near_on(text_of(one(crowded)))
    dates = re.findall(r"\d\d?(?:er)? [a-zéû]+\.?", told.partition(near[1].name)[0])

    assert 3 <= len(dates) < 120
    assert "et d’autres dates" in told


def test_squares_of_one_commune_nearby_are_told_apart(schedule: ScheduleView) -> None:
    near = next_stops(schedule, schedule.view.stop(MONFORT))
    assert f"{near[0].name}," not in near_on(text_of(one(schedule)))
    school, hall = (replace(each, commune=near[0].commune) for each in near[:2])
    changed = {school.id: replace(school, place="École"), hall.id: replace(hall, place="Mairie")}
    stops = tuple(changed.get(each.id, each) for each in schedule.view.config.stops)
    config = replace(schedule.view.config, stops=stops)
    told = near_on(text_of(one(replace(schedule, view=replace(schedule.view, config=config)))))
    assert f"{near[0].name}, École" in told
    assert f"{near[0].name}, Mairie" in told
