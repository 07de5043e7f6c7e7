"""The keys of a stop."""

from tourplanner.domain.config import Ban
from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.recurrence import Season
from tourplanner.inputs.config.begin import BEGIN
from tourplanner.inputs.config.checks import (
    both_coordinates,
    closes_after_opening,
    evening_alone,
    hours_say_something,
    lengths_alone,
    smaller_gap_first,
    whole_day_alone,
)
from tourplanner.inputs.config.closed_keys import CLOSURES, STOP_CLOSED
from tourplanner.inputs.config.cures import unquoted
from tourplanner.inputs.config.key import REQUIRED, Check, Key
from tourplanner.inputs.config.kinds import (
    CLOCK,
    COMMUNE,
    FLAG,
    HALF,
    NAME,
    PHONE,
    TEXT,
    WEEKDAY,
    minutes,
    series_of,
    whole,
)
from tourplanner.inputs.config.stop_rhythm import MONTH_DAY, RHYTHM
from tourplanner.inputs.config.table import tables
from tourplanner.inputs.config.values import (
    BOOKING,
    DAY_MINUTES,
    GAP,
    HALVES,
    KEEP,
    LATITUDE,
    LONGITUDE,
    MARKET,
    ON_CLOSED,
    SCHOOL_TIME,
    WEEKDAYS,
)
from tourplanner.message import Text, message

HERE = Check(("latitude", "longitude"), both_coordinates)
OWN_HOURS_SAID = ("open", "close", "start", "minutes")
SOME_HOURS = (
    {"weekday": "fri", "half": "morning", "open": "09:00", "close": "12:00"},
    {"weekday": "mon", "start": "10:00", "minutes": 90},
)
BANS = tables(
    (
        Key("weekday", WEEKDAY, REQUIRED),
        Key("half", HALF, None),
        Key("why", TEXT, ""),
    ),
    made=Ban,
)
OWN_HOURS = tables(
    (
        Key("weekday", WEEKDAY, None),
        Key("half", HALF, None),
        Key("open", BEGIN, None, attribute="opens"),
        Key("close", CLOCK, None, attribute="closes"),
        Key("start", BEGIN, None),
        Key("minutes", DAY_MINUTES, None, attribute="service"),
    ),
    (Check(("open", "close"), closes_after_opening), Check(OWN_HOURS_SAID, hours_say_something)),
    OwnHours,
)
SEASONS = tables(
    (Key("from", MONTH_DAY, REQUIRED, attribute="first"), Key("to", MONTH_DAY, REQUIRED, attribute="last")),
    made=Season,
)


def _one_length(value: object) -> Text:
    """The cure of a list of lengths, for which there is a key."""
    return message("toml.one-length") if isinstance(value, list | tuple) else unquoted(value)


VISIT_MINUTES = minutes(1, 24 * 60, _one_length)
LENGTHS = series_of(DAY_MINUTES, message("kind.whole-numbers"))
STOP = (
    Key("commune", COMMUNE, REQUIRED, "32269", refers="communes"),
    Key("id", NAME, None, "monfort-halle"),
    Key("place", TEXT, "", "Sous la halle"),
    Key("latitude", LATITUDE, None, 43.7956),
    Key("longitude", LONGITUDE, None, 0.8242),
    Key("visits", whole(1, 56), 1, 2),
    Key("minutes", VISIT_MINUTES, None, 60, attribute="service"),
    Key("visit_minutes", LENGTHS, (), (90, 60), attribute="lengths"),
    Key("required", FLAG, True, False),
    Key("priority", whole(1, 1000), 1, 2),
    Key("regular", FLAG, True, True),
    Key("weekdays", WEEKDAYS, None, ("fri",)),
    Key("halves", HALVES, None, ("morning", "afternoon")),
    Key("not_on", BANS, (), ({"weekday": "mon", "half": "morning", "why": message("example.market")},)),
    Key(
        "closed",
        CLOSURES,
        (),
        STOP_CLOSED,
    ),
    Key("min_gap_days", GAP, None, 7),
    Key("max_gap_days", GAP, None, 21),
    Key("address", TEXT, "", "2 place de la Halle"),
    Key("phone", PHONE, "", "05 00 00 00 00"),
    Key("notes", TEXT, "", message("example.power-key")),
    Key("booking", BOOKING, None, "required"),
    Key("on_closed", ON_CLOSED, None, "shift"),
    Key("catch_up", FLAG, True, False),
    Key("keep", KEEP, None, "day"),
    Key("open", BEGIN, None, "09:30", attribute="opens"),
    Key("close", CLOCK, None, "16:30", attribute="closes"),
    Key("start", BEGIN, None, "10:00"),
    Key("hours", OWN_HOURS, (), SOME_HOURS),
    Key("when", RHYTHM, None, message("example.rhythm")),
    Key("seasons", SEASONS, (), ({"from": "04-01", "to": "10-31"},)),
    Key("school", SCHOOL_TIME, None, "out"),
    Key("whole_day", FLAG, False, False),
    Key("evening", FLAG, False, False),
    Key("lunch", TEXT, "", message("example.lunch")),
    Key("lunch_latitude", LATITUDE, None, 43.8013),
    Key("lunch_longitude", LONGITUDE, None, 0.8307),
    Key("market", MARKET, None, "prefer"),
    Key("several_per_day", FLAG, False, True),
)
A_STOP = {key.name: key.example for key in STOP}
"""A stop with all its keys."""
STOP_CHECKS = (
    Check(("whole_day", "minutes", "halves", "start"), whole_day_alone),
    Check(("visit_minutes", "whole_day"), lengths_alone),
    Check(("evening", "whole_day", "halves", "open", "close", "hours"), evening_alone),
    HERE,
    Check(("lunch_latitude", "lunch_longitude"), both_coordinates),
    Check(("open", "close"), closes_after_opening),
    Check(("min_gap_days", "max_gap_days"), smaller_gap_first),
)
