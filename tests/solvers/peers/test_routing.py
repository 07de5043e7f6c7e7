"""The judge of common problems: it lets pass what is right and tells each kind of fault."""

from dataclasses import replace

import pytest

from tests.benchmarks.peers.routing import Fleet, Trip, Window
from tests.solvers.peers.routings import two_depots, with_hours


def test_a_trip_begins_and_ends_at_its_own_depot() -> None:
    # To 4 and back to 0 are 8; from 10 to 9 and back are 2.
    assert two_depots().cost([Trip(0, (0, 1)), Trip(1, (2,))]) == 8 + 2
    assert two_depots().places(Trip(1, (2, 0))) == (1, 4, 2, 1)


def test_what_is_right_passes() -> None:
    # 8 of way and 2 of service are just 10.
    assert two_depots(duration=10).fault([Trip(0, (0, 1)), Trip(1, (2,))]) is None


@pytest.mark.parametrize(
    ("trips", "told"),
    [
        ([Trip(0, (0, 1))], "not every customer once"),
        ([Trip(0, (0, 1)), Trip(1, (1, 2))], "not every customer once"),
        ([Trip(0, (0,)), Trip(0, (1,)), Trip(1, (2,))], "too many vehicles at depot 0"),
        ([Trip(0, (0, 1, 2))], "overloaded"),
    ],
)
def test_each_fault_is_told(trips: list[Trip], told: str) -> None:
    assert two_depots().fault(trips) == told


def test_a_long_route_is_told() -> None:
    assert two_depots(duration=9).fault([Trip(0, (0, 1)), Trip(1, (2,))]) == "too long"


def test_vehicles_may_differ_from_depot_to_depot() -> None:
    problem = replace(two_depots(), fleets=(Fleet(1, 2), Fleet(1, 1)))
    assert problem.fault([Trip(0, (0, 1)), Trip(1, (2,))]) is None
    assert problem.fault([Trip(0, (0,)), Trip(1, (1, 2))]) == "overloaded"


def test_who_comes_early_waits() -> None:
    # At 2 one waits from 2 to 5, leaves at 8, is at 4 at 10, too late; the other way it is 4 to 7, then 9.
    assert with_hours().trip_fault(Trip(0, (0, 1))) == "too late"
    assert with_hours().trip_fault(Trip(0, (1, 0))) == "too late"
    later = replace(with_hours(), windows=(Window(0, 20), Window(5, 9), Window(0, 9)))
    assert later.trip_fault(Trip(0, (1, 0))) is None
    assert with_hours().fault([Trip(0, (0,)), Trip(0, (1,))]) is None


def test_vehicles_are_back_while_their_depot_is_open_and_leave_when_it_opens() -> None:
    # To 2, from 5 to 8, back at 10.
    def hours(opens: int, closes: int) -> str | None:
        windows = (Window(opens, closes), *with_hours().windows[1:])
        return replace(with_hours(), windows=windows).trip_fault(Trip(0, (0,)))

    assert hours(0, 10) is None
    assert hours(0, 9) == "too late"
    # Leaving at 6 is just in time for 8, at 7 no more.
    assert hours(6, 20) is None
    assert hours(7, 20) == "too late"


def test_windows_and_durations_together_are_refused() -> None:
    with pytest.raises(ValueError, match="limited duration"):
        replace(with_hours(), fleets=(Fleet(1, 2, 10),))
