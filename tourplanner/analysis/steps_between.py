"""What leads from one plan to another: where each visit goes."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from tourplanner.analysis.rearranged import Step
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.tour import Tour


def steps_between(before: Sequence[Tour], after: Sequence[Tour]) -> tuple[Step, ...]:
    """What leads from tours to others, the visits of a stop in the order of their dates."""
    return tuple(_steps(before, after))


def _steps(before: Sequence[Tour], after: Sequence[Tour]) -> Iterator[Step]:
    there, here = _places(before), _places(after)
    for stop in dict.fromkeys((*there, *here)):
        was, now = there.get(stop, []), here.get(stop, [])
        gone, come = ([each for each in one if each not in other] for one, other in ((was, now), (now, was)))
        for origin, to in zip_longest(gone, come):
            yield Step(stop, origin, to)


def _places(tours: Sequence[Tour]) -> dict[str, list[HalfDay]]:
    """The half-days of each stop, in order."""
    found: dict[str, list[HalfDay]] = {}
    for tour in tours:
        for visit in tour.visits:
            found.setdefault(visit.stop, []).append(HalfDay(tour.date, visit.half, tour.van))
    return found
