"""Slots of a visit: as many as desks and hours allow, numbered as people read a sheet."""

from dataclasses import replace

import pytest

from tests.outputs.schedules import pilot
from tourplanner.analysis.slots import Slot, appointment_seconds, is_bookable, slots, slots_of, visited
from tourplanner.domain.event import Opening
from tourplanner.domain.period import HOUR, MINUTE
from tourplanner.domain.service import Booking


def test_desks_side_by_side_then_the_next_time() -> None:
    nine = 9 * HOUR
    assert slots(nine, nine + HOUR, desks=2, each=30 * MINUTE) == (
        Slot(1, nine, nine + 30 * MINUTE, 1),
        Slot(2, nine, nine + 30 * MINUTE, 2),
        Slot(3, nine + 30 * MINUTE, nine + HOUR, 1),
        Slot(4, nine + 30 * MINUTE, nine + HOUR, 2),
    )


@pytest.mark.parametrize(
    ("minutes", "each", "rows"),
    # 150 minutes hold five halves of an hour, seven times twenty minutes and ten over, none of 151.
    [(150, 30, 5), (150, 20, 7), (150, 150, 1), (150, 151, 0), (0, 30, 0)],
)
def test_only_whole_ones(minutes: int, each: int, rows: int) -> None:
    found = slots(HOUR, HOUR + minutes * MINUTE, desks=3, each=each * MINUTE)
    assert len(found) == 3 * rows
    assert [slot.number for slot in found] == list(range(1, 3 * rows + 1))
    assert all(slot.end <= HOUR + minutes * MINUTE for slot in found)


def test_a_visit_has_the_desks_of_its_van_and_the_length_of_an_appointment() -> None:
    config, tour = pilot().view.config, pilot().schedule.tours[0]
    visit = tour.visits[0]
    # The pilot says nothing of appointments: 30 minutes a person, as [demand] has it, at two desks.
    assert appointment_seconds(config, tour, visit) == 30 * MINUTE
    assert [slot.number for slot in slots_of(config, tour, visit)] == list(range(1, 2 * 5 + 1))

    config = replace(config, service=replace(config.service, appointment=20 * MINUTE))
    assert len(slots_of(config, tour, visit)) == 2 * 7


def test_a_stop_may_book_otherwise_than_the_others() -> None:
    config = pilot().view.config
    service = replace(config.service, booking=Booking.NONE)
    first, second, *others = config.stops
    stops = (replace(first, booking=Booking.REQUIRED), replace(second, booking=Booking.POSSIBLE), *others)

    config = replace(config, service=service)
    assert [is_bookable(config, stop) for stop in stops[:3]] == [True, True, False]


def test_an_exceptional_opening_has_desks_and_minutes_of_its_own() -> None:
    config, tour = pilot().view.config, pilot().schedule.tours[0]
    day = replace(tour.visits[0], stop="samedi", start=9 * HOUR, end=12 * HOUR)
    here = config.stops[0]
    opening = Opening(
        *("samedi", here.commune, "Auch", here.area, here.position, tour.date, day.start, day.end),
        place="Salle des fêtes",
        desks=4,
        per_person=15 * MINUTE,
    )
    config = replace(config, events=(opening,))
    # Three hours are twelve quarters, at four desks.
    assert len(slots_of(config, tour, day)) == 4 * 12
    assert len(slots_of(replace(config, events=(replace(opening, desks=None),)), tour, day)) == 2 * 12
    assert visited(config, tour, day).place == "Salle des fêtes"
    # The other visits of that day are as ever.
    assert len(slots_of(config, tour, tour.visits[1])) == 2 * 5


def test_slots_of_a_whole_day_are_numbered_through_its_pause() -> None:
    config, tour = pilot().view.config, pilot().schedule.tours[0]
    whole = replace(tour.visits[0], start=9 * HOUR, end=16 * HOUR, pause=(11 * HOUR, 15 * HOUR))
    found = slots_of(config, tour, whole)
    assert [slot.number for slot in found] == list(range(1, 2 * (4 + 2) + 1))
    assert [slot.start // HOUR for slot in found[-4:]] == [15, 15, 15, 15]
