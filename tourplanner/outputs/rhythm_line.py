"""When a stop is open, in one line: ``Le 1er mardi du mois, de 10 h à 12 h 30 et de 13 h 30 à 16 h``."""

from tourplanner.domain.config import Stop
from tourplanner.domain.grid_rhythm import rhythm_of
from tourplanner.domain.period import CycleKind
from tourplanner.domain.recurrence import Recurrence
from tourplanner.outputs.view import PlanView
from tourplanner.wording.language import Language
from tourplanner.wording.recurrence import recurrence_words
from tourplanner.wording.words import words_in


def rhythm_line(view: PlanView, stop: Stop, lang: Language) -> str:
    """The rhythm of a stop with its hours, where they are always the same; "" where dates alone tell it.

    That of a cycle of weeks in a row is only told by a stop's own rhythm: which of the weeks are meant is
    nothing that people know.
    """
    recurrence = _recurrence(view, stop)
    if recurrence is None:
        return ""
    words, said = words_in(lang), recurrence_words(recurrence, lang)
    said = said[:1].upper() + said[1:]
    hours = {visit.parts for tour in view.plan.tours for visit in tour.visits if visit.stop == stop.id}
    if len(hours) != 1:
        return said
    [(first, *later)] = hours
    line = words("poster.rhythm", rhythm=said, opens=first[0], closes=first[1])
    for opens, closes in later:
        line = words("poster.rhythm-later", line=line, opens=opens, closes=closes)
    return line


def _recurrence(view: PlanView, stop: Stop) -> Recurrence | None:
    rules = view.config.calendar
    if stop.when is not None:
        return stop.when if stop.when.is_settled else None
    if not rules.repeats or rules.cycle is CycleKind.WEEKS:
        return None
    days = {
        (tour.date - rules.start).days
        for tour in view.plan.tours
        if any(visit.stop == stop.id for visit in tour.visits)
    }
    rhythm = rhythm_of(days, rules)
    return None if rhythm is None else Recurrence(rhythm, stop.seasons)
