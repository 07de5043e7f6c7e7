"""What each half-day answers to a visit that is held over it, before it is let go there.

Where a visit can go nothing else moves; where its half-day is taken, it may change places with who is there.
The judge's own rules decide, on tours that are timed again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from tourplanner.analysis.misfit import Reason, breaches, shut
from tourplanner.analysis.rearranged import Rearranged, Rearranger, Step
from tourplanner.domain.half_day import HalfDay
from tourplanner.domain.period import Half
from tourplanner.domain.tour import Tour
from tourplanner.message import Message, message
from tourplanner.problem.judged import Judged
from tourplanner.problem.problem import Problem
from tourplanner.problem.released import released
from tourplanner.problem.rules.lock import LOCK

MOST_REASONS = 2
"""As many as there is room for on a card; a day that is too full breaks more rules at once."""

NO_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Card:
    """A visit of a stop in the plan; without a place it is one that has no date yet."""

    stop: str
    place: HalfDay | None = None


class Answer(StrEnum):
    """What a half-day answers."""

    HERE = "here"
    POSSIBLE = "possible"
    SWAP = "swap"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a half-day answers to a card.

    Attributes
    ----------
    place, week
        The half-day, and the number of its week in the cycle, from 1.
    answer
        ``here``: the card is there; ``possible``: nothing else has to move; ``swap``: it changes places with
        the stop ``partner``; ``forbidden``: that breaks a rule.
    drive_change
        Seconds of driving more or, below 0, less: of the swap, or of the move; None where that was not timed
        since the stop is closed then whatever the rest of the plan.
    reasons
        Why it is forbidden.
    partner
        The id of the stop that comes here instead, else "".
    steps
        What letting the card go there does, be it allowed or not: all visits of a regular stop keep together.
    """

    place: HalfDay
    week: int
    answer: Answer
    drive_change: int | None
    reasons: tuple[Reason, ...] = ()
    partner: str = ""
    steps: tuple[Step, ...] = ()


class Verdicts:
    """The verdicts on hand moves in a plan.

    Parameters
    ----------
    problem, tours
        The plan; its tours go to stops and have vans that the problem knows.
    areas
        Names of areas by EPCI.
    """

    def __init__(self, problem: Problem, tours: Sequence[Tour], areas: Mapping[str, str] = NO_NAMES) -> None:
        self.problem, self._areas = problem, areas
        self._judged, self._rearranger = Judged(problem, tours), Rearranger(problem, tours)
        self._sessions = {
            (session.date, session.half): rank for rank, session in enumerate(problem.calendar.sessions)
        }
        self._places = dict.fromkeys(_places(problem))
        self._tours, self._without_locks = tuple(tours), dict[str, Verdicts]()

    def every(self, card: Card) -> tuple[Verdict, ...]:
        """The verdict of every half-day of every van that is driven then, in order of time and van."""
        return tuple(self.of(card, place) for place in self._places)

    def of(self, card: Card, place: HalfDay) -> Verdict:
        """The verdict of one half-day.

        Raises
        ------
        ValueError
            If the card is not where it says, or the half-day is none of the calendar's.
        """
        if (place.date, place.half) not in self._sessions:
            raise ValueError(f"nobody tours on {place.date} {place.half}")
        if card.place is not None and not self._rearranger.is_there(card.stop, card.place):
            raise ValueError(f"{card.stop} is not at {card.place}")
        if self._aim(card.stop, place) == card.place:
            return Verdict(place, self._week(place), Answer.HERE, 0)
        free = self._released(card.stop)
        if free is not self:
            return free.of(card, place)
        week, steps = self._week(place), self.steps(card, place)
        closed = tuple(
            dict.fromkeys(
                reason for step in steps if step.to is not None for reason in self._shut(step.stop, step.to)
            )
        )
        if any(reason.rule != LOCK.id for reason in closed):
            return Verdict(place, week, Answer.FORBIDDEN, None, closed, steps=steps)
        moved = self._rearranger.rearranged(steps)
        against = (*closed, *self._against(moved, but=closed))
        if moved is not None and not against:
            return Verdict(place, week, Answer.POSSIBLE, moved.drive_change, steps=steps)
        swap = None if closed or len(steps) > 1 else self._best_swap(card, place)
        if swap is not None:
            both, found = swap
            return Verdict(place, week, Answer.SWAP, found.drive_change, (), both[1].stop, both)
        drive = None if moved is None else moved.drive_change
        return Verdict(place, week, Answer.FORBIDDEN, drive, against, steps=steps)

    def steps(self, card: Card, place: HalfDay) -> tuple[Step, ...]:
        """What moving a card to a half-day does: the other visits of a regular stop go as far as it does.

        They stay where they are if it keeps its weekday and its half, or nobody tours where they would be.
        """
        place = self._aim(card.stop, place)
        alone = (Step(card.stop, card.place, place),)
        here, calendar = card.place, self.problem.calendar
        if here is None or not self.problem.stop(card.stop).regular:
            return alone
        if (here.date.weekday(), here.half) == (place.date.weekday(), place.half):
            return alone
        found = list(alone)
        for other in (each for each in self._rearranger.places(card.stop) if each != here):
            days = (other.date - calendar.start + (place.date - here.date)).days % calendar.days
            day, van = calendar.start + timedelta(days), place.van if place.van != here.van else other.van
            to = HalfDay(day, place.half, van)
            if to not in self._places:
                return alone
            found.append(Step(card.stop, other, to))
        return tuple(found)

    def against(self, steps: Sequence[Step]) -> tuple[int | None, tuple[Reason, ...]]:
        """What several steps at once drive more, None where they have no time, and the rules against them.

        A lock of a visit that moves is not against it: it goes with it.

        Raises
        ------
        ValueError
            If a visit is not where a step has it.
        """
        for step in steps:
            if step.origin is not None and not self._rearranger.is_there(step.stop, step.origin):
                raise ValueError(f"{step.stop} is not at {step.origin}")
        free = self
        for stop in dict.fromkeys(step.stop for step in steps):
            free = free._released(stop)
        shut = (reason for step in steps if step.to is not None for reason in free._shut(step.stop, step.to))
        closed = tuple(dict.fromkeys(shut))
        moved = free._rearranger.rearranged(steps)
        return None if moved is None else moved.drive_change, (*closed, *free._against(moved, but=closed))

    def stops_in(self, place: HalfDay) -> tuple[str, ...]:
        """The stops that are visited in a half-day, in order."""
        tour = self._rearranger.tour(place.van, place.date)
        visits = () if tour is None else tour.visits
        return tuple(visit.stop for visit in visits if visit.half is place.half)

    def _aim(self, stop: str, place: HalfDay) -> HalfDay:
        """Where a visit comes that is let go in a half-day: of a whole day, in that day's morning."""
        return replace(place, half=Half.MORNING) if self.problem.stop(stop).whole_day else place

    def _released(self, stop: str) -> "Verdicts":
        """Those without the locks that hold visits of a stop: they go where these go."""
        if stop not in self._without_locks:
            free = released(self.problem, stop, self._rearranger.places(stop))
            same = free is self.problem
            self._without_locks[stop] = self if same else Verdicts(free, self._tours, self._areas)
        return self._without_locks[stop]

    def _week(self, place: HalfDay) -> int:
        return self.problem.calendar.week(place.date)

    def _is_open(self, stop: str, place: HalfDay) -> bool:
        """Whether the stop alone may be visited there: no rule on a single visit is against it."""
        rank = self._sessions.get((place.date, place.half))
        return rank in self.problem.openings[self.problem.stop_index[stop]]

    def _shut(self, stop: str, place: HalfDay) -> tuple[Reason, ...]:
        if self._is_open(stop, place):
            return ()
        session = self.problem.calendar.sessions[self._sessions[place.date, place.half]]
        return shut(self.problem, self.problem.stop(stop), session, self._areas)

    def _against(self, moved: Rearranged | None, but: Sequence[Reason] = ()) -> tuple[Reason, ...]:
        """The rules against what was moved, but those that are told already."""
        if moved is None:
            return (Reason("sequence", message("verdict.no-time")),)
        told = {reason.rule for reason in but}
        found = breaches(self._judged.change(moved.gone, moved.come))
        return tuple(reason for reason in found if reason.rule not in told)

    def _best_swap(self, card: Card, place: HalfDay) -> tuple[tuple[Step, Step], Rearranged] | None:
        """The visit there that changes places with the card for least driving, without any breach."""
        found = sorted(self._swaps(card, place), key=lambda each: (each[1].drive_change, each[0][1].stop))
        for both, swapped in found:
            if not self._against(swapped):
                return both, swapped
        return None

    def _swaps(self, card: Card, place: HalfDay) -> Iterator[tuple[tuple[Step, Step], Rearranged]]:
        tour = self._rearranger.tour(place.van, place.date)
        if card.place is None or tour is None:
            return
        for visit in tour.visits:
            whole = any(self.problem.stop(stop).whole_day for stop in (card.stop, visit.stop))
            if (
                not (visit.half is place.half or whole)
                or visit.stop == card.stop
                or not self._is_open(visit.stop, card.place)
            ):
                continue
            there = HalfDay(place.date, visit.half, place.van)
            both = (
                Step(card.stop, card.place, self._aim(card.stop, place)),
                Step(visit.stop, there, card.place),
            )
            swapped = self._rearranger.within_days(both)
            if swapped is not None:
                yield both, swapped


def _places(problem: Problem) -> Iterator[HalfDay]:
    """Every half-day of every van that somebody drives then."""
    for session in problem.calendar.sessions:
        for van in problem.vans_on(session.date):
            yield HalfDay(session.date, session.half, problem.config.vans[van].id)


def verdict_message(problem: Problem, verdict: Verdict) -> Message:
    """A verdict in a few words: ``possible · +12 min``, ``échange avec Sarrant · −3 min``."""
    drive = verdict.drive_change or 0
    match verdict.answer:
        case Answer.HERE:
            return message("verdict.here")
        case Answer.POSSIBLE if len(verdict.steps) > 1:
            return message("verdict.possible-all", n=len(verdict.steps), drive=drive)
        case Answer.POSSIBLE if drive:
            return message("verdict.possible", drive=drive)
        case Answer.POSSIBLE:
            return message("verdict.possible-same")
        case Answer.SWAP:
            partner = problem.stop(verdict.partner).name
            if drive:
                return message("verdict.swap", partner=partner, drive=drive)
            return message("verdict.swap-same", partner=partner)
        case Answer.FORBIDDEN:
            told = [reason.said for reason in verdict.reasons[:MOST_REASONS]]
            return message("verdict.forbidden", why=told)
