"""From the tables of a config without faults to the frozen `Config`."""

from typing import Any

from tourplanner.domain.config import (
    AreaRules,
    Ban,
    CalendarRules,
    Closure,
    Config,
    Depot,
    Lock,
    ScheduleRules,
    SessionHours,
    Stop,
    TravelRules,
    Van,
    WorkRules,
)
from tourplanner.domain.period import Half
from tourplanner.domain.place import Catalogue, Position
from tourplanner.domain.reckoning import CostRules, DemandRules
from tourplanner.domain.service import ServiceInfo
from tourplanner.inputs.config.names import stop_id
from tourplanner.inputs.config.table import Table


def build_config(root: Table, catalogue: Catalogue) -> Config:
    """The config of a root table that has no fault."""
    return Config(
        title=root["title"],
        calendar=_calendar(root["calendar"]),
        sessions={half: _hours(root["sessions"][half]) for half in Half},
        work=_work(root["work"]),
        travel=_travel(root["travel"]),
        depots=tuple(_depot(row) for row in root["depots"]),
        vans=tuple(Van(row["id"], row["depot"], row["desks"]) for row in root["vans"]),
        areas=tuple(_area(row) for row in root["areas"]),
        stops=tuple(_stop(row, catalogue) for row in root["stops"]),
        locks=tuple(_lock(row) for row in root["locks"]),
        service=_service(root["service"]),
        schedule=ScheduleRules(root["schedule"]["on_closed"], root["schedule"]["shift_days"]),
        costs=_costs(root["costs"]),
        demand=_demand(root["demand"]),
    )


def _set(values: tuple[Any, ...] | None) -> frozenset[Any] | None:
    return None if values is None else frozenset(values)


def _closures(rows: tuple[Table, ...]) -> tuple[Closure, ...]:
    return tuple(Closure(row["from"], row["to"], row["why"]) for row in rows)


def _calendar(table: Table) -> CalendarRules:
    return CalendarRules(
        start=table["start"],
        weeks=table["weeks"],
        weekdays=frozenset(table["weekdays"]),
        public_holidays=table["public_holidays"],
        closed=_closures(table["closed"]),
        extra_days=tuple(sorted(table["extra_days"])),
    )


def _hours(table: Table) -> SessionHours:
    return SessionHours(opens=table["open"], closes=table["close"])


def _work(table: Table) -> WorkRules:
    return WorkRules(
        earliest_start=table["earliest_start"],
        latest_end=table["latest_end"],
        lunch_opens=table["lunch_window"][0],
        lunch_closes=table["lunch_window"][1],
        lunch=table["lunch_minutes"],
        prepare=table["prepare_minutes"],
        close=table["close_minutes"],
        setup=table["setup_minutes"],
        packup=table["packup_minutes"],
        max_drive_day=table["max_drive_minutes_day"],
        max_work_day=table["max_work_minutes_day"],
        max_span_day=table["max_span_minutes_day"],
        min_rest=table["min_rest_minutes"],
        max_work_week=table["max_work_minutes_week"],
        mean_work_week=table["mean_work_minutes_week"],
        one_area_per_day=table["one_area_per_day"],
    )


def _travel(table: Table) -> TravelRules:
    return TravelRules(
        provider=table["provider"],
        van_factor=table["van_factor"],
        file=table["file"],
        url=table["url"],
        profile=table["profile"],
        corrections=table["corrections"],
        lines=table["lines"] or "",
        lines_url=table["lines_url"],
    )


def _service(table: Table) -> ServiceInfo:
    return ServiceInfo(
        name=table["name"],
        operator=table["operator"],
        help=table["help"],
        bring=table["bring"],
        privacy=table["privacy"],
        phone=table["phone"],
        email=table["email"],
        url=table["url"],
        booking=table["booking"],
        siret=table["siret"],
    )


def _costs(table: Table) -> CostRules:
    return CostRules(
        fuel_litres_per_100km=table["fuel_litres_per_100km"],
        fuel_euros_per_litre=table["fuel_euros_per_litre"],
        agents=table["agents"],
        agent_euros_per_hour=table["agent_euros_per_hour"],
        vehicle_euros=table["vehicle_euros"],
        vehicle_years=table["vehicle_years"],
        touring_days_per_year=table["touring_days_per_year"],
    )


def _demand(table: Table) -> DemandRules:
    return DemandRules(
        visitors_per_thousand=table["visitors_per_thousand"],
        rate_shape=table["rate_shape"],
        reach=table["reach_minutes"],
        half_drive=table["half_minutes"],
        renewal_weeks=table["renewal_weeks"],
        tax_season=table["tax_season"],
        year_end=table["year_end"],
        service=table["minutes_per_person"],
    )


def _depot(row: Table) -> Depot:
    return Depot(row["id"], row["name"] or row["id"], Position(row["latitude"], row["longitude"]))


def _area(row: Table) -> AreaRules:
    return AreaRules(row["epci"], _set(row["weekdays"]), _set(row["communes"]))


def _stop(row: Table, catalogue: Catalogue) -> Stop:
    commune = catalogue.communes[row["commune"]]
    own = row["latitude"] is not None
    return Stop(
        id=stop_id(row) or commune.code,
        commune=commune.code,
        name=commune.name,
        area=commune.epci,
        position=Position(row["latitude"], row["longitude"]) if own else commune.position,
        place=row["place"],
        visits=row["visits"],
        service=row["minutes"],
        required=row["required"],
        priority=row["priority"],
        regular=row["regular"],
        weekdays=_set(row["weekdays"]),
        halves=_set(row["halves"]),
        not_on=tuple(Ban(ban["weekday"], ban["half"], ban["why"]) for ban in row["not_on"]),
        closed=_closures(row["closed"]),
        min_gap_days=row["min_gap_days"],
        max_gap_days=row["max_gap_days"],
        address=row["address"],
        phone=row["phone"],
        notes=row["notes"],
        booking=row["booking"],
        on_closed=row["on_closed"],
    )


def _lock(row: Table) -> Lock:
    return Lock(
        stop=row["stop"],
        date=row["date"],
        half=row["half"],
        van=row["van"],
        weekday=row["weekday"],
        week=row["week"],
        why=row["why"],
    )
