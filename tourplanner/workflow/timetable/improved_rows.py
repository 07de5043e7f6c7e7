"""The table of an improved calendar: its stops and locks, from those of the calendar of today."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from tourplanner.domain.config import Config, Stop
from tourplanner.domain.keep import Keep
from tourplanner.domain.period import WEEKDAYS
from tourplanner.domain.recurrence import Season
from tourplanner.domain.tour import Tour
from tourplanner.problem.problem import Problem
from tourplanner.schedule.grid_locks import real_date

BY_HAND = ("move", "cancel")
"""Kinds of events that speak of a visit on its date, which is another one where the stop has moved."""

Row = dict[str, Any]


def improved_table(
    table: Mapping[str, Any], problem: Problem, freed: Config, tours: Sequence[Tour], moved: Collection[str]
) -> Row:
    """The table of a config with its visits where tours have them.

    What is in no grid, as a stop that joins later, stays as it is.

    Parameters
    ----------
    freed
        The config of the grid without what held visits.
    moved
        Ids of the stops with other days or halves than today.
    """
    stops = {stop.id: stop for stop in problem.config.stops}
    free = {stop.id: stop for stop in freed.stops}
    rows = [
        _row(row, stops[id_], free[id_], id_ in moved) if (id_ := _id(row)) in stops else dict(row)
        for row in table["stops"]
    ]
    others = [dict(lock) for lock in table.get("locks", ()) if lock["stop"] not in stops]
    events = [each for each in table.get("events", ()) if not _speaks_of(each, moved)]
    # Their rhythm holds their days, and lets a visit be moved by hand.
    timed = {id_ for id_, stop in stops.items() if id_ not in moved and stop.when and stop.when.is_settled}
    found = {**table, "stops": rows, "locks": [*_locks(problem, tours, timed), *others]}
    return found | {"events": events} if "events" in table else found


def _id(row: Mapping[str, Any]) -> str:
    return str(row.get("id", row["commune"]))


def _speaks_of(event: Mapping[str, Any], moved: Collection[str]) -> bool:
    return event["kind"] in BY_HAND and event["stop"] in moved


def _row(row: Mapping[str, Any], stop: Stop, free: Stop, has_moved: bool) -> Row:
    """A stop without what fixed its day, if it has another one, and its hours, unless it keeps them."""
    if stop.keep is Keep.ALL:
        return dict(row)
    gone = {"when"} if has_moved else set()
    if free.start is None:
        gone.add("start")
    if not free.hours:
        gone.add("hours")
    kept = {key: value for key, value in row.items() if key not in gone}
    return kept | _narrowed(row, stop) if has_moved and "when" in row else kept


def _narrowed(row: Mapping[str, Any], stop: Stop) -> Row:
    """What a rhythm says besides its days: how many visits the cycle has, its seasons, and school."""
    said: Row = {"visits": stop.visits}
    if stop.when is None:
        return said
    if stop.when.seasons:
        said["seasons"] = [_season(each) for each in stop.when.seasons]
    if stop.when.school is not None:
        said["school"] = stop.when.school.value
    return {key: value for key, value in said.items() if key not in row}


def _season(season: Season) -> Row:
    first, last = season.first, season.last
    return {"from": f"{first.month:02d}-{first.day:02d}", "to": f"{last.month:02d}-{last.day:02d}"}


def _locks(problem: Problem, tours: Sequence[Tour], timed: Collection[str]) -> Iterator[Row]:
    """What holds every visit on its day and half: a lock for all visits of a stop, else one for each.

    Stops that are `timed` have their days without one.
    """
    calendar = problem.calendar
    for stop in problem.config.stops:
        served = [(tour.date, visit.half) for tour in tours for visit in tour.visits if visit.stop == stop.id]
        slots = {(day.weekday(), half) for day, half in served}
        if stop.id in timed and len({half for _, half in served}) == 1:
            yield {"stop": stop.id, "half": served[0][1].value}
        elif len(served) == 1:
            [(day, half)] = served
            week = calendar.week(day)
            yield {"stop": stop.id, "weekday": WEEKDAYS[day.weekday()], "half": half.value, "week": week}
        elif len(slots) == 1:
            [(weekday, half)] = slots
            yield {"stop": stop.id, "weekday": WEEKDAYS[weekday], "half": half.value}
        else:
            for day, half in served:
                there = real_date(problem.config.calendar, day)
                yield {"stop": stop.id, "date": there.isoformat(), "half": half.value}
