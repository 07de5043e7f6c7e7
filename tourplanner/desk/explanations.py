"""Why a visit is where it is, in words: what shuts other half-days, and what the open ones would cost.

What rules say is known at once. Prices are plans solved again, which takes seconds: they are reckoned beside
the page, one card after another, and kept as long as the plan is the same.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tourplanner.analysis.misfit import shut
from tourplanner.desk.work import Work
from tourplanner.domain.config import Stop
from tourplanner.domain.period import Half
from tourplanner.domain.told_half import half_of
from tourplanner.errors import InputError
from tourplanner.message import message
from tourplanner.wording.words import Words
from tourplanner.workflow.opened_plan import OpenedPlan, require_known

KEPT = 12
"""Explanations that are kept, or wait for those before them."""
PATIENCE_SECONDS = 12.0
"""More than one of them takes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: why a stop is where it is, or with a weekday why it is not there.

    ``revision`` is that of the dossier.
    """

    revision: str
    stop: str
    weekday: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """A half-day of the week, in one week of the cycle or in any (0), and what it would cost.

    Attributes
    ----------
    where, said
        The place and its price, in words.
    can
        Whether it can be tried.
    better
        Whether less is driven, or less is missing.
    """

    weekday: int
    half: str
    week: int
    where: str
    said: str
    can: bool
    better: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """Prices in words.

    Attributes
    ----------
    gist
        What they say together, in a sentence.
    places, weeks
        Other half-days of the week, and the same half-day in other weeks.
    opened
        What it would cost to tour on further days, a line each.
    """

    gist: str
    places: tuple[Place, ...]
    weeks: tuple[Place, ...]
    opened: tuple[str, ...]


class Explanations:
    """Those of a desk, reckoned one after another."""

    def __init__(self) -> None:
        self._lock, self._turn = threading.Lock(), threading.Lock()
        self._closing = threading.Event()
        self._works: dict[Asked, Work[Explained]] = {}

    def of(self, asked: Asked, explain: Callable[[], Explained]) -> Work[Explained]:
        """The answer to what is asked, begun if nobody has asked it yet.

        Raises
        ------
        InputError
            If too many are under way.
        """
        with self._lock:
            if asked not in self._works:
                self._make_place()
                self._works[asked] = Work(lambda: self._in_turn(explain))
            return self._works[asked]

    def close(self) -> None:
        """Begin no more, and wait for the one under way: a process does not end well within a solver."""
        self._closing.set()
        for work in tuple(self._works.values()):
            work.ends_within(PATIENCE_SECONDS)

    def _make_place(self) -> None:
        if len(self._works) < KEPT:
            return
        oldest = next((asked for asked, work in self._works.items() if work.is_done), None)
        if oldest is None:
            raise InputError.of("", message("desk.explain-busy"))
        del self._works[oldest]

    def _in_turn(self, explain: Callable[[], Explained]) -> Explained:
        with self._turn:
            if self._closing.is_set():
                raise InputError.of("", message("desk.explain-busy"))
            return explain()


def closed(opened: OpenedPlan, stop_id: str, words: Words) -> tuple[tuple[str, str], ...]:
    """The half-days of the week that rules shut for a stop in all weeks, together, and why: known at once.

    Raises
    ------
    InputError
        If the plan goes to stops or has vans that its config does not know.
    """
    require_known(opened)
    problem, stop = opened.problem, opened.problem.stop(stop_id)
    slots: dict[tuple[int, Half], list[str]] = {}
    for session in problem.calendar.sessions:
        told = [words.of(each.said) for each in shut(problem, stop, session, opened.areas)]
        slots.setdefault((session.date.weekday(), session.half), []).append(" · ".join(told))
    whys: dict[str, list[tuple[int, Half]]] = {}
    for slot, told in sorted(slots.items(), key=lambda item: (item[0][0], tuple(Half).index(item[0][1]))):
        if all(told):
            whys.setdefault(" · ".join(dict.fromkeys(told)), []).append(slot)
    return tuple((_half_days(stop, shut_ones, slots, words), why) for why, shut_ones in whys.items())


def _half_days(
    stop: Stop, shut_ones: Sequence[tuple[int, Half]], known: Iterable[tuple[int, Half]], words: Words
) -> str:
    """Half-days in words, days as a whole where all their halves are among them."""
    told: list[str] = []
    halves = set(known)
    for weekday in dict.fromkeys(day for day, _ in shut_ones):
        own = [half for day, half in shut_ones if day == weekday]
        if len(own) == sum(day == weekday for day, _ in halves):
            told.append(words.written(weekday, "weekday"))
        else:
            told += [words("desk.explain-half", weekday=weekday, half=half_of(stop, half)) for half in own]
    return ", ".join(told)
