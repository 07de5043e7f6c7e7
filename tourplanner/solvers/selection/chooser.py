"""Best choices of stops with their best plans: by one weighted sum, several in a row, or all trade-offs.

A question is put to the model of the coarsest partition; where its answer finds no dates, to the
next finer one. What a coarse model rules out is impossible, so an answer with dates is proven.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import gcd

from ortools.math_opt.python import mathopt

from tourplanner.domain.period import HOUR
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.solvers.exact.engine import finenesses
from tourplanner.solvers.exact.highs import Answer, Ending
from tourplanner.solvers.result import Limits
from tourplanner.solvers.selection.model import SelectionModel
from tourplanner.solvers.selection.selection import Choice, Selection


class _PromisesWorseError(Exception):
    """A finer model keeps fewer promises than the coarser ones said: what they answered is void."""


@dataclass(frozen=True, slots=True)
class Question:
    """Least driving (times ``hour_worth``) less worth, of choices worth at least ``floor``.

    With ``hour_worth`` None only driving counts.
    """

    floor: int | None = None
    hour_worth: int | None = None

    def objective(self, model: SelectionModel) -> mathopt.LinearSum:
        """What is minimised; whole numbers only."""
        if self.hour_worth is None:
            return model.drive
        share = gcd(self.hour_worth, HOUR)
        return self.hour_worth // share * model.drive - HOUR // share * model.worth

    def value(self, worth: int, drive: int) -> int:
        """The objective of a choice."""
        if self.hour_worth is None:
            return drive
        share = gcd(self.hour_worth, HOUR)
        return self.hour_worth // share * drive - HOUR // share * worth


class Chooser:
    """Answers questions about one problem and selection."""

    def __init__(self, problem: Problem, selection: Selection, limits: Limits) -> None:
        self.problem = problem
        self.selection = selection
        self.limits = limits
        # What single models say means nothing to who watches: only answers are reported.
        self._inner = replace(limits, observe=None)
        self.forbidden: list[tuple[str, ...]] = []
        self._levels = finenesses(problem)
        self._models: list[SelectionModel | None] = [None] * len(self._levels)
        self._promised: tuple[int, ...] = ()
        self._base = 0

    def best(self, question: Question) -> Choice | None:
        """The best choice, None if there is none at all or the time is over before one is found."""
        while True:
            try:
                return self._ask(question)
            except _PromisesWorseError:
                self._base += 1

    def front(self) -> Iterator[Choice]:
        """Every choice of which no other drives less and is worth as much, from the least driving on."""
        while True:
            try:
                yield from list(self._front())
            except _PromisesWorseError:
                self._base += 1
                continue
            return

    def forbid(self, chosen: tuple[str, ...]) -> None:
        """Leave a set of candidates out of every later answer."""
        self.forbidden.append(chosen)
        for model in self._models:
            if model is not None:
                model.forbid(chosen)

    def _front(self) -> Iterator[Choice]:
        held: Choice | None = None
        floor: int | None = None
        while self.limits.remaining > 0:
            found = self._ask(Question(floor))
            if found is None:
                break
            if held is not None and found.drive_seconds > held.drive_seconds:
                yield held
            held, floor = found, found.worth + 1
            self.limits.report("trade-off", found.drive_seconds, found.bound)
        if held is not None:
            yield held

    def _ask(self, question: Question) -> Choice | None:
        choice: Choice | None = None
        for level in range(self._base, len(self._levels)):
            model = self._model(level)
            answer = self._solve(model, question)
            if answer.ending not in (Ending.OPTIMAL, Ending.FEASIBLE):
                return choice
            tours = model.tours(answer, self._inner)
            choice = self._choice(model, question, answer, tours or ())
            if tours is not None or self.limits.remaining <= 0:
                return choice
        return choice

    def _solve(self, model: SelectionModel, question: Question) -> Answer:
        held = None
        if question.floor is not None:
            held = model.master.model.add_linear_constraint(expr=model.worth, lb=question.floor)
        try:
            return model.master.minimise("choose", question.objective(model), self._inner)
        finally:
            if held is not None:
                model.master.release(held)

    def _model(self, level: int) -> SelectionModel:
        """The model of a partition, its promises held at the fewest that can be missing."""
        known = self._models[level]
        if known is not None:
            return known
        model = SelectionModel(self.problem, self.selection, self._levels[level], self._inner)
        for chosen in self.forbidden:
            model.forbid(chosen)
        promised = []
        for objective in model.promises():
            least = self._least(model, objective)
            if least is None:
                break
            model.master.keep(objective, least)
            promised.append(least)
        if level > self._base and tuple(promised) != self._promised:
            raise _PromisesWorseError
        self._promised = tuple(promised)
        self._models[level] = model
        return model

    def _least(self, model: SelectionModel, objective: mathopt.LinearSum) -> int | None:
        """Fewest visits that are missing on one level of promises, None if nothing is possible."""
        bound = model.master.relaxed(objective)
        pledge = model.master.keep(objective, bound)
        hopeful = model.master.minimise("promises", objective, self._inner)
        model.master.release(pledge)
        if hopeful.ending is Ending.INFEASIBLE:
            hopeful = model.master.minimise("promises", objective, self._inner)
        if hopeful.ending not in (Ending.OPTIMAL, Ending.FEASIBLE):
            return None
        return model.master.value(objective, hopeful)

    def _choice(
        self, model: SelectionModel, question: Question, answer: Answer, tours: tuple[Tour, ...]
    ) -> Choice:
        chosen, losers = model.picked(answer)
        worth = self.selection.worth
        gained, lost = sum(worth[stop] for stop in chosen), sum(worth[stop] for stop in losers)
        drive = model.master.value(model.drive, answer)
        objective = question.value(gained - lost, drive)
        bound = objective if answer.ending is Ending.OPTIMAL else (answer.bound or 0)
        return Choice(
            chosen=chosen,
            losers=losers,
            gained=gained,
            lost=lost,
            missing=sum(answer.values[len(model.master.x) + stop] for stop in self._others),
            drive_seconds=drive,
            objective=objective,
            bound=min(bound, objective),
            tours=tours,
        )

    @property
    def _others(self) -> list[int]:
        candidates = set(self.selection.candidates)
        return [
            stop
            for stop, asked in enumerate(self.problem.config.stops)
            if asked.id not in candidates and asked.required
        ]
