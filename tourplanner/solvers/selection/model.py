"""The aggregated model of the exact engine with a choice in it.

To the rows of `assemble` come, with y[j] whether candidate j is chosen and l[i] whether another
stop i loses a visit ::

    missing[j] = visits[j] (1 - y[j])             a candidate is served in full or not at all
    missing[i] <= visits[i] l[i]
    sum y = count,  y[j] = 1 (always),  sum y <= 1 (groups),  sum y >= least (floors)

Promises come first: of all choices, only those are looked at that miss the fewest visits of the
other stops. Above `Fineness.VANS` the model is a relaxation, and every bound that it proves holds.
"""

from ortools.math_opt.python import mathopt

from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check, is_loss
from tourplanner.problem.problem import Problem
from tourplanner.solvers.day_tours import to_tour
from tourplanner.solvers.exact.assemble import assemble
from tourplanner.solvers.exact.assignment import Verdict, assign
from tourplanner.solvers.exact.columns import single_stop_columns
from tourplanner.solvers.exact.highs import Answer, Ending
from tourplanner.solvers.exact.partition import Fineness, partition
from tourplanner.solvers.exact.weeks import add_week_visits
from tourplanner.solvers.result import Limits
from tourplanner.solvers.selection.selection import Selection


class SelectionModel:
    """One partition of the problem with its choice; promises are settled when it is made."""

    def __init__(self, problem: Problem, selection: Selection, fineness: Fineness, limits: Limits) -> None:
        self.problem = problem
        self.selection = selection
        cells = partition(problem, fineness)
        self.master = assemble(problem, cells, tuple(single_stop_columns(problem, cells)))
        add_week_visits(self.master, limits)
        model = self.master.model
        self.chosen = {stop: model.add_binary_variable() for stop in selection.candidates}
        others = [stop.id for stop in problem.config.stops if stop.id not in self.chosen]
        self.losing = {stop: model.add_binary_variable() for stop in others}
        self._add_service()
        self._add_choice()
        self.drive = self.master.total("drive")
        self.worth = self._worth()

    def promises(self) -> list[mathopt.LinearSum]:
        """Missing visits of the stops that are no candidates: required ones, then by priority."""
        stops = [
            (stop, asked) for stop, asked in enumerate(self.problem.config.stops) if asked.id in self.losing
        ]
        missing = self.master.missing
        priorities = sorted({asked.priority for _, asked in stops if not asked.required})
        wished = [
            [missing[stop] for stop, asked in stops if not asked.required and asked.priority == priority]
            for priority in priorities
        ]
        required = [missing[stop] for stop, asked in stops if asked.required]
        return [mathopt.fast_sum(level) for level in (required, *wished)]

    def forbid(self, chosen: tuple[str, ...]) -> None:
        """Leave out one set of candidates."""
        picks = mathopt.fast_sum(self.chosen[stop] for stop in chosen)
        self.master.model.add_linear_constraint(expr=picks, ub=len(chosen) - 1)

    def picked(self, answer: Answer) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The candidates that an answer chooses, and the other stops that lose visits."""
        missing = answer.values[len(self.master.x) :]
        stops = self.problem.config.stops
        full = {asked.id for asked, lacking in zip(stops, missing, strict=True) if not lacking}
        return (
            tuple(stop for stop in self.chosen if stop in full),
            tuple(stop for stop in self.losing if stop not in full),
        )

    def tours(self, answer: Answer, limits: Limits) -> tuple[Tour, ...] | None:
        """Legal tours with real dates for an answer, or None if none are found."""
        assert answer.ending in (Ending.OPTIMAL, Ending.FEASIBLE)
        verdict, placed = assign(self.problem, self.master.cells, self.master.counts(answer), limits)
        if verdict is not Verdict.FOUND:
            return None
        tours = tuple(to_tour(self.problem, place.tour, place.van, place.day) for place in placed)
        return tours if all(is_loss(breach) for breach in check(self.problem, tours)) else None

    def _add_service(self) -> None:
        model = self.master.model
        for stop, asked in enumerate(self.problem.config.stops):
            missing = self.master.missing[stop]
            if asked.id in self.chosen:
                served = missing + asked.visits * self.chosen[asked.id]
                model.add_linear_constraint(expr=served, lb=asked.visits, ub=asked.visits)
            else:
                model.add_linear_constraint(expr=missing - asked.visits * self.losing[asked.id], ub=0)

    def _add_choice(self) -> None:
        model, asked = self.master.model, self.selection
        every = mathopt.fast_sum(self.chosen.values())
        model.add_linear_constraint(expr=every, lb=asked.count, ub=asked.count)
        for stop in asked.always:
            self.chosen[stop].lower_bound = 1
        for group in asked.groups:
            picks = mathopt.fast_sum(self.chosen[stop] for stop in sorted(group))
            model.add_linear_constraint(expr=picks, ub=1)
        for floor in asked.floors:
            picks = mathopt.fast_sum(self.chosen[stop] for stop in sorted(floor.stops))
            model.add_linear_constraint(expr=picks, lb=floor.least)

    def _worth(self) -> mathopt.LinearSum:
        worth = self.selection.worth
        gains = [worth[stop] * pick for stop, pick in self.chosen.items()]
        losses = [-worth[stop] * lost for stop, lost in self.losing.items()]
        return mathopt.fast_sum([*gains, *losses])
