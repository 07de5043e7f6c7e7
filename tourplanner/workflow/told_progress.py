"""Where a search stands, in words: what it looks for, the best that it has, and what is proven."""

from tourplanner.message import Message, message
from tourplanner.solvers.result import Progress
from tourplanner.wording.format import column_duration, integer, kilometres
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words

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


def told_progress(progress: Progress, words: Words) -> str:
    """What is known: driving once promises are settled, before that how many visits are missing."""
    parts = [words("progress.searching", stage=stage_name(progress.stage))]
    for id_, value in (("progress.best", progress.objective), ("progress.bound", progress.bound)):
        if value is not None:
            parts.append(words(id_, value=_figure(progress.stage, value, words.lang)))
    return ", ".join(parts)


def stage_name(stage: str) -> Message:
    """The name of a stage: that of its id, or of the id without what comes after the last hyphen."""
    return STAGES[stage if stage in STAGES else stage.rpartition("-")[0]]


def _figure(stage: str, value: int, lang: Language) -> str:
    match stage:
        case "drive" | "driving" | "trade-off" | "bound" | "compile":
            return column_duration(value, lang)
        case "metres":
            return kilometres(value, lang)
        case _:
            return integer(value, lang)
