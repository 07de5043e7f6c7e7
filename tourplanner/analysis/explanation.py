"""Offers and alternatives in words."""

from datetime import date

from tourplanner.analysis.alternatives import Alternative, Answer
from tourplanner.analysis.relax import Offer
from tourplanner.domain.config import Stop
from tourplanner.domain.told_half import half_of
from tourplanner.message import Message, message
from tourplanner.problem.rules import rule_of


def offer_message(offer: Offer) -> Message:
    """An edit, what it keeps and what it costs."""
    return message(
        "offer.line", change=offer.edit.what, gain=_gain(offer), drive=drive_message(offer.drive_change)
    )


def _gain(offer: Offer) -> Message:
    if not offer.missing:
        return message("offer.others-kept") if offer.given_up else message("offer.all-kept")
    if offer.won:
        return message("offer.won", n=offer.won, missing=offer.missing)
    return message("offer.fewer", n=offer.missing)


def drive_message(seconds: int) -> Message:
    """How many seconds of driving more, or fewer."""
    return message("offer.drive", change=seconds) if seconds else message("offer.same-drive")


def alternative_message(alternative: Alternative, stop: Stop) -> Message:
    """A half-day of the week, and what it would cost a stop."""
    return message(
        "explain.slot",
        weekday=alternative.weekday,
        half=half_of(stop, alternative.half),
        answer=answer_message(alternative),
    )


def answer_message(alternative: Alternative) -> Message:
    """What a half-day would cost, or what forbids it."""
    match alternative.answer:
        case Answer.HERE:
            return message("explain.here")
        case Answer.FORBIDDEN:
            return message("explain.forbidden", why=[rule_of(rule).because for rule in alternative.rules])
        case Answer.PROMISES if alternative.promises > 0:
            return message("explain.lost", n=alternative.promises)
        case Answer.PROMISES:
            return message("explain.lost-wishes", n=alternative.wishes)
        case Answer.DRIVE:
            return _price(alternative)
        case Answer.UNKNOWN:
            return message("explain.undecided")


def new_day_message(alternative: Alternative, stop: Stop) -> Message:
    """A half-day of a weekday that nobody tours, and what it would cost to open it."""
    opened = alternative.answer is not Answer.FORBIDDEN
    answer = answer_message(alternative)
    return message(
        "explain.slot",
        weekday=alternative.weekday,
        half=half_of(stop, alternative.half),
        answer=message("explain.opened", answer=answer) if opened else answer,
    )


def date_message(day: date, alternative: Alternative, stop: Stop, *, toured: bool) -> Message:
    """A half of a date, and what one visit then would cost; where nobody tours, with that day opened once."""
    answer = answer_message(alternative)
    if not toured and alternative.answer is not Answer.FORBIDDEN:
        answer = message("explain.opened-once", answer=answer)
    return message("explain.slot-date", day=day, half=half_of(stop, alternative.half), answer=answer)


def _price(alternative: Alternative) -> Message:
    """The change in driving, and what is won besides."""
    drive = drive_message(alternative.drive_change)
    if alternative.promises < 0:
        return message("explain.won", n=-alternative.promises, drive=drive)
    if alternative.wishes < 0:
        return message("explain.won-wishes", n=-alternative.wishes, drive=drive)
    return drive
