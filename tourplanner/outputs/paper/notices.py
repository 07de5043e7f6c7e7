"""What posters say of dates that are not where they are used to be."""

from collections.abc import Sequence
from datetime import date

from tourplanner.domain.schedule import Change, Fate
from tourplanner.message import Text, message
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.wording.terms import half_name
from tourplanner.wording.words import words_in


def notices(changes: Sequence[Change], lang: Language) -> tuple[str, ...]:
    """A sentence for all skipped dates with the same cause, and one for every visit that moved."""
    skipped: dict[str, list[Change]] = {}
    for change in changes:
        if change.fate is Fate.SKIPPED:
            skipped.setdefault(change.why, []).append(change)
    moved = [change for change in changes if change.fate is not Fate.SKIPPED]
    return (
        *(_skipped(those, cause, lang) for cause, those in skipped.items()),
        *(_moved(change, lang) for change in moved),
    )


def notices_elsewhere(schedule: ScheduleView, stop: str, lang: Language) -> tuple[str, ...]:
    """A sentence for every other place that the visits of a stop are at for a while."""
    places: dict[str, list[date]] = {}
    for tour, _ in schedule.visits_of(stop):
        if moved := schedule.view.elsewhere.get((stop, tour.date)):
            place = ", ".join(dict.fromkeys(part for part in (moved.place, moved.address) if part))
            places.setdefault(place, []).append(tour.date)
    return tuple(
        words_in(lang)("poster.elsewhere", dates=dates, place=place) for place, dates in places.items()
    )


def _skipped(changes: Sequence[Change], cause: str, lang: Language) -> str:
    dates = [change.old_date for change in changes]
    return words_in(lang)("poster.no-visit", dates=dates, why=_because(cause))


def _moved(change: Change, lang: Language) -> str:
    """A swapped visit gives no cause: it is the name of the other stop, which residents need not know."""
    words = words_in(lang)
    why = _because(change.why if change.fate is Fate.SHIFTED else "")
    new = change.new_date or change.old_date
    if new == change.old_date:
        if change.is_later:
            return words("poster.to-afternoon", day=new, why=why)
        return words("poster.to-morning", day=new, why=why)
    half = half_name(change.new_half or change.old_half, lang)
    if change.is_later:
        return words("poster.put-off", old=change.old_date, why=why, new=new, half=half)
    return words("poster.brought-forward", old=change.old_date, why=why, new=new, half=half)


def _because(cause: str) -> Text:
    return message("poster.why", why=cause) if cause else ""
