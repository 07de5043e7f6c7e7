"""The rows of the linear programme that tours share.

All rows read  sum of what is served >= what is asked  (hours and communes with minus signs), so that their
duals are never negative. Cuts are such rows too, -(tours that count) >= -(what may count).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from tourplanner.domain.period import HOUR, Half
from tourplanner.problem.openings import stop_locks
from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.cut_duals import Array
from tourplanner.solvers.colgen.route import Route
from tourplanner.solvers.colgen.subset_row_cuts import Cut, Cuts
from tourplanner.solvers.exact.partition import Cell
from tourplanner.solvers.patterns import legal_patterns

HALVES = tuple(Half)

TYPICAL = 7
"""Stops of a day, for a first guess of what a visit is worth."""

Name = tuple[object, ...]
"""What a row is about; the dates of a class, where there are any, stand last."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Visits of a stop: ``number`` in all, and how many in the slot of each row."""

    number: int
    slots: tuple[tuple[int, int], ...]


class Rows:
    """Rows of one partition; what a visit in (cell, half, stop) adds to them is in ``terms``."""

    def __init__(self, problem: Problem, cells: Sequence[Cell], missing: Sequence[int]) -> None:
        self.problem = problem
        self.cells = cells
        self.asked: list[float] = []
        self.names: dict[Name, int] = {}
        self.terms: dict[tuple[int, int, int], list[tuple[int, float]]] = defaultdict(list)
        self.work: list[list[tuple[int, float]]] = [[] for _ in cells]  # per cell: row, per second
        self.missing_terms: dict[int, list[tuple[int, float]]] = defaultdict(list)  # per stop: row, per visit
        self.patterns: dict[int, tuple[int, list[Pattern]]] = {}  # per stop: its row of visits
        self.levels = _levels(problem, missing)
        for stop in range(len(problem.config.stops)):
            self._add_visits(stop)
        self._add_communes()
        self._add_hours()
        flat = [
            (row, (cell * 2 + half) * len(problem.config.stops) + stop, weight)
            for (cell, half, stop), terms in self.terms.items()
            for row, weight in terms
        ]
        self.cuts = Cuts(len(problem.config.stops))
        self._rows = np.array([row for row, _, _ in flat], np.int64)
        self._places = np.array([place for _, place, _ in flat], np.int64)
        self._weights = np.array([weight for _, _, weight in flat])
        self.b = np.array(self.asked)

    def prizes(self, duals: Array) -> Array:
        """What a visit earns at these duals: float64[cells, 2, stops]."""
        shape = (len(self.cells), 2, len(self.problem.config.stops))
        earned = np.bincount(self._places, self._weights * duals[self._rows], int(np.prod(shape)))
        return earned.reshape(shape)

    def work_price(self, duals: Array, cell: int) -> float:
        """Price of a second of work in a cell, never negative."""
        return -sum(weight * float(duals[row]) for row, weight in self.work[cell])

    def reduced(self, routes: Iterable[Route], duals: Array, van_days: Array) -> list[float]:
        """Costs of routes less what they earn; `van_days`: float64[cells], duals <= 0."""
        prizes = self.prizes(duals).tolist()
        work = [self.work_price(duals, cell) for cell in range(len(self.cells))]
        return [
            route.drive
            + work[route.cell] * route.work
            - float(van_days[route.cell])
            - sum(prizes[route.cell][0][stop] for stop in route.morning)
            - sum(prizes[route.cell][1][stop] for stop in route.afternoon)
            + sum(number * float(duals[row]) for row, number in self.cuts.coefficients(route))
            for route in routes
        ]

    def column(self, route: Route) -> dict[int, float]:
        """What a route adds to each row."""
        added: dict[int, float] = defaultdict(float)
        for half, stops in enumerate((route.morning, route.afternoon)):
            for stop in stops:
                for row, weight in self.terms[route.cell, half, stop]:
                    added[row] += weight
        for row, weight in self.work[route.cell]:
            added[row] += weight * route.work
        for row, number in self.cuts.coefficients(route):
            added[row] -= number
        return added

    def add_cuts(self, cuts: Iterable[Cut]) -> list[int]:
        """Rows that keep to cuts; their duals are zero at first."""
        stops, new = self.problem.config.stops, []
        for cut in cuts:
            most = sum(stops[stop].visits for stop in cut) // 2
            new.append(self._add_row(-float(most), "cut", *cut))
            self.cuts.add(cut, new[-1])
        self.b = np.array(self.asked)
        return new

    def add_rows(self, asked: Iterable[float], kind: str, whats: Iterable[object]) -> list[int]:
        """Rows of a kind, each about something, that ask for so much."""
        new = [self._add_row(each, kind, what) for each, what in zip(asked, whats, strict=True)]
        self.b = np.array(self.asked)
        return new

    def keep_cuts(self, kept: Collection[Cut]) -> list[int]:
        """Forget all other cuts; tell the rows that stay, in their order, by the numbers that they had."""
        first = len(self.asked) - len(self.cuts)  # rows of cuts come last
        staying = [cut for cut in self.cuts.rows if cut in kept]
        rows = [*range(first), *(self.cuts.rows[cut] for cut in staying)]
        for cut in self.cuts.rows:
            del self.names["cut", *cut]
        del self.asked[first:]
        self.cuts = Cuts(len(self.problem.config.stops))
        self.add_cuts(staying)
        return rows

    def carry_over(self, coarse: "Rows", duals: Array) -> Array:
        """MasterSolution of a coarser partition, whose classes hold those of this one, for these rows.

        The bound that they prove here is no lower than there.
        """
        carried = np.zeros(len(self.asked))
        union = tuple(sorted({day for cell in self.cells for day in cell.dates}))
        for name, row in self.names.items():
            there = coarse.names.get(name, coarse.names.get((*name[:-1], union)))
            if there is not None:
                carried[row] = duals[there]
        return carried

    def guess(self) -> Array:
        """MasterSolution to begin with: a share of the way from the depot, and a leg to near neighbours."""
        depots, seconds = len(self.problem.config.depots), self.problem.seconds.astype(np.float64)
        away = np.min(seconds[:depots, depots:] + seconds[depots:, :depots].T, axis=0)
        near = np.sort(seconds[depots:, depots:], axis=1)[:, 1:4].sum(axis=1) / 3
        duals = np.zeros(len(self.asked))
        for (kind, *rest), row in self.names.items():
            if kind in {"visits", "slot"}:
                stop = int(str(rest[0]))
                duals[row] = away[stop] / TYPICAL + near[stop]
        return duals

    def _add_row(self, asked: float, *name: object) -> int:
        self.asked.append(asked)
        self.names[name] = len(self.asked) - 1
        return len(self.asked) - 1

    def _add_visits(self, stop: int) -> None:
        """Every visit is made or missing; visits at a regular slot follow a pattern."""
        asked = self.problem.config.stops[stop]
        row = self._add_row(asked.visits, "visits", stop)
        self.missing_terms[stop].append((row, 1.0))
        if asked.visits > 1 and asked.regular:
            self._add_patterns(stop, row)
            return
        for index, cell in enumerate(self.cells):
            for half in (0, 1):
                if (stop, HALVES[half].value) in cell.open:
                    self.terms[index, half, stop].append((row, 1.0))
        if asked.visits > 1:
            self._add_dated_locks(stop)

    def _add_patterns(self, stop: int, row: int) -> None:
        """Visits in a slot (dates of a class, half) >= those of the patterns chosen there."""
        dates = self.problem.calendar.dates
        class_of = {dates[day]: cell.dates for cell in self.cells for day in cell.dates}
        shapes = {
            tuple(sorted(Counter((class_of[s.date], s.half.value) for s in pattern).items()))
            for pattern in legal_patterns(self.problem, stop)
        }
        slots = {slot for shape in shapes for slot, _ in shape}
        row_of = {slot: self._add_row(0.0, "slot", stop, slot[1], slot[0]) for slot in sorted(slots)}
        found = [
            Pattern(sum(n for _, n in shape), tuple((row_of[slot], n) for slot, n in shape))
            for shape in sorted(shapes)
        ]
        self.patterns[stop] = row, found
        for index, cell in enumerate(self.cells):
            for half in (0, 1):
                name = HALVES[half].value
                if (stop, name) in cell.open and (cell.dates, name) in row_of:
                    self.terms[index, half, stop].append((row_of[cell.dates, name], 1.0))

    def _add_dated_locks(self, stop: int) -> None:
        """With dated locks: visits x (visits there) + missing >= visits."""
        asked = self.problem.config.stops[stop]
        dates = self.problem.calendar.dates
        for day in sorted({lock.date for lock in stop_locks(self.problem.config, asked) if lock.date}):
            row = self._add_row(asked.visits, "lock", stop, day)
            self.missing_terms[stop].append((row, 1.0))
            for index, cell in enumerate(self.cells):
                if any(dates[number] == day for number in cell.dates):
                    for half in (0, 1):
                        if (stop, HALVES[half].value) in cell.open:
                            self.terms[index, half, stop].append((row, float(asked.visits)))

    def _add_communes(self) -> None:
        """One commune at most once a day, where its stops ask for more visits than a class has dates."""
        together: dict[str, list[int]] = defaultdict(list)
        for stop, asked in enumerate(self.problem.config.stops):
            together[asked.once_a_day].append(stop)
        for commune, stops in together.items():
            visits = sum(self.problem.config.stops[stop].visits for stop in stops)
            for days in sorted({cell.dates for cell in self.cells}):
                if visits <= len(days):
                    continue
                row = self._add_row(-float(len(days)), "commune", commune, days)
                for index, cell in enumerate(self.cells):
                    for stop in stops:
                        for half in (0, 1):
                            if cell.dates == days and (stop, HALVES[half].value) in cell.open:
                                self.terms[index, half, stop].append((row, -1.0))

    def _add_hours(self) -> None:
        """Work of a group of crews over the cycle, and in weeks that are told apart; in hours."""
        calendar = self.problem.calendar
        cycle: dict[tuple[str, ...], int] = {}
        for cell in sorted(self.cells, key=lambda cell: cell.vans):
            if cell.crews not in cycle:
                rules = self.problem.limits(cell.crews[0])
                limit = min(rules.mean_work_week, rules.max_work_week)
                most = len(cell.crews) * calendar.weeks * limit
                cycle[cell.crews] = self._add_row(-most / HOUR, "cycle", cell.crews)
        weeks: dict[tuple[tuple[str, ...], int], int] = {}
        for index, cell in enumerate(self.cells):
            self.work[index].append((cycle[cell.crews], -1.0 / HOUR))
            numbers = {calendar.week(calendar.dates[day]) for day in cell.dates}
            if len(numbers) == 1:
                key = cell.crews, numbers.pop()
                if key not in weeks:
                    most = len(cell.crews) * self.problem.limits(cell.crews[0]).max_work_week
                    weeks[key] = self._add_row(-most / HOUR, "week", *key)
                self.work[index].append((weeks[key], -1.0 / HOUR))


def _levels(problem: Problem, missing: Sequence[int]) -> list[tuple[list[int], int]]:
    """Stops whose visits are given up together, and how many visits of them may be missing."""
    stops = problem.config.stops
    groups: dict[int, list[int]] = defaultdict(list)
    for stop, asked in enumerate(stops):
        groups[-1 if asked.required else asked.priority].append(stop)
    counted = [(members, sum(missing[stop] for stop in members)) for _, members in sorted(groups.items())]
    return [(members, most) for members, most in counted if most > 0]
