"""The keys of closed dates, of the calendar and of stops: dates, or school holidays by their names."""

from datetime import date

from tourplanner.inputs.config.checks import closes_something, from_before_to
from tourplanner.inputs.config.closed import Closed
from tourplanner.inputs.config.key import Check, Key
from tourplanner.inputs.config.kinds import DAY, TEXT
from tourplanner.inputs.config.table import tables
from tourplanner.inputs.config.values import SCHOOL, SCHOOL_ZONE
from tourplanner.message import message

CLOSURES = tables(
    (
        Key("from", DAY, None, date(2027, 7, 5), attribute="first"),
        Key("to", DAY, None, date(2027, 8, 31), attribute="last"),
        Key("school", SCHOOL, None, ("noel",)),
        Key("zone", SCHOOL_ZONE, None, "C"),
        Key("why", TEXT, ""),
    ),
    (Check(("from", "to"), from_before_to), Check(("from", "to", "school", "zone"), closes_something)),
    Closed,
)
SOME_CLOSED = (
    {"from": date(2027, 7, 5), "to": date(2027, 8, 31), "why": message("example.summer-break")},
    {"school": ("noel", "hiver"), "zone": "C", "why": message("example.school-holidays")},
)
STOP_CLOSED = (
    {"from": date(2027, 1, 11), "to": date(2027, 1, 17), "why": message("example.works")},
    {"school": ("ete",), "zone": "C", "why": message("example.hall-taken")},
)
VAN_CLOSED = (
    {"from": date(2027, 3, 15), "to": date(2027, 3, 19), "why": message("example.van-service")},
    {"school": ("ete",), "zone": "C", "why": message("example.van-lent")},
)
"""Examples for the calendar, for a stop, and for a van."""
