"""What hours of sessions, work, lunch and visits in a config demand of each other."""

from dataclasses import dataclass
from datetime import date, timedelta

from tourplanner.domain.own_hours import OwnHours
from tourplanner.domain.period import MINUTE, Half, Session
from tourplanner.domain.visit_window import window
from tourplanner.inputs import shown as said
from tourplanner.inputs.config.table import Table
from tourplanner.message import Message, message

OWN_HOURS = ("start", "open", "close", "hours")
"""The keys by which a stop has hours of its own."""

A_MONDAY = date(2024, 1, 1)
"""The first of seven days, one of each weekday."""


def check_hours(root: Table) -> None:
    """Note every fault between hours that were read."""
    sessions, work = root.get("sessions"), root.get("work")
    if sessions is None:
        return
    halves = {half: sessions[half] for half in Half if sessions.has(half) and _is_open(sessions[half])}
    evening = sessions.get("evening")
    named = [evening] if evening is not None and _is_open(evening) else []
    if work is not None:
        for session in (*halves.values(), *named):
            _check_in_working_day(session, work)
    if len(halves) < len(Half):
        return
    for stop in root.rows("stops"):
        _check_stop(stop, halves, evening)
    if _check_halves_in_order(halves[Half.MORNING], halves[Half.AFTERNOON]) and work is not None:
        _check_lunch_between(root, halves, work)


def _check_stop(stop: Table, halves: dict[Half, Table], evening: Table | None) -> None:
    """The hours of a stop leave room for its visits."""
    if stop.get("evening"):
        _check_evening(stop, evening)
    elif stop.get("whole_day"):
        _check_whole_day(stop, halves)
    elif _asked_hours(stop) is None:
        _check_service(stop, halves)
    else:
        _check_own_hours(stop, halves)


def _is_open(session: Table) -> bool:
    """Whether the hours of a session are known and in order."""
    if not session.has("open", "close") or None in (session["open"], session["close"]):
        return False
    return bool(session["open"] < session["close"])


def _check_in_working_day(session: Table, work: Table) -> None:
    if work.has("earliest_start") and session["open"] < work["earliest_start"]:
        earliest = said.key("earliest_start", "work")
        what = message(
            "config.before-work", opens=session["open"], key=earliest, start=work["earliest_start"]
        )
        session.spot.at("open").fault(what)
    if work.has("latest_end") and session["close"] > work["latest_end"]:
        latest = said.key("latest_end", "work")
        what = message("config.after-work", closes=session["close"], key=latest, end=work["latest_end"])
        session.spot.at("close").fault(what)


def _check_halves_in_order(morning: Table, afternoon: Table) -> bool:
    """Whether the afternoon opens when the morning is over."""
    if afternoon["open"] >= morning["close"]:
        return True
    what = message("config.halves-overlap", opens=afternoon["open"], closes=morning["close"])
    afternoon.spot.at("open").fault(what)
    return False


def _usable(stop: Table, halves: dict[Half, Table]) -> list[Half]:
    """The halves that a stop may use."""
    return [half for half in halves if stop["halves"] is None or half in stop["halves"]]


def _length(session: Table) -> int:
    return int(session["close"] - session["open"])


def _check_service(stop: Table, halves: dict[Half, Table]) -> None:
    """Visits fit in at least one session that the stop may use."""
    if not stop.has("minutes", "visit_minutes", "halves"):
        return
    wanted = max(_lengths(stop), default=0)
    longest = max((_length(halves[half]) for half in _usable(stop, halves)), default=wanted)
    if wanted > longest:
        most = longest // MINUTE
        what = message("config.visit-too-long", minutes=wanted // MINUTE, most=most)
        if stop["visit_minutes"]:
            stop.spot.at("visit_minutes").fault(what)
        else:
            stop.spot.at("minutes").fault(what, said.setting("minutes", str(most)))


def _lengths(stop: Table) -> tuple[int, ...]:
    """What a stop says of the lengths of its visits; none for whole sessions."""
    one = () if stop["minutes"] is None else (stop["minutes"],)
    return stop["visit_minutes"] or one


def _check_evening(stop: Table, evening: Table | None) -> None:
    """The config names the evening, and it has room for the visits of a stop."""
    if evening is None or not evening.has("open", "close"):
        return
    if not _is_open(evening):
        if evening["open"] is None and evening["close"] is None:
            opens, closes = (said.key(name, "sessions.evening") for name in ("open", "close"))
            hours = message("config.name-evening", opens=opens, closes=closes)
            stop.spot.at("evening").fault(message("config.no-evening"), hours)
        return
    later = {Half.AFTERNOON: evening}
    if stop.get("start") is None:
        _check_service(stop, later)
    elif _asked_hours(stop) is not None:
        _check_own_hours(stop, later)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a stop says of its hours: see `tourplanner.domain.config.OwnHours`."""

    opens: int | None
    closes: int | None
    start: int | None
    service: int | None
    hours: tuple[OwnHours, ...]
    lengths: tuple[int, ...] = ()
    has_own_hours: bool = True


def _asked_hours(stop: Table) -> _Asked | None:
    """The hours that a stop has of its own; None where it has none, or a fault in one of them."""
    if not stop.has(*OWN_HOURS, "minutes", "visit_minutes", "halves", "weekdays"):
        return None
    if not any(stop[key] for key in OWN_HOURS) and not stop.get("whole_day"):
        return None
    rows = [row for row in stop["hours"] if row.has("weekday", "half", "open", "close", "start", "minutes")]
    if len(rows) < len(stop["hours"]):
        return None
    hours = (
        OwnHours(row["weekday"], row["half"], row["open"], row["close"], row["start"], row["minutes"])
        for row in rows
    )
    longest = max(_lengths(stop), default=None)
    return _Asked(stop["open"], stop["close"], stop["start"], longest, tuple(hours))


def _check_whole_day(stop: Table, halves: dict[Half, Table]) -> None:
    """Some day has room for the morning and the afternoon of a visit of a whole day, and a pause between."""
    asked = _asked_hours(stop)
    if asked is None:
        return
    for day in (A_MONDAY + timedelta(days=day) for day in range(7)):
        morning, afternoon = (
            window(asked, Session(day, half, halves[half]["open"], halves[half]["close"]))
            for half in (Half.MORNING, Half.AFTERNOON)
        )
        touring = stop["weekdays"] is None or day.weekday() in stop["weekdays"]
        if touring and morning.admits and afternoon.admits and morning.closes < afternoon.opens:
            return
    stop.spot.at("whole_day").fault(message("config.no-whole-day"))


def _check_own_hours(stop: Table, halves: dict[Half, Table]) -> None:
    """The hours of a stop leave room for a visit on some day."""
    asked = _asked_hours(stop)
    assert asked is not None
    if None not in (asked.opens, asked.closes) and stop["open"] >= stop["close"]:
        return
    days = [A_MONDAY + timedelta(days=day) for day in range(7)]
    windows = [
        window(asked, Session(day, half, halves[half]["open"], halves[half]["close"]))
        for day in days
        if stop["weekdays"] is None or day.weekday() in stop["weekdays"]
        for half in _usable(stop, halves)
    ]
    if not any(here.admits for here in windows):
        key = next(key for key in OWN_HOURS if stop[key])
        outside = not any(here.opens < here.closes for here in windows) and not stop.get("evening")
        stop.spot.at(key).fault(message("config.no-window"), _by_half(halves) if outside else "")


def _by_half(halves: dict[Half, Table]) -> Message:
    """How hours are said that no session has."""
    spans = [
        message("config.from-to", opens=session["open"], closes=session["close"])
        for session in halves.values()
    ]
    hours, half = said.key("hours"), said.key("half", "stops.hours")
    return message("config.other-hours", spans=spans, hours=hours, half=half)


@dataclass(frozen=True, slots=True)
class _Midday:
    """From when to when a crew can be free between the halves, at best; times of day in seconds."""

    opens: int
    closes: int

    @property
    def room(self) -> int:
        return max(self.closes - self.opens, 0)


def _check_lunch_between(root: Table, halves: dict[Half, Table], work: Table) -> None:
    """Lunch fits in its window between the earliest end of a morning and the latest start after it."""
    known = work.has("lunch_minutes", "lunch_window", "setup_minutes", "packup_minutes")
    if not known or work["lunch_minutes"] > work["lunch_window"][1] - work["lunch_window"][0]:
        return
    shortest = {half: _shortest_visit(root, half, halves) for half in halves}
    morning, afternoon = shortest[Half.MORNING], shortest[Half.AFTERNOON]
    if morning is None or afternoon is None:
        return
    free_from = halves[Half.MORNING]["open"] + morning + work["packup_minutes"]
    free_to = halves[Half.AFTERNOON]["close"] - afternoon - work["setup_minutes"]
    window = work["lunch_window"]
    midday = _Midday(max(window[0], free_from), min(window[1], free_to))
    if work["lunch_minutes"] > midday.room:
        lunch, room = work["lunch_minutes"] // MINUTE, midday.room // MINUTE
        work.spot.at("lunch_minutes").fault(message("config.lunch-squeezed", minutes=lunch, room=room))


def _shortest_visit(root: Table, half: Half, halves: dict[Half, Table]) -> int | None:
    """Seconds of the shortest visit that a stop may ask for in `half`; None when none may."""
    lengths = [
        min(_lengths(stop), default=_length(halves[half]))
        for stop in root.rows("stops")
        if stop.has("minutes", "visit_minutes", "halves", *OWN_HOURS) and half in _usable(stop, halves)
    ]
    if any(_has_other_hours(stop) for stop in root.rows("stops")):
        return None  # hours of a stop's own may leave more room, or less
    return min(lengths, default=None)


def _has_other_hours(stop: Table) -> bool:
    """Whether a stop does not keep to the hours of the halves."""
    own = stop.has(*OWN_HOURS) and any(stop[key] for key in OWN_HOURS)
    return bool(own or stop.get("evening"))
