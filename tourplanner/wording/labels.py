"""Labels by language."""

from tourplanner.domain.period import Half
from tourplanner.domain.plan import Status
from tourplanner.wording.english import ENGLISH
from tourplanner.wording.french import FRENCH
from tourplanner.wording.language import Language
from tourplanner.wording.vocabulary import Labels

__all__ = ["Labels", "half_name", "labels", "status_words", "week_name"]


def labels(lang: Language) -> Labels:
    """Every label in `lang`."""
    return FRENCH if lang is Language.FR else ENGLISH


def half_name(half: Half, lang: Language) -> str:
    """``matin`` or ``après-midi``."""
    words = labels(lang)
    return words.morning if half is Half.MORNING else words.afternoon


def week_name(number: int, lang: Language) -> str:
    """``Semaine 1``."""
    return labels(lang).week_number.format(number=number)


def status_words(status: Status, lang: Language) -> str:
    """What is known of a plan: ``optimal, prouvé``."""
    words = labels(lang)
    return {
        Status.OPTIMAL: words.status_optimal,
        Status.FEASIBLE: words.status_feasible,
        Status.INFEASIBLE: words.status_infeasible,
        Status.UNKNOWN: words.status_unknown,
    }[status]
