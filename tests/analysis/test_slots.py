"""Slots of a visit: as many as desks and hours allow, numbered as people read a sheet."""

from dataclasses import replace

import pytest

from tests.outputs.schedules import pilot
from tourplanner.analysis.slots import Slot, appointment_seconds, bookable, slots, slots_of
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
    assert appointment_seconds(config) == 30 * MINUTE
    assert len(slots_of(config, tour, visit)) == 2 * 5

    config = replace(config, service=replace(config.service, appointment=20 * MINUTE))
    assert len(slots_of(config, tour, visit)) == 2 * 7


def test_a_stop_may_book_otherwise_than_the_others() -> None:
    config = pilot().view.config
    service = replace(config.service, booking=Booking.NONE)
    first, second, *others = config.stops
    stops = (replace(first, booking=Booking.REQUIRED), replace(second, booking=Booking.POSSIBLE), *others)

    found = bookable(replace(config, service=service, stops=stops), stops)

    assert [stop.id for stop in found] == [first.id, second.id]
