"""What a search has proven, level of the objective by level."""

from collections.abc import Mapping
from dataclasses import dataclass, field

DRIVE = "drive"
TOURS = "tours"
REQUIRED = "required"
MOVED = "moved"


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

    ``reached`` tells whether a plan reaches all of them; ``figures`` are sizes of the models. ``bounds`` are
    of the driving of plans that miss no more visits of each level than so many, also where the levels have
    other values.
    """

    stages: tuple[StageValue, ...] = ()
    reached: bool = False
    figures: Mapping[str, int] = field(default_factory=dict)
    bounds: Mapping[tuple[int, ...], int] = field(default_factory=dict)

    @property
    def least_missing(self) -> int:
        """Proven lower bound on missing required visits."""
        return self.stages[0].bound if self.stages else 0

    def drive_bound(self, before: tuple[int, ...]) -> int | None:
        """The proven bound on driving for plans of these values before it, if there is one."""
        known = [
            bound
            for most, bound in self.bounds.items()
            if len(most) == len(before) and all(a <= b for a, b in zip(before, most, strict=True))
        ]
        exactly = self.bound_of(DRIVE, before)
        return max(known if exactly is None else [*known, exactly], default=None)

    def bound_of(self, name: str, before: tuple[int, ...]) -> int | None:
        """The proven bound of a level for plans of these values on the levels before it, if there is one."""
        for place, stage in enumerate(self.stages):
            if stage.name == name:
                kept = tuple(earlier.value for earlier in self.stages[:place])
                return stage.bound if kept == before else None
        return None
