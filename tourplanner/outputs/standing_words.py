"""How a stop stands, in words: what changes for it, and what is to be done."""

from tourplanner.outputs.told_changes import changes
from tourplanner.schedule.told import Remedy, Standing
from tourplanner.wording.words import Words


def what_changes(standing: Standing, words: Words) -> list[str]:
    """A sentence for each change, then what else is new; all dates of a stop that was told nothing."""
    if standing.last is None:
        return [words("publication.everything")]
    lines = [change.sentence for change in changes(standing, words)]
    if standing.later:
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
