"""Crews and vans of a config: they have days, each crew a van and each van a crew."""

from collections.abc import Iterable
from datetime import date, timedelta

from tourplanner.domain.crew import Parity
from tourplanner.domain.period import WEEKDAYS
from tourplanner.inputs import shown as said
from tourplanner.inputs.config.names import known_ids
from tourplanner.inputs.config.table import Table
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.shown import shown
from tourplanner.message import Text, message

CONFIG_CALENDAR = ("start", "weeks", "weekdays", "extra_days", "repeats")


def check_crews(root: Table) -> None:
    """Note every crew, and every van, that cannot be meant."""
    crews, vans = root.rows("crews"), root.rows("vans")
    ids = known_ids(root, "vans")
    for crew in crews:
        if ids is not None and crew.get("vans"):
            _check_vans(crew, ids)
    if crews and all(crew.has("vans") for crew in crews):
        _check_driven(vans, crews)
    calendar = root.get("calendar")
    if calendar is None or not calendar.has(*CONFIG_CALENDAR):
        return
    for van in vans:
        _check_weekdays(van, [set(range(len(WEEKDAYS)))], calendar)
    for crew in crews:
        _check_weekdays(crew, [_weekdays(van) for van in vans if _drives(crew, van.get("id"))], calendar)
        _check_weeks(crew, calendar)
    if not calendar["repeats"]:
        for row in (*crews, *vans):
            _check_leave(row, calendar)


def _check_driven(vans: Iterable[Table], crews: tuple[Table, ...]) -> None:
    """Every van is one of a crew."""
    for van in vans:
        if van.has("id") and not any(_drives(crew, van["id"]) for crew in crews):
            what = message("config.van-without-crew", seen=shown(van["id"]))
            van.spot.at("id").fault(what, message("config.add-to-crew"))


def _check_vans(crew: Table, ids: set[str]) -> None:
    for place, van in enumerate(crew["vans"], start=1):
        if van not in ids:
            likely = nearest(van, sorted(ids)) or (sorted(ids) if len(ids) == 1 else [])
            cure = message("toml.you-mean", value=likely[0]) if likely else ""
            crew.spot.at("vans").at(place).fault(message("config.unknown-van", seen=shown(van)), cure)


def _drives(crew: Table, van: str | None) -> bool:
    return not crew.get("vans") or van in crew["vans"]


def _weekdays(row: Table) -> set[int]:
    days = row.get("weekdays")
    return set(range(len(WEEKDAYS))) if days is None else set(days)


def _check_weekdays(row: Table, others: Iterable[set[int]], calendar: Table) -> None:
    """A crew, and a van, has at least one of the weekdays that are toured, or there are extra days."""
    if not row.has("weekdays") or row["weekdays"] is None or calendar["extra_days"]:
        return
    toured = set(calendar["weekdays"]) & set().union(*others)
    if toured & set(row["weekdays"]):
        return
    days: list[Text] = [said.choice(WEEKDAYS[day], "weekday") for day in sorted(toured)]
    cure = message("config.crew-days-are", weekdays=days) if days else ""
    row.spot.at("weekdays").fault(message("config.no-day-left"), cure)


def _check_weeks(crew: Table, calendar: Table) -> None:
    """Weeks are those of the cycle; odd and even ones take turns in a cycle that repeats."""
    for place, week in enumerate(crew.get("weeks") or (), start=1):
        spot = crew.spot.at("weeks").at(place)
        if isinstance(week, Parity):
            if calendar["repeats"] and calendar["weeks"] % 2:
                what = message("config.parity-of-odd-cycle", weeks=calendar["weeks"])
                spot.fault(what, message("config.parity-even-cycle"))
        elif week > calendar["weeks"]:
            spot.fault(message("config.week-outside", week=week, weeks=calendar["weeks"]))


def _check_leave(row: Table, calendar: Table) -> None:
    """Who is away for the whole of a cycle that does not repeat is not there at all."""
    days = [calendar["start"] + timedelta(step) for step in range(7 * calendar["weeks"])]
    spans = [(each.get("from"), each.get("to")) for each in row.rows("closed")]
    dated = [(first, last) for first, last in spans if first is not None and last is not None]
    if dated and all(_covered(day, dated) for day in days):
        what = message("config.always-away", first=days[0], last=days[-1])
        row.spot.at("closed").fault(what, message("toml.leave-key"))


def _covered(day: date, spans: Iterable[tuple[date, date]]) -> bool:
    return any(first <= day <= last for first, last in spans)
