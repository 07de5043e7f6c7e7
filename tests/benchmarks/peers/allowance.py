"""What a solver may take for a run, in seconds of the processor: on a busy machine no clock is fair."""

from dataclasses import dataclass, field
from time import process_time


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many seconds of the processor, and the cost at which there is nothing more to look for."""

    seconds: float
    target: int | None = None

    def is_met(self, cost: float) -> bool:
        """Whether a cost is as low as is known to be possible."""
        return self.target is not None and cost <= self.target


@dataclass(slots=True)
class Meter:
    """Seconds of the processor that this process has spent since the first look, in all of its threads."""

    allowance: Allowance
    began: float | None = field(default=None, init=False)

    @property
    def spent(self) -> float:
        """Seconds since the first look at this meter."""
        now = process_time()
        if self.began is None:
            self.began = now
        return now - self.began

    def __call__(self, best_cost: float) -> bool:
        """Whether a run whose best routes cost that much should end."""
        return self.spent >= self.allowance.seconds or self.allowance.is_met(best_cost)
