"""Stops between what they were told and what holds, written by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

from tourplanner.domain.publication import Line, ToldStop
from tourplanner.schedule.difference import differences
from tourplanner.schedule.told import LastTold, Standing

ON, UNTIL = date(2027, 3, 1), date(2027, 12, 31)
MORNING = 34200, 43200
FRIDAYS = tuple(
    Line(f"32269/{rank}", date(2027, 3, day), *MORNING, "Monfort, Place de la Mairie")
    for rank, day in enumerate((5, 12, 19, 26), start=1)
)


def standing(*now: Line, told: tuple[Line, ...] | None = FRIDAYS, **whys: str) -> Standing:
    """Monfort on the first of March: told its Fridays, where other dates hold now."""
    last = None if told is None else LastTold(1, date(2027, 1, 4), True, "n", told, UNTIL)
    found = differences(told, now, ON, UNTIL) if told else ()
    own = tuple(replace(each, why=whys.get(f"on_{each.day.day}", "")) for each in found)
    return Standing(ToldStop("32269", "32269", "Monfort", "n", now), last, own, later=False, on=ON)


def with_line(rank: int, **changes: Any) -> tuple[Line, ...]:
    """The Fridays, one of them otherwise."""
    return tuple(replace(line, **changes) if at == rank else line for at, line in enumerate(FRIDAYS))
