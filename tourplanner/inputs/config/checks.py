"""What the keys of one table of a config demand of each other.

Each rule takes the values of its keys, as the inside has them, and gives None when they agree;
else what is wrong and a likely cure.
"""

from datetime import date, timedelta

from tourplanner.domain.period import MINUTE, WEEKDAYS, format_clock

Complaint = tuple[str, str]

SOUTH, NORTH, WEST, EAST = 41.0, 51.5, -5.5, 9.8
"""A box, in degrees, around metropolitan France with Corsica."""


def is_monday(start: date) -> Complaint | None:
    """A cycle starts on a Monday."""
    if start.weekday() == 0:
        return None
    back = start - timedelta(days=start.weekday())
    monday = back if start.weekday() <= 3 else back + timedelta(days=7)
    return f"{start} is a {start:%A}, a cycle starts on a Monday", f"start = {monday}"


def inside_cycle(extra_days: tuple[date, ...], start: date, weeks: int) -> Complaint | None:
    """An extra day lies in the cycle."""
    last = start + timedelta(days=7 * weeks - 1)
    outside = [str(day) for day in extra_days if not start <= day <= last]
    if not outside:
        return None
    return f"{', '.join(outside)} outside the cycle, which goes from {start} to {last}", ""


def from_before_to(first: date, last: date) -> Complaint | None:
    """A closed range is not reversed; one date twice is a single day."""
    if first <= last:
        return None
    return f"closed from {first} to {last}, which is earlier", f"from = {last}, to = {first}"


def closes_after_opening(opens: int, closes: int) -> Complaint | None:
    """A session closes after it opens."""
    if opens < closes:
        return None
    seen = f"opens at {format_clock(opens)} but closes at {format_clock(closes)}"
    cure = f'open = "{format_clock(closes)}", close = "{format_clock(opens)}"' if closes < opens else ""
    return seen, cure


def work_day_in_order(earliest: int, latest: int) -> Complaint | None:
    """A working day ends after it starts."""
    if earliest < latest:
        return None
    return f"{format_clock(earliest)} is not before latest_end {format_clock(latest)}", ""


def fits_window(lunch: int, window: tuple[int, int]) -> Complaint | None:
    """Lunch fits in its window."""
    room = window[1] - window[0]
    if lunch <= room:
        return None
    span = f"{format_clock(window[0])} to {format_clock(window[1])}"
    return (
        f"a lunch of {lunch // MINUTE} minutes does not fit from {span}",
        f"lunch_minutes = {room // MINUTE}",
    )


def in_metropolitan_france(latitude: float | None, longitude: float | None) -> Complaint | None:
    """A position has both coordinates, not swapped, in metropolitan France."""
    if latitude is None and longitude is None:
        return None
    if latitude is None or longitude is None:
        absent = "longitude" if longitude is None else "latitude"
        return f"{absent} is missing, a position needs both", "leave both out for the village centre"
    if _in_box(latitude, longitude):
        return None
    swapped = f"latitude = {longitude}, longitude = {latitude}" if _in_box(longitude, latitude) else ""
    return f"{latitude}, longitude {longitude} is outside metropolitan France", swapped


def _in_box(latitude: float, longitude: float) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def smaller_gap_first(least: int | None, most: int | None) -> Complaint | None:
    """The smallest gap is not above the largest."""
    if least is None or most is None or least <= most:
        return None
    return (
        f"{least} days are more than max_gap_days = {most}",
        f"min_gap_days = {most}, max_gap_days = {least}",
    )


def one_way_to_lock(day: date | None, weekday: int | None, week: int | None) -> Complaint | None:
    """A lock is for one visit on a date, or for all visits on a weekday or in a week."""
    if day is None or (weekday is None and week is None):
        return None
    seen = f'weekday = "{WEEKDAYS[weekday]}"' if weekday is not None else f"week = {week}"
    return f"{day} together with {seen}, a date says it all", f"leave out {seen}"


def lock_says_something(_stop: str, *fixed: object) -> Complaint | None:
    """A lock fixes something."""
    if any(each is not None for each in fixed):
        return None
    return "fixes nothing, one of date, weekday, half, week, van is needed", ""
