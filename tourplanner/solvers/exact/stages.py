"""The objective, one level after another: promises, driving, distance."""

from collections.abc import Iterator
from dataclasses import dataclass

from ortools.math_opt.python import mathopt

from tourplanner.solvers.exact.highs import Answer, Ending
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.result import Limits

DRIVE = "drive"
TIE_BREAK_NODES = 20


@dataclass(frozen=True, slots=True)
class StageValue:
    """A level of the objective with the value reached and the bound proven for it.

    ``bound`` is valid for plans that reach the same values on every earlier level.
    """

    name: str
    value: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether nothing better exists on this level."""
        return self.bound >= self.value


@dataclass(frozen=True, slots=True)
class Climb:
    """The levels that were solved, in order, and the last answer that had a solution."""

    stages: tuple[StageValue, ...]
    answer: Answer | None

    @property
    def settled(self) -> bool:
        """Whether promises and driving are proven; distance only breaks ties."""
        return any(stage.name == DRIVE and stage.proven for stage in self.stages)


def levels(master: Master) -> Iterator[tuple[str, mathopt.LinearSum]]:
    """Names and objectives of the levels: required visits, priorities, driving."""
    stops = master.problem.config.stops
    required = [stop for stop, asked in enumerate(stops) if asked.required]
    yield "required", mathopt.fast_sum(master.missing[stop] for stop in required)
    for priority in sorted({stop.priority for stop in stops if not stop.required}):
        wanted = [s for s, asked in enumerate(stops) if not asked.required and asked.priority == priority]
        yield f"priority-{priority}", mathopt.fast_sum(master.missing[stop] for stop in wanted)
    yield DRIVE, master.total("drive")


def climb(master: Master, known: tuple[StageValue, ...], limits: Limits) -> Climb:
    """Minimise level after level; each is held while the next is minimised.

    `known` are the levels of a coarser partition: their values bound these from below as long as
    the earlier levels agree. That every required visit can be kept is first taken for granted;
    only when the next level has no solution are the missing ones counted.
    """
    if not known or known[0].value == 0:
        pledge = master.keep(next(levels(master))[1], 0)
        kept = StageValue("required", 0, 0)
        hopeful = _climb(master, (kept,), known, limits)
        if hopeful is not None:
            return hopeful
        master.release(pledge)
        known = ()
    return _climb(master, (), known, limits) or Climb((), None)


def _climb(
    master: Master, done: tuple[StageValue, ...], known: tuple[StageValue, ...], limits: Limits
) -> Climb | None:
    """Go on after the levels that are done; None if there is no solution at all."""
    stages = list(done)
    best: Answer | None = None
    for name, objective in list(levels(master))[len(done) :]:
        floor = _floor(known, stages, name)
        answer = master.minimise(objective, limits, floor)
        if answer.ending is Ending.INFEASIBLE and best is None:
            return None
        if answer.ending not in (Ending.OPTIMAL, Ending.FEASIBLE):
            break
        best = answer
        value = master.value(objective, answer)
        bound = value if answer.ending is Ending.OPTIMAL else max(floor, answer.bound or 0)
        stages.append(StageValue(name, value, min(bound, value)))
        limits.report(name, value, bound)
        if not stages[-1].proven:
            break
        master.keep(objective, value)
    return Climb(tuple(stages), best)


def shorten(master: Master, limits: Limits) -> Answer:
    """Among plans with the driving that was reached, the one of least distance.

    Only a tie-break: it ends after a fixed number of nodes, the same on every machine.
    """
    return master.minimise(master.total("metres"), limits, nodes=TIE_BREAK_NODES)


def _floor(known: tuple[StageValue, ...], stages: list[StageValue], name: str) -> int:
    """What a coarser partition proved for this level, if the earlier levels came out alike."""
    for coarse, fine in zip(known, stages, strict=False):
        if (coarse.name, coarse.value) != (fine.name, fine.value):
            return 0
    position = len(stages)
    return known[position].bound if position < len(known) and known[position].name == name else 0
