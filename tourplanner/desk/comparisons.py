"""What a desk compares: the last comparison, and the scenario that is being made."""

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tourplanner.desk.work import Work

if TYPE_CHECKING:
    # It loads what plans are solved and compared with.
    from tourplanner.desk.whatif import SideBySide


PATIENCE_SECONDS = 12.0
"""How long a desk that is being closed waits for what is being reckoned."""


@dataclass(slots=True)
class Comparisons:
    """The last comparison that was asked for, and the scenario that is being made.

    Attributes
    ----------
    asked
        The revision of the dossier, and the names of the scenarios.
    """

    asked: tuple[str, tuple[str, ...]] = ("", ())
    work: "Work[SideBySide] | None" = None
    making: Work[str] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_busy(self) -> bool:
        """Whether something is being reckoned."""
        return any(each is not None and not each.is_done for each in (self.work, self.making))

    def close(self) -> None:
        """Wait for what is under way: a process does not end well within a solver."""
        for each in (self.work, self.making):
            if each is not None:
                each.ends_within(PATIENCE_SECONDS)
