"""Solving so that visits are on time as often as the config asks.

What each leg takes is allowed for before the engines see it. Where ten thousand days say that it is not
enough after all, more is allowed for and the problem is solved again; promises come before that.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tourplanner.analysis.punctuality.allowance import with_allowance
from tourplanner.analysis.punctuality.missed import Missed, missed
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, Notify, message
from tourplanner.problem.missing import missing_visits
from tourplanner.problem.problem import Problem
from tourplanner.solvers.result import Result
from tourplanner.workflow.sources.source import Source, problem_of

MOST_ROUNDS = 4
MORE_MINUTES, MORE_AT_NOON = 2, 5
"""Minutes that a round adds to the legs between visits, and to lunch."""
MOST_NAMED = 5

Solve = Callable[[Problem], Result]


def solved_on_time(source: Source, solve: Solve, notify: Notify) -> tuple[Source, Result]:
    """The result, and the source with what was allowed for it; `notify` is told when it was made again.

    A config that asks for no share of days is solved once, as it is.
    """
    result = solve(source.problem)
    for _ in range(MOST_ROUNDS):
        late = [each for each in missed(source.problem, result.tours) if not each.is_first]
        if not late:
            break
        wider = _with_more(source, late)
        again = solve(wider.problem)
        if _lost(wider.problem, again.tours) > _lost(source.problem, result.tours):
            break
        notify(message("punctuality.raised", visits=_names(source.problem, late)))
        source, result = wider, again
    return source, result


def not_met(problem: Problem, tours: Sequence[Tour]) -> tuple[Message, ...]:
    """That visits are not on time as often as asked, if there are any."""
    late, share = missed(problem, tours), problem.config.travel.on_time
    if not late or share is None:
        return ()
    return (message("punctuality.not-met", visits=_names(problem, late), share=share),)


def _with_more(source: Source, late: Sequence[Missed]) -> Source:
    before, config = source.travel.matrix, source.file.config
    at_noon = before.noon_more + MORE_AT_NOON * any(each.is_after_lunch for each in late)
    more = before.allowed_more + MORE_MINUTES * any(not each.is_after_lunch for each in late)
    travel = replace(source.travel, matrix=with_allowance(config, before, more, at_noon))
    return replace(source, travel=travel, problem=problem_of(config, travel.matrix))


def _lost(problem: Problem, tours: Sequence[Tour]) -> int:
    lacking = missing_visits(problem, tours)
    return sum(number for stop, number in lacking.items() if problem.stop(stop).required)


def _names(problem: Problem, late: Sequence[Missed]) -> list[str]:
    stops = list(dict.fromkeys(each.stop for each in late))
    return [problem.stop(stop).name for stop in stops[:MOST_NAMED]]
