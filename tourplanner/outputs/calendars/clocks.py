"""Time of day in France and elsewhere in Europe, and how a calendar file says when its clocks change.

Written as yearly rules and not made by the library from the machine's tables: those list single years,
differ from machine to machine, and icalendar 7.3 gives the onset of summer time on the new clock (03:00)
where RFC 5545 wants the old one (02:00).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from tourplanner.domain.config import Config
from tourplanner.domain.territory import FRANCE

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Change:
    """A yearly change of clocks: the first onset by the old clock, and the Sunday of its month (-1: last)."""

    first: datetime
    sunday: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time zone: what it is called, its hours from UTC in winter, and its summer time if it has one."""

    zone: str
    name: str
    hours: int
    summer_name: str = ""
    to_summer: Change | None = None
    to_winter: Change | None = None

    def moment(self, day: date, seconds: int) -> datetime:
        """The time of day `seconds` after midnight by the clock on the wall."""
        wall = datetime.combine(day, time()) + timedelta(seconds=seconds)
        return wall.replace(tzinfo=ZoneInfo(self.zone))

    def timezone(self) -> Timezone:
        """Its VTIMEZONE."""
        zone = Timezone()
        zone.add("tzid", self.zone)
        winter = self.hours * _HOUR
        if self.to_summer is None or self.to_winter is None:
            standard = _part(TimezoneStandard(), self.name, datetime(1970, 1, 1), winter, winter)
            zone.add_component(standard)
            return zone
        for part, name, change, old, new in (
            (TimezoneDaylight(), self.summer_name, self.to_summer, winter, winter + _HOUR),
            (TimezoneStandard(), self.name, self.to_winter, winter + _HOUR, winter),
        ):
            rule = {"freq": "yearly", "bymonth": change.first.month, "byday": f"{change.sunday}SU"}
            _part(part, name, change.first, old, new).add("rrule", rule)
            zone.add_component(part)
        return zone


PARIS = Clock(
    "Europe/Paris",
    "CET",
    1,
    "CEST",
    # Directive 2000/84/EC, in force alike since 1996.
    Change(datetime(1996, 3, 31, 2), -1),
    Change(datetime(1996, 10, 27, 3), -1),
)

OVERSEAS = {
    "971": Clock("America/Guadeloupe", "AST", -4),
    "972": Clock("America/Martinique", "AST", -4),
    "973": Clock("America/Cayenne", "-03", -3),
    "974": Clock("Indian/Reunion", "+04", 4),
    # Like Canada since 2007.
    "975": Clock(
        "America/Miquelon",
        "-03",
        -3,
        "-02",
        Change(datetime(2007, 3, 11, 2), 2),
        Change(datetime(2007, 11, 4, 2), 1),
    ),
    "976": Clock("Indian/Mayotte", "EAT", 3),
    "977": Clock("America/St_Barthelemy", "AST", -4),
    "978": Clock("America/Marigot", "AST", -4),
    "986": Clock("Pacific/Wallis", "+12", 12),
    "987": Clock("Pacific/Tahiti", "-10", -10),
    "988": Clock("Pacific/Noumea", "+11", 11),
}
"""The clocks of what is overseas, by the code of the département or territory."""


def _western(zone: str, summer_name: str, name: str = "GMT") -> Clock:
    """A clock at Greenwich time in winter."""
    changes = Change(datetime(1996, 3, 31, 1), -1), Change(datetime(1996, 10, 27, 2), -1)
    return Clock(zone, name, 0, summer_name, *changes)


def _central(zone: str) -> Clock:
    """A clock that goes with that of Paris."""
    return replace(PARIS, zone=zone)


def _eastern(zone: str) -> Clock:
    """A clock an hour before that of Paris."""
    changes = Change(datetime(1996, 3, 31, 3), -1), Change(datetime(1996, 10, 27, 4), -1)
    return Clock(zone, "EET", 2, "EEST", *changes)


ABROAD = {
    **{
        country: _central(f"Europe/{city}")
        for country, city in {
            "AD": "Andorra",
            "AL": "Tirane",
            "AT": "Vienna",
            "BA": "Sarajevo",
            "BE": "Brussels",
            "CH": "Zurich",
            "CZ": "Prague",
            "DE": "Berlin",
            "DK": "Copenhagen",
            "ES": "Madrid",
            "GI": "Gibraltar",
            "HR": "Zagreb",
            "HU": "Budapest",
            "IT": "Rome",
            "LI": "Vaduz",
            "LU": "Luxembourg",
            "MC": "Monaco",
            "ME": "Podgorica",
            "MK": "Skopje",
            "MT": "Malta",
            "NL": "Amsterdam",
            "NO": "Oslo",
            "PL": "Warsaw",
            "RS": "Belgrade",
            "SE": "Stockholm",
            "SI": "Ljubljana",
            "SK": "Bratislava",
            "SM": "San_Marino",
            "VA": "Vatican",
        }.items()
    },
    "GB": _western("Europe/London", "BST"),
    "GG": _western("Europe/Guernsey", "BST"),
    "IM": _western("Europe/Isle_of_Man", "BST"),
    "JE": _western("Europe/Jersey", "BST"),
    "IE": _western("Europe/Dublin", "IST"),
    "PT": _western("Europe/Lisbon", "WEST", "WET"),
    "IS": Clock("Atlantic/Reykjavik", "GMT", 0),
    "BG": _eastern("Europe/Sofia"),
    "CY": _eastern("Asia/Nicosia"),
    "EE": _eastern("Europe/Tallinn"),
    "FI": _eastern("Europe/Helsinki"),
    "GR": _eastern("Europe/Athens"),
    "LT": _eastern("Europe/Vilnius"),
    "LV": _eastern("Europe/Riga"),
    "RO": _eastern("Europe/Bucharest"),
    "UA": _eastern("Europe/Kyiv"),
}
"""The clocks of other countries: those of `tourplanner.domain.territory.COUNTRIES`."""


def clock_of(departement: str, country: str = FRANCE) -> Clock:
    """The clock on the walls of a département, or of a country other than France."""
    return OVERSEAS.get(departement, PARIS) if country == FRANCE else ABROAD[country]


def clock_at(config: Config) -> Clock:
    """The clock by which a dossier is told."""
    return clock_of(config.calendar.departement, config.data.country)


def _part(
    part: TimezoneDaylight | TimezoneStandard, name: str, onset: datetime, old: timedelta, new: timedelta
) -> TimezoneDaylight | TimezoneStandard:
    part.add("tzname", name)
    part.add("dtstart", onset)
    part.add("tzoffsetfrom", old)
    part.add("tzoffsetto", new)
    return part
