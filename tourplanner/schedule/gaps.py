"""How long stops go without a visit."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from tourplanner.domain.config import Config
from tourplanner.domain.schedule import LongestGap
from tourplanner.domain.tour import Tour


def longest_gaps(config: Config, tours: Sequence[Tour]) -> tuple[LongestGap, ...]:
    """The longest gap of each stop with two visits or more, in the config's order."""
    dates: dict[str, set[date]] = defaultdict(set)
    for tour in tours:
        for visit in tour.visits:
            dates[visit.stop].add(tour.date)
    found = []
    for stop in config.stops:
        pairs = list(pairwise(sorted(dates[stop.id])))
        if pairs:
            first, last = max(pairs, key=lambda pair: pair[1] - pair[0])
            found.append(LongestGap(stop.id, (last - first).days, first, last))
    return tuple(found)
