"""How the cycle is laid over real dates, as the planner asks for it."""

from dataclasses import dataclass, field
from enum import StrEnum

from tourplanner.domain.catch_up import CatchUp
from tourplanner.domain.later import LATER
from tourplanner.domain.notice import Notice


class OnClosed(StrEnum):
    """What becomes of a visit whose date is closed when the cycle is unrolled over real dates.

    ``SKIP``: it falls away; ``SHIFT``: it goes to the nearest legal half-day that is free; ``SWAP``:
    it changes places with a visit of another stop, which is open then, else as ``SHIFT``.
    """

    SKIP = "skip"
    SHIFT = "shift"
    SWAP = "swap"


@dataclass(frozen=True, slots=True)
class ScheduleRules:
    """How the cycle is unrolled: what a closed date does to its visits, and how far they may shift.

    ``notice`` tells what it costs to change what people have read.
    """

    on_closed: OnClosed
    shift_days: int
    catch_up: CatchUp = field(default=CatchUp())
    notice: Notice = field(default=Notice(), metadata=LATER)
