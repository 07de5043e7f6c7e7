"""Configs with one wrong value: the config, where its fault is, words of it and of its cure ("" for none)."""

from tests.inputs.config.cases import DEPOT, HEAD, LOMAGNE, SMALLEST, STOP, VAN

Case = tuple[str, str, str, str]

AREA = f'[[areas]]\nepci = "{LOMAGNE}"\n'
LOCK = '[[locks]]\nstop = "32269"\n'


def calendar(line: str) -> str:
    return SMALLEST.replace("start = 2027-01-04\n", "start = 2027-01-04\n" + line + "\n")


def sessions(morning: str = "", afternoon: str = "") -> str:
    return f"{SMALLEST}[sessions.morning]\n{morning}\n[sessions.afternoon]\n{afternoon}\n"


KEYS: dict[str, Case] = {
    "format": (
        SMALLEST.replace("format = 1", "format = 2"),
        "line 1, format",
        "2 is not the format 1, the only one that is known",
        "",
    ),
    "unknown key": (
        calendar("weekdys = []"),
        "line 5, calendar.weekdys",
        "not a known key",
        "you mean `weekdays`",
    ),
    "unknown key at the root": ("wrk = 1\n" + SMALLEST, "line 1, wrk", "not a known key", "you mean `work`"),
    "unknown key of a stop": (
        SMALLEST + "visit = 2",
        "line 14, stops[1].visit",
        "not a known key",
        "you mean `visits`",
    ),
    "unknown key far from all": (
        SMALLEST + "zzz = 2",
        "stops[1].zzz",
        "not a known key",
        "one of commune, id",
    ),
    "unknown key of an inline table": (
        SMALLEST + 'not_on = [{ weekday = "mon", hlaf = "morning" }]',
        "line 14, stops[1].not_on[1].hlaf",
        "not a known key",
        "you mean `half`",
    ),
    "hours of a stop that leave no room": (
        SMALLEST + 'start = "12:30"',
        "line 14, stops[1].start",
        "its hours leave no room for a visit on any day",
        "",
    ),
    "hours of a stop outside of the half-days": (
        SMALLEST + 'open = "18:00"\nclose = "24:00"',
        "line 14, stops[1].open",
        "its hours leave no room for a visit on any day",
        "half-days go from 09:30 to 12:00 and from 14:00 to 16:30: hours outside of them",
    ),
    "a stop that opens when the day ends": (
        SMALLEST + 'open = "24:00"',
        "line 14, stops[1].open",
        "24:00 is the end of the day: nothing begins then",
        '"00:00" for the beginning of the day',
    ),
    "an evening that begins when the day ends": (
        SMALLEST + '[sessions.evening]\nopen = "24:00"\nclose = "24:00"',
        "line 15, sessions.evening.open",
        "24:00 is the end of the day: nothing begins then",
        '"00:00" for the beginning of the day',
    ),
    "hours of a stop that are too short for its visit": (
        SMALLEST + 'minutes = 90\nhours = [{ open = "11:00", close = "15:00" }]',
        "line 15, stops[1].hours",
        "its hours leave no room for a visit on any day",
        "",
    ),
    "hours of a stop that say nothing": (
        SMALLEST + 'hours = [{ weekday = "fri" }]',
        "line 14, stops[1].hours[1].open",
        "says nothing, one of open, close, start, minutes is needed",
        "",
    ),
    "hours of a stop that close before they open": (
        SMALLEST + 'open = "11:00"\nclose = "10:00"',
        "line 14, stops[1].open",
        "11:00",
        'open = "10:00", close = "11:00"',
    ),
    "a SIRET that is too short": (
        SMALLEST + '[service]\nsiret = "223 200 011"',
        "service.siret",
        "is not a SIRET, 14 digits in quotes",
        "",
    ),
    "a SIRET without quotes": (
        SMALLEST + "[service]\nsiret = 12345678901234",
        "service.siret",
        "is not a SIRET, 14 digits in quotes",
        'in quotes: "12345678901234"',
    ),
    "text for a number": (
        SMALLEST + 'visits = "2"',
        "stops[1].visits",
        '"2" is not a whole',
        "without the quotes",
    ),
    "true for a number": (SMALLEST + "visits = true", "stops[1].visits", "true is not a whole number", ""),
    "decimals for a whole": (
        SMALLEST + "minutes = 37.5",
        "stops[1].minutes",
        "37.5 is not a whole number of min",
        "",
    ),
    "number for a truth": (SMALLEST + "required = 1", "stops[1].required", "1 is not true or false", ""),
    "number for a code": (
        SMALLEST.replace('"32269"', "32269"),
        "line 13, stops[1].commune",
        "32269 is not a text",
        'in quotes: "32269"',
    ),
    "a code that lost its zero": (
        SMALLEST.replace('"32269"', "1001"),
        "line 13, stops[1].commune",
        "1001 is not a text",
        'in quotes: "01001"',
    ),
    "a telephone number that lost its zero": (
        SMALLEST + "[service]\nphone = 562000000",
        "service.phone",
        "562000000 is not a telephone number",
        'in quotes: "0562000000"',
    ),
    "a telephone number from abroad": (
        SMALLEST + "[service]\nphone = 33562000000",
        "service.phone",
        "is not a telephone number",
        'in quotes: "+33562000000"',
    ),
    "a SIRET that lost its zero": (
        SMALLEST + "[service]\nsiret = 2232000140001",
        "service.siret",
        "is not a SIRET, 14 digits in quotes",
        'in quotes: "02232000140001"',
    ),
    "empty title": (SMALLEST.replace("Essai", " "), "line 2, title", "is not a text that is not empty", ""),
    "text that no paper shows": (
        SMALLEST.replace("Essai", "\\u0007"),
        "line 2, title",
        '"\\x07" is not a text',
        "",
    ),
    "text for a list": (
        calendar('weekdays = "mon"'),
        "line 5, calendar.weekdays",
        '"mon" is not a list',
        "brackets",
    ),
    "table for tables": (
        HEAD + DEPOT + VAN + '[stops]\ncommune = "32269"\n',
        "stops",
        "a table where a list of tables is needed",
        "[[stops]] with double brackets",
    ),
    "tables for a table": (
        SMALLEST + "[[work]]\n",
        "work",
        "a list where a table is needed",
        "[work] with single",
    ),
    "number for a table": ("travel = 1\n" + SMALLEST, "line 1, travel", "1 where a table is needed", ""),
    "not a table in a list": (
        "locks = [3]\n" + SMALLEST,
        "line 1, locks[1]",
        "3 where a table is needed",
        "",
    ),
    "no visits": (SMALLEST + "visits = 0", "stops[1].visits", "0 is not a whole number from 1 to 56", ""),
    "negative minutes": (
        SMALLEST + "minutes = -5",
        "stops[1].minutes",
        "-5 is not a whole number of minutes",
        "",
    ),
    "huge number": (SMALLEST + "visits = 0x" + "f" * 4000, "stops[1].visits", "a huge number is not", ""),
    "no weeks": (calendar("weeks = 0"), "line 5, calendar.weeks", "0 is not a whole number from 1 to 8", ""),
    "nine weeks": (
        calendar("weeks = 9"),
        "line 5, calendar.weeks",
        "9 is not a whole number from 1 to 8",
        "",
    ),
    "no desks": (
        HEAD + DEPOT + VAN + "desks = 0\n" + STOP,
        "line 12, vans[1].desks",
        "0 is not a whole number",
        "",
    ),
    "priority": (SMALLEST + "priority = 0", "stops[1].priority", "0 is not a whole number from 1", ""),
    "weekday misspelt in French": (
        calendar('weekdays = ["mon", "Jeudy"]'),
        "line 5, calendar.weekdays[2]",
        '"Jeudy" is not a weekday (mon, tue, wed, thu, fri, sat, sun)',
        'you mean "thu"',
    ),
    "weekday misspelt": (
        SMALLEST + AREA + 'weekdays = ["frid"]\n',
        "areas[1].weekdays[1]",
        '"frid" is not',
        'you mean "fri"',
    ),
    "half misspelt in French": (
        SMALLEST + 'halves = ["matinn"]',
        "stops[1].halves[1]",
        '"matinn" is not a half of the day (morning, afternoon)',
        'you mean "morning"',
    ),
    "half misspelt": (
        SMALLEST + LOCK + 'half = "afternon"',
        "locks[1].half",
        '"afternon"',
        'you mean "afternoon"',
    ),
    "no weekdays at all": (
        calendar("weekdays = []"),
        "calendar.weekdays",
        "an empty list, weekdays are needed",
        "",
    ),
    "no weekdays for a stop": (
        SMALLEST + "weekdays = []",
        "stops[1].weekdays",
        "an empty list",
        "leave the key out",
    ),
    "clock": (
        sessions('open = "9h3"'),
        "sessions.morning.open",
        '"9h3" is not a time of day like 09:30',
        "",
    ),
    "clock past midnight": (
        sessions('open = "24:30"'),
        "sessions.morning.open",
        '"24:30" is not a time of day',
        "",
    ),
    "TOML time for a clock": (
        sessions("open = 09:30:00"),
        "sessions.morning.open",
        "09:30:00 is not a time",
        "",
    ),
    "date as text": (
        SMALLEST.replace("2027-01-04", '"4 janvier"'),
        "line 4, calendar.start",
        '"4 janvier" is not a date like 2027-01-04',
        "",
    ),
    "date with a time": (
        SMALLEST.replace("2027-01-04", "2027-01-04T08:00:00"),
        "line 4, calendar.start",
        "2027-01-04T08:00:00 is not a date",
        "",
    ),
    "year": (SMALLEST.replace("2027-01-04", "0207-01-04"), "calendar.start", "0207-01-04 is not a date", ""),
    "no date": (
        SMALLEST.replace("start = 2027-01-04\n", ""),
        "line 3, calendar.start",
        "is missing, a date",
        "",
    ),
    "lunch window reversed": (
        SMALLEST + '[work]\nlunch_window = ["14:30", "11:30"]',
        "work.lunch_window",
        "from 14:30 to 11:30: the first time must come before the second",
        "",
    ),
    "provider": (
        SMALLEST + '[travel]\nprovider = "estimat"',
        "travel.provider",
        '"estimat" is not a provider (auto, estimate, ',
        'you mean "estimate"',
    ),
    "van factor": (
        SMALLEST + "[travel]\nvan_factor = 11",
        "travel.van_factor",
        "11 is not a number from 0.5 to 3",
        "",
    ),
    "not a number": (SMALLEST + "[travel]\nvan_factor = nan", "travel.van_factor", "nan is not a number", ""),
    "country": (
        calendar('public_holidays = "France"'),
        "calendar.public_holidays",
        '"France" is not a',
        '"FR"',
    ),
    "country unheard of": (
        calendar('public_holidays = "Q9"'),
        "calendar.public_holidays",
        '"Q9" is not a',
        '"FR" say',
    ),
}
