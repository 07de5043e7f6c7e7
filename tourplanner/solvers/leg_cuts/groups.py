"""Groups of stops of which a fractional plan serves too much with too few tours, compiled.

A group grows from each stop by the one that most legs connect with it. Two things are asked of it.
Its visits, and the cheapest legs that leave them in p parts, must fit into the days of p tours
("rounded": Laporte et al., 1985, doi:10.1287/opre.33.5.1050, with driving); and its visits with the
legs that are driven inside must fit into as many days as tours enter it ("timed").
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tourplanner.solvers.compiled import compiled, inlined
from tourplanner.solvers.leg_cuts.places import Array, LegPlaces

LARGEST = 100
"""Stops of a group at most."""

LEAST_BROKEN = 0.02
"""By how many tours a group has too few at least to be told."""


@dataclass(frozen=True, slots=True)
class Group:
    """Stops that ask for more tours.

    Attributes
    ----------
    inside
        uint8[n], whether a stop is one of them.
    tours
        How many must come at least; 0 for a group whose legs are counted instead ("timed").
    """

    inside: NDArray[np.uint8]
    tours: int

    @property
    def key(self) -> tuple[bytes, int]:
        """What tells it from others."""
        return self.inside.tobytes(), self.tours


def broken_groups(places: LegPlaces, driven: Array) -> Iterator[tuple[float, Group]]:
    """Groups that are served by too few tours, with how many are missing; `driven`: float64[n + 1, n + 1]."""
    size = len(places.visits)
    found = np.zeros((2 * size, size), dtype=np.uint8)
    missing, tours = np.zeros(2 * size), np.zeros(2 * size, dtype=np.int64)
    of_places = places.duration, places.visits, places.service, places.room
    members, scratch = np.zeros(size, dtype=np.int64), np.zeros((4, size))
    _grow(driven, *of_places, found, missing, tours, members, scratch)
    for row in np.flatnonzero(missing > LEAST_BROKEN):
        yield float(missing[row]), Group(found[row].copy(), int(tours[row]))


def fewest_tours(places: LegPlaces) -> int:
    """How many tours all stops need at least."""
    size = len(places.visits)
    members, scratch = np.arange(size, dtype=np.int64), np.zeros((4, size))
    service = float(places.service.sum())
    return int(_needed(members, size, places.duration, places.visits, service, places.room, scratch))


@compiled
def _needed(
    members: NDArray[np.int64],
    count: int,
    duration: Array,
    visits: Array,
    service: float,
    room: float,
    scratch: Array,
) -> int:
    """How many tours some stops need at least: p with p parts of the cheapest forest in p days."""
    away, legs, inside = scratch[0], scratch[1], scratch[2]
    for place in range(count):
        away[place] = duration[members[0] + 1, members[place] + 1]
        inside[place] = 0.0
    inside[0] = 1.0
    most, whole = visits[members[0]], service
    for taken in range(count - 1):
        nearest = -1
        for place in range(count):
            if inside[place] == 0.0 and (nearest < 0 or away[place] < away[nearest]):
                nearest = place
        inside[nearest] = 1.0
        most = max(most, visits[members[nearest]])
        # The legs of the tree in order, dearest first.
        place = taken
        while place > 0 and legs[place - 1] < away[nearest]:
            legs[place] = legs[place - 1]
            place -= 1
        legs[place] = away[nearest]
        whole += away[nearest]
        for other in range(count):
            away[other] = min(away[other], duration[members[nearest] + 1, members[other] + 1])
    tours = 1
    while tours < most or whole > tours * room + 1e-6:
        if tours - 1 < count - 1:
            whole -= legs[tours - 1]
        tours += 1
    return tours


@inlined
def _best_linked(link: Array) -> int:
    """The stop outside a group that most legs connect with it; `link` is below 0 for those inside."""
    best = 0
    for stop in range(link.shape[0]):
        if link[stop] > link[best]:
            best = stop
    return best


@inlined
def _link(link: Array, driven: Array, stop: int) -> None:
    """Reckon how many legs connect the others with a group that a stop joins."""
    for other in range(link.shape[0]):
        if link[other] >= 0.0:
            link[other] += driven[stop + 1, other + 1]
    link[stop] = -1.0


@inlined
def _leg_time(driven: Array, duration: Array, members: NDArray[np.int64], count: int, stop: int) -> float:
    """Seconds of the legs between a stop and the members of a group."""
    total = 0.0
    for place in range(count):
        total += driven[members[place] + 1, stop + 1] * duration[members[place] + 1, stop + 1]
    return total


@inlined
def _mark(found: NDArray[np.uint8], row: int, members: NDArray[np.int64], count: int) -> None:
    """Write the first members of a group down."""
    for place in range(count):
        found[row, members[place]] = 1


@compiled
def _grow(
    driven: Array,
    duration: Array,
    visits: Array,
    service: Array,
    room: float,
    found: NDArray[np.uint8],
    missing: Array,
    tours: NDArray[np.int64],
    members: NDArray[np.int64],
    scratch: Array,
) -> None:
    """The most broken groups of both kinds that grow from each stop, rows 2 i and 2 i + 1 of `found`."""
    size, link = visits.shape[0], scratch[3]
    for first in range(size):
        for stop in range(size):
            link[stop] = 0.0
        _link(link, driven, first)
        members[0], count = first, 1
        served, made, inner, timed = service[first], visits[first], 0.0, 0.0
        longest, rounded_at, timed_at = visits[first], 0, 0
        while count < min(size, LARGEST):
            stop = _best_linked(link)
            if link[stop] <= 1e-9:
                break
            timed += _leg_time(driven, duration, members, count, stop)
            inner += link[stop]
            members[count] = stop
            count += 1
            served += service[stop]
            made += visits[stop]
            longest = max(longest, visits[stop])
            _link(link, driven, stop)
            enter = made - inner
            short = (served + timed) / room - enter
            if short > missing[2 * first + 1]:
                missing[2 * first + 1], timed_at = short, count
            # Driving adds a tour or two to what visits alone need.
            if served / room + 2.0 < enter and longest < enter:
                continue
            needed = _needed(members, count, duration, visits, served, room, scratch)
            if needed - enter > missing[2 * first]:
                missing[2 * first], tours[2 * first], rounded_at = needed - enter, needed, count
        _mark(found, 2 * first, members, rounded_at)
        _mark(found, 2 * first + 1, members, timed_at)
