"""The keys of vans, and of crews: who, when, which vans, and limits of their own.

`tourplanner.inputs.config.keys` has them as its lists ``vans`` and ``crews``.
"""

from datetime import date
from typing import Any

from tourplanner.domain.crew import Parity
from tourplanner.inputs.config.begin import BEGIN
from tourplanner.inputs.config.checks import Complaint, work_day_in_order
from tourplanner.inputs.config.closed_keys import CLOSURES, VAN_CLOSED
from tourplanner.inputs.config.key import BAD, REQUIRED, Check, Form, Key, Kind, Shape
from tourplanner.inputs.config.kinds import CLOCK, FLAG, NAME, TEXT, choice, list_of, minutes, set_of, whole
from tourplanner.inputs.config.values import DAY_MINUTES, WEEK_MINUTES, WEEKDAYS
from tourplanner.inputs.faults import Spot
from tourplanner.inputs.shown import shown
from tourplanner.message import message

MOST_WEEKS = 8
"""Of a cycle."""

_PARITY = choice(
    lambda codes: message("kind.parity", choices=codes),
    {each.value: each for each in Parity},
    "parity",
)


def _read_week(value: object, spot: Spot) -> Any:
    """A parity, or the number of a week, which is a text in a list of a workbook."""
    number = int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value
    if isinstance(number, int) and not isinstance(number, bool):
        if 1 <= number <= MOST_WEEKS:
            return number
        spot.fault(message("config.is-not", seen=shown(value), kind=_WEEK_NAME))
        return BAD
    return _PARITY.read(value, spot)


def _made_weeks(weeks: tuple[int | Parity, ...]) -> frozenset[int] | Parity | None:
    """Numbers of weeks, or one of the parities; both of them are every week."""
    parities = [week for week in weeks if isinstance(week, Parity)]
    if len(parities) == len(Parity):
        return None
    return parities[0] if parities else frozenset(week for week in weeks if isinstance(week, int))


_WEEK_NAME = message("kind.crew-week", most=MOST_WEEKS)
_WEEK = Kind(_WEEK_NAME, _read_week, form=Form(Shape.CHOICE, _PARITY.form.choices, "parity"))
_LIST = list_of(_WEEK, message("kind.crew-weeks"), least=1)
WEEKS = Kind(_LIST.name, _LIST.read, form=_LIST.form, made=_made_weeks)


def _one_kind_of_week(weeks: tuple[int | Parity, ...] | None) -> Complaint | None:
    """Weeks are told by numbers of the cycle, or as odd or even ones of the year."""
    if weeks is None or len({isinstance(week, Parity) for week in weeks}) == 1:
        return None
    return message("config.weeks-mixed"), message("config.weeks-one-kind")


def _hours_said_once(part_time: int | None, *hours: int | None) -> Complaint | None:
    """Part-time work says what the hours of a week are, unless they are said."""
    if part_time is None or None in hours:
        return None
    return message("config.part-time-twice"), message("config.part-time-leave-out")


def _day_in_order(earliest: int | None, latest: int | None) -> Complaint | None:
    return None if earliest is None or latest is None else work_day_in_order(earliest, latest)


VAN = (
    Key("id", NAME, REQUIRED),
    Key("depot", NAME, REQUIRED, refers="depots"),
    Key("desks", whole(1, 20), 2),
    Key("catch_up", FLAG, True, False),
    Key("weekdays", WEEKDAYS, None, ("mon", "wed", "fri")),
    Key("closed", CLOSURES, (), VAN_CLOSED),
)
LEAVE = (
    {"from": date(2027, 2, 15), "to": date(2027, 2, 26), "why": message("example.leave")},
    {"school": ("noel",), "zone": "C", "why": message("example.leave")},
)
CREW = (
    Key("id", NAME, REQUIRED, "equipe-a"),
    Key("name", TEXT, "", "Équipe A"),
    Key("vans", set_of(NAME, message("kind.van-ids")), None, ("camping-car",), refers="vans"),
    Key("weekdays", WEEKDAYS, None, ("mon", "wed")),
    Key("weeks", WEEKS, None, ("odd",)),
    Key("closed", CLOSURES, (), LEAVE),
    Key("agents", whole(0, 20), None, 2),
    Key("drivers", whole(0, 20), 0, 1),
    Key("part_time", whole(1, 100, message("kind.unit-percent")), None, 80),
    Key("earliest_start", BEGIN, None, "08:00"),
    Key("latest_end", CLOCK, None, "18:00"),
    Key("max_drive_minutes_day", DAY_MINUTES, None, 180, attribute="max_drive_day"),
    Key("max_work_minutes_day", DAY_MINUTES, None, 540, attribute="max_work_day"),
    Key("max_span_minutes_day", DAY_MINUTES, None, 660, attribute="max_span_day"),
    Key("min_rest_minutes", minutes(0, 24 * 60), None, 720, attribute="min_rest"),
    Key("max_work_minutes_week", WEEK_MINUTES, None, 2100, attribute="max_work_week"),
    Key("mean_work_minutes_week", WEEK_MINUTES, None, 1680, attribute="mean_work_week"),
)
CREW_CHECKS = (
    Check(("weeks",), _one_kind_of_week),
    Check(("part_time", "max_work_minutes_week", "mean_work_minutes_week"), _hours_said_once),
    Check(("earliest_start", "latest_end"), _day_in_order),
)
SOME_CREWS = (
    {key.name: key.example for key in CREW if key.name != "max_work_minutes_week"},
    {"id": "equipe-b", "max_work_minutes_week": 2100},
)
"""Crews with all keys; one alone would say its hours twice."""
