"""Drafts: what looks like the real thing and shall never be taken for it."""

from dataclasses import replace
from pathlib import PurePosixPath

from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in

TOLD_INSIDE = frozenset({".pdf", ".html", ".xlsx", ".ics"})
"""Endings of files that say across their pages, or before the service's name, that they are a draft: packed,
written as entities or folded, their bytes do not show it."""


def draft_path(path: str, content: bytes, mark: str) -> str:
    """The path of a file of a draft: with the mark, where nothing in the file says that it is one."""
    place = PurePosixPath(path)
    if not mark or place.suffix in TOLD_INSIDE or mark.encode() in content:
        return path
    return str(place.with_name(f"{place.stem}-{mark}{place.suffix}"))


def as_draft(scheduled: ScheduleView, lang: Language) -> ScheduleView:
    """The same to be drawn with the word "draft" across every page and before the service's name.

    What says whose it is says that it is a draft, in every format. Calendars name their events by the
    service, too: those of a draft are never mistaken for news of real ones.
    """
    words = words_in(lang)
    config = scheduled.view.config
    service = replace(config.service, name=words("publication.draft-of", name=config.service.name))
    marked = replace(config, title=words("publication.draft-of", name=config.title), service=service)
    view = replace(scheduled.view, config=marked)
    return replace(scheduled, view=view, mark=words("publication.draft"))
