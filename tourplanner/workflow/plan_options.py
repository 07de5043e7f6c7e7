"""What a plan is made with, besides its config."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tourplanner.message import Notify, silent
from tourplanner.solvers.method import Method
from tourplanner.solvers.result import Limits, Progress
from tourplanner.wording.language import Language


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """What a plan is made with, besides its config.

    Attributes
    ----------
    start, weeks
        Replace those of the config's calendar.
    data
        A folder of tables that replace the shipped ones.
    lang
        Language of reasons and of the map.
    time_limit
        Seconds of search; None to search until the plan is proven, or for a fixed number of rounds.
    rounds
        How many, where visits are many or short: with one worker, the same plan every time.
    method
        The engine.
    near
        A plan, or its folder, from which as few visits as can be are to move; promises and rules come
        first, driving after it.
    notify, observe
        Told of remarks on the input, and of the progress of the search.

    Examples
    --------
    >>> import tourplanner as tp
    >>> tp.PlanOptions(weeks=3).lang.value
    'fr'
    """

    start: date | None = None
    weeks: int | None = None
    data: Path | None = None
    lang: Language = Language.FR
    time_limit: float | None = None
    rounds: int | None = None
    seed: int = 0
    workers: int = 1
    method: Method = Method.AUTO
    near: Path | None = None
    notify: Notify = silent
    observe: Callable[[Progress], None] | None = None

    def start_clock(self) -> Limits:
        """How long and how the engines may search; the time limit counts from this very call."""
        return Limits(self.time_limit, self.seed, self.workers, self.observe, self.rounds)


DEFAULT = PlanOptions()
