"""What a plan says of how sure its times are, in a line or two."""

from collections.abc import Callable, Iterator, Sequence

from tourplanner.domain.punctuality import USUALLY, TourPunctuality
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message

MOST_NAMED = 4
"""Visits that are named one by one; of more it is told how many there are."""


def told_punctuality(
    tours: Sequence[Tour], sure: Sequence[TourPunctuality], name: Callable[[str], str]
) -> Iterator[Message]:
    """Where and when a plan is not on time nineteen times of twenty.

    Parameters
    ----------
    name
        The name of a stop, by its id.
    """
    worst: dict[str, float] = {}
    visits = 0
    sure_visits = 0
    for tour, each in zip(tours, sure, strict=True):
        for visit, one in zip(tour.visits, each.visits, strict=True):
            visits += 1
            sure_visits += one.late <= 1 - USUALLY
            worst[visit.stop] = max(worst.get(visit.stop, 0.0), one.late)
    late = sorted((stop for stop, share in worst.items() if share > 1 - USUALLY), key=lambda s: -worst[s])
    named = [message("punctuality.visit-late", stop=name(stop), late=round(worst[stop], 2)) for stop in late]
    if not late and visits:
        yield message("punctuality.everywhere")
    elif late and len(late) <= MOST_NAMED:
        yield message("punctuality.everywhere-but", visits=named)
    elif late:
        yield message("punctuality.mostly", n=sure_visits, all=visits, visit=named[0])
    days = list(
        dict.fromkeys(tour.date for tour, each in zip(tours, sure, strict=True) if each.over > 1 - USUALLY)
    )
    if days:
        yield message("punctuality.hours", days=[message("punctuality.day", day=day) for day in days])
