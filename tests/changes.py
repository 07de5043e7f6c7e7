"""The fields that tests give builders for other values, each with its type."""

from datetime import date
from typing import TypedDict

from tourplanner.domain.closure import Closure
from tourplanner.domain.config import (
    AreaRules,
    Ban,
    CalendarRules,
    Lock,
    SessionHours,
    Stop,
    Van,
)
from tourplanner.domain.depot import Depot
from tourplanner.domain.market import MarketDays
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import Half
from tourplanner.domain.place import Position
from tourplanner.domain.reckoning import CostRules, DemandRules
from tourplanner.domain.schedule_rules import OnClosed, ScheduleRules
from tourplanner.domain.service import Booking, ServiceInfo
from tourplanner.domain.tour import Visit
from tourplanner.domain.travel_rules import TravelRules


class StopChanges(TypedDict, total=False):
    """Fields of a `Stop`."""

    commune: str
    name: str
    area: str
    position: Position
    visits: int
    required: bool
    priority: int
    regular: bool
    place: str
    service: int | None
    weekdays: frozenset[int] | None
    halves: frozenset[Half] | None
    not_on: tuple[Ban, ...]
    closed: tuple[Closure, ...]
    min_gap_days: int | None
    max_gap_days: int | None
    address: str
    phone: str
    notes: str
    booking: Booking | None
    on_closed: OnClosed | None
    opens: int | None
    closes: int | None
    start: int | None
    hours: tuple[OwnHours, ...]
    whole_day: bool
    evening: bool
    market: MarketDays | None
    lunch: str
    market_days: frozenset[int]
    several_per_day: bool


class WorkChanges(TypedDict, total=False):
    """Fields of `WorkRules`; seconds."""

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


class ConfigChanges(TypedDict, total=False):
    """Fields of a `Config`."""

    title: str
    calendar: CalendarRules
    sessions: dict[Half, SessionHours]
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


class VisitChanges(TypedDict, total=False):
    """Fields of a `Visit`; seconds after midnight, seconds, metres."""

    stop: str
    half: Half
    arrive: int
    start: int
    end: int
    leg_drive_seconds: int
    leg_distance_m: int


class TourChanges(TypedDict, total=False):
    """Fields of a `Tour`; seconds after midnight, seconds, metres."""

    van: str
    depot: str
    date: date
    start: int
    leave: int
    back: int
    end: int
    lunch: tuple[int, int] | None
    visits: tuple[Visit, ...]
    leg_back_drive_seconds: int
    leg_back_distance_m: int
