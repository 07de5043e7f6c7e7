"""What the planner asks for: the config as frozen values, every default filled in.

What stands for a key that is not said is declared with the key, in `tourplanner.inputs.config.keys`; fields
have defaults here only where they say that there is nothing.

Durations and times of day are integer seconds. How it is written in a file is told in
`tourplanner.inputs.config.read`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tourplanner.domain.closure import Closure
from tourplanner.domain.crew import Crew
from tourplanner.domain.depot import Depot
from tourplanner.domain.event import Event
from tourplanner.domain.keep import Keep
from tourplanner.domain.later import LATER
from tourplanner.domain.market import MarketDays
from tourplanner.domain.on_pause import OnPause
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import WEEKS_OF_MONTH, CycleKind, Half
from tourplanner.domain.place import LunchAt, Position
from tourplanner.domain.plan_aim import PlanAim
from tourplanner.domain.reckoning import CostRules, DemandRules
from tourplanner.domain.recurrence import WEEK, Recurrence, Season
from tourplanner.domain.schedule_rules import OnClosed, ScheduleRules
from tourplanner.domain.school import SchoolClosures
from tourplanner.domain.service import Booking, ServiceInfo
from tourplanner.domain.territory import HOME, Territory
from tourplanner.domain.travel_rules import TravelRules
from tourplanner.domain.work_rules import WorkRules


@dataclass(frozen=True, slots=True)
class CalendarRules:
    """The cycle and its touring dates.

    With ``repeats`` the cycle is an ordinary one, planned once and laid over the dates of a year from
    ``start`` on; without, it is exactly the weeks from ``start`` on. ``public_holidays`` is the country
    whose public holidays are closed ("" for none); ``extra_days`` are touring dates whatever the weekday, a
    public holiday or a closure. ``departement`` is that of most stops, "" without any: some have public
    holidays, or a time of day, of their own. ``on_pause`` tells what a cycle that repeats does in weeks that
    are closed, ``school`` up to when the school holidays are known that are among the closed dates. ``cycle``
    is what the weeks of one that repeats are laid on.
    """

    start: date
    weeks: int
    weekdays: frozenset[int]
    public_holidays: str
    closed: tuple[Closure, ...] = ()
    extra_days: tuple[date, ...] = ()
    departement: str = ""
    repeats: bool = False
    on_pause: OnPause = OnPause.RUN_ON
    school: tuple[SchoolClosures, ...] = ()
    cycle: CycleKind = field(default=CycleKind.WEEKS, metadata=LATER)

    @property
    def hour_weeks(self) -> int:
        """How many weeks of work a cycle has: a month has four at least, as February has."""
        return min(self.weeks, WEEKS_OF_MONTH) if self.cycle.is_monthly else self.weeks

    @property
    def waits(self) -> bool:
        """Whether the cycle stands still in closed weeks."""
        return self.repeats and self.on_pause is OnPause.WAIT

    @property
    def last(self) -> date:
        """The last day of the cycle, counted from ``start``."""
        return self.start + timedelta(days=7 * self.weeks - 1)

    def week(self, day: date) -> int:
        """Number of the week of the cycle in which `day` lies, from 1."""
        if self.repeats or self.cycle is CycleKind.WEEKS:
            return (day - self.start).days // 7 + 1
        return self.cycle.week_on(day)

    def at(self, day: date) -> tuple[int, int]:
        """Which day of the cycle `day` is, from 0, and of how many."""
        return WEEK * (self.week(day) - 1) + day.weekday(), WEEK * self.weeks

    def in_grid(self, day: date) -> bool:
        """Whether an ordinary cycle tours the weekday of `day`."""
        return day.weekday() in self.weekdays


@dataclass(frozen=True, slots=True)
class SessionHours:
    """Opening hours of a half-day."""

    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Van:
    """A van; ``catch_up`` is whether it may go out on the days for catching up.

    ``weekdays`` None are all that are toured; ``closed`` are dates of the year on which it is not there.
    """

    id: str
    depot: str
    desks: int
    catch_up: bool = True
    weekdays: frozenset[int] | None = None
    closed: tuple[Closure, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaRules:
    """An intercommunalité that is toured; ``weekdays`` None means any touring weekday.

    ``communes``, when given, are the only communes of the area that may be toured.
    """

    epci: str
    weekdays: frozenset[int] | None = None
    communes: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Ban:
    """A half-day of the week (both halves when ``half`` is None) on which a square is taken."""

    weekday: int
    half: Half | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place in a commune where the van parks, with what was promised there.

    ``visits`` are wanted in the cycle, each of ``service`` seconds (None: the whole session).
    ``priority`` orders optional stops, 1 first. Gaps are in days, None when free. ``address``,
    ``phone`` (the mairie's) and ``notes`` (for the crew) are for paper; ``on_closed`` and
    ``booking`` None stand for what the config says of all stops. ``catch_up`` is whether it may be visited on
    the days for catching up. ``opens``, ``closes`` and ``start`` are as in `OwnHours`, for all its visits;
    ``hours`` are those of some. A visit of a ``whole_day`` is one of the morning and the afternoon, with
    lunch there between them. Visits in the ``evening`` are those of an afternoon whose ``hours`` are the
    evening's, which the config may call by an ``evening_name``. ``market`` is how its visits keep to
    ``market_days``, weekdays of its commune. ``keep`` is what of its visits does not move when the
    calendar is improved. ``lunch`` is where the crew eats when lunch is there; with ``lunch_at`` it
    drives there from its last visit of the morning, and from there to the afternoon. ``lengths`` are the
    seconds of its first visit in the cycle, of the second and so on: each lies in its own part of the
    cycle, which has as many equal ones, and ``service`` is the longest.
    """

    id: str
    commune: str
    name: str
    area: str
    position: Position
    visits: int = field(kw_only=True)
    required: bool = field(kw_only=True)
    priority: int = field(kw_only=True)
    regular: bool = field(kw_only=True)
    place: str = ""
    service: int | None = None
    weekdays: frozenset[int] | None = None
    halves: frozenset[Half] | None = None
    not_on: tuple[Ban, ...] = ()
    closed: tuple[Closure, ...] = ()
    min_gap_days: int | None = None
    max_gap_days: int | None = None
    address: str = ""
    phone: str = ""
    notes: str = ""
    booking: Booking | None = None
    on_closed: OnClosed | None = None
    catch_up: bool = True
    opens: int | None = field(default=None, metadata=LATER)
    closes: int | None = field(default=None, metadata=LATER)
    start: int | None = field(default=None, metadata=LATER)
    hours: tuple[OwnHours, ...] = field(default=(), metadata=LATER)
    whole_day: bool = field(default=False, metadata=LATER)
    evening: bool = field(default=False, metadata=LATER)
    evening_name: str = field(default="", metadata=LATER)
    several_per_day: bool = field(default=False, metadata=LATER)

    @property
    def once_a_day(self) -> str:
        """What has one visit a day at most: its commune, or with ``several_per_day`` only the stop itself."""
        return f"{self.commune}/{self.id}" if self.several_per_day else self.commune

    keep: Keep | None = field(default=None, metadata=LATER)

    @property
    def has_own_hours(self) -> bool:
        """Whether its visits keep to other hours than the sessions do."""
        own = bool(self.hours) or (self.opens, self.closes, self.start) != (None, None, None)
        return own or bool(self.lengths)

    when: Recurrence | None = field(default=None, metadata=LATER)
    when_said: str = field(default="", metadata=LATER)
    seasons: tuple[Season, ...] = field(default=(), metadata=LATER)
    away: tuple[Closure, ...] = field(default=(), metadata=LATER)
    market: MarketDays | None = field(default=None, metadata=LATER)
    market_days: frozenset[int] = field(default=frozenset(), metadata=LATER)
    lunch: str = field(default="", metadata=LATER)
    lengths: tuple[int, ...] = field(default=(), metadata=LATER)
    lunch_at: LunchAt | None = field(default=None, metadata=LATER)

    def misses_market(self, day: date) -> bool:
        """Whether it would rather be visited on a market day, which `day` is not."""
        wishes = self.market is MarketDays.PREFER and bool(self.market_days)
        return wishes and day.weekday() not in self.market_days

    def exists_on(self, day: date) -> bool:
        """Whether a visit may be owed on a date: it lies in a season, and in or out of school as asked."""
        in_season = not self.seasons or any(season.covers(day) for season in self.seasons)
        return in_season and not any(closure.covers(day) for closure in self.away)


@dataclass(frozen=True, slots=True)
class Lock:
    """What the planner fixed by hand for a stop.

    With ``date``: one visit on that date, exactly there as far as ``half`` and ``van`` say.
    Without: all visits of the stop keep to ``weekday``, ``half``, ``week`` and ``van``.
    """

    stop: str
    date: date | None = None
    half: Half | None = None
    van: str | None = None
    weekday: int | None = None
    week: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Aims:
    """What a plan tries for once promises are kept, the first before the second."""

    order: tuple[PlanAim, ...] = (PlanAim.DRIVING,)

    def with_last(self, aim: PlanAim) -> Aims:
        """With an aim that comes after all others, unless it has its place."""
        return self if aim in self.order else replace(self, order=(*self.order, aim))


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that is asked of a plan, and the events of the year, in the order of the file.

    ``data`` is where it lies, and so which places, holidays and clock it has. Without ``crews`` every
    van has one of its own.
    """

    title: str
    calendar: CalendarRules
    sessions: dict[Half, SessionHours]
    work: WorkRules
    travel: TravelRules
    depots: tuple[Depot, ...]
    vans: tuple[Van, ...]
    areas: tuple[AreaRules, ...]
    stops: tuple[Stop, ...]
    locks: tuple[Lock, ...]
    service: ServiceInfo
    schedule: ScheduleRules
    costs: CostRules
    demand: DemandRules
    events: tuple[Event, ...] = ()
    data: Territory = HOME
    crews: tuple[Crew, ...] = ()
    aims: Aims = Aims()
