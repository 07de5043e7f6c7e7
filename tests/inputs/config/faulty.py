"""Configs in which values contradict, or name what is not there: as in `faulty_values`."""

from tests.inputs.config.cases import AREA, DEPOT, HEAD, LOCK, SMALLEST, STOP, VAN, Case, calendar, sessions

RULES: dict[str, Case] = {
    "start not a Monday": (
        SMALLEST.replace("2027-01-04", "2027-01-06"),
        "line 4, calendar.start",
        "6 January 2027 is a Wednesday, a cycle starts on a Monday",
        "start = 2027-01-04",
    ),
    "start on a Sunday": (
        SMALLEST.replace("2027-01-04", "2027-01-10"),
        "line 4, calendar.start",
        "10 January 2027 is a Sunday",
        "start = 2027-01-11",
    ),
    "half a week": (
        calendar('weeks = "1,5"'),
        "line 5, calendar.weeks",
        '"1,5" is not a whole number from 1 to 8',
        "",
    ),
    "extra day outside": (
        calendar(
            "repeats = false\nextra_days = [2027-02-01]"
        ),  # four weeks from 4 January end on Sunday 31 January
        "line 6, calendar.extra_days",
        "1 February 2027 outside the cycle, which goes from 4 January 2027 to 31 January 2027",
        "",
    ),
    "closed range reversed": (
        calendar("closed = [{ from = 2027-01-20, to = 2027-01-12 }]"),
        "line 5, calendar.closed[1].from",
        "closed from 20 January 2027 to 12 January 2027",
        "from = 2027-01-12, to = 2027-01-20",
    ),
    "session reversed": (
        sessions('open = "12:00"\nclose = "09:30"'),
        "line 15, sessions.morning.open",
        "opens at 12:00 but closes at 09:30",
        'open = "09:30", close = "12:00"',
    ),
    "afternoon too early": (
        sessions(afternoon='open = "11:45"'),
        "sessions.afternoon.open",
        "11:45 is before the morning closes at 12:00",
        "",
    ),
    "before work": (
        sessions('open = "07:00"'),
        "sessions.morning.open",
        "07:00 is before earliest_start 07:30",
        "",
    ),
    "after work": (sessions("", 'close = "19:00"'), "afternoon.close", "19:00 is after latest_end 18:30", ""),
    "lunch longer than its window": (
        SMALLEST + '[work]\nlunch_window = ["12:00", "13:00"]\nlunch_minutes = 75',
        "line 16, work.lunch_minutes",
        "a lunch of 75 minutes does not fit from 12:00 to 13:00",
        "lunch_minutes = 60",
    ),
    "notice without a weight for what is far": (
        SMALLEST + "[schedule]\nnotice = { days = [14, 42], weights = [10, 5] }",
        "line 15, schedule.notice.days",
        "2 thresholds and 2 weights",
        "weights = [10, 5, 2]",
    ),
    "lunch longer than midday": (
        # 12:00 and 10 minutes of packing up to 13:00 without 10 minutes of setting up: 40 minutes.
        sessions(afternoon='open = "13:00"'),
        "work.lunch_minutes",
        "a lunch of 45 minutes does not fit between",
        "",
    ),
    "service longer than a session": (
        SMALLEST + "minutes = 151",  # both sessions last 150 minutes
        "line 14, stops[1].minutes",
        "151 minutes are longer than every session it may use (150 minutes)",
        "minutes = 150",
    ),
    "service longer than its only half": (
        sessions(afternoon='close = "17:30"').replace(STOP, STOP + 'minutes = 200\nhalves = ["morning"]\n'),
        "stops[1].minutes",
        "200 minutes are longer",
        "minutes = 150",
    ),
    "swapped coordinates of a depot": (
        SMALLEST.replace("43.6398", "x").replace("0.5986", "43.6398").replace("x", "0.5986"),
        "line 7, depots[1].latitude",
        "0.5986, longitude 43.6398 is far away from the communes of the stops",
        "latitude = 43.6398, longitude = 0.5986",
    ),
    "stop outside France": (
        SMALLEST + "latitude = 43.8\nlongitude = 82.0",
        "line 14, stops[1].latitude",
        "far away from the communes of the stops",
        "",
    ),
    "one coordinate": (
        SMALLEST + "latitude = 43.8",
        "stops[1].latitude",
        "longitude is missing",
        "leave both out",
    ),
    "gaps": (
        SMALLEST + "min_gap_days = 9\nmax_gap_days = 7",
        "stops[1].min_gap_days",
        "9 days are more than max_gap_days = 7",
        "min_gap_days = 7, max_gap_days = 9",
    ),
    "closed range of a stop": (
        SMALLEST + "closed = [{ from = 2027-01-20, to = 2027-01-12 }]",
        "stops[1].closed[1].from",
        "closed from 20 January 2027",
        "",
    ),
}

NAMES: dict[str, Case] = {
    "unknown code": (
        SMALLEST.replace("32269", "32296"),
        "line 13, stops[1].commune",
        '"32296" is not the INSEE code',
        '"32269" (Monfort)',
    ),
    "a name with the code of another": (
        SMALLEST.replace("32269", "Monfort (32448)"),
        "line 13, stops[1].commune",
        '"Monfort (32448)" reads in two ways: the name means Monfort (32269), the code means Touget (32448)',
        '"32269" (Monfort) or "32448" (Touget)',
    ),
    "a name with its postal code": (
        SMALLEST.replace("32269", "Monfort (32120)"),
        "stops[1].commune",
        "32120 is the postal code of Monfort, not its INSEE code",
        '"32269" (Monfort)',
    ),
    "a code with another name": (
        SMALLEST.replace("32269", "Marie (32269)"),
        "stops[1].commune",
        '"Marie (32269)": the code means Monfort (32269), and the name is another',
        '"32269" (Monfort)',
    ),
    "a name misspelt": (
        SMALLEST.replace("32269", "Solomac"),
        "stops[1].commune",
        '"Solomac"',
        '"32436" (Solomiac)',
    ),
    "retired code": (
        SMALLEST.replace("32269", "32074"),
        "stops[1].commune",
        '"32074" (Cannet) merged into Riscle (32344) on 1 January 2019',
        '"32344"',
    ),
    "retired name": (
        SMALLEST.replace("32269", "Labarrere"),
        "stops[1].commune",
        "merged into Castelnau d'Auzan Labarrère (32079) on 1 January 2016",
        '"32079"',
    ),
    "unknown area": (
        SMALLEST + '[[areas]]\nepci = "200034762"\n',
        "line 15, areas[1].epci",
        '"200034762" is not the SIREN',
        '"200034726" (CC Bastides de Lomagne)',
    ),
    "a name for an area, misspelt": (
        SMALLEST + '[[areas]]\nepci = "Bastide de Lomagnes"\n',
        "areas[1].epci",
        "is not the SIREN",
        '"200034726" (CC Bastides de Lomagne)',
    ),
    "the name of an area with another code": (
        SMALLEST + '[[areas]]\nepci = "Bastides de Lomagne (200035632)"\n',
        "areas[1].epci",
        "the name means CC Bastides de Lomagne (200034726), the code means CC Armagnac Adour (200035632)",
        '"200034726" (CC Bastides de Lomagne) or "200035632" (CC Armagnac Adour)',
    ),
    "stop outside the areas": (
        SMALLEST + '[[areas]]\nepci = "200035632"\n',
        "line 13, stops[1].commune",
        "Monfort (32269) lies in CC Bastides de Lomagne (200034726), which is not among the areas",
        'add epci = "200034726" to [[areas]]',
    ),
    "stop outside the communes of its area": (
        SMALLEST + AREA + 'communes = ["32448"]',
        "stops[1].commune",
        "Monfort (32269) is not among the communes of CC Bastides de Lomagne",
        "add it",
    ),
    "unknown commune of an area": (
        SMALLEST + AREA + 'communes = ["32269", "32449"]',
        "line 16, areas[1].communes[2]",
        '"32449" is not the INSEE code',
        '"32448" (Touget)',
    ),
    "commune of another area": (
        SMALLEST + AREA + 'communes = ["32269", "32463"]',
        "areas[1].communes[2]",
        "Viella (32463) lies in CC Armagnac Adour (200035632)",
        "",
    ),
    "two stops in a commune": (
        SMALLEST + STOP,
        "line 15, stops[2].commune",
        'two stops have the id "32269"',
        'id = "32269-2"',
    ),
    "stop ids twice": (
        SMALLEST + 'id = "a"\n' + STOP + 'id = "a"\n',
        "line 17, stops[2].id",
        'two stops have the id "a"',
        "another id",
    ),
    "vans twice": (SMALLEST + VAN, "line 15, vans[2].id", '"camping-car" is there twice', ""),
    "depots twice": (SMALLEST + DEPOT, "depots[2].id", '"auch" is there twice', ""),
    "areas twice": (SMALLEST + AREA + AREA, "areas[2].epci", '"200034726" is there twice', ""),
    "unknown depot": (
        SMALLEST.replace('depot = "auch"', 'depot = "condom"'),
        "line 11, vans[1].depot",
        '"condom" is not the id of a depot',
        'you mean "auch"',
    ),
    "no van": (HEAD + DEPOT + STOP, "vans", "no van, at least one is needed", "[[vans]]"),
    "no stop": (HEAD + DEPOT + VAN, "stops", "no stop, at least one is needed", "[[stops]]"),
    "no depot": (HEAD + VAN + STOP, "depots", "no depot, at least one is needed", "[[depots]]"),
}

_LOCKS: dict[str, Case] = {
    "unknown stop": (
        '[[locks]]\nstop = "32296"\nweekday = "fri"',
        "line 15, locks[1].stop",
        '"32296" is not the id of a stop',
        '"32269" (Monfort)',
    ),
    "commune without a stop": (
        '[[locks]]\nstop = "32448"\nweekday = "fri"',
        "line 15, locks[1].stop",
        "no stop is at Touget (32448)",
        "add that stop, or name one that is there",
    ),
    "unknown van": (
        LOCK + 'van = "camping"',
        "locks[1].van",
        '"camping" is not the id of a van',
        '"camping-car"',
    ),
    "date outside": (
        LOCK + "date = 2027-02-01",
        "line 16, locks[1].date",
        "1 February 2027 is outside the cycle, which goes from 4 January 2027 to 31 January 2027",
        "",
    ),
    "week outside": (LOCK + "week = 5", "locks[1].week", "5 is not a week of the cycle, 1 to 4", ""),
    "week nought": (LOCK + "week = 0", "locks[1].week", "0 is not a whole number from 1 to 8", ""),
    "date and weekday": (
        LOCK + 'date = 2027-01-08\nweekday = "fri"',
        "locks[1].date",
        '8 January 2027 together with weekday = "fri"',
        "leave out weekday",
    ),
    "date and week": (
        LOCK + "date = 2027-01-08\nweek = 1",
        "locks[1].date",
        "with week = 1",
        "leave out week = 1",
    ),
    "nothing": (LOCK + 'why = "promis"', "locks[1].stop", "fixes nothing", ""),
    "weekdays contradict": (
        LOCK + 'weekday = "fri"\n' + LOCK + 'weekday = "mon"',
        "line 19, locks[2].weekday",
        'weekday Monday (mon) for stop "32269", but lock 1 says Friday (fri)',
        "leave one of them out",
    ),
    "date against weekday": (
        LOCK + 'weekday = "mon"\n' + LOCK + "date = 2027-01-08",  # a Friday
        "line 19, locks[2].date",
        "weekday Friday (fri)",
        "leave one",
    ),
    "date against week": (
        LOCK + "week = 2\n" + LOCK + "date = 2027-01-08",  # in week 1
        "locks[2].date",
        "week 1",
        "leave one",
    ),
    "halves of one date": (
        LOCK + 'date = 2027-01-08\nhalf = "morning"\n' + LOCK + 'date = 2027-01-08\nhalf = "afternoon"',
        "locks[2].half",
        "half afternoon",
        "leave one",
    ),
}
LOCKS: dict[str, Case] = {name: (SMALLEST + lock, *rest) for name, (lock, *rest) in _LOCKS.items()}
