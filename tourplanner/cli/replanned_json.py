"""Proposals as JSON for programs."""

from collections.abc import Mapping

from tourplanner.domain.codec import clock_text
from tourplanner.domain.schedule import Appointment
from tourplanner.domain.schedule_codec import encode_aim
from tourplanner.outputs.replan_note.view import ReplanNote
from tourplanner.schedule.proposal import Elsewhere
from tourplanner.schedule.replanning import Moved
from tourplanner.schedule.summary import Offer
from tourplanner.wording.language import Language
from tourplanner.wording.words import Words, words_in
from tourplanner.workflow.year.replan import Answer, Replanned


def replanned_json(
    found: Replanned, note: ReplanNote, take: int | None, lang: Language
) -> Mapping[str, object]:
    """All that is known of the proposals; `take` is the number of the one that became the draft, if any."""
    words = words_in(lang)
    names = {stop.id: stop.name for stop in found.config.stops}
    return {
        "format": 1,
        "on": note.on.isoformat(),
        "start": note.first.isoformat(),
        "until": note.last.isoformat(),
        "published": note.published,
        "complete": note.complete,
        "proposals": [
            _proposal(number, answer, names, words) for number, answer in enumerate(found.answers, 1)
        ],
        "trade_off": [
            {"changed": point.moved, "drive_seconds": point.drive, "bound_drive_seconds": point.bound}
            for point in note.points
        ],
        "more_days": None if found.offer is None else _more_days(found.offer),
        "taken": take,
    }


def _more_days(offer: Offer) -> Mapping[str, object]:
    return {
        "dates": [day.isoformat() for day in offer.days],
        "lost": offer.lost.value,
        "bound": offer.lost.bound,
        "visits": offer.lost.value if offer.visits is None else offer.visits,
    }


def _proposal(number: int, answer: Answer, names: Mapping[str, str], words: Words) -> Mapping[str, object]:
    return {
        "number": number,
        "wish": answer.wish.value,
        "aims": [encode_aim(each) for each in answer.aims],
        "cancelled": len(answer.lost),
        "people": answer.people,
        "drive_seconds": answer.drive_seconds,
        "unusual_dates": [day.isoformat() for day in answer.unusual],
        "changes": [
            {
                "key": each.old.key,
                "stop": each.old.stop,
                "name": names.get(each.old.stop, each.old.stop),
                "old": _place(each.old),
                "new": None if each.new is None else _place(each.new),
                "why": _why(each, names, words),
                "elsewhere": [_elsewhere(other) for other in answer.elsewhere.get(each.old.key, ())],
            }
            for each in answer.moved
        ],
    }


def _why(each: Moved, names: Mapping[str, str], words: Words) -> str:
    reason = each.reason(names)
    return reason if isinstance(reason, str) else words.of(reason)


def _place(each: Appointment) -> Mapping[str, object]:
    return {
        "date": each.date.isoformat(),
        "half": each.half.value,
        "start": clock_text(each.start),
        "end": clock_text(each.end),
        "van": each.van,
        "place": each.place,
    }


def _elsewhere(other: Elsewhere) -> Mapping[str, object]:
    return {
        "date": other.date.isoformat(),
        "half": other.half.value,
        "van": other.van,
        "usual": other.usual,
        "added_drive_seconds": other.added,
    }
