"""What may be done about what has happened to a calendar that was told: looked for beside the page."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tourplanner.desk.apart import Apart, Tell
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

if TYPE_CHECKING:
    # It loads what calendars are mended with.
    from tourplanner.workflow.year.replan import Replanned

LONGEST_SECONDS = 30.0
"""That a planner waits for proposals; what is not proven by then says so."""
PATIENCE_SECONDS = 5.0
"""How long a process that was killed takes to be gone, at most."""


@dataclass(slots=True)
class Replans:
    """The last answer that was asked for, and what it is the answer to."""

    asked: object = None
    work: "Apart[Replanned] | None" = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, asked: object, act: "Callable[[Tell], Replanned]") -> "Apart[Replanned]":
        """The answer to what has happened, begun if that is not the last one that was asked for.

        Parameters
        ----------
        asked
            What it depends on: another answer is looked for where this differs.
        act
            Looks for it, in a process of its own.
        """
        with self._lock:
            if self.work is None or self.asked != asked:
                self._end()
                self.asked, self.work = asked, Apart(act)
            return self.work

    def stop(self) -> None:
        """End what is under way, with the best that it has."""
        if self.work is not None and not self.work.is_done:
            self.work.stop()

    def forget(self) -> None:
        """End what is under way; whoever asks next has it looked for anew."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self.work is not None and not self.work.is_done:
            self.work.kill()
            self.work.ends_within(PATIENCE_SECONDS)
        self.work = None


def replanned(folder: Path, on: date, lang: Language, tell: Tell) -> "Replanned":
    """What may be done about what has happened, as the command ``replan`` finds it.

    Raises
    ------
    TourPlannerError
        As `workflow.year.replan.replan`.
    """
    from tourplanner.workflow.told_progress import told_progress  # noqa: PLC0415
    from tourplanner.workflow.year.replan import ReplanOptions, replan  # noqa: PLC0415

    words = words_in(lang)
    options = ReplanOptions(
        on=on, time_limit=LONGEST_SECONDS, observe=lambda progress: tell(told_progress(progress, words))
    )
    return replan(folder, options)
