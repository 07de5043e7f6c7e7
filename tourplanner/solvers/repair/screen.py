"""What a column changes for certain: who was told to be on its date and is not, who is there and was not.

Where every visit that is closed finds a place and nothing else has to change, a calendar with no other
change is best: columns that change more than is left are in none that is as good.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tourplanner.solvers.repair.columns import Column
from tourplanner.solvers.repair.owed import Owed


def changed_weights(owed: Owed, columns: Sequence[Column]) -> list[int]:
    """For each column what the promises weigh that change when it is driven, though they could stay."""
    screen = _Screen(owed)
    return [screen.weight(column) for column in columns]


class _Screen:
    def __init__(self, owed: Owed) -> None:
        self._owed = owed
        promises = owed.problem.promises
        self._stays = [(p.date, p.half) in owed.places[index] for index, p in enumerate(promises)]
        self._told: Mapping[date, list[int]] = defaultdict(list)
        for index, promise in enumerate(promises):
            if self._stays[index]:
                self._told[promise.date].append(index)
        self._alone = {
            day.date for day in owed.problem.days if sum(owed.is_free(van, day.date) for van in day.vans) == 1
        }

    def weight(self, column: Column) -> int:
        promises = self._owed.problem.promises
        kept = {
            self._owed.told.get((visit.stop, column.date, visit.half)): (visit.start, visit.end)
            for visit in column.visits
        }
        # Where there are several vans another one may keep them: nothing is left for certain.
        left = {p for p in self._told[column.date] if p not in kept} if column.date in self._alone else set()
        other_hours = sum(
            promises[p].weight_hours
            for p, hours in kept.items()
            if p is not None and promises[p].hours not in (None, hours) and self._is_its_own(p)
        )
        moved = set(self._moved(column))
        return other_hours + sum(promises[p].weight for p in left | moved)

    def _is_its_own(self, promise: int) -> bool:
        """Whether no other promise can be held where it was told."""
        told = self._owed.problem.promises[promise]
        return len(self._owed.takers.get((told.stop, told.date, told.half), ())) == 1

    def _moved(self, column: Column) -> Iterator[int]:
        """The promises that are there for certain and could have stayed where they were told."""
        for visit in column.visits:
            slot = (visit.stop, column.date, visit.half)
            takers = self._owed.takers[slot]
            if len(takers) == 1 and self._owed.told.get(slot) != takers[0] and self._stays[takers[0]]:
                yield takers[0]
