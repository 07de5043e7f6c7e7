"""What there is to say of a schedule as a whole, in a terminal, a line each."""

from collections.abc import Iterator, Mapping, Sequence

from tourplanner.domain.aim import Aim, ProvenAim
from tourplanner.message import Message, Value, message
from tourplanner.schedule.summary import Offer, Pause, Spread, Summary

TRIVIAL = 2
"""Where no more aims than this are known there was nothing to mend."""

FEW = 4
"""More stops than this are not named one by one."""


def summary_lines(said: Summary, names: Mapping[str, str]) -> Iterator[Message]:
    """The lines of a summary; `names` are those of stops by their ids."""
    if said.lost is not None:
        yield _lost(said.lost, said)
    yield from map(_paused, said.paused)
    if said.moved:
        yield _moved(said)
    if said.catch_up:
        tours = message("unit.tours", n=len(said.catch_up))
        yield message("summary.catch-up", tours=tours, dates=said.catch_up)
    yield from map(_spread, said.spreads)
    if said.longest is not None:
        gap = said.longest
        days = message("unit.days", n=gap.days)
        yield message("summary.longest", stop=names[gap.stop], days=days, first=gap.first, last=gap.last)
    if len(said.aims) > TRIVIAL:
        yield from _known_of(said.aims)


def _known_of(aims: Sequence[ProvenAim]) -> Iterator[Message]:
    """Which aims are proven, each given those before it, and how far the others may be from the best."""
    proven = [message(f"summary.aim-{each.aim}") for each in aims if each.is_proven]
    if proven:
        yield message("summary.aims-proven", aims=proven)
    rest = [_open(each) for each in aims if not each.is_proven]
    if rest:
        yield message("summary.aims-open", aims=rest)


def _open(each: ProvenAim) -> Message:
    """An aim with its value and its bound."""
    value, bound = _told(each.aim, each.value), _told(each.aim, each.bound)
    return message("summary.aim-open", aim=message(f"summary.aim-{each.aim}"), value=value, bound=bound)


def _told(aim: Aim, value: int) -> Value:
    match aim:
        case Aim.DRIVING:
            return message("summary.hours", seconds=value)
        case Aim.ABSENCE:
            return message("unit.days", n=value)
        case _:
            return value


def _lost(lost: ProvenAim, said: Summary) -> Message:
    """What is lost, whether it could be less, and what more days would save."""
    if not lost.value:
        return message("summary.none-lost")
    if said.visits is None:
        visits, proof = message("summary.lost", n=lost.value), _proof(lost)
    else:
        people = message("unit.people", n=lost.value)
        visits = message("summary.lost-people", visits=message("summary.lost", n=said.visits), people=people)
        proof = _proof_in_people(lost)
    number = lost.value if said.visits is None else said.visits
    if said.skipped and said.shut >= number:
        return message("summary.shut", n=number)
    if said.skipped and said.shut:
        return message("summary.some-shut", visits=visits, shut=message("summary.are-shut", n=said.shut))
    if said.skipped:
        return message("summary.skipped", visits=visits)
    offer = said.offer
    if offer is None or offer.lost.value >= lost.value:
        return message("summary.sentence", visits=visits, proof=proof)
    return message("summary.with-offer", visits=visits, proof=proof, offer=_offer(offer))


def _proof(lost: ProvenAim) -> Message:
    if lost.is_proven:
        return message("summary.proven", n=lost.value)
    return message("summary.not-proven", n=lost.value, bound=lost.bound)


def _proof_in_people(lost: ProvenAim) -> Message:
    if lost.is_proven:
        return message("summary.proven-people", n=lost.value)
    return message("summary.not-proven-people", n=lost.value, bound=lost.bound)


def _offer(offer: Offer) -> Message:
    weekdays = sorted({day.weekday() for day in offer.days})
    days = message("summary.more-days", n=len(offer.days), weekdays=weekdays)
    if not offer.lost.value:
        return message("summary.offer-none", days=days)
    if offer.visits is None:
        return message("summary.offer", days=days, left=offer.lost.value)
    people = message("unit.people", n=offer.lost.value)
    return message("summary.offer-people", days=days, left=offer.visits, people=people)


def _paused(pause: Pause) -> Message:
    """When no van is on the road, and why if it is said."""
    closed = pause.closure
    span = message("summary.pause", first=closed.first, last=closed.last)
    if pause.toured:
        span = message("summary.pause-except", span=span, dates=pause.toured)
    return (
        message("summary.paused", span=span, why=closed.why)
        if closed.why
        else message("summary.closed", span=span)
    )


def _moved(said: Summary) -> Message:
    """How many dates are other ones; that none fewer could be is only said of a count."""
    visits = message("summary.moved", n=said.moved)
    changed = said.changed
    if changed is not None and changed.is_proven and changed.value == said.moved:
        return message("summary.fewest-moved", visits=visits)
    return message("summary.are-moved", visits=visits)


def _spread(spread: Spread) -> Message:
    return message(
        "summary.uneven",
        most=_counted(spread.those_with_most, spread.most),
        fewest=_counted(spread.those_with_fewest, spread.fewest),
    )


def _counted(names: tuple[str, ...], number: int) -> Message:
    if len(names) > FEW:
        return message("summary.many-stops", n=len(names), number=number)
    return message("summary.stops", names=names, number=number)
