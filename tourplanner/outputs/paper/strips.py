"""Strips to cut out and paste on a poster that hangs: a page for each stop whose dates changed a little."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tourplanner.outputs.paper.press import press
from tourplanner.outputs.told_changes import Change
from tourplanner.outputs.view import PlanView
from tourplanner.wording import colours
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


@dataclass(frozen=True, slots=True)
class Strip:
    """What falls away, what holds instead, at which hours, and why; all but the first may be empty."""

    head: str
    tail: str
    hours: str
    why: str


@dataclass(frozen=True, slots=True)
class StripSheet:
    """The strips of one stop; ``heading`` says what they are for, ``foot`` is on each of them."""

    lang: str
    title: str
    scale: float
    ink: str
    muted: str
    accent: str
    operator: str
    commune: str
    heading: str
    foot: str
    strips: tuple[Strip, ...]


def strips(
    view: PlanView, name: str, area: str, changed: Sequence[Change], day: date, lang: Language
) -> bytes:
    """The PDF with the strips of a stop.

    Parameters
    ----------
    name, area
        Of the stop, which the config may know no more; an area that it does not know has the first colour.
    day
        That of the publication.
    """
    words, service = words_in(lang), view.config.service
    known = {stop.area for stop in view.config.stops} | {rules.epci for rules in view.config.areas}
    contact = [text for text in (service.name, service.phone, words("told.published", day=day)) if text]
    sheet = StripSheet(
        lang=lang.value,
        title=words("told.strips-title", service=service.name, commune=name),
        scale=1.0,
        ink=colours.INK,
        muted=colours.MUTED,
        accent=colours.swatch(view.area_index(area) if area in known else 0).ink,
        operator=service.operator,
        commune=name,
        heading=words("told.strips-heading", commune=name, n=len(changed)),
        foot=" · ".join(contact),
        strips=tuple(Strip(each.head, each.tail, each.hours, each.why) for each in changed),
    )
    return press("strips", sheet, day)
