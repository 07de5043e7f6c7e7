"""The progress of a search on the standard error, once it lasts over a second."""

from types import TracebackType
from typing import Self

from rich.status import Status

from tourplanner.cli.consoles import PlainConsole
from tourplanner.solvers.result import Progress
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in
from tourplanner.workflow.told_progress import told_progress

PATIENCE = 1.0
"""Seconds before anything is shown."""


class ProgressLine:
    """One line that moves on a terminal; elsewhere a plain line for each thing learnt."""

    def __init__(self, console: PlainConsole, lang: Language) -> None:
        self.console = console
        self.words = words_in(lang)
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
        text = told_progress(progress, self.words)
        if progress.elapsed < PATIENCE or text == self.last:
            return
        self.last = text
        if not self.console.is_terminal or self.console.is_dumb_terminal:
            line = self.words("progress.at", elapsed=round(progress.elapsed), what=text)
            self.console.print(line, soft_wrap=True)
            return
        line = f"{text} {self.words('progress.keeps')}"
        if self.status is None:
            self.status = self.console.status(line)
            self.status.start()
        else:
            self.status.update(line)
