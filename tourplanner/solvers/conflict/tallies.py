"""What the visits of a tour count together, as rows of the model of clashes."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date

from ortools.sat.python import cp_model

from tourplanner.domain.period import Half
from tourplanner.problem.demands import Demand
from tourplanner.problem.problem import Problem
from tourplanner.problem.rules.registry import tallied
from tourplanner.problem.rules.van_day import VAN_DAY
from tourplanner.problem.tallies import tallies_on


def add_tallies(
    model: cp_model.CpModel,
    problem: Problem,
    x: Mapping[tuple[int, int, int], cp_model.IntVar],
    held_by: Callable[..., list[cp_model.IntVar] | None],
) -> None:
    """A row for each tour and each rule that counts something: sum of amount x <= most.

    Parameters
    ----------
    x
        Whether a stop is visited in a session by a van, all three by position.
    held_by
        Tells under which literals rows of some demands bind; None if one of them is not asked.
    """
    counting = tallied(problem.config)
    tours: dict[tuple[int, date], list[tuple[int, Half, cp_model.IntVar]]] = defaultdict(list)
    for (index, number, van), pick in x.items() if counting else ():
        session = problem.calendar.sessions[number]
        tours[van, session.date].append((index, session.half, pick))
    for (van, day), visits in tours.items():
        tallies = tallies_on(problem, van, day)
        for (rule, _), most, amounts in zip(counting, tallies.most, tallies.amounts, strict=True):
            held = held_by(Demand(VAN_DAY.id), Demand(rule.id))
            if held is not None:
                by_half = dict(zip(Half, amounts, strict=True))
                total = sum(by_half[half][index] * pick for index, half, pick in visits)
                model.add(total <= most).only_enforce_if(held)
