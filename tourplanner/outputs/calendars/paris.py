"""Time of day in France, and how a calendar file says when its clocks change."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

ZONE = "Europe/Paris"
_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)


def moment(day: date, seconds: int) -> datetime:
    """The time of day `seconds` after midnight by the clock on the wall."""
    return (datetime.combine(day, time()) + timedelta(seconds=seconds)).replace(tzinfo=ZoneInfo(ZONE))


def timezone() -> Timezone:
    """The VTIMEZONE of Europe/Paris since 1996, by the rule of directive 2000/84/EC.

    Written as the two yearly rules and not made by the library from the machine's tables: those list
    single years, differ from machine to machine, and icalendar 7.3 gives the onset of summer time on
    the new clock (03:00) where RFC 5545 wants the old one (02:00).
    """
    zone = Timezone()
    zone.add("tzid", ZONE)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    for part, name, onset, old, new, month in (
        (summer, "CEST", datetime(1996, 3, 31, 2), _WINTER, _SUMMER, 3),
        (winter, "CET", datetime(1996, 10, 27, 3), _SUMMER, _WINTER, 10),
    ):
        part.add("tzname", name)
        part.add("dtstart", onset)
        part.add("tzoffsetfrom", old)
        part.add("tzoffsetto", new)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
        zone.add_component(part)
    return zone
