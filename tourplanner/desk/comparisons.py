"""What a desk compares: the last comparison, and the last trade-off between communes that may be added."""

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tourplanner.desk.apart import Apart

if TYPE_CHECKING:
    # They load what plans are solved and compared with.
    from tourplanner.desk.tradeoff import Tradeoff
    from tourplanner.desk.whatif import SideBySide


PATIENCE_SECONDS = 5.0
"""How long a process that was killed takes to be gone, at most."""


@dataclass(slots=True)
class Comparisons:
    """The last comparison that was asked for, and the last choice of communes.

    Attributes
    ----------
    asked
        The revision of the dossier, and the names of the scenarios.
    made_for
        The revision of the dossier that communes were chosen for.
    chosen
        The names of the scenarios to be compared next; None for those that were asked for last.
    """

    asked: tuple[str, tuple[str, ...]] = ("", ())
    work: "Apart[SideBySide] | None" = None
    making: "Apart[Tradeoff] | None" = None
    made_for: str = ""
    chosen: tuple[str, ...] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_busy(self) -> bool:
        """Whether something is being reckoned."""
        return any(each is not None and not each.is_done for each in (self.work, self.making))

    def stop(self) -> None:
        """End what is under way, with nothing: it has changed nothing."""
        if self.making is not None and not self.making.is_done:
            self.making.kill()
            self.making = None
        if self.work is not None and not self.work.is_done:
            self.work.kill()
            self.work = None

    def close(self) -> None:
        """End what is under way: nobody waits for it any more."""
        for each in (self.work, self.making):
            if each is not None:
                each.kill()
                each.ends_within(PATIENCE_SECONDS)
