"""The variables of a repair, and what of the promises is a sum of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tourplanner.domain.period import Half
from tourplanner.schedule.repair_problem import Held
from tourplanner.solvers.repair.columns import Column
from tourplanner.solvers.repair.owed import Owed, Slot, VanDay
from tourplanner.solvers.repair.program import Objective, Program, Row


class Model:
    """Which columns are driven, which promises are lost, and who is served where that is not plain.

    Variables 0, 1, … are the columns; ``lost[p]`` is that of promise p. Where the windows of two promises of
    a stop overlap, a visit does not tell by itself which of them it keeps: such stops have a variable for
    each promise and slot. ``ranks`` are variables that count the lost visits of a stop, one for each.
    ``most_lost`` is how many promises may be lost together at most, as far as that is known.
    """

    def __init__(self, owed: Owed, columns: Sequence[Column], forced: Iterable[int]) -> None:
        self.owed = owed
        self.columns = columns
        self.program = Program()
        forced = frozenset(forced)
        for c in range(len(columns)):
            self.program.add_variable(least=int(c in forced))
        self.lost = [self.program.add_variable() for _ in owed.problem.promises]
        self.driving: dict[VanDay, list[int]] = defaultdict(list)
        self.serving: dict[Slot, list[int]] = defaultdict(list)
        for c, column in enumerate(columns):
            self.driving[column.van, column.date].append(c)
            for visit in column.visits:
                self.serving[visit.stop, column.date, visit.half].append(c)
        self.ranks: dict[tuple[int, ...], tuple[int, ...]] = {}
        self.overlapping = {slot[0] for slot, takers in owed.takers.items() if len(takers) > 1}
        self.most_lost = len(self.lost)
        self._shared: dict[tuple[int, Slot], int] = {}
        self._late: dict[int, int] = {}
        self._add_van_days()
        self._add_promises()

    def served(self, promise: int, day: date, half: Half) -> list[int]:
        """The variables whose sum tells whether a promise is held in a half-day."""
        slot = (self.owed.problem.promises[promise].stop, day, half)
        if (promise, slot) in self._shared:
            return [self._shared[promise, slot]]
        return self.serving.get(slot, []) if promise in self.owed.takers.get(slot, ()) else []

    def at_other_hours(self, promise: int) -> list[int]:
        """The variables whose sum tells whether a promise is where it was told and at other hours."""
        if promise in self._late:
            return [self._late[promise]]
        return self._other_hours(promise)

    def can_be_lost(self, promise: int) -> bool:
        """Whether it is not ruled out that a promise is lost."""
        return self.program.most[self.lost[promise]] > 0

    def dates(self, promise: int) -> list[date]:
        """The dates on which a promise may be held, as far as that is not ruled out."""
        return sorted(
            day
            for day, half in self.owed.places[promise]
            if any(self.program.most[v] for v in self.served(promise, day, half))
        )

    def held(self, values: Sequence[int]) -> Mapping[str, Held]:
        """Where each promise is held in a solution, in the order of the promises."""
        vans = {
            (visit.stop, column.date, visit.half): column.van
            for c, column in enumerate(self.columns)
            if values[c]
            for visit in column.visits
        }
        found = {}
        for index, promise in enumerate(self.owed.problem.promises):
            for day, half in self.owed.places[index]:
                van = vans.get((promise.stop, day, half))
                if van is not None and any(values[v] for v in self.served(index, day, half)):
                    found[promise.key] = Held(day, half, van)
        return found

    def start(self, columns: Iterable[int], held: Mapping[str, Held] | None = None) -> list[int]:
        """The values when these columns are driven, visits being for whom `held` says, else for whom told."""
        chosen = set(columns)
        values = [int(v in chosen) for v in range(len(self.program.most))]
        for (promise, slot), variable in self._shared.items():
            mine = self._is_for(promise, slot, held)
            values[variable] = int(mine and any(values[c] for c in self.serving.get(slot, ())))
        for index, variable in self._late.items():
            mine = any(values[v] for v in self.served(index, *self._told(index)))
            values[variable] = int(mine and any(values[c] for c in self._other_hours(index)))
        for index in range(len(self.lost)):
            kept = sum(
                values[v] for day, half in self.owed.places[index] for v in self.served(index, day, half)
            )
            values[self.lost[index]] = 1 - kept
        return values

    def _is_for(self, promise: int, slot: Slot, held: Mapping[str, Held] | None) -> bool:
        if held is None:
            return self.owed.told.get(slot) == promise
        there = held.get(self.owed.problem.promises[promise].key)
        return there is not None and (there.date, there.half) == slot[1:]

    def broken(self, values: Sequence[int]) -> Row | None:
        """The first row that some values do not keep."""
        for row in self.program.rows:
            if not row.least <= sum(weight * values[k] for k, weight in row.terms.items()) <= row.most:
                return row
        return None

    def total(self, weight: str) -> Objective:
        """Sum of an attribute of the day plans over everything that is driven."""
        return Objective({c: getattr(column.plan, weight) for c, column in enumerate(self.columns)})

    def _add_van_days(self) -> None:
        for driven in self.driving.values():
            self.program.add(driven, most=1)

    def _add_promises(self) -> None:
        """Held in one of its slots, or lost."""
        owed = self.owed
        for index, promise in enumerate(owed.problem.promises):
            terms = [self.lost[index]]
            for day, half in sorted(owed.places[index]):
                slot = (promise.stop, day, half)
                if promise.stop in self.overlapping and slot in self.serving:
                    self._shared[index, slot] = self.program.add_variable()
                terms += self.served(index, day, half)
            self.program.add(terms, least=1, most=1)
            if len(terms) == 1:
                self.program.least[self.lost[index]] = 1
        by_slot: dict[Slot, list[int]] = defaultdict(list)
        for (_, slot), variable in self._shared.items():
            by_slot[slot].append(variable)
        for slot, variables in by_slot.items():
            linked = dict.fromkeys(self.serving[slot], 1) | dict.fromkeys(variables, -1)
            self.program.add(linked, least=0, most=0)
        self._add_late()

    def _add_late(self) -> None:
        """Where several promises may be where one was told: held there + at other hours <= 1 + late."""
        for (index, slot), variable in sorted(self._shared.items()):
            if slot[1:] == self._told(index) and (others := self._other_hours(index)):
                self._late[index] = self.program.add_variable()
                self.program.add(dict.fromkeys([variable, *others], 1) | {self._late[index]: -1}, most=1)

    def _told(self, promise: int) -> tuple[date, Half]:
        told = self.owed.problem.promises[promise]
        return told.date, told.half

    def _other_hours(self, promise: int) -> list[int]:
        """The columns that serve its stop in the half-day in which it was told, at other hours."""
        told = self.owed.problem.promises[promise]
        if told.hours is None or not told.weight_hours:
            return []
        return [
            c
            for c in self.serving.get((told.stop, told.date, told.half), ())
            if any(
                (v.stop, v.half) == (told.stop, told.half) and (v.start, v.end) != told.hours
                for v in self.columns[c].visits
            )
        ]
