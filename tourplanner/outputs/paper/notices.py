"""What posters say of dates that are not where they are used to be."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tourplanner.domain.config import Stop
from tourplanner.domain.schedule import Change, Fate
from tourplanner.domain.whereabouts import whereabouts
from tourplanner.message import Text, message
from tourplanner.outputs.view import ScheduleView
from tourplanner.schedule.events import internal_whys
from tourplanner.wording.language import Language
from tourplanner.wording.terms import half_of_stop
from tourplanner.wording.words import words_in


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, and the last date that it is about."""

    text: str
    last: date


def notices(schedule: ScheduleView, stop: str, lang: Language) -> tuple[str, ...]:
    """A sentence for all skipped dates with the same cause, for every moved visit and every other place."""
    return (
        *(notice.text for notice in dated_notices(schedule, stop, lang)),
        *_elsewhere(schedule, stop, lang),
    )


def dated_notices(schedule: ScheduleView, stop: str, lang: Language) -> tuple[Notice, ...]:
    """What is said of the dates of a stop, for those who know what day it is."""
    changes = [change for change in schedule.schedule.changes if change.stop == stop]
    config = schedule.view.config
    stops = {each.id: each for each in config.stops}
    return of_changes(changes, internal_whys(config), stops, lang)


def of_changes(
    changes: Sequence[Change], internal: Container[str], stops: Mapping[str, Stop], lang: Language
) -> tuple[Notice, ...]:
    """Sentences of changes of stops, by their ids, with causes that everybody may know.

    Those are not the `internal` ones, of a crew that is not there, and not the name of the stop that a
    visit gave way to.
    """
    public = [replace(change, why="") if _is_private(change, internal) else change for change in changes]
    skipped: dict[str, list[Change]] = {}
    for change in public:
        if not change.is_held:
            skipped.setdefault(change.why, []).append(change)
    moved = [change for change in public if change.is_held]
    return (
        *(Notice(_skipped(those, cause, lang), _last(those)) for cause, those in skipped.items()),
        *(Notice(_moved(change, stops.get(change.stop), lang), _last([change])) for change in moved),
    )


def _is_private(change: Change, internal: Container[str]) -> bool:
    return bool(change.partner) or change.fate is Fate.SWAPPED or change.why in internal


def _last(changes: Sequence[Change]) -> date:
    return max(max(change.old_date, change.new_date or change.old_date) for change in changes)


def _elsewhere(schedule: ScheduleView, stop: str, lang: Language) -> tuple[str, ...]:
    """A sentence for every other place that the visits of a stop are at for a while."""
    places: dict[str, list[date]] = {}
    for tour, _ in schedule.visits_of(stop):
        if moved := schedule.view.elsewhere.get((stop, tour.date)):
            place = whereabouts(moved.place, moved.address)
            places.setdefault(place, []).append(tour.date)
    return tuple(
        words_in(lang)("poster.elsewhere", dates=dates, place=place) for place, dates in places.items()
    )


def _skipped(changes: Sequence[Change], cause: str, lang: Language) -> str:
    dates = [change.old_date for change in changes]
    return words_in(lang)("poster.no-visit", dates=dates, why=_because(cause))


def _moved(change: Change, stop: Stop | None, lang: Language) -> str:
    words = words_in(lang)
    why = _because(change.why)
    new = change.new_date or change.old_date
    if new == change.old_date:
        if change.is_later:
            return words("poster.to-afternoon", day=new, why=why)
        return words("poster.to-morning", day=new, why=why)
    half = half_of_stop(change.new_half or change.old_half, stop, lang)
    if change.is_later:
        return words("poster.put-off", old=change.old_date, why=why, new=new, half=half)
    return words("poster.brought-forward", old=change.old_date, why=why, new=new, half=half)


def _because(cause: str) -> Text:
    return message("poster.why", why=cause) if cause else ""
