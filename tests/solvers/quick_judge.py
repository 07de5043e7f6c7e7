"""The judge, asked of one plan after another that differ little."""

from collections.abc import Sequence

from tourplanner.domain.tour import Tour
from tourplanner.problem.check import check
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules import Rule, Violation, rule_of
from tourplanner.problem.rules.visits import BEYOND, MISSING


class QuickJudge:
    """Says of plans of one problem whether they are legal, as the judge does.

    A plan mostly breaks what the one before it broke: the rules that were broken last are asked before all.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._broken: list[Rule] = []

    def accepts(self, tours: Sequence[Tour]) -> bool:
        """Whether no rule is broken, but that visits may be missing."""
        for rule in self._broken:
            if any(map(counts, rule.find(self._problem, tours))):
                self._note(rule)
                return False
        found = next(filter(counts, check(self._problem, tours)), None)
        if found is not None:
            self._note(rule_of(found.rule))
        return found is None

    def _note(self, rule: Rule) -> None:
        self._broken = [rule, *(each for each in self._broken if each is not rule)]


def counts(breach: Violation) -> bool:
    """Whether a breach makes a plan illegal: that a visit is missing does not."""
    return breach.what.id not in {MISSING, BEYOND}
