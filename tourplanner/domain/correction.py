"""What a planner knows of roads that no provider does: a closed bridge, a season of roadworks."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Correction:
    """Driving between two places that is slower for a while, or not possible.

    Attributes
    ----------
    origin, destination
        Ids of depots or stops, or codes of communes; every place in a commune is meant by its code.
    extra
        Seconds of the van that the leg takes longer.
    closed
        Whether the usual way cannot be driven at all.
    first, last
        From when to when, both included; None for without end.
    one_way
        Whether it holds from origin to destination only, and not back.
    """

    origin: str
    destination: str
    extra: int = 0
    closed: bool = False
    first: date | None = None
    last: date | None = None
    why: str = ""
    one_way: bool = False

    def overlaps(self, begin: date, end: date) -> bool:
        """Whether it holds on one of the days from `begin` to `end`, both included."""
        return (self.first is None or self.first <= end) and (self.last is None or begin <= self.last)


@dataclass(frozen=True, slots=True)
class RoadCorrection:
    """A correction with what became of its legs in the times of a plan.

    Attributes
    ----------
    vias
        Ids of the places by way of which a closed road is counted.
    is_cut
        Whether no way round was known for some leg, so that no tour drives it.
    """

    correction: Correction
    vias: tuple[str, ...] = ()
    is_cut: bool = False
