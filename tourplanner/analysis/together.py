"""Several visits moved to a day together: each keeps its half and its van."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tourplanner.analysis.misfit import Reason
from tourplanner.analysis.rearranged import Step
from tourplanner.analysis.verdicts import MOST_REASONS, Answer, Card, Verdicts
from tourplanner.domain.half_day import HalfDay
from tourplanner.message import Message, message
from tourplanner.problem.problem import Problem


@dataclass(frozen=True, slots=True)
class DayVerdict:
    """What a day answers to several cards that would go there.

    Attributes
    ----------
    day, week
        The day, and the number of its week in the cycle, from 1.
    answer
        ``here``: all are there; ``possible``: nothing else has to move; ``swap``: they change places with the
        stops `partners`; ``forbidden``: that breaks a rule.
    drive_change
        Seconds of driving more or, below 0, less; None where there is no time for it.
    """

    day: date
    week: int
    answer: Answer
    drive_change: int | None
    reasons: tuple[Reason, ...] = ()
    partners: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


def every_day(verdicts: Verdicts, cards: Sequence[Card]) -> tuple[DayVerdict, ...]:
    """The verdict of every day on which somebody tours, in order."""
    return tuple(of_day(verdicts, cards, day) for day in verdicts.problem.calendar.dates)


def of_day(verdicts: Verdicts, cards: Sequence[Card], day: date) -> DayVerdict:
    """The verdict of a day on cards that have their dates.

    Where their half-days are taken they change places with who is there, as one step.

    Raises
    ------
    ValueError
        If a card is not where it says.
    """
    week = verdicts.problem.calendar.week(day)
    going = tuple(_going(cards, day))
    if not going:
        return DayVerdict(day, week, Answer.HERE, 0)
    drive, against = verdicts.against(going)
    if not against:
        return DayVerdict(day, week, Answer.POSSIBLE, drive, steps=going)
    coming = tuple(_coming(verdicts, going))
    if not coming:
        return DayVerdict(day, week, Answer.FORBIDDEN, drive, against, steps=going)
    both = (*going, *coming)
    drive, against = verdicts.against(both)
    partners = tuple(dict.fromkeys(step.stop for step in coming))
    answer = Answer.FORBIDDEN if against else Answer.SWAP
    return DayVerdict(day, week, answer, drive, against, partners, both)


def _going(cards: Sequence[Card], day: date) -> Iterator[Step]:
    for card in cards:
        if card.place is None:
            raise ValueError(f"{card.stop} has no date")
        if card.place.date != day:
            yield Step(card.stop, card.place, HalfDay(day, card.place.half, card.place.van))


def _coming(verdicts: Verdicts, going: Sequence[Step]) -> Iterator[Step]:
    """Who is in the half-days that the cards go to, each to where one of them came from."""
    left: dict[HalfDay, list[HalfDay]] = {}
    for step in going:
        if step.to is not None and step.origin is not None:
            left.setdefault(step.to, []).append(step.origin)
    for place, origins in left.items():
        for rank, stop in enumerate(verdicts.stops_in(place)):
            yield Step(stop, place, origins[min(rank, len(origins) - 1)])


def day_verdict_message(problem: Problem, verdict: DayVerdict) -> Message:
    """A verdict in a few words."""
    drive = verdict.drive_change or 0
    match verdict.answer:
        case Answer.HERE:
            return message("verdict.here-all")
        case Answer.POSSIBLE if drive:
            return message("verdict.possible", drive=drive)
        case Answer.POSSIBLE:
            return message("verdict.possible-same")
        case Answer.SWAP:
            partners = [problem.stop(stop).name for stop in verdict.partners]
            if drive:
                return message("verdict.swap-all", partners=partners, drive=drive)
            return message("verdict.swap-all-same", partners=partners)
        case Answer.FORBIDDEN:
            told = [reason.said for reason in verdict.reasons[:MOST_REASONS]]
            return message("verdict.forbidden", why=told)
