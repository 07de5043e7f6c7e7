"""Halves of days, weeks and what is known of a plan, each in a word or two."""

from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half
from tourplanner.domain.plan import Status
from tourplanner.domain.told_half import DayPart, half_of, part_of
from tourplanner.domain.tour import Visit
from tourplanner.wording.language import Language
from tourplanner.wording.words import words_in


def half_name(half: Half, lang: Language) -> str:
    """``matin`` or ``après-midi``."""
    words = words_in(lang)
    return words("term.morning") if half is Half.MORNING else words("term.afternoon")


def part_title(part: DayPart, lang: Language) -> str:
    """What stands above the column of a part of the day: ``Matin``."""
    name = words_in(lang).of(part.name)
    return name[:1].upper() + name[1:]


def half_of_stop(half: Half, stop: Stop | None, lang: Language) -> str:
    """The same of the visits of a stop: ``soirée`` where they are then, or what the config calls it."""
    return words_in(lang).of(half_of(stop, half))


def time_of_day(visit: Visit, stop: Stop | None, lang: Language) -> str:
    """The half of the day of a visit, ``soirée``, or ``toute la journée``."""
    if visit.pause:
        return words_in(lang)("term.whole-day")
    return words_in(lang).of(part_of(stop, visit))


def week_name(number: int, lang: Language) -> str:
    """``Semaine 1``."""
    return words_in(lang)("term.week-number", number=number)


def status_words(status: Status, lang: Language) -> str:
    """What is known of a plan: ``le meilleur possible, prouvé``."""
    words = words_in(lang)
    match status:
        case Status.OPTIMAL:
            return words("term.status-optimal")
        case Status.FEASIBLE:
            return words("term.status-feasible")
        case Status.INFEASIBLE:
            return words("term.status-infeasible")
        case Status.UNKNOWN:
            return words("term.status-unknown")
