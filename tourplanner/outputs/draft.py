"""Drafts: what looks like the real thing and shall never be taken for it."""

from dataclasses import replace

from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


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
