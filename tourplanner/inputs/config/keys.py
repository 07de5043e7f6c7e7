"""Every key of a config, declared once: for reading, the frozen config, the starter, the workbook, documents.

The label of a key and what to write there are in the catalogues ``key`` and ``hint`` by its full name.
"""

from datetime import date

from tourplanner.domain.catch_up import CatchUp
from tourplanner.domain.config import (
    Aims,
    AreaRules,
    CalendarRules,
    Lock,
    SessionHours,
    Van,
)
from tourplanner.domain.crew import Crew
from tourplanner.domain.notice import Notice
from tourplanner.domain.reckoning import CostRules, DemandRules
from tourplanner.domain.schedule_rules import ScheduleRules
from tourplanner.domain.service import ServiceInfo
from tourplanner.domain.territory import FRANCE, Territory
from tourplanner.domain.travel_rules import LEAST_SPREAD, MOST_SPREAD, TravelRules
from tourplanner.domain.work_rules import WorkRules
from tourplanner.inputs.config.aim_keys import AIMS, AIMS_CHECKS
from tourplanner.inputs.config.begin import BEGIN
from tourplanner.inputs.config.checks import (
    closes_after_opening,
    cycle_fits,
    evening_named,
    fits_window,
    inside_cycle,
    is_monday,
    keeps_no_secret,
    lock_says_something,
    one_way_to_lock,
    weighs_more_when_near,
    work_day_in_order,
)
from tourplanner.inputs.config.closed_keys import CLOSURES, SOME_CLOSED
from tourplanner.inputs.config.cost_keys import COSTS
from tourplanner.inputs.config.crew_keys import CREW, CREW_CHECKS, SOME_CREWS, VAN
from tourplanner.inputs.config.event_keys import EVENTS, event_tables
from tourplanner.inputs.config.key import REQUIRED, Check, Key
from tourplanner.inputs.config.kinds import (
    CLOCK,
    COUNTRY,
    DAY,
    DAYS,
    FLAG,
    HALF,
    NAME,
    TEXT,
    WEEKDAY,
    WEEKS,
    WINDOW,
    exactly,
    list_of,
    minutes,
    number,
    whole,
)
from tourplanner.inputs.config.service_keys import SERVICE
from tourplanner.inputs.config.stop_keys import A_STOP, HERE, STOP, STOP_CHECKS
from tourplanner.inputs.config.table import table, tables
from tourplanner.inputs.config.values import (
    COMMUNES,
    CYCLE,
    DATES,
    DAY_MINUTES,
    DEPARTEMENTS,
    LATITUDE,
    LINES,
    LONGITUDE,
    ON_CLOSED,
    ON_PAUSE,
    PROVIDER,
    SHORT_MINUTES,
    WEEK,
    WEEK_MINUTES,
    WEEKDAYS,
    WHERE,
)
from tourplanner.message import message

FORMAT = 1
DATA = (
    Key("departements", DEPARTEMENTS, (), ("43",)),
    Key("country", WHERE, FRANCE),
)
CALENDAR = (
    Key("start", DAY, REQUIRED),
    Key("weeks", whole(1, 8, WEEKS), 4),
    Key("cycle", CYCLE, "weeks"),
    Key("repeats", FLAG, True),
    Key("weekdays", WEEKDAYS, ("mon", "wed", "fri")),
    Key("public_holidays", COUNTRY, "FR"),
    Key("closed", CLOSURES, (), SOME_CLOSED),
    Key("on_pause", ON_PAUSE, "run on"),
    Key("extra_days", DATES, ()),
)
CALENDAR_CHECKS = (
    Check(("start",), is_monday),
    Check(("extra_days", "start", "weeks", "repeats"), inside_cycle),
    Check(("cycle", "weeks", "repeats", "on_pause"), cycle_fits),
)


def _session(opens: str, closes: str) -> tuple[Key, ...]:
    return (Key("open", BEGIN, opens, attribute="opens"), Key("close", CLOCK, closes, attribute="closes"))


OPEN_THEN_CLOSED = (Check(("open", "close"), closes_after_opening),)
EVENING = (
    Key("open", BEGIN, None, "17:00"),
    Key("close", CLOCK, None, "18:30"),
    Key("name", TEXT, "", message("example.evening")),
)
SESSIONS = (
    Key("morning", table(_session("09:30", "12:00"), OPEN_THEN_CLOSED, SessionHours), {}),
    Key("afternoon", table(_session("14:00", "16:30"), OPEN_THEN_CLOSED, SessionHours), {}),
    Key("evening", table(EVENING, (*OPEN_THEN_CLOSED, Check(("open", "close"), evening_named))), {}),
)

WORK = (
    Key("earliest_start", BEGIN, "07:30"),
    Key("latest_end", CLOCK, "18:30"),
    Key("lunch_window", WINDOW, ("11:30", "14:30"), attribute="lunch_opens lunch_closes"),
    Key("lunch_minutes", SHORT_MINUTES, 45, attribute="lunch"),
    Key("prepare_minutes", SHORT_MINUTES, 15, attribute="prepare"),
    Key("close_minutes", SHORT_MINUTES, 15, attribute="close"),
    Key("setup_minutes", SHORT_MINUTES, 10, attribute="setup"),
    Key("packup_minutes", SHORT_MINUTES, 10, attribute="packup"),
    Key("max_drive_minutes_day", DAY_MINUTES, 240, attribute="max_drive_day"),
    Key("max_work_minutes_day", DAY_MINUTES, 600, attribute="max_work_day"),
    Key("max_span_minutes_day", DAY_MINUTES, 720, attribute="max_span_day"),
    Key("min_rest_minutes", minutes(0, 24 * 60), 660, attribute="min_rest"),
    Key("max_work_minutes_week", WEEK_MINUTES, 2640, attribute="max_work_week"),
    Key("mean_work_minutes_week", WEEK_MINUTES, 2100, attribute="mean_work_week"),
    Key("one_area_per_day", FLAG, True),
)
WORK_CHECKS = (
    Check(("earliest_start", "latest_end"), work_day_in_order),
    Check(("lunch_minutes", "lunch_window"), fits_window),
)

TRAVEL = (
    Key("provider", PROVIDER, "auto"),
    Key("van_factor", number(0.5, 3), 1.1),
    Key("file", TEXT, "", "gers.osm.pbf"),
    Key("url", TEXT, "", "http://127.0.0.1:5000"),
    Key("profile", TEXT, "", "driving"),
    Key("corrections", TEXT, "", "corrections.csv"),
    Key("lines", LINES, None, "ign"),
    Key("lines_url", TEXT, "", "https://data.geopf.fr/navigation/itineraire"),
    Key("on_time", number(0.5, 0.99), None, 0.95),
    Key("spread", number(LEAST_SPREAD, MOST_SPREAD), 1.0),
)
TRAVEL_CHECKS = (Check(("url",), keeps_no_secret), Check(("lines_url",), keeps_no_secret))

NOTICE = (
    Key("days", list_of(whole(1, 366, DAYS), message("kind.whole-numbers")), Notice().days),
    Key("weights", list_of(whole(1, 1000), message("kind.whole-numbers"), least=1), Notice().weights),
)
NOTICE_CHECKS = (Check(("days", "weights"), weighs_more_when_near),)
CATCH_UP = (Key("weekdays", WEEKDAYS, None, ("tue", "thu")), Key("most", whole(0, 366, DAYS), None, 6))
SCHEDULE = (
    Key("on_closed", ON_CLOSED, "skip"),
    Key("shift_days", whole(1, 56, DAYS), 14),
    Key("catch_up", table(CATCH_UP, made=CatchUp), {}),
    Key("notice", table(NOTICE, NOTICE_CHECKS, made=Notice), {}),
)

DEMAND = (
    Key("visitors_per_thousand", number(0.01, 1000), 5.0),
    Key("rate_shape", number(0.1, 1000), 2.0),
    Key("reach_minutes", minutes(1, 240), 20, attribute="reach"),
    Key("half_minutes", minutes(1, 240), 8, attribute="half_drive"),
    Key("renewal_weeks", number(0.1, 520, WEEKS), 4.0),
    Key("tax_season", number(0, 10), 1.5),
    Key("year_end", number(0, 10), 1.2),
    Key("minutes_per_person", minutes(1, 480), 30, attribute="service"),
)

DEPOT = (
    Key("id", NAME, REQUIRED),
    Key("name", TEXT, ""),
    Key("latitude", LATITUDE, REQUIRED),
    Key("longitude", LONGITUDE, REQUIRED),
)

EIGHT = ("32269", "32448", "32436", "32120", "32262", "32416", "32372", "32452")
"""The communes of an area that the pilot tours."""
AREA = (
    Key("epci", NAME, REQUIRED, refers="epci"),
    Key("weekdays", WEEKDAYS, None, ("fri",)),
    Key("communes", COMMUNES, None, EIGHT, refers="communes"),
)

LOCK = (
    Key("stop", NAME, REQUIRED, refers="stops"),
    Key("date", DAY, None),
    Key("weekday", WEEKDAY, None),
    Key("half", HALF, None),
    Key("week", WEEK, None),
    Key("van", NAME, None, refers="vans"),
    Key("why", TEXT, ""),
)
A_DATED_LOCK = {
    "stop": "32269",
    "date": date(2027, 1, 8),
    "half": "morning",
    "van": "camping-car",
    "why": message("example.promised"),
}
A_STANDING_LOCK = {
    "stop": "32448",
    "weekday": "fri",
    "half": "afternoon",
    "week": 1,
    "van": "camping-car",
}
LOCK_CHECKS = (
    Check(("date", "weekday", "week"), one_way_to_lock),
    Check(("stop", "date", "weekday", "half", "week", "van"), lock_says_something),
)

ROOT = (
    Key("format", exactly(FORMAT), REQUIRED, attribute="-"),
    Key("title", NAME, REQUIRED),
    Key("data", table(DATA, made=Territory), {}),
    Key("calendar", table(CALENDAR, CALENDAR_CHECKS, CalendarRules), {}),
    Key("sessions", table(SESSIONS), {}),
    Key("work", table(WORK, WORK_CHECKS, WorkRules), {}),
    Key("travel", table(TRAVEL, TRAVEL_CHECKS, TravelRules), {}),
    Key("depots", tables(DEPOT, (HERE,)), ()),
    Key("vans", tables(VAN, made=Van), ()),
    Key("crews", tables(CREW, CREW_CHECKS, Crew), (), SOME_CREWS),
    Key("areas", tables(AREA, made=AreaRules), ()),
    Key("service", table(SERVICE, made=ServiceInfo), {}),
    Key("schedule", table(SCHEDULE, made=ScheduleRules), {}),
    Key("costs", table(COSTS, made=CostRules), {}),
    Key("demand", table(DEMAND, made=DemandRules), {}),
    Key("aims", table(AIMS, AIMS_CHECKS, Aims), {}),
    Key("stops", tables(STOP, STOP_CHECKS), (), (A_STOP,)),
    Key("locks", tables(LOCK, LOCK_CHECKS, Lock), (), (A_DATED_LOCK, A_STANDING_LOCK)),
    Key("events", event_tables(), (), EVENTS),
)
