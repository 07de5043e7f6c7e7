"""One aim after another, each proven and then held while the next is minimised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import isinf

from tourplanner.domain.aim import Aim, ProvenAim
from tourplanner.solvers.repair.absence import longest, shortest
from tourplanner.solvers.repair.aims import summed
from tourplanner.solvers.repair.model import Model
from tourplanner.solvers.repair.program import Ending, Objective
from tourplanner.solvers.repair.uneven import uneven, with_ranks
from tourplanner.solvers.result import Limits

SHARE = 0.6
"""Of the time that is left, so much at most is spent on one aim."""

TIE_BREAK_COLUMNS = 800
"""Columns up to which ties in driving are broken: beyond, it would cost more than all the rest."""


@dataclass(slots=True)
class Climb:
    """The best solution by now, and what is proven of it.

    ``least`` is None where the columns are all that there are. Else what is best among them proves nothing
    of the others: then it is what no calendar whatever betters, as far as that is known. With ``suffices``
    the columns are all that there are in calendars that reach it.
    """

    model: Model
    values: list[int]
    least: Mapping[Aim, int] | None = None
    suffices: bool = False
    aims: list[ProvenAim] = field(default_factory=list)
    complete: bool = True

    def go(self, order: Sequence[Aim], limits: Limits) -> None:
        """Minimise the aims in this order, as far as time allows; Ctrl-C ends it with the best by then."""
        try:
            for aim in order:
                self._minimise(aim, limits)
                if limits.remaining <= 0:
                    self.complete = False
                    break
                if self._is_in_vain():
                    break
            else:
                self._break_ties(limits)
        except KeyboardInterrupt:
            self.complete = False
        for aim in order[len(self.aims) :]:
            self.aims.append(ProvenAim(aim, self.value(aim), 0))

    def _minimise(self, aim: Aim, limits: Limits) -> None:
        if aim is Aim.ABSENCE:
            self.values, proven = shortest(self.model, self.values, limits)
            value, bound = proven.value, proven.bound
        else:
            if aim is Aim.UNEVEN:
                objective = uneven(self.model)
                self.values = with_ranks(self.model, self.values)
            else:
                objective = summed(self.model, aim)
            value, bound = self._lower(objective, aim, limits)
        if self.least is not None and not (self.suffices and self._reached()):
            bound = min(value, self._least(aim))
        if aim is Aim.LOST:
            self._note_lost(value)
        self.aims.append(ProvenAim(aim, value, bound))
        limits.report(aim, value, bound)

    def _note_lost(self, people: int) -> None:
        """How many promises so many people can be at: those at which fewest are."""
        each = sorted(promise.people for promise in self.model.owed.problem.promises)
        self.model.most_lost = sum(total <= people for total in accumulate(each))

    def _is_in_vain(self) -> bool:
        """Whether columns that would do for what nobody betters do not: others will have to be asked."""
        return self.suffices and self.aims[-1].aim in (self.least or ()) and not self.aims[-1].is_proven

    def _reached(self) -> bool:
        """Whether nothing that no calendar betters is left to be reached."""
        proven = {each.aim for each in self.aims if each.is_proven}
        return self.least is not None and proven.issuperset(self.least)

    def _least(self, aim: Aim) -> int:
        """What no calendar betters in an aim, given the aims before."""
        assert self.least is not None
        lost = next((each for each in self.aims if each.aim is Aim.LOST), None)
        if aim is Aim.CHANGED and not (lost and lost.is_proven):
            return 0  # who is lost does not change
        return self.least.get(aim, 0)

    def _lower(self, objective: Objective, stage: str, limits: Limits, known: int = 0) -> tuple[int, int]:
        """Value and bound of an objective, which is held there; `known` is a bound from elsewhere."""
        program = self.model.program
        value = objective.value(self.values)
        bound = max(self._trivial(objective), min(value, known))
        if value > bound and limits.remaining > 0:
            # The aims after this one are to have their time too.
            share = limits if isinf(limits.remaining) else limits.within(limits.remaining * SHARE)
            answer = program.minimise(objective, stage, share, self.values, bound)
            if answer.values and objective.value(answer.values) <= value:
                self.values = list(answer.values)
                value = objective.value(self.values)
            bound = value if answer.ending is Ending.OPTIMAL else max(bound, answer.bound or bound)
        if bound >= value and limits.remaining > 0:
            self._rule_out(objective, value)
        program.rows.append(objective.at_most(value))
        return value, min(bound, value)

    def _rule_out(self, objective: Objective, value: int) -> None:
        """Rule out what no solution as good as this uses."""
        if self.least is not None and not self.suffices and self._costs_nothing(objective, value):
            # What costs anything is ruled out at once: a large model takes long to be relaxed.
            self.model.program.rule_out(objective)
        else:
            self.model.program.narrow(objective, value)

    def _costs_nothing(self, objective: Objective, value: int) -> bool:
        """Whether a value is that of what is certain anyway, and nothing takes away from it."""
        return value == self._trivial(objective) and all(weight >= 0 for weight in objective.terms.values())

    def _trivial(self, objective: Objective) -> int:
        """What any values within their bounds cost at least, given that terms are not negative."""
        program = self.model.program
        fixed = sum(w * program.least[v] for v, w in objective.terms.items() if w > 0)
        if all(weight >= 0 for weight in objective.terms.values()):
            return objective.constant + fixed
        return 0

    def _break_ties(self, limits: Limits) -> None:
        """As few metres as can be."""
        if self.model.program.size <= TIE_BREAK_COLUMNS and limits.remaining > 0:
            self._lower(self.model.total("metres"), "metres", limits)

    def value(self, aim: Aim) -> int:
        """The value of the best solution in an aim."""
        if aim is Aim.ABSENCE:
            return longest(self.model, self.values)
        if aim is Aim.UNEVEN:
            objective = uneven(self.model)
            return objective.value(with_ranks(self.model, self.values))
        return summed(self.model, aim).value(self.values)
