"""What posters say of dates that are not where they are used to be."""

from collections.abc import Sequence
from datetime import date

from tourplanner.domain.period import Half
from tourplanner.domain.schedule import Change, Fate
from tourplanner.wording import format as words
from tourplanner.wording.language import Language
from tourplanner.wording.paper import paper_labels
from tourplanner.wording.rules import listed
from tourplanner.wording.terms import half_name


def notices(changes: Sequence[Change], lang: Language) -> tuple[str, ...]:
    """A sentence for all skipped dates with the same cause, and one for every visit that moved."""
    causes = dict.fromkeys(change.why for change in changes if change.fate is Fate.SKIPPED)
    skipped = [
        _skipped([c for c in changes if c.fate is Fate.SKIPPED and c.why == cause], cause, lang)
        for cause in causes
    ]
    return (*skipped, *(_moved(change, lang) for change in changes if change.fate is not Fate.SKIPPED))


def _skipped(changes: Sequence[Change], cause: str, lang: Language) -> str:
    text = paper_labels(lang)
    days = [text.on_date.format(date=words.day(change.old_date, lang)) for change in changes]
    joined = listed(list(dict.fromkeys(days)), lang)
    return text.no_visit.format(dates=joined, why=_because(cause))


def _moved(change: Change, lang: Language) -> str:
    """A swapped visit gives no cause: it is the name of the other stop, which residents need not know."""
    text = paper_labels(lang)
    new_date, new_half = change.new_date or change.old_date, change.new_half or change.old_half
    same_day = new_date == change.old_date
    why = _because(change.why) if change.fate is Fate.SHIFTED else ""
    old = _day(change.old_date, change.old_half if same_day else None, lang)
    return text.moved_visit.format(date=old, why=why, new=_day(new_date, new_half, lang))


def _day(day: date, half: Half | None, lang: Language) -> str:
    text = paper_labels(lang)
    said = words.day(day, lang)
    return (
        text.on_half.format(date=said, half=half_name(half, lang)) if half else text.on_date.format(date=said)
    )


def _because(cause: str) -> str:
    return f" ({cause})" if cause else ""
