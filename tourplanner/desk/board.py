"""The grid as a board: weeks, days and halves with their cards, all in words."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from tourplanner.analysis.truth import truth
from tourplanner.desk.card import INKS, Card, card_of
from tourplanner.domain.config import Config, Lock
from tourplanner.domain.period import Half
from tourplanner.domain.told_half import evening_name, half_name
from tourplanner.outputs.view import PlanView
from tourplanner.problem.check import check, is_loss
from tourplanner.wording.cycle_day import day_in_week, week_title
from tourplanner.wording.format import duration
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.dossier import Dossier
from tourplanner.workflow.plan_view import plan_view

LONG = 80
"""Cards that a screen does not hold."""
NO_INK = INKS - 1
"""Of an area that the plan does not know yet."""
Locks = Mapping[str, Sequence[Lock]]
"""The locks of each stop that has some, in the order of the config."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A half of a day, with the visits in it."""

    half: str
    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day with what it drives and works; ``iso`` is its date."""

    iso: str
    name: str
    cells: tuple[Cell, ...]
    drive: str
    work: str


@dataclass(frozen=True, slots=True)
class Week:
    """A week with its totals; ``over`` is whether its work breaks the limit that is told beside it."""

    title: str
    days: tuple[Day, ...]
    drive: str
    work: str
    limit: str
    over: bool


@dataclass(frozen=True, slots=True)
class Parked:
    """What has no date: a stop, how many visits it lacks, and why; `key` names it in the page."""

    key: str
    stop: str
    name: str
    visits: str
    reason: str


@dataclass(frozen=True, slots=True)
class Board:
    """All of the page's left and middle, and the sentence that tells how the plan stands.

    ``places`` names what the map beside it draws.
    """

    title: str
    truth: str
    state: str
    figures: str
    weekdays: tuple[str, ...]
    weeks: tuple[Week, ...]
    parked: tuple[Parked, ...]
    broken: tuple[str, ...]
    places: str

    @property
    def is_long(self) -> bool:
        """Whether most of it is out of sight: what is there need not be drawn before it is scrolled to."""
        return sum(1 for _ in self.cards) > LONG

    @property
    def cards(self) -> Iterator[Card]:
        """All cards, in the order of dates."""
        for week in self.weeks:
            for day in week.days:
                for cell in day.cells:
                    yield from cell.cards


def board_of(dossier: Dossier, words: Words) -> Board:
    """The board of a dossier in a language; of the very same one, the same."""
    return _board(_Shown(id(dossier), words, dossier))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A dossier, the very same, in a language: it is too large to be compared."""

    dossier_id: int
    words: Words
    dossier: Dossier = field(compare=False)


@lru_cache(maxsize=2)
def _board(shown: _Shown) -> Board:
    dossier, words = shown.dossier, shown.words
    plan, view = dossier.plan.plan_file.plan, plan_view(dossier.plan)
    breaches = check(dossier.plan.problem, plan.tours)
    broken = tuple(words.of(breach.what) for breach in breaches if not is_loss(breach))
    lost = sum(item.missing_visits for item in plan.unserved if item.required)
    state = "broken" if broken else "missing" if lost else plan.outcome.status.value
    visits = sum(len(tour.visits) for tour in plan.tours)
    locks = _locks(dossier)
    asked = sum(stop.visits for stop in view.config.stops)
    return Board(
        title=dossier.plan.plan_file.title,
        truth=words.of(truth(plan.outcome, len(broken), lost)),
        state=state,
        figures=words(
            "desk.figures", kept=visits, asked=asked, drive=plan.drive_seconds, distance=plan.distance_m
        ),
        weekdays=tuple(words.written(day, "weekday") for day in _weekdays(view)),
        weeks=tuple(
            _week(view, dossier, locks, week, words) for week in range(1, view.config.calendar.weeks + 1)
        ),
        parked=tuple(
            Parked(
                f"t-{item.stop}",
                item.stop,
                view.stop(item.stop).name,
                words("unit.visits", n=item.missing_visits),
                item.reason,
            )
            for item in plan.unserved
        ),
        broken=broken,
        places=_places(dossier),
    )


def _places(dossier: Dossier) -> str:
    """A name for what the map draws: the plan, and the squares; it stays where only locks or notes change."""
    opened = dossier.plan
    squares = [(stop.id, stop.name, stop.position) for stop in opened.config.stops]
    events = opened.whole_config.events
    return hashlib.sha256(opened.content + repr((squares, events)).encode()).hexdigest()[:16]


def first_key(board: Board, asked: str) -> str:
    """What names a visit; of ``s-`` and a stop its first one."""
    keys = (card.key for card in board.cards if f"s-{card.place.stop}" == asked)
    return next(keys, asked)


def _weekdays(view: PlanView) -> Sequence[int]:
    rules = view.config.calendar
    toured = {tour.date.weekday() for tour in view.plan.tours} | {day.weekday() for day in rules.extra_days}
    return sorted(rules.weekdays | toured)


def _locks(dossier: Dossier) -> Locks:
    found: dict[str, list[Lock]] = defaultdict(list)
    for lock in dossier.config.locks:
        found[lock.stop].append(lock)
    return found


def _week(view: PlanView, dossier: Dossier, locks: Locks, week: int, words: Words) -> Week:
    rules = view.config.calendar
    monday = rules.start + timedelta(days=7 * (week - 1))
    tours = [tour for tour in view.plan.tours if view.week(tour.date) == week]
    work = sum(tour.work_seconds for tour in tours)
    crews = max(1, len(dossier.plan.problem.crews))
    limit = crews * view.config.work.max_work_week
    return Week(
        title=week_title(rules, week, words.lang),
        days=tuple(_day(view, locks, monday + timedelta(days=weekday), words) for weekday in _weekdays(view)),
        drive=duration(sum(tour.drive_seconds for tour in tours), words.lang),
        work=duration(work, words.lang),
        limit=duration(limit, words.lang),
        over=work > limit,
    )


def _day(view: PlanView, locks: Locks, day: date, words: Words) -> Day:
    tours = [tour for tour in view.plan.tours if tour.date == day]
    name = day_in_week(view.config.calendar, day, words.lang)
    return Day(
        iso=day.isoformat(),
        name=name,
        cells=tuple(
            Cell(
                half.value,
                _cell_name(view.config, half, words),
                tuple(
                    card_of(view, locks.get(visit.stop, ()), tour, visit, name, words)
                    for tour in tours
                    for visit in tour.visits
                    if visit.half is half
                ),
            )
            for half in Half
        ),
        drive=duration(sum(tour.drive_seconds for tour in tours), words.lang) if tours else "",
        work=duration(sum(tour.work_seconds for tour in tours), words.lang) if tours else "",
    )


def _cell_name(config: Config, half: Half, words: Words) -> str:
    """What is in a cell: a half of the day, the later one with the evening where there is one."""
    late = evening_name(config) if half is Half.AFTERNOON else None
    name = half_name(half)
    return words.of(name) if late is None else words.written([name, late], "and")
