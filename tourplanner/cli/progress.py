"""The progress of a search on the standard error, once it lasts over a second."""

from types import TracebackType
from typing import Self

from rich.status import Status

from tourplanner.cli.consoles import PlainConsole
from tourplanner.message import Message, message
from tourplanner.solvers.result import Progress
from tourplanner.wording.format import duration, integer, kilometres
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

PATIENCE = 1.0
"""Seconds before anything is shown."""

STAGES = {
    "required": message("progress.stage-required"),
    "priority": message("progress.stage-priority"),
    "moved": message("progress.stage-moved"),
    "drive": message("progress.stage-drive"),
    "bound": message("progress.stage-bound"),
    "metres": message("progress.stage-metres"),
    "lost": message("progress.stage-lost"),
    "changed": message("progress.stage-changed"),
    "unusual": message("progress.stage-unusual"),
    "absence": message("progress.stage-absence"),
    "uneven": message("progress.stage-uneven"),
    "tours": message("progress.stage-tours"),
    "driving": message("progress.stage-drive"),
    "trade-off": message("progress.stage-trade-off"),
    "recreate": message("progress.stage-recreate"),
    "model": message("progress.stage-model"),
    "compile": message("progress.stage-compile"),
}
"""What a search looks for, by the stage's id; some have a number or a name after it."""


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
        text = self._text(progress)
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

    def _text(self, progress: Progress) -> str:
        """What is known: driving once promises are settled, before that how many visits are missing."""
        parts = [self.words("progress.searching", stage=stage_name(progress.stage))]
        for id_, value in (("progress.best", progress.objective), ("progress.bound", progress.bound)):
            if value is not None:
                parts.append(self.words(id_, value=_figure(progress.stage, value, self.words.lang)))
        return ", ".join(parts)


def stage_name(stage: str) -> Message:
    """The name of a stage: that of its id, or of the id without what comes after the last hyphen."""
    return STAGES[stage if stage in STAGES else stage.rpartition("-")[0]]


def _figure(stage: str, value: int, lang: Language) -> str:
    match stage:
        case "drive" | "driving" | "trade-off" | "bound" | "compile":
            return duration(value, lang)
        case "metres":
            return kilometres(value, lang)
        case _:
            return integer(value, lang)
