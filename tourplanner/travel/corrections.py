"""What planners know of closed and slower roads, on top of any provider.

A leg that takes longer gets its extra minutes. A leg that is closed is not forbidden: a closed bridge
does not cut a village off, and a plan that leaves it out, or that only reaches it by way of another
stop of the day, would be wrong. It gets the time of the best way round that the matrix itself knows,
through one other place. Nearly every place on the far side of the bridge looks like such a way, at no
cost; since those in truth lead over the same bridge, a way counts only when it is longer than the
closed one by a quarter at least. The note on the leg names the way that was taken, so that a planner
who knows better can write the extra minutes in its stead. Where no such way is known, the leg takes
longer than any day and the rules keep every tour from it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tourplanner.domain.correction import Correction, RoadCorrection
from tourplanner.domain.matrix import TravelMatrix
from tourplanner.domain.place import Place, Position
from tourplanner.message import Message
from tourplanner.travel.provider import Line, TravelProvider

LEAST_DETOUR = 1.25
"""Times the closed leg; what is shorter is likely to use the closed road."""

NO_WAY = 86_400
"""Seconds, and metres, of a leg without a way round: more than a day has."""

Leg = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A provider with ``corrections`` on its legs between ``places``.

    The corrections are those that hold at some time of the cycle; they count for all of it, since one
    matrix stands for every day. Of a cycle that ``repeats`` no day has a date: a correction with dates is
    only told, and counts where the cycle is laid over a year.
    """

    provider: TravelProvider
    places: tuple[Place, ...]
    corrections: tuple[Correction, ...]
    repeats: bool = False

    @property
    def name(self) -> str:
        """The name of the provider."""
        return self.provider.name

    def matrix(self, positions: Sequence[Position]) -> TravelMatrix:
        """The provider's matrix with every correction on it, and a note for each."""
        later = [each for each in self.corrections if self.repeats and each.is_dated]
        now = [each for each in self.corrections if each not in later]
        return corrected(self.provider.matrix(positions), self._places(positions), now, later)

    def lines(self, legs: Sequence[tuple[Position, Position]]) -> tuple[Line, ...]:
        """The provider's lines: they do not know of the closed roads."""
        return self.provider.lines(legs)

    def _places(self, positions: Sequence[Position]) -> tuple[Place, ...]:
        """The places at `positions`; those that are not known match no correction."""
        if [place.position for place in self.places] == list(positions):
            return self.places
        first = {place.position: place for place in reversed(self.places)}
        return tuple(first.get(position, Place("", "", position)) for position in positions)


def corrected(
    matrix: TravelMatrix,
    places: Sequence[Place],
    corrections: Sequence[Correction],
    later: Sequence[Correction] = (),
) -> TravelMatrix:
    """The matrix of `places` with `corrections`: extra minutes first, ways round closed legs then.

    Those of `later` are told, and change no time.
    """
    seconds, metres = matrix.seconds.copy(), matrix.metres.copy()
    for correction in corrections:
        if not correction.closed:
            for leg in _legs(correction, places):
                seconds[leg] += correction.extra
    closed = {
        leg: correction
        for correction in corrections
        if correction.closed
        for leg in _legs(correction, places)
    }
    vias = _go_round(seconds, metres, sorted(closed))
    allowed = None if matrix.allowed is None else _allowed_round(matrix.allowed, vias)
    roads = (
        *(_road(correction, places, vias) for correction in corrections),
        *(RoadCorrection(correction) for correction in later),
    )
    provenance = replace(
        matrix.provenance,
        detail=f"{matrix.provenance.detail} · {_counted(len(roads))}",
        corrections=roads,
    )
    notes = (*matrix.notes, *(_note(road, places) for road in roads))
    return replace(
        matrix, seconds=seconds, metres=metres, allowed=allowed, provenance=provenance, notes=notes
    )


def _legs(correction: Correction, places: Sequence[Place]) -> list[Leg]:
    """The legs that a correction is about, in both directions unless it is one-way."""
    start = [i for i, place in enumerate(places) if correction.origin in place.codes]
    end = [i for i, place in enumerate(places) if correction.destination in place.codes]
    there = [(i, j) for i in start for j in end if i != j]
    back = [] if correction.one_way else [(j, i) for i, j in there]
    return sorted({*there, *back})


def _go_round(
    seconds: NDArray[np.int32], metres: NDArray[np.int32], closed: Iterable[Leg]
) -> dict[Leg, int | None]:
    """Put the best way round on each closed leg; the place that it leads through, None for none."""
    legs = list(closed)
    open_seconds = seconds.astype(np.int64)
    for leg in legs:
        open_seconds[leg] = NO_WAY
    vias: dict[Leg, int | None] = {}
    for start, end in legs:
        through = open_seconds[start, :] + open_seconds[:, end]
        direct = int(seconds[start, end])
        through[through < LEAST_DETOUR * direct] = NO_WAY
        through[[start, end]] = NO_WAY
        via = int(through.argmin())
        if through[via] >= NO_WAY:
            vias[start, end] = None
            seconds[start, end] = metres[start, end] = NO_WAY
        else:
            vias[start, end] = via
            seconds[start, end] = through[via]
            metres[start, end] = metres[start, via] + metres[via, end]
    return vias


def _allowed_round(allowed: NDArray[np.int32], vias: Mapping[Leg, int | None]) -> NDArray[np.int32]:
    """What is allowed for beside the drives, on a way round for both of its parts."""
    found = allowed.copy()
    for (start, end), via in vias.items():
        if via is not None:
            found[start, end] = allowed[start, via] + allowed[via, end]
    return found


def _road(correction: Correction, places: Sequence[Place], vias: dict[Leg, int | None]) -> RoadCorrection:
    """The correction with the places that its closed legs lead through."""
    ways = [vias[leg] for leg in _legs(correction, places)] if correction.closed else []
    known = dict.fromkeys(places[via].id for via in ways if via is not None)
    return RoadCorrection(correction, tuple(known), None in ways)


def _note(road: RoadCorrection, places: Sequence[Place]) -> Message:
    """What a correction does, with the places named as in a config."""
    names = {code: place.label for place in reversed(places) for code in place.codes}
    told = road.correction
    start, end = (names.get(code, code) for code in (told.origin, told.destination))
    return road.told(start, end, [names.get(via, via) for via in road.vias])


def _counted(number: int) -> str:
    return f"{number} correction" + ("s" if number != 1 else "")
