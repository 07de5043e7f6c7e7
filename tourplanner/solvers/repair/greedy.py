"""A quick calendar to begin with: visits that have no place go where they add least driving, one by one."""

from collections import defaultdict
from collections.abc import Iterator

from tourplanner.domain.period import Half
from tourplanner.solvers.repair.columns import Served
from tourplanner.solvers.repair.model import Model
from tourplanner.solvers.repair.owed import VanDay
from tourplanner.solvers.result import Limits


def with_places(model: Model, values: list[int], limits: Limits) -> list[int]:
    """A solution that loses no more than another one, and drives its columns with a visit more each."""
    return _Placing(model, values).all(limits)


class _Placing:
    """The values of a solution that gets better, and what each row sums up to."""

    def __init__(self, model: Model, values: list[int]) -> None:
        self._model = model
        self._values = list(values)
        self._rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._sums: list[int] = []
        for rank, row in enumerate(model.program.rows):
            self._sums.append(sum(weight * values[k] for k, weight in row.terms.items()))
            for variable, weight in row.terms.items():
                self._rows[variable].append((rank, weight))
        self._driven: dict[VanDay, int] = {
            (column.van, column.date): c for c, column in enumerate(model.columns) if values[c]
        }

    def all(self, limits: Limits) -> list[int]:
        """Place what can be placed while there is time, those with most people first."""
        promises = self._model.owed.problem.promises
        lost = (p for p, variable in enumerate(self._model.lost) if self._values[variable])
        for promise in sorted(lost, key=lambda p: (-promises[p].people, promises[p].date, p)):
            if limits.remaining <= 0:
                break
            for _, change in sorted(self._ways(promise), key=lambda way: way[0]):
                if self._apply(change):
                    break
        return self._values

    def _ways(self, promise: int) -> Iterator[tuple[int, dict[int, int]]]:
        """Columns that take a promise and all that is there: added driving, and how values change."""
        model = self._model
        stop = model.owed.problem.promises[promise].stop
        if stop in model.overlapping:
            return
        for day, half in sorted(model.owed.places[promise]):
            for c in model.served(promise, day, half):
                column = model.columns[c]
                before = self._driven.get((column.van, day))
                there = model.columns[before].visits if before is not None else ()
                if _slots(column.visits) != _slots(there) | {(stop, half)}:
                    continue
                change = {c: 1, model.lost[promise]: -1}
                added = column.plan.drive
                if before is not None:
                    change[before] = -1
                    added -= model.columns[before].plan.drive
                yield added, change

    def _apply(self, change: dict[int, int]) -> bool:
        """Change values unless that breaks a row."""
        more: dict[int, int] = defaultdict(int)
        for variable, step in change.items():
            for rank, weight in self._rows[variable]:
                more[rank] += step * weight
        rows = self._model.program.rows
        if any(not rows[r].least <= self._sums[r] + step <= rows[r].most for r, step in more.items()):
            return False
        for rank, step in more.items():
            self._sums[rank] += step
        for variable, step in change.items():
            self._values[variable] += step
            if step > 0:
                column = self._model.columns[variable]
                self._driven[column.van, column.date] = variable
        return True


def _slots(visits: tuple[Served, ...]) -> frozenset[tuple[str, Half]]:
    return frozenset((visit.stop, visit.half) for visit in visits)
