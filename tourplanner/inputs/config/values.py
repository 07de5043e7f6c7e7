"""The kinds of values that keys of a config have in common, and the choices of some."""

from dataclasses import replace

from tourplanner.domain.keep import Keep
from tourplanner.domain.market import MarketDays
from tourplanner.domain.on_pause import OnPause
from tourplanner.domain.period import CycleKind
from tourplanner.domain.recurrence import SchoolTime
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.domain.service import Booking, Label
from tourplanner.domain.territory import COUNTRIES
from tourplanner.domain.travel_source import AUTO, LINE_SOURCES, PROVIDERS
from tourplanner.inputs.config.kinds import (
    COMMUNE,
    DAY,
    DAYS,
    DEGREES,
    DEPARTEMENT,
    HALF,
    NAME,
    WEEKDAY,
    choice,
    list_of,
    minutes,
    number,
    set_of,
    whole,
)
from tourplanner.message import message

PROVIDER = choice(
    lambda names: message("kind.provider", choices=names), {each: each for each in (AUTO, *PROVIDERS)}
)
LINES = choice(lambda names: message("kind.lines", choices=names), {each: each for each in LINE_SOURCES})
BOOKING = choice(
    lambda codes: message("kind.booking", choices=codes), {way.value: way for way in Booking}, "booking"
)
LABEL = choice(
    lambda codes: message("kind.label", choices=codes), {each.value: each for each in Label}, "label"
)
ON_CLOSED = choice(
    lambda codes: message("kind.on-closed", choices=codes), {way.value: way for way in OnClosed}, "on-closed"
)
MARKET = choice(
    lambda codes: message("kind.market", choices=codes), {each.value: each for each in MarketDays}, "market"
)
KEEP = choice(lambda codes: message("kind.keep", choices=codes), {each.value: each for each in Keep}, "keep")
ON_PAUSE = choice(
    lambda codes: message("kind.on-pause", choices=codes), {way.value: way for way in OnPause}, "on-pause"
)
CYCLE = choice(
    lambda codes: message("kind.cycle", choices=codes), {kind.value: kind for kind in CycleKind}, "cycle"
)
SCHOOL_TIME = choice(
    lambda codes: message("kind.school-time", choices=codes),
    {time.value: time for time in SchoolTime},
    "school-time",
)
SCHOOL_BREAKS = (
    "toussaint",
    "noel",
    "hiver",
    "printemps",
    "ascension",
    "ete",
    "carnaval",
    "paques",
    "octobre",
    "ete-austral",
    "mars",
    "mai",
    "hiver-austral",
)
"""School holidays of mainland France, then those of overseas académies alone."""
SCHOOL_ZONES = (
    "A",
    "B",
    "C",
    "corse",
    "guadeloupe",
    "guyane",
    "martinique",
    "mayotte",
    "reunion",
)
SCHOOL = list_of(
    choice(
        lambda codes: message("kind.school-break", choices=codes),
        {each: each for each in SCHOOL_BREAKS},
        "school",
    ),
    message("kind.school-breaks"),
    least=1,
)
SCHOOL_ZONE = choice(
    lambda codes: message("kind.school-zone", choices=codes),
    {each: each for each in SCHOOL_ZONES},
    "school-zone",
)
WEEKDAYS = set_of(WEEKDAY, message("kind.weekdays"))
HALVES = set_of(HALF, message("kind.halves"))
DATES = replace(list_of(DAY, message("kind.dates")), made=lambda days: tuple(sorted(days)))
DEPARTEMENTS = list_of(DEPARTEMENT, message("kind.departements"))
WHERE = choice(lambda codes: message("kind.where", choices=codes), {each: each for each in COUNTRIES})
TEXTS = list_of(NAME, message("kind.texts"), least=1)
COMMUNES = set_of(COMMUNE, message("kind.commune-codes"))
DAY_MINUTES = minutes(1, 24 * 60)
SHORT_MINUTES = minutes(0, 12 * 60)
WEEK_MINUTES = minutes(1, 7 * 24 * 60)
_WEEK = whole(1, 8)
WEEK = replace(_WEEK, form=replace(_WEEK.form, is_week=True))
GAP = whole(1, 56, DAYS)
LATITUDE, LONGITUDE = number(-90, 90, DEGREES), number(-180, 180, DEGREES)
