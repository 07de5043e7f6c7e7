"""What other half-days would cost a stop, in words: plans solved again."""

from collections.abc import Sequence

from tourplanner.analysis.alternatives import Alternative, Answer
from tourplanner.analysis.explanation import answer_message, drive_message, new_day_message
from tourplanner.desk.explanations import Explained, Place
from tourplanner.domain.config import Stop
from tourplanner.domain.period import MINUTE
from tourplanner.domain.told_half import half_of
from tourplanner.message import Message, Text, message
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.dossier import Dossier
from tourplanner.workflow.explain import stop_explained
from tourplanner.workflow.why_not import day_answered


def explained(dossier: Dossier, stop: str, words: Words) -> Explained:
    """Why a stop is where it is: every other half-day solved again; it takes seconds."""
    found = stop_explained(dossier.plan, stop)
    places = [each for each in found.alternatives if each.answer not in (Answer.HERE, Answer.FORBIDDEN)]
    weeks = [(week, each) for week, each in found.weeks if each.answer is not Answer.FORBIDDEN]
    return Explained(
        gist=words.of(_gist([*places, *(each for _, each in weeks)], is_there=bool(found.visits))),
        places=tuple(_place(each, found.stop, 0, words) for each in places),
        weeks=tuple(_place(each, found.stop, week, words) for week, each in weeks),
        opened=tuple(words.of(new_day_message(each, found.stop)) for each in found.new_days),
    )


def explained_day(dossier: Dossier, stop: str, weekday: int, words: Words) -> Explained:
    """Why a stop is not there on a day of the week: its halves solved again, opened if nobody tours then."""
    found = day_answered(dossier.plan, stop, weekday)
    if not found.toured:
        opened = tuple(words.of(new_day_message(each, found.stop)) for each in found.answers)
        return Explained(words("desk.explain-untoured", day=weekday), (), (), opened)
    is_there = all(each.answer is Answer.HERE for each in found.answers)
    shut_one = all(each.answer in (Answer.FORBIDDEN, Answer.HERE) for each in found.answers)
    said = "desk.explain-is-there" if is_there else "desk.explain-shut" if shut_one else ""
    gist = message(said, day=weekday) if said else _gist(found.answers, is_there=bool(found.visits))
    return Explained(
        words.of(gist), tuple(_place(each, found.stop, 0, words) for each in found.answers), (), ()
    )


def _gist(found: Sequence[Alternative], *, is_there: bool) -> Message:
    """What prices say together: of a visit that has its place, whether another one would be better."""
    priced = [each for each in found if each.answer is Answer.DRIVE]
    if not priced:
        unknown = any(each.answer is Answer.UNKNOWN for each in found)
        return message("desk.explain-unknown") if unknown else message("desk.explain-only")
    if not is_there:
        return message("desk.explain-open", n=len(priced))
    best = min(priced, key=lambda each: (each.promises, each.wishes, each.drive_change))
    if best.promises < 0 or best.wishes < 0 or best.drive_change <= -MINUTE // 2:
        return message("desk.explain-better", price=answer_message(best))
    if best.drive_change < MINUTE // 2:
        return message("desk.explain-free")
    return message("desk.explain-dear", price=drive_message(best.drive_change))


def _place(found: Alternative, stop: Stop, week: int, words: Words) -> Place:
    half: Text = half_of(stop, found.half)
    if week:
        where = words("desk.half-day", week=week, weekday=found.weekday, half=half)
    else:
        where = words("desk.explain-half", weekday=found.weekday, half=half)
    won = found.promises < 0 or found.wishes < 0
    return Place(
        weekday=found.weekday,
        half=found.half.value,
        week=week,
        where=where,
        said=words.of(answer_message(found)),
        can=found.answer is Answer.DRIVE,
        better=found.answer is Answer.DRIVE and (won or found.drive_change < 0),
    )
