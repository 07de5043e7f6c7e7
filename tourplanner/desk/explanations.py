"""Why a visit is where it is, in words: what shuts other half-days, and what the open ones would cost.

What rules say is known at once. Prices are plans solved again, which takes seconds: they are reckoned beside
the page, one card after another, and kept as long as the plan is the same.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tourplanner.analysis.alternatives import Alternative, Answer
from tourplanner.analysis.explanation import answer_message, drive_message, new_day_message
from tourplanner.analysis.misfit import shut
from tourplanner.desk.work import Work
from tourplanner.domain.period import MINUTE, Half
from tourplanner.errors import InputError
from tourplanner.message import Message, Text, message
from tourplanner.problem.openings import half_name
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier import Dossier
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
    return tuple((_half_days(shut_ones, slots, words), why) for why, shut_ones in whys.items())


def explained(dossier: Dossier, stop: str, words: Words) -> Explained:
    """Why a stop is where it is: every other half-day solved again; it takes seconds."""
    # Solvers take their time to load: pages that ask nothing do not wait for them.
    from tourplanner.workflow.explain import stop_explained  # noqa: PLC0415

    found = stop_explained(dossier.plan, stop)
    places = [each for each in found.alternatives if each.answer not in (Answer.HERE, Answer.FORBIDDEN)]
    weeks = [(week, each) for week, each in found.weeks if each.answer is not Answer.FORBIDDEN]
    return Explained(
        gist=words.of(_gist([*places, *(each for _, each in weeks)], is_there=bool(found.visits))),
        places=tuple(_place(each, 0, words) for each in places),
        weeks=tuple(_place(each, week, words) for week, each in weeks),
        opened=tuple(words.of(new_day_message(each)) for each in found.new_days),
    )


def explained_day(dossier: Dossier, stop: str, weekday: int, words: Words) -> Explained:
    """Why a stop is not there on a day of the week: its halves solved again, opened if nobody tours then."""
    from tourplanner.workflow.why_not import day_answered  # noqa: PLC0415 - as above

    found = day_answered(dossier.plan, stop, weekday)
    if not found.toured:
        opened = tuple(words.of(new_day_message(each)) for each in found.answers)
        return Explained(words("desk.explain-untoured", day=weekday), (), (), opened)
    is_there = all(each.answer is Answer.HERE for each in found.answers)
    shut_one = all(each.answer in (Answer.FORBIDDEN, Answer.HERE) for each in found.answers)
    said = "desk.explain-is-there" if is_there else "desk.explain-shut" if shut_one else ""
    gist = message(said, day=weekday) if said else _gist(found.answers, is_there=bool(found.visits))
    return Explained(words.of(gist), tuple(_place(each, 0, words) for each in found.answers), (), ())


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


def _place(found: Alternative, week: int, words: Words) -> Place:
    half: Text = half_name(found.half)
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


def _half_days(shut_ones: Sequence[tuple[int, Half]], known: Iterable[tuple[int, Half]], words: Words) -> str:
    """Half-days in words, days as a whole where all their halves are among them."""
    told: list[str] = []
    halves = set(known)
    for weekday in dict.fromkeys(day for day, _ in shut_ones):
        own = [half for day, half in shut_ones if day == weekday]
        if len(own) == sum(day == weekday for day, _ in halves):
            told.append(words.written(weekday, "weekday"))
        else:
            told += [words("desk.explain-half", weekday=weekday, half=half_name(half)) for half in own]
    return ", ".join(told)
