"""What every half-day answers to a card, on the board before it is let go there."""

from collections.abc import Mapping
from dataclasses import dataclass

from tourplanner.analysis.verdicts import Answer, Card, Verdict, Verdicts, verdict_message
from tourplanner.desk.card import card_key
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.told_half import half_of
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.dossier import Dossier
from tourplanner.workflow.opened_plan import require_known

BEST = 6
"""Places that are offered first, beside the board."""
MOST = 3
"""Vans that answer one by one in a half-day; of more only the best answer is shown."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A half-day's answer in words.

    Attributes
    ----------
    answer
        ``possible``, ``swap`` or ``forbidden``.
    drive_change, better
        Seconds of driving more, 0 where that is not known; and whether less is driven.
    forced
        Whether it would be done against a rule, knowingly.
    key
        What the card will be called there.
    """

    place: HalfDay
    where: str
    said: str
    answer: str
    drive_change: int
    better: bool
    forced: bool
    partner: str
    key: str
    van: str


@dataclass(frozen=True, slots=True)
class Offers:
    """All answers to a card by date and half, and the best ones."""

    every: Mapping[tuple[str, str], tuple[Offer, ...]]
    best: tuple[Offer, ...]

    @property
    def forced(self) -> tuple[Offer, ...]:
        """Those that break a rule; whether the day has room for them is told when they are tried."""
        return tuple(offer for offers in self.every.values() for offer in offers if offer.forced)


def offers_of(dossier: Dossier, card: Card, words: Words) -> Offers:
    """The answers of a plan's half-days to a card.

    Raises
    ------
    InputError
        If the plan goes to stops or has vans that its config does not know.
    """
    opened = dossier.plan
    require_known(opened)
    found = Verdicts(opened.problem, opened.tours, opened.areas).every(card)
    several = len(opened.config.vans) > 1
    every: dict[tuple[str, str], list[Offer]] = {}
    best: list[tuple[int, int, Offer]] = []
    for rank, verdict in enumerate(found):
        if verdict.answer is Answer.HERE:
            continue
        offer = _offer(dossier, card, verdict, several, words)
        every.setdefault((verdict.place.date.isoformat(), verdict.place.half.value), []).append(offer)
        if verdict.answer is not Answer.FORBIDDEN:
            best.append((verdict.drive_change or 0, rank, offer))
    ranked = tuple(offer for *_, offer in sorted(best, key=lambda each: each[:2])[:BEST])
    return Offers({place: _few(each) for place, each in every.items()}, ranked)


def _few(offers: list[Offer]) -> tuple[Offer, ...]:
    """The answers of a half-day: of many vans the best ones, else nobody could read the board."""
    order = {Answer.POSSIBLE.value: 0, Answer.SWAP.value: 1, Answer.FORBIDDEN.value: 2}
    if len(offers) <= MOST:
        return tuple(offers)
    return tuple(sorted(offers, key=lambda each: (order[each.answer], each.drive_change))[:1])


def _offer(dossier: Dossier, card: Card, verdict: Verdict, several: bool, words: Words) -> Offer:
    place = verdict.place
    return Offer(
        place=place,
        where=words(
            "desk.half-day",
            week=verdict.week,
            weekday=place.date.weekday(),
            half=half_of(dossier.plan.problem.stop(card.stop), place.half),
        ),
        said=words.of(verdict_message(dossier.plan.problem, verdict)),
        answer=verdict.answer.value,
        drive_change=verdict.drive_change or 0,
        better=verdict.drive_change is not None and verdict.drive_change < 0,
        forced=verdict.answer is Answer.FORBIDDEN,
        partner=verdict.partner,
        key=card_key(card.stop, place),
        van=place.van if several else "",
    )
