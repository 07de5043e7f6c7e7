"""What the planner asks for: the config as frozen values, every default filled in.

Durations and times of day are integer seconds. How it is written in a file is told in
`tourplanner.inputs.config`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tourplanner.domain.period import DAY, MINUTE, Half
from tourplanner.domain.place import Position


@dataclass(frozen=True, slots=True)
class Closure:
    """Dates from ``first`` to ``last``, both included, that are not toured."""

    first: date
    last: date
    why: str = ""

    def covers(self, day: date) -> bool:
        """Whether `day` is closed."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class CalendarRules:
    """The cycle and its touring dates.

    ``public_holidays`` is the country whose public holidays are closed ("" for none);
    ``extra_days`` are touring dates whatever the weekday, a public holiday or a closure.
    """

    start: date
    weeks: int
    weekdays: frozenset[int]
    public_holidays: str = "FR"
    closed: tuple[Closure, ...] = ()
    extra_days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionHours:
    """Opening hours of a half-day."""

    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class WorkRules:
    """What a working day, week and cycle may be; seconds and times of day in seconds."""

    earliest_start: int
    latest_end: int
    lunch_opens: int
    lunch_closes: int
    lunch: int
    prepare: int
    close: int
    setup: int
    packup: int
    max_drive_day: int
    max_work_day: int
    max_span_day: int
    min_rest: int
    max_work_week: int
    mean_work_week: int
    one_area_per_day: bool

    @property
    def rest_can_bind(self) -> bool:
        """Whether two legal days in a row could leave less than `min_rest` between them."""
        return DAY - self.latest_end + self.earliest_start < self.min_rest


@dataclass(frozen=True, slots=True)
class TravelRules:
    """Where travel times come from, and how much slower than a car the van is.

    ``file`` is the road file or matrix of providers that read one, ``url`` and ``profile`` belong
    to those that ask a server, ``corrections`` is a table of closed or slower roads, ``lines`` the
    source of ways on the ground when it is not the provider, at ``lines_url``; "" where not said.
    Files are relative to the config's folder.
    """

    provider: str
    van_factor: float
    file: str = ""
    url: str = ""
    profile: str = ""
    corrections: str = ""
    lines: str = ""
    lines_url: str = ""


@dataclass(frozen=True, slots=True)
class Depot:
    """Where a van starts and ends its day."""

    id: str
    name: str
    position: Position


@dataclass(frozen=True, slots=True)
class Van:
    """A van with its crew."""

    id: str
    depot: str
    desks: int


@dataclass(frozen=True, slots=True)
class AreaRules:
    """An intercommunalité that is toured; ``weekdays`` None means any touring weekday.

    ``communes``, when given, are the only communes of the area that may be toured.
    """

    epci: str
    weekdays: frozenset[int] | None = None
    communes: frozenset[str] | None = None


class Booking(StrEnum):
    """Whether people come as they like, may book a time, or have to."""

    NONE = "none"
    POSSIBLE = "possible"
    REQUIRED = "required"


class OnClosed(StrEnum):
    """What becomes of a visit whose date is closed when the cycle is unrolled over real dates.

    ``SKIP``: it falls away; ``SHIFT``: it goes to the nearest legal half-day that is free; ``SWAP``:
    it changes places with a visit of another stop, which is open then, else as ``SHIFT``.
    """

    SKIP = "skip"
    SHIFT = "shift"
    SWAP = "swap"


@dataclass(frozen=True, slots=True)
class ServiceInfo:
    """What posters and calendars tell residents.

    ``help`` and ``bring`` are lines of their own; None for the usual ones in the language of the
    output. Texts are empty where there is nothing to tell; ``url`` is what the QR code leads to,
    ``siret`` the 14 digits that directories know the operator by.
    """

    name: str = "Camping-car solidaire"
    operator: str = ""
    help: tuple[str, ...] | None = None
    bring: tuple[str, ...] | None = None
    privacy: str | None = None
    phone: str = ""
    email: str = ""
    url: str = ""
    booking: Booking = Booking.NONE
    siret: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleRules:
    """How the cycle is unrolled: what a closed date does to its visits, and how far they may shift."""

    on_closed: OnClosed = OnClosed.SKIP
    shift_days: int = 14


TOURING_WEEKS = 44
"""Weeks of a year with tours: 52 less the eight of the summer break."""


@dataclass(frozen=True, slots=True)
class CostRules:
    """What a tour costs: fuel by the kilometre, agents by the hour of work, vans by the year.

    The price of each van is spread over ``vehicle_years``, and within a year over
    ``touring_days_per_year``; None stands for the days of the cycle over `TOURING_WEEKS` weeks.
    """

    fuel_litres_per_100km: float = 11.0
    fuel_euros_per_litre: float = 1.70
    agents: int = 2
    agent_euros_per_hour: float = 27.0
    vehicle_euros: float = 80_000.0
    vehicle_years: int = 10
    touring_days_per_year: int | None = None


@dataclass(frozen=True, slots=True)
class DemandRules:
    """How many people are expected at a visit, and how many can be received; see `analysis.demand`.

    Attributes
    ----------
    visitors_per_thousand
        Expected visitors of 1,000 residents who live beside the stop, had not been helped for a long
        time, in an ordinary month: mean of the prior.
    rate_shape
        Shape of the prior: the smaller, the wider; the rate's standard deviation is mean / sqrt(shape).
    reach
        Seconds of driving beyond which nobody comes.
    half_drive
        Seconds of driving at which half as many come as from beside the stop.
    renewal_weeks
        Weeks after a visit until half of the need is there again.
    tax_season, year_end
        Factors of April to June, and of December.
    service
        Seconds that one person takes at a desk.
    """

    visitors_per_thousand: float = 5.0
    rate_shape: float = 2.0
    reach: int = 20 * MINUTE
    half_drive: int = 8 * MINUTE
    renewal_weeks: float = 4.0
    tax_season: float = 1.5
    year_end: float = 1.2
    service: int = 30 * MINUTE


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
    ``booking`` None stand for what the config says of all stops.
    """

    id: str
    commune: str
    name: str
    area: str
    position: Position
    place: str = ""
    visits: int = 1
    service: int | None = None
    required: bool = True
    priority: int = 1
    regular: bool = True
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
class Config:
    """Everything that is asked of a plan."""

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
    service: ServiceInfo = ServiceInfo()
    schedule: ScheduleRules = ScheduleRules()
    costs: CostRules = CostRules()
    demand: DemandRules = DemandRules()
