"""Large and multi-stop problems: ruin and recreate for the plan, column generation for the proof.

Of days with very many visits routes through their minutes prove more than tours that are priced. Search and
proof run side by side, one core each. What the linear programme of the tours would drive guides the search,
and a second one on the core that is free then. At last the tours that either of them knows are recombined by
OR-Tools as a set partitioning, and the best plan is held against the bound.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tourplanner.domain.plan_aim import PlanAim
from tourplanner.problem.problem import Problem
from tourplanner.solvers.colgen.drive_bound import DriveBound, drive_bound
from tourplanner.solvers.exact.columns import Column
from tourplanner.solvers.incumbent import Incumbent, told_apart
from tourplanner.solvers.leg_cuts.groups import fewest_tours
from tourplanner.solvers.leg_cuts.places import LegPlaces
from tourplanner.solvers.long_days import long_days_bound
from tourplanner.solvers.pool import recombine
from tourplanner.solvers.preparation import POLL_SECONDS, PREPARATION
from tourplanner.solvers.proof import DRIVE, REQUIRED, TOURS, Proof, StageValue
from tourplanner.solvers.recombining import Recombining, relaxed_tours
from tourplanner.solvers.result import Limits
from tourplanner.solvers.sisr.encoding import decode, encode
from tourplanner.solvers.sisr.search import Search, let_meet, most_rounds_for, rounds_for
from tourplanner.solvers.sisr.state import State
from tourplanner.solvers.sisr.tour_cost import TourCost, tours_of

# Of a time limit, what is kept for recombining and for writing the answer down.
RECOMBINE_SHARE = 0.05
LEAST_SECONDS_LEFT = 1.0
# On the core that the bound leaves free a search begins anew if so much of the time is left, or goes on
# from the best plan. Where rounds end the search it takes this share of them, after the others.
FRESH_SHARE, MORE_SHARE = 0.6, 0.25

NODES = 300
"""Branches of a recombination that no time ends."""


def solve_large(problem: Problem, incumbent: Incumbent, limits: Limits) -> Proof:
    """Search and prove within the limits; Ctrl-C leaves the best plan with the incumbent."""
    run = _Run(problem, incumbent, limits)
    bound: DriveBound | None = None
    try:
        for search in run.searches:
            search.start()
        limits.report("recreate")
        bound = run.prove()
        if run.seconds is None:
            run.wait(bound)
        run.search_on(bound)
        run.wait(bound)
    finally:
        for search in run.searches:
            search.stop()
            incumbent.offer(decode(problem, run.instance, search.best))
    if bound is not None and limits.remaining > LEAST_SECONDS_LEFT:
        run.recombine(bound)
    return _proof(problem, incumbent, bound, run.goal)


class _Run:
    """Searches and what proves, side by side.

    Attributes
    ----------
    searches
        Those of all workers, and the one that begins when the proof has ended.
    seconds, rounds
        What ends a search: where rounds were asked for the clock only cuts it short, and ``seconds`` is None.
    until
        The limits without what is kept for recombining.
    """

    def __init__(self, problem: Problem, incumbent: Incumbent, limits: Limits) -> None:
        self.problem, self.incumbent, self.limits = problem, incumbent, limits
        self.goal, self.places = _Goal.of(problem), LegPlaces.of(problem)
        self.instance = self.goal.cost.laid_on(encode(problem))
        left = _search_seconds(limits)
        self.until = limits if left is None else limits.within(left)
        self.seconds = left if limits.rounds is None else None
        usual = rounds_for if self.seconds is None else most_rounds_for
        self.rounds = limits.rounds or usual(self.instance)
        self.searches = [
            Search(self.instance, limits.seed + number, rounds=self.rounds, seconds=self.seconds)
            for number in range(limits.workers)
        ]
        let_meet(self.searches)
        self._recombining = Recombining(problem, incumbent, self.instance, self.searches, self.until)

    def prove(self) -> DriveBound | None:
        """A bound on driving, while the searches go on; they are told what it finds.

        Where rounds end them, neither when they are guided nor what is proven may depend on the clock.
        """
        timed = self.seconds is not None
        _wait_for_proof(self.until, self._known)
        proving = _telling(self.until, self._known)
        if not self.places.has_long_days:
            nothing_missing = [0] * len(self.problem.config.stops)
            return drive_bound(self.problem, nothing_missing, proving, tell=self._guide if timed else None)
        if timed:
            return long_days_bound(self.problem, self.places, proving, self._known, self._recombining)
        return long_days_bound(self.problem, self.places, proving, _nothing)

    def search_on(self, bound: DriveBound | None) -> None:
        """Let another search go on with what the bound knows, if there is the time and the need."""
        until = self.until
        if bound is None or until.remaining <= LEAST_SECONDS_LEFT:
            return
        if self.goal.is_reached(self.searches, bound):
            return
        fresh = self.seconds is not None and until.remaining > FRESH_SHARE * self.seconds
        search = Search(
            self.instance,
            self.limits.seed + self.limits.workers,
            rounds=self.rounds if self.seconds is not None else max(1, int(MORE_SHARE * self.rounds)),
            seconds=None if self.seconds is None else until.remaining,
            start=None if fresh else _best(self.searches),
            relaxed=relaxed_tours(self.problem, bound.driven),
        )
        self.searches.append(search)
        search.offer(self._recombining.found)
        search.start()

    def wait(self, bound: DriveBound | None) -> None:
        """Wait for the searches, or for the time to be over, or for a plan that cannot be better."""
        while not all(search.wait(POLL_SECONDS) for search in self.searches):
            self.limits.report(DRIVE, self._known(), None if bound is None else bound.seconds)
            if self.limits.remaining < LEAST_SECONDS_LEFT or self.goal.is_reached(self.searches, bound):
                return

    def recombine(self, bound: DriveBound) -> None:
        """Offer the best plan of all tours that the searches and the bound know."""
        found = (decode(self.problem, self.instance, search.best) for search in self.searches)
        # Tours of long days leave a wide gap: without a time limit the branches are counted.
        nodes = NODES if self.limits.time_limit is None and self.places.has_long_days else None
        plans = [self.incumbent.tours, *found]
        self.incumbent.offer(recombine(self.problem, bound, plans, self.limits, nodes))

    def _known(self) -> int | None:
        """Driving of the best plan, whoever found it."""
        return self.goal.least_drive(self.searches, self.incumbent)

    def _guide(self, driven: Mapping[Column, float]) -> None:
        """Tell the searches what the linear programme would drive."""
        for search in self.searches:
            search.guide(relaxed_tours(self.problem, driven))


def _nothing() -> None:
    """What is known of plans."""


def _wait_for_proof(limits: Limits, known: Callable[[], int | None]) -> None:
    """Wait for the code that proves, which the first run on a machine compiles while it searches."""
    while not PREPARATION.is_ready and limits.remaining > 0:
        limits.report("compile", known())
        PREPARATION.wait(min(POLL_SECONDS, limits.remaining))


def _telling(limits: Limits, known: Callable[[], int | None]) -> Limits:
    """The same limits, whose observer is told of the best plan whenever it is told of anything."""
    observe = limits.observe
    if observe is None:
        return limits
    return replace(limits, observe=lambda told: observe(replace(told, objective=known())))


@dataclass(frozen=True, slots=True)
class _Goal:
    """What a tour costs the search, and how many there have to be at least."""

    cost: TourCost
    fewest: int

    @classmethod
    def of(cls, problem: Problem) -> "_Goal":
        counts = PlanAim.TOURING_DAYS in problem.config.aims.order and problem.config.stops
        return cls(TourCost.of(problem), fewest_tours(LegPlaces.of(problem)) if counts else 0)

    def drive(self, searches: Sequence[Search]) -> int | None:
        """Driving of the best state; None while something is left out."""
        best = _best(searches)
        return self.cost.driving(best) if (best.block_of[:, 0] >= 0).all() else None

    def least_drive(self, searches: Sequence[Search], incumbent: Incumbent) -> int | None:
        """That of the best plan, whoever found it; None while something is left out."""
        found = [self.drive(searches), None if any(incumbent.promises) else incumbent.drive]
        return min((drive for drive in found if drive is not None), default=None)

    def is_reached(self, searches: Sequence[Search], bound: DriveBound | None) -> bool:
        """Whether a search has found what the bounds prove to be the best."""
        drive = self.drive(searches)
        if self.cost.seconds and tours_of(_best(searches)) > self.fewest:
            return False
        return bound is not None and drive is not None and drive <= bound.seconds


def _search_seconds(limits: Limits) -> float | None:
    """Seconds of search under a time limit; None where there is none."""
    if limits.time_limit is None:
        return None
    kept = max(LEAST_SECONDS_LEFT, RECOMBINE_SHARE * limits.time_limit)
    return max(0.0, limits.remaining - kept)


def _best(searches: Sequence[Search]) -> State:
    """The best state of all."""
    return min((search.best for search in searches), key=lambda state: int(state.cost[0]))


def _proof(problem: Problem, incumbent: Incumbent, bound: DriveBound | None, goal: _Goal) -> Proof:
    missing, *lower = incumbent.promises
    drive, tours = incumbent.drive, len(incumbent.tours)
    if bound is None:
        return Proof()
    if missing or any(lower):
        return Proof(figures=bound.figures)  # the bound speaks of plans that keep everything
    priorities = sorted({stop.priority for stop in problem.config.stops if not stop.required})
    proven = {
        PlanAim.DRIVING: StageValue(DRIVE, drive, min(bound.seconds, drive)),
        PlanAim.TOURING_DAYS: StageValue(TOURS, tours, min(goal.fewest, tours)),
    }
    stages: Sequence[StageValue] = (
        StageValue(REQUIRED, 0, 0),
        *(StageValue(f"priority-{priority}", 0, 0) for priority in priorities),
        *(proven[aim] for aim in told_apart(problem)),
    )
    return Proof(tuple(stages), all(stage.proven for stage in stages), bound.figures)
