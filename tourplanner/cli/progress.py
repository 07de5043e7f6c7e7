"""The progress of a search on the standard error, once it lasts over a second."""

from types import TracebackType
from typing import Self

from rich.status import Status

from tourplanner.cli.consoles import PlainConsole
from tourplanner.solvers.result import Progress
from tourplanner.wording.format import duration, integer, kilometres
from tourplanner.wording.language import Language

PATIENCE = 1.0
"""Seconds before anything is shown."""


class ProgressLine:
    """One line that moves on a terminal; elsewhere a plain line for each thing learnt."""

    def __init__(self, console: PlainConsole) -> None:
        self.console = console
        self.status: Status | None = None
        self.last = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is not None:
            self.status.stop()

    def observe(self, progress: Progress) -> None:
        """Show where the search stands."""
        text = _text(progress)
        if progress.elapsed < PATIENCE or text == self.last:
            return
        self.last = text
        if not self.console.is_terminal or self.console.is_dumb_terminal:
            self.console.print(f"{progress.elapsed:.0f} s: {text}")
        elif self.status is None:
            self.status = self.console.status(f"{text} (Ctrl-C keeps the best found)")
            self.status.start()
        else:
            self.status.update(f"{text} (Ctrl-C keeps the best found)")


def _text(progress: Progress) -> str:
    """What is known: driving once promises are settled, before that how many visits are missing."""
    parts = [f"searching, {progress.stage}"]
    if progress.objective is not None:
        parts.append(f"best so far {_figure(progress.stage, progress.objective)}")
    if progress.bound is not None:
        parts.append(f"at least {_figure(progress.stage, progress.bound)} proven")
    return ", ".join(parts)


def _figure(stage: str, value: int) -> str:
    match stage:
        case "drive" | "trade-off":
            return duration(value, Language.EN)
        case "metres":
            return kilometres(value, Language.EN)
        case _:
            return integer(value, Language.EN)
