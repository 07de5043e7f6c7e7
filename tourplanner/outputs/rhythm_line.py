"""When a stop is open, in one line: ``Le 1er mardi du mois, de 10 h à 12 h 30 et de 13 h 30 à 16 h``."""

from collections.abc import Sequence

from tourplanner.domain.config import Stop
from tourplanner.domain.grid_rhythm import rhythm_of
from tourplanner.domain.period import CycleKind
from tourplanner.domain.recurrence import Recurrence
from tourplanner.outputs.view import PlanView
from tourplanner.wording.language import Language
from tourplanner.wording.recurrence import recurrence_words
from tourplanner.wording.words import words_in


def rhythm_line(view: PlanView, stop: Stop, lang: Language) -> str:
    """The rhythm of a stop with its hours, where they are always the same; "" where dates alone tell it."""
    recurrence = told_recurrence(view, stop)
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


def told_recurrence(view: PlanView, stop: Stop) -> Recurrence | None:
    """The rhythm by which people know a stop: its own, or the one of its days of a month's grid.

    That of a cycle of weeks in a row is only told by a stop's own rhythm: which of the weeks are meant is
    nothing that people know.
    """
    rules = view.config.calendar
    if stop.when is not None:
        return stop.when
    if not rules.repeats or rules.cycle is CycleKind.WEEKS:
        return None
    days = {
        (tour.date - rules.start).days
        for tour in view.plan.tours
        if any(visit.stop == stop.id for visit in tour.visits)
    }
    rhythm = rhythm_of(days, rules)
    return None if rhythm is None else Recurrence(rhythm, stop.seasons)
