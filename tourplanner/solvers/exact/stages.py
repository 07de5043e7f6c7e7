"""The objective, one level after another: promises, driving, distance."""

from collections.abc import Iterator
from dataclasses import dataclass

from ortools.math_opt.python import mathopt

from tourplanner.domain.plan_aim import PlanAim
from tourplanner.solvers.exact.highs import Answer, Ending
from tourplanner.solvers.exact.master import Master
from tourplanner.solvers.proof import DRIVE, MOVED, REQUIRED, TOURS, StageValue
from tourplanner.solvers.result import Limits

TIE_BREAK_COLUMNS = 800


@dataclass(frozen=True, slots=True)
class Climb:
    """The levels that were solved, in order, and the last answer that had a solution."""

    stages: tuple[StageValue, ...]
    answer: Answer | None

    @property
    def settled(self) -> bool:
        """Whether every level down to driving is proven; distance only breaks ties."""
        return any(stage.name == DRIVE and stage.proven for stage in self.stages) and self.stages[-1].proven

    @property
    def drive(self) -> int:
        """The driving of a climb that is settled."""
        return next(stage.value for stage in self.stages if stage.name == DRIVE)


def levels(master: Master) -> Iterator[tuple[str, mathopt.LinearSum]]:
    """Names and objectives of the levels: required visits, priorities, then driving and number of tours.

    Visits that move come before these two, where they are counted.
    """
    stops = master.problem.config.stops
    required = [stop for stop, asked in enumerate(stops) if asked.required]
    yield REQUIRED, mathopt.fast_sum(master.missing[stop] for stop in required)
    for priority in sorted({stop.priority for stop in stops if not stop.required}):
        wanted = [s for s, asked in enumerate(stops) if not asked.required and asked.priority == priority]
        yield f"priority-{priority}", mathopt.fast_sum(master.missing[stop] for stop in wanted)
    if master.moved is not None:
        yield MOVED, master.moved
    for aim in master.problem.config.aims.order:
        if aim is PlanAim.DRIVING:
            yield DRIVE, master.total("drive")
        elif aim is PlanAim.TOURING_DAYS:
            yield TOURS, master.terms(range(len(master.columns)))


def climb(master: Master, known: tuple[StageValue, ...], limits: Limits, nodes: int | None = None) -> Climb:
    """Minimise level after level; each is held while the next is minimised.

    `known` are the levels of a coarser partition, which no plan can beat; nor can it beat the
    linear relaxation. Most often these promises can be kept as they are: so they are taken for
    granted, and counted one by one only when driving then has no solution. `nodes` are the branches that
    each level may look at.
    """
    promised: list[StageValue] = []
    pledges = []
    least = {stage.name: stage.value for stage in known if stage.proven}
    for name, objective in levels(master):
        if name in (MOVED, DRIVE, TOURS):
            break
        bound = least[name] if name in least else master.relaxed(objective)
        promised.append(StageValue(name, bound, bound))
        pledges.append(master.keep(objective, bound))
    hopeful = climb_from(master, tuple(promised), limits, _least_drive(known, promised), nodes)
    if hopeful is not None:
        return hopeful
    for pledge in pledges:
        master.release(pledge)
    return climb_from(master, (), limits, nodes=nodes) or Climb((), None)


def _least_drive(known: tuple[StageValue, ...], promised: list[StageValue]) -> int | None:
    """The driving that a coarser partition has proven to be the least, if for the same promises."""
    *promises, drive = known or (None,)
    if drive is None or drive.name != DRIVE or len(promises) != len(promised):
        return None
    alike = all(a is not None and a.value == b.value for a, b in zip(promises, promised, strict=True))
    return drive.bound if alike else None


def climb_from(
    master: Master,
    done: tuple[StageValue, ...],
    limits: Limits,
    least_drive: int | None = None,
    nodes: int | None = None,
) -> Climb | None:
    """Go on after the levels that are done; None if there is no solution at all."""
    stages = list(done)
    best: Answer | None = None
    for name, objective in list(levels(master))[len(done) :]:
        least = least_drive if name == DRIVE else None
        answer = master.minimise(name, objective, limits, least, nodes)
        if answer.ending is Ending.INFEASIBLE and best is None:
            return None
        if answer.ending not in (Ending.OPTIMAL, Ending.FEASIBLE):
            break
        best = answer
        value = master.value(objective, answer)
        bound = value if answer.ending is Ending.OPTIMAL else max(0, answer.bound or 0)
        stages.append(StageValue(name, value, min(bound, value)))
        limits.report(name, value, bound)
        if not stages[-1].proven:
            break
        master.keep(objective, value)
    return Climb(tuple(stages), best)


def shorten(master: Master, drive: int, limits: Limits) -> Answer | None:
    """Among plans with the least driving, which is `drive`, the one of least distance.

    A column whose reduced cost exceeds what is left between the linear bound and `drive` is in no
    such plan. Where many columns are left the tie stays as it is (None): proving the last metre
    there costs more than all the rest, and driving time all but decides distance.
    """
    left = master.drop_costly(master.total("drive"), drive)
    if left > TIE_BREAK_COLUMNS:
        return None
    return master.minimise("metres", master.total("metres"), limits)
