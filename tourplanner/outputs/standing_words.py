"""How a stop stands, in words: what it was told, what changes for it, and what is to be done."""

from collections.abc import Sequence
from datetime import date

from tourplanner.outputs.told_changes import changes
from tourplanner.schedule.told import LastTold, Remedy, Standing
from tourplanner.wording.words import Words


def last_told(last: LastTold | None, words: Words) -> str:
    """In which publication a stop was told its dates last, and how sure that is."""
    if last is None:
        return words("publication.never")
    if not last.sure:
        return words("publication.presumed", number=last.number)
    if last.day is None:
        return words("publication.inherited", number=last.number)
    return words("publication.told-in", number=last.number, day=last.day)


def what_changes(standing: Standing, words: Words) -> list[str]:
    """A sentence for each change, then what else is new; all dates of a stop that was told nothing."""
    if standing.last is None:
        return [words("publication.everything")]
    lines = [change.sentence for change in changes(standing, words)]
    if standing.ends_soon:
        lines.append(words("publication.later"))
    if standing.notice_changes:
        lines.append(words("publication.notice"))
    return lines or [words("publication.as-told")]


def to_do(standing: Standing, words: Words) -> str:
    """What sets its notice board right; nothing for one that is right and known to be."""
    match standing.remedy:
        case Remedy.POSTER:
            return words("publication.do-poster")
        case Remedy.STRIPS:
            return words("publication.do-strips")
        case Remedy.REMOVAL:
            return words("publication.do-removal")
        case Remedy.NOTHING:
            return words("publication.do-confirm") if standing.is_open else ""


def continues(stands: Sequence[Standing], until: date, words: Words) -> list[str]:
    """That the calendar goes on beyond what was told, said once for all stops; nothing if it does not."""
    longer = [each for each in stands if each.goes_on]
    if not longer:
        return []
    return [words("publication.continues", until=until, last=min(each.last_date for each in longer))]
