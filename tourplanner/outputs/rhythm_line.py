"""When a stop is open, in one line: ``Le 1er mardi du mois, de 10 h à 12 h 30 et de 13 h 30 à 16 h``."""

from collections.abc import Sequence

from tourplanner.domain.config import Stop
from tourplanner.domain.recurrence import Recurrence
from tourplanner.domain.told_rhythm import told_recurrence
from tourplanner.outputs.view import PlanView
from tourplanner.wording.language import Language
from tourplanner.wording.recurrence import recurrence_words
from tourplanner.wording.words import words_in


def rhythm_line(view: PlanView, stop: Stop, lang: Language) -> str:
    """The rhythm of a stop with its hours, where they are always the same; "" where dates alone tell it."""
    recurrence = told_recurrence(view.config, view.plan.tours, stop)
    if recurrence is None or not recurrence.is_settled:
        return ""
    hours = {visit.parts for tour in view.plan.tours for visit in tour.visits if visit.stop == stop.id}
    return line_of(recurrence, next(iter(hours)) if len(hours) == 1 else (), lang)


def line_of(recurrence: Recurrence, hours: Sequence[tuple[int, int]], lang: Language) -> str:
    """A recurrence as a line of its own, with the parts of the day in which the stop is open."""
    words, said = words_in(lang), recurrence_words(recurrence, lang)
    said = said[:1].upper() + said[1:]
    if not hours:
        return said
    first, *later = hours
    line = words("poster.rhythm", rhythm=said, opens=first[0], closes=first[1])
    for opens, closes in later:
        line = words("poster.rhythm-later", line=line, opens=opens, closes=closes)
    return line
