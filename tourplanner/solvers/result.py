"""What a solver is told and what it gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from time import monotonic

from tourplanner.domain.plan import Status
from tourplanner.domain.plan_aim import AimReached
from tourplanner.domain.tour import Tour


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a running search stands: seconds since its start, and seconds of driving."""

    elapsed: float
    stage: str
    objective: int | None
    bound: int | None


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how a solver may search.

    ``observe`` is called with the progress of the search; ``time_limit`` is in seconds. ``rounds`` end each
    search, None for a number of them that depends on the problem alone: with one worker, and without a time
    limit, the same seed gives the same plan every time.
    """

    time_limit: float | None = None
    seed: int = 0
    workers: int = 1
    observe: Callable[[Progress], None] | None = None
    rounds: int | None = None
    started: float = field(default_factory=monotonic)

    @property
    def elapsed(self) -> float:
        """Seconds since the search began."""
        return monotonic() - self.started

    @property
    def remaining(self) -> float:
        """Seconds that are left, infinite without a limit."""
        return float("inf") if self.time_limit is None else max(0.0, self.time_limit - self.elapsed)

    def within(self, seconds: float) -> "Limits":
        """The same limits, with at most so many seconds from now."""
        return replace(self, time_limit=min(self.elapsed + seconds, self.elapsed + self.remaining))

    def at_least(self, seconds: float) -> "Limits":
        """The same limits, with so many seconds from now even where the time is over."""
        if self.time_limit is None:
            return self
        return replace(self, time_limit=max(self.time_limit, self.elapsed + seconds))

    def report(self, stage: str, objective: int | None = None, bound: int | None = None) -> None:
        """Tell the observer, if there is one."""
        if self.observe is not None:
            self.observe(Progress(self.elapsed, stage, objective, bound))


class Confirmation(StrEnum):
    """What a second solver says of a proof.

    ``NONE``: it was not asked, or had no answer in time.
    """

    NONE = "none"
    GIVEN = "given"
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the search can show for its answer.

    ``interrupted`` and ``out_of_time`` tell why it stopped early; ``unprepared`` that the engine was still
    being compiled, so that simpler means made the plan; ``least_missing`` is a proven lower bound on
    missing required visits; ``figures`` are sizes of the models (never times); ``confirmation`` is what a
    second solver says of that bound.
    """

    interrupted: bool = False
    out_of_time: bool = False
    unprepared: bool = False
    least_missing: int = 0
    figures: Mapping[str, int] = field(default_factory=dict)
    confirmation: Confirmation = Confirmation.NONE


@dataclass(frozen=True, slots=True)
class Result:
    """The best tours found, in order of date and van, and what is proven about them.

    ``bound`` is in seconds of driving, for plans that keep as many promises as these tours; None
    when nothing is proven of it. ``aims`` are told where the config has more than driving.
    """

    status: Status
    method: str
    tours: tuple[Tour, ...]
    bound: int | None
    evidence: Evidence
    aims: tuple[AimReached, ...] = ()
