"""Every key of a config, declared once for reading, for documentation and for the starter."""

from tourplanner.domain.config import OnClosed
from tourplanner.domain.reckoning import TOURING_WEEKS
from tourplanner.domain.service import Booking
from tourplanner.inputs.config.checks import (
    closes_after_opening,
    fits_window,
    from_before_to,
    in_metropolitan_france,
    inside_cycle,
    is_monday,
    lock_says_something,
    one_way_to_lock,
    smaller_gap_first,
    work_day_in_order,
)
from tourplanner.inputs.config.kinds import (
    CLOCK,
    COUNTRY,
    DAY,
    FLAG,
    HALF,
    NAME,
    SIRET,
    TEXT,
    WEEKDAY,
    WINDOW,
    choice,
    exactly,
    list_of,
    minutes,
    number,
    whole,
)
from tourplanner.inputs.config.table import REQUIRED, Check, Key, table, tables

FORMAT = 1
PROVIDERS = ("auto", "estimate", "osm", "osrm", "valhalla", "openrouteservice", "matrix")
"""Travel-time providers that exist, and "auto" for the best that is at hand."""
LINE_SOURCES = ("ign",)
"""Sources of lines on the ground that are no providers of times."""

WEEKDAY_LIST = list_of(WEEKDAY, "weekdays", least=1)
HALF_LIST = list_of(HALF, "halves of the day", least=1)
DAY_MINUTES = minutes(1, 24 * 60)
SHORT_MINUTES = minutes(0, 12 * 60)
WEEK_MINUTES = minutes(1, 7 * 24 * 60)

CLOSURES = tables(
    (
        Key("from", DAY, REQUIRED, "first closed date"),
        Key("to", DAY, REQUIRED, "last closed date"),
        Key("why", TEXT, "", "the reason, in words"),
    ),
    (Check(("from", "to"), from_before_to),),
)

CALENDAR = (
    Key("start", DAY, REQUIRED, "first Monday of the cycle"),
    Key("weeks", whole(1, 8), 4, "length of the cycle; 1 is a plain weekly plan"),
    Key("weekdays", WEEKDAY_LIST, ("mon", "wed", "fri"), "touring weekdays"),
    Key("public_holidays", COUNTRY, "FR", "country whose public holidays are closed; empty for none"),
    Key("closed", CLOSURES, (), "dates without tours"),
    Key("extra_days", list_of(DAY, "dates"), (), "touring dates whatever else the calendar says"),
)


def _session(opens: str, closes: str) -> tuple[Key, ...]:
    return (
        Key("open", CLOCK, opens, "from when people are received"),
        Key("close", CLOCK, closes, "until when people are received"),
    )


OPEN_THEN_CLOSED = (Check(("open", "close"), closes_after_opening),)
SESSIONS = (
    Key("morning", table(_session("09:30", "12:00"), OPEN_THEN_CLOSED), {}, "hours of a morning"),
    Key("afternoon", table(_session("14:00", "16:30"), OPEN_THEN_CLOSED), {}, "hours of an afternoon"),
)

WORK = (
    Key("earliest_start", CLOCK, "07:30", "a tour does not start before"),
    Key("latest_end", CLOCK, "18:30", "a tour does not end after"),
    Key("lunch_window", WINDOW, ("11:30", "14:30"), "lunch lies between"),
    Key("lunch_minutes", SHORT_MINUTES, 45, "shortest lunch"),
    Key("prepare_minutes", SHORT_MINUTES, 15, "work at the depot before leaving it"),
    Key("close_minutes", SHORT_MINUTES, 15, "work at the depot when back"),
    Key("setup_minutes", SHORT_MINUTES, 10, "setting up in a square, before opening"),
    Key("packup_minutes", SHORT_MINUTES, 10, "packing up, after closing"),
    Key("max_drive_minutes_day", DAY_MINUTES, 240, "longest driving of a tour"),
    Key("max_work_minutes_day", DAY_MINUTES, 600, "longest work of a tour, without lunch; law: 600"),
    Key("max_span_minutes_day", DAY_MINUTES, 720, "longest tour from start to end; law: 720"),
    Key("min_rest_minutes", minutes(0, 24 * 60), 660, "shortest rest between following days; law: 660"),
    Key("max_work_minutes_week", WEEK_MINUTES, 2640, "longest work of a crew in a week; law: 2880"),
    Key("mean_work_minutes_week", WEEK_MINUTES, 2100, "longest work of a crew in a week, mean of the cycle"),
    Key("one_area_per_day", FLAG, True, "whether a tour stays in one area"),
)
WORK_CHECKS = (
    Check(("earliest_start", "latest_end"), work_day_in_order),
    Check(("lunch_minutes", "lunch_window"), fits_window),
)

TRAVEL = (
    Key(
        "provider",
        choice("a provider", {name: name for name in PROVIDERS}),
        "auto",
        "where travel times come from; auto: real roads that were built, else the estimate",
    ),
    Key("van_factor", number(0.5, 3), 1.1, "times of the van, in times of a car"),
    Key("file", TEXT, "", "road file or matrix, for a provider that reads one"),
    Key("url", TEXT, "", "address of the server, for a provider that asks one"),
    Key("profile", TEXT, "", "profile of the server; its usual one if empty"),
    Key("corrections", TEXT, "", "table of closed or slower roads"),
    Key(
        "lines",
        choice("a source of lines", {name: name for name in LINE_SOURCES}),
        None,
        "where the lines of the tours come from; the provider if not said",
    ),
    Key("lines_url", TEXT, "", "address of the source of lines; its usual one if empty"),
)

BOOKING = choice("a way to come", {way.value: way for way in Booking})
ON_CLOSED = choice("what a closed date does", {way.value: way for way in OnClosed})
LINES = list_of(NAME, "texts", least=1)

SERVICE = (
    Key("name", NAME, "Camping-car solidaire", "name of the service, the title of posters"),
    Key("operator", TEXT, "", "who runs it"),
    Key("help", LINES, None, "what people get help with; the usual list if not said"),
    Key("bring", LINES, None, "what people should bring; the usual list if not said"),
    Key("privacy", TEXT, None, "what becomes of data; the usual sentence if not said"),
    Key("phone", TEXT, "", "telephone for residents"),
    Key("email", TEXT, "", "e-mail address for residents"),
    Key("url", TEXT, "", "page that the QR code of posters leads to"),
    Key("booking", BOOKING, "none", "whether people may or have to book a time"),
    Key("siret", SIRET, "", "SIRET of the operator, by which directories know it"),
)

SCHEDULE = (
    Key("on_closed", ON_CLOSED, "skip", "what becomes of a visit whose date is closed"),
    Key("shift_days", whole(1, 56), 14, "most days that such a visit may be moved"),
)

# Orders of magnitude to start from: a motor home of 3.5 t burns about 11 l of diesel; an agent of about
# 3,600 euros a month, contributions included, works the legal 1,607 hours a year.
COSTS = (
    Key("fuel_litres_per_100km", number(0, 100), 11, "fuel that a van burns over 100 km"),
    Key("fuel_euros_per_litre", number(0, 20), 1.7, "price of a litre of it"),
    Key("agents", whole(0, 20), 2, "agents on board"),
    Key("agent_euros_per_hour", number(0, 500), 27, "what an hour of work of one agent costs, all included"),
    Key("vehicle_euros", number(0, 2_000_000), 80_000, "price of a van"),
    Key("vehicle_years", whole(1, 50), 10, "years over which the price is spread"),
    Key(
        "touring_days_per_year",
        whole(1, 366),
        None,
        f"touring days of a year; those of the cycle over {TOURING_WEEKS} weeks if not said",
    ),
)

DEMAND = (
    Key(
        "visitors_per_thousand", number(0.01, 1000), 5.0, "expected visitors of 1000 residents beside a stop"
    ),
    Key("rate_shape", number(0.1, 1000), 2.0, "how sure that is: shape of the prior, the smaller the wider"),
    Key("reach_minutes", minutes(1, 240), 20, "drive by car beyond which nobody comes"),
    Key("half_minutes", minutes(1, 240), 8, "drive by car at which half as many come"),
    Key("renewal_weeks", number(0.1, 520), 4.0, "weeks until half of the need is there again"),
    Key("tax_season", number(0, 10), 1.5, "factor of April to June, when taxes are declared"),
    Key("year_end", number(0, 10), 1.2, "factor of December"),
    Key("minutes_per_person", minutes(1, 480), 30, "time of one person at a desk"),
)

HERE = Check(("latitude", "longitude"), in_metropolitan_france)
DEPOT = (
    Key("id", NAME, REQUIRED, "name by which vans know it"),
    Key("name", TEXT, "", "name for people; the id if empty"),
    Key("latitude", number(-90, 90), REQUIRED, "degrees north"),
    Key("longitude", number(-180, 180), REQUIRED, "degrees east"),
)

VAN = (
    Key("id", NAME, REQUIRED, "name of the van"),
    Key("depot", NAME, REQUIRED, "id of its depot"),
    Key("desks", whole(1, 20), 2, "desks where people are received"),
)

AREA = (
    Key("epci", NAME, REQUIRED, "SIREN of the intercommunalité"),
    Key("weekdays", WEEKDAY_LIST, None, "only weekdays on which it is toured"),
    Key("communes", list_of(NAME, "commune codes", least=1), None, "only communes that may be toured"),
)

BANS = tables(
    (
        Key("weekday", WEEKDAY, REQUIRED, "weekday on which the square is taken"),
        Key("half", HALF, None, "which half of it; both if not said"),
        Key("why", TEXT, "", "the reason, in words"),
    )
)
GAP = whole(1, 56)
STOP = (
    Key("commune", NAME, REQUIRED, "INSEE code of the commune"),
    Key("id", NAME, None, "name of the stop; the commune's code if not said"),
    Key("place", TEXT, "", "where the van parks, in words"),
    Key("latitude", number(-90, 90), None, "degrees north; the village centre if not said"),
    Key("longitude", number(-180, 180), None, "degrees east; the village centre if not said"),
    Key("visits", whole(1, 56), 1, "visits in the cycle"),
    Key("minutes", DAY_MINUTES, None, "length of a visit; the whole session if not said"),
    Key("required", FLAG, True, "whether the visits are promised, not only wished for"),
    Key("priority", whole(1, 1000), 1, "rank among stops that are not required; 1 comes first"),
    Key("regular", FLAG, True, "whether all visits share weekday and half"),
    Key("weekdays", WEEKDAY_LIST, None, "only weekdays for it"),
    Key("halves", HALF_LIST, None, "only halves of the day for it"),
    Key("not_on", BANS, (), "half-days on which the square is taken"),
    Key("closed", CLOSURES, (), "dates on which it is not served"),
    Key("min_gap_days", GAP, None, "fewest days between following visits"),
    Key("max_gap_days", GAP, None, "most days between following visits"),
    Key("address", TEXT, "", "street address of the place"),
    Key("phone", TEXT, "", "telephone of the mairie, for the crew"),
    Key("notes", TEXT, "", "remarks for the crew"),
    Key("booking", BOOKING, None, "whether people may or have to book here; as everywhere if not said"),
    Key("on_closed", ON_CLOSED, None, "what a closed date does here; as everywhere if not said"),
)
STOP_CHECKS = (HERE, Check(("min_gap_days", "max_gap_days"), smaller_gap_first))

LOCK = (
    Key("stop", NAME, REQUIRED, "id of the stop"),
    Key("date", DAY, None, "one visit is on this date"),
    Key("weekday", WEEKDAY, None, "all visits are on this weekday"),
    Key("half", HALF, None, "and in this half of the day"),
    Key("week", whole(1, 8), None, "all visits are in this week of the cycle, from 1"),
    Key("van", NAME, None, "and with this van"),
    Key("why", TEXT, "", "the reason, in words"),
)
LOCK_CHECKS = (
    Check(("date", "weekday", "week"), one_way_to_lock),
    Check(("stop", "date", "weekday", "half", "week", "van"), lock_says_something),
)

ROOT = (
    Key("format", exactly(FORMAT, "the format"), REQUIRED, "version of this file format"),
    Key("title", NAME, REQUIRED, "name of the plan"),
    Key(
        "calendar",
        table(
            CALENDAR, (Check(("start",), is_monday), Check(("extra_days", "start", "weeks"), inside_cycle))
        ),
        {},
        "the cycle and its dates",
    ),
    Key("sessions", table(SESSIONS), {}, "hours of the half-days"),
    Key("work", table(WORK, WORK_CHECKS), {}, "what a working day, week and cycle may be"),
    Key("travel", table(TRAVEL), {}, "travel times"),
    Key("depots", tables(DEPOT, (HERE,)), (), "where vans start and end their day"),
    Key("vans", tables(VAN), (), "vans with their crew"),
    Key("areas", tables(AREA), (), "the only intercommunalités that are toured; any if none is listed"),
    Key("stops", tables(STOP, STOP_CHECKS), (), "promised places"),
    Key("locks", tables(LOCK, LOCK_CHECKS), (), "what was fixed by hand"),
    Key("service", table(SERVICE), {}, "what posters and calendars tell residents"),
    Key("schedule", table(SCHEDULE), {}, "how the cycle is unrolled over real dates"),
    Key("costs", table(COSTS), {}, "what tours cost, for comparisons"),
    Key("demand", table(DEMAND), {}, "how many people are expected, and can be received"),
)
