"""What the keys of one table of a config demand of each other.

Each rule takes the values of its keys, as the inside has them, and gives None when they agree;
else what is wrong and a likely cure.
"""

from datetime import date, timedelta
from itertools import pairwise

from tourplanner.domain.notice import Notice
from tourplanner.domain.on_pause import OnPause
from tourplanner.domain.period import EVENING, MINUTE, WEEKDAYS, WEEKS_OF_MONTH, CycleKind
from tourplanner.domain.schedule_rules import OnClosed
from tourplanner.inputs import shown as said
from tourplanner.message import Message, Text, message

Complaint = tuple[Message, Text]


def is_monday(start: date) -> Complaint | None:
    """A cycle starts on a Monday."""
    if start.weekday() == 0:
        return None
    back = start - timedelta(days=start.weekday())
    monday = back if start.weekday() <= 3 else back + timedelta(days=7)
    what = message("config.not-a-monday", day=start, weekday=start.weekday())
    return what, said.setting("start", said.day(monday))


def inside_cycle(extra_days: tuple[date, ...], start: date, weeks: int, repeats: bool) -> Complaint | None:
    """An extra day lies in the cycle; of one that repeats, it is a day of the year."""
    last = start + timedelta(days=7 * weeks - 1)
    outside = [day for day in extra_days if not start <= day <= last]
    if repeats or not outside:
        return None
    return message("config.days-outside", days=outside, first=start, last=last), ""


def cycle_fits(kind: CycleKind, weeks: int, repeats: bool, on_pause: OnPause) -> Complaint | None:
    """A cycle of odd and even weeks has two, one of months four or five; both repeat by their dates alone."""
    if kind is CycleKind.WEEKS:
        return None
    named = said.choice(kind.value, "cycle")
    if not repeats:
        return message("config.cycle-repeats", cycle=named), said.setting("repeats", "true")
    if on_pause is OnPause.WAIT:
        if kind is CycleKind.PARITY:
            # Two weeks that wait are no longer odd and even ones: that is a cycle of its own.
            alternating = said.setting("cycle", said.typed(said.choice(CycleKind.WEEKS.value, "cycle")))
            return message("config.parity-waits", cycle=named), alternating
        instead = message(
            "config.month-instead",
            pause=said.setting("on_pause", said.typed(said.choice(OnPause.RUN_ON.value, "on-pause"))),
            shift=said.setting("on_closed", said.typed(said.choice(OnClosed.SHIFT.value, "on-closed"))),
            weeks=said.setting("cycle", said.typed(said.choice(CycleKind.WEEKS.value, "cycle"))),
        )
        return message("config.cycle-waits", cycle=named), instead
    if kind.is_monthly and weeks not in (WEEKS_OF_MONTH, WEEKS_OF_MONTH + 1):
        return message("config.cycle-of-month", cycle=named, weeks=weeks), said.setting("weeks", "4")
    if kind is CycleKind.PARITY and weeks != 2:
        return message("config.cycle-of-parity", cycle=named, weeks=weeks), said.setting("weeks", "2")
    return None


def closes_something(
    first: date | None, last: date | None, school: tuple[str, ...] | None, zone: str | None
) -> Complaint | None:
    """Closed are dates from one to another, or school holidays by name."""
    dated = [said.key(name) for name, day in (("from", first), ("to", last)) if day is not None]
    if school and dated:
        return message("config.closed-twice", keys=dated), message("config.closed-leave-dates", keys=dated)
    if not school and len(dated) < 2:
        missing = [said.key(name) for name, day in (("from", first), ("to", last)) if day is None]
        return message("config.closed-says-nothing", keys=missing), message("config.closed-or-school")
    if zone and not school:
        return message("config.closed-zone-alone", key=said.key("zone")), message("config.closed-or-school")
    return None


def from_before_to(first: date | None, last: date | None) -> Complaint | None:
    """A closed range is not reversed; one date twice is a single day."""
    return _backwards("config.closed-backwards", first, last)


def starts_before_end(first: date | None, last: date | None) -> Complaint | None:
    """Days on which something holds are not reversed either."""
    return _backwards("config.days-backwards", first, last)


def _backwards(said_id: str, first: date | None, last: date | None) -> Complaint | None:
    if first is None or last is None or first <= last:
        return None
    what = Message(said_id, {"first": first, "last": last})
    return what, said.pair(said.setting("from", said.day(last)), said.setting("to", said.day(first)))


def closes_after_opening(opens: int | None, closes: int | None) -> Complaint | None:
    """A session closes after it opens; of a stop's own hours only one need be said."""
    if opens is None or closes is None or opens < closes:
        return None
    what = message("config.opens-after-closing", opens=opens, closes=closes)
    if opens == closes:
        return what, ""
    return what, said.pair(said.setting("open", said.clock(closes)), said.setting("close", said.clock(opens)))


def work_day_in_order(earliest: int, latest: int) -> Complaint | None:
    """A working day ends after it starts."""
    if earliest < latest:
        return None
    return message("config.day-backwards", start=earliest, key=said.key("latest_end"), end=latest), ""


def fits_window(lunch: int, window: tuple[int, int]) -> Complaint | None:
    """Lunch fits in its window."""
    opens, closes = window
    room = (closes - opens) // MINUTE
    if lunch <= closes - opens:
        return None
    what = message("config.lunch-too-long", minutes=lunch // MINUTE, opens=opens, closes=closes)
    return what, said.setting("lunch_minutes", str(room))


def weighs_more_when_near(days: tuple[int, ...], weights: tuple[int, ...]) -> Complaint | None:
    """Days of notice rise, weights fall, and there is one more for what lies beyond the last day."""
    rises = all(one < other for one, other in pairwise(days))
    falls = all(one > other for one, other in pairwise(weights))
    if rises and falls and len(weights) == len(days) + 1:
        return None
    what = message("config.notice", days=len(days), weights=len(weights))
    usual = Notice()
    sure = (said.setting("days", str([*usual.days])), said.setting("weights", str([*usual.weights])))
    return what, said.pair(*sure)


def keeps_no_secret(url: str) -> Complaint | None:
    """An address has no user, password or key in it: the config goes into every plan that is made of it."""
    if "@" in url:
        return message("server.password"), ""
    if "?" in url or "#" in url:
        return message("server.url-too-long"), ""
    return None


def both_coordinates(latitude: float | None, longitude: float | None) -> Complaint | None:
    """A position has both coordinates."""
    if (latitude is None) == (longitude is None):
        return None
    if latitude is None:
        return message("config.no-latitude"), message("toml.leave-both")
    return message("config.no-longitude"), message("toml.leave-both")


def smaller_gap_first(least: int | None, most: int | None) -> Complaint | None:
    """The smallest gap is not above the largest."""
    if least is None or most is None or least <= most:
        return None
    what = message("config.gaps-crossed", least=least, most=said.setting("max_gap_days", str(most)))
    return what, said.pair(said.setting("min_gap_days", str(most)), said.setting("max_gap_days", str(least)))


def one_way_to_lock(day: date | None, weekday: int | None, week: int | None) -> Complaint | None:
    """A lock is for one visit on a date, or for all visits on a weekday or in a week."""
    if day is None or (weekday is None and week is None):
        return None
    if weekday is not None:
        key, value = "weekday", said.typed(said.choice(WEEKDAYS[weekday], "weekday"))
        setting = said.setting(key, value)
    else:
        key, setting = "week", said.setting("week", str(week))
    what = message("config.date-and-more", day=day, setting=setting)
    return what, message("toml.leave-out", setting=setting, key=said.key(key))


def evening_named(opens: int | None, closes: int | None) -> Complaint | None:
    """An evening has both of its hours, and begins in the evening."""
    if (opens is None) != (closes is None):
        missing = said.key("open" if opens is None else "close")
        return message("config.evening-half-named", key=missing), ""
    if opens is not None and opens < EVENING:
        earliest = said.setting("open", said.clock(EVENING))
        return message("config.evening-early", opens=opens, least=EVENING), earliest
    return None


def evening_alone(evening: bool, whole: bool, *hours: object) -> Complaint | None:
    """A visit in the evening has the hours of the evening; at most it begins at a fixed time."""
    named = zip(("halves", "open", "close", "hours"), hours, strict=True)
    said_too = [*(["whole_day"] if whole else []), *(name for name, value in named if value)]
    if not evening or not said_too:
        return None
    keys = [said.key(name) for name in said_too]
    return message("config.evening-and", keys=keys), message("config.evening-start", key=said.key("start"))


def whole_day_alone(
    whole: bool, minutes: int | None, halves: frozenset[object] | None, start: int | None
) -> Complaint | None:
    """A visit of a whole day takes all of the morning and of the afternoon."""
    said_too = [
        said.key(name)
        for name, value in (("minutes", minutes), ("halves", halves), ("start", start))
        if value is not None
    ]
    if not whole or not said_too:
        return None
    return message("config.whole-day-and", keys=said_too), message(
        "config.whole-day-hours", key=said.key("hours")
    )


def lengths_alone(lengths: tuple[int, ...], whole: bool) -> Complaint | None:
    """Visits of different lengths are of part of a day."""
    if not lengths or not whole:
        return None
    what = message("config.lengths-and", keys=[said.key("whole_day")])
    return what, message("config.leave-one-out")


def hours_say_something(*said_of_them: object) -> Complaint | None:
    """Hours of a stop's own say when it opens or closes, when a visit begins, or how long it is."""
    if any(each is not None for each in said_of_them):
        return None
    keys = [said.key(name) for name in ("open", "close", "start", "minutes")]
    return message("config.hours-say-nothing", keys=keys), ""


def lock_says_something(_stop: str, *fixed: object) -> Complaint | None:
    """A lock fixes something."""
    if any(each is not None for each in fixed):
        return None
    keys = [said.key(name) for name in ("date", "weekday", "half", "week", "van")]
    return message("config.lock-says-nothing", keys=keys), ""
