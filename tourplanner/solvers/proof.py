"""What a search has proven, level of the objective by level."""

from collections.abc import Mapping
from dataclasses import dataclass, field

DRIVE = "drive"
REQUIRED = "required"


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
class Proof:
    """The levels in order (missing required visits, missing ones by priority, driving).

    ``reached`` tells whether a plan reaches all of them; ``figures`` are sizes of the models.
    """

    stages: tuple[StageValue, ...] = ()
    reached: bool = False
    figures: Mapping[str, int] = field(default_factory=dict)

    @property
    def least_missing(self) -> int:
        """Proven lower bound on missing required visits."""
        return self.stages[0].bound if self.stages else 0

    def drive_bound(self, promises: tuple[int, ...]) -> int | None:
        """The proven bound on driving for plans that miss just these visits, if there is one."""
        if not self.stages or self.stages[-1].name != DRIVE:
            return None
        kept = tuple(stage.value for stage in self.stages[:-1])
        return self.stages[-1].bound if kept == promises else None
