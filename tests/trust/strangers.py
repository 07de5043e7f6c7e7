"""Configs as strangers write them, over all keys that a plan or its year depends on; one seed one file."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import tomlkit

from tests.instances import PILOT_AREAS, catalogue

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HALVES = ("morning", "afternoon")
RHYTHMS = (
    "toutes les 2 semaines",
    "le 1er mardi du mois",
    "le 2e et le 4e jeudi du mois",
    "semaines impaires",
    "toutes les semaines",
    "le dernier vendredi du mois",
)
WISHES = ("touring-days", "even-weeks", "close-days", "far-days", "same-crew", "market-days", "usual-start")

Table = dict[str, Any]


def strangers_config(seed: int, short: bool | None = None) -> str:
    """The TOML of a config; some ask for more than can be given, and some say what contradicts itself."""
    draw = random.Random(f"stranger {seed}")
    start = date(2027, 1, 4) + timedelta(7 * draw.randrange(0, 50))
    cycle = draw.choice(["weeks"] * 6 + ["parity", "month", "month-weeks"])
    weeks = {"weeks": draw.choice([1, 2, 2, 3, 4]), "parity": 2}.get(cycle, draw.choice([4, 4, 5]))
    repeats = cycle != "weeks" or draw.random() < 0.6
    weekdays = _some(draw, WEEKDAYS[: draw.choice([5, 5, 5, 6, 7])], draw.choice([1, 2, 3, 4, 5]))
    vans = [f"van{rank}" for rank in range(draw.choice([1, 1, 1, 2, 2, 3]))]
    depots = draw.choice([1, 1, 2])
    evening = draw.random() < 0.25
    config: Table = {
        "format": 1,
        "title": f"Étranger {seed}",
        "calendar": _calendar(draw, start, weeks, cycle, repeats, weekdays),
        "sessions": _sessions(draw, evening),
        "work": _work(draw, evening),
        "travel": {"provider": "estimate"},
        "depots": [
            {"id": f"d{rank}", "latitude": 43.64 + 0.1 * rank, "longitude": 0.58} for rank in range(depots)
        ],
        "vans": [_van(draw, van, depots, weekdays, start) for van in vans],
    }
    if draw.random() < 0.35:
        config["crews"] = [
            _crew(draw, f"eq{rank}", vans, weekdays, weeks, start) for rank in range(draw.choice([1, 2, 3]))
        ]
    config["areas"] = [
        {"epci": epci}
        | (
            {"weekdays": _some(draw, weekdays, draw.randint(1, len(weekdays)))}
            if draw.random() < 0.25
            else {}
        )
        for epci in PILOT_AREAS
    ]
    if draw.random() < 0.4:
        order = draw.sample(WISHES, draw.randint(1, 4))
        if {"close-days", "far-days"} <= set(order):
            order.remove("far-days")
        order.insert(draw.randint(0, len(order)), "driving")
        config["aims"] = {"order": order}
    if draw.random() < 0.5:
        config["schedule"] = {
            "on_closed": draw.choice(["skip", "shift", "swap"]),
            "shift_days": draw.choice([3, 7, 14]),
        }
    is_short = draw.random() < 0.4 if short is None else short
    config["stops"] = _stops(draw, _Frame(start, weeks, cycle, repeats, weekdays, evening, is_short))
    locks = [
        _lock(draw, str(stop.get("id", stop["commune"])), start, weeks, weekdays, vans)
        for stop in config["stops"]
        if draw.random() < 0.08
    ]
    if locks:
        config["locks"] = locks
    return tomlkit.dumps(config)


def _some(draw: random.Random, names: Sequence[str], number: int) -> list[str]:
    chosen = draw.sample(list(names), min(number, len(names)))
    return sorted(chosen, key=list(WEEKDAYS + HALVES).index)


def _closed(draw: random.Random, start: date, span: int) -> Table:
    first = start + timedelta(draw.randrange(span))
    return {"from": first, "to": first + timedelta(draw.choice([0, 0, 1, 6, 13])), "why": "travaux"}


def _calendar(
    draw: random.Random, start: date, weeks: int, cycle: str, repeats: bool, weekdays: list[str]
) -> Table:
    rules: Table = {
        "start": start,
        "weeks": weeks,
        "repeats": repeats,
        "weekdays": weekdays,
        "public_holidays": draw.choice(["FR", "FR", ""]),
    }
    if cycle != "weeks":
        rules["cycle"] = cycle
    elif repeats and draw.random() < 0.3:
        rules["on_pause"] = "wait"
    if draw.random() < 0.4:
        rules["closed"] = [_closed(draw, start, 150)]
    if draw.random() < 0.15:
        rules["extra_days"] = [start + timedelta(draw.randrange(7 * weeks))]
    return rules


def _sessions(draw: random.Random, evening: bool) -> Table:
    found: Table = {}
    if draw.random() < 0.6:
        found["morning"] = {
            "open": draw.choice(["08:30", "09:00", "09:30", "10:00"]),
            "close": draw.choice(["11:45", "12:00", "12:30"]),
        }
    if draw.random() < 0.6:
        found["afternoon"] = {
            "open": draw.choice(["13:00", "13:30", "14:00", "14:15"]),
            "close": draw.choice(["16:00", "16:30", "17:30"]),
        }
    if evening:
        found["evening"] = {"open": draw.choice(["17:00", "18:00"]), "close": draw.choice(["19:00", "20:30"])}
    return found


def _work(draw: random.Random, evening: bool) -> Table:
    work: Table = {"one_area_per_day": draw.random() < 0.4}
    if evening or draw.random() < 0.2:
        work["latest_end"] = draw.choice(["20:00", "21:30", "22:30"])
    choices: Mapping[str, Sequence[Any]] = {
        "earliest_start": ["05:30", "07:00", "08:00", "08:45"],
        "lunch_window": [["11:30", "14:00"], ["12:00", "14:00"], ["12:00", "13:30"]],
        "lunch_minutes": [30, 60, 75],
        **{f"{what}_minutes": [0, 5, 20] for what in ("prepare", "close", "setup", "packup")},
        "max_drive_minutes_day": [60, 100, 150],
        "max_work_minutes_day": [420, 480, 540],
        "max_span_minutes_day": [480, 540, 600],
        "min_rest_minutes": [600, 720, 840],
        "max_work_minutes_week": [900, 1500, 2100],
        "mean_work_minutes_week": [700, 1200, 1800],
    }
    for key, values in choices.items():
        if draw.random() < 0.15:
            work[key] = draw.choice(values)
    return work


def _van(draw: random.Random, van: str, depots: int, weekdays: list[str], start: date) -> Table:
    made: Table = {"id": van, "depot": f"d{draw.randrange(depots)}"}
    if draw.random() < 0.15:
        made["weekdays"] = _some(draw, weekdays, draw.randint(1, len(weekdays)))
    if draw.random() < 0.15:
        made["closed"] = [_closed(draw, start, 60)]
    return made


def _crew(
    draw: random.Random, name: str, vans: list[str], weekdays: list[str], weeks: int, start: date
) -> Table:
    made: Table = {"id": name, "name": f"Équipe {name}"}
    if draw.random() < 0.3:
        made["vans"] = [draw.choice(vans)]
    if draw.random() < 0.3:
        made["weekdays"] = _some(draw, weekdays, draw.randint(1, len(weekdays)))
    if draw.random() < 0.3:
        made["weeks"] = draw.choice([*[["odd"], ["even"]][: 2 * (weeks % 2 == 0)], [draw.randint(1, weeks)]])
    if draw.random() < 0.2:
        made["closed"] = [_closed(draw, start, 60)]
    if draw.random() < 0.2:
        made["part_time"] = draw.choice([50, 80])
    if draw.random() < 0.15:
        made["min_rest_minutes"] = draw.choice([660, 840])
    if draw.random() < 0.15:
        made["max_drive_minutes_day"] = draw.choice([60, 120])
    if draw.random() < 0.1:
        made["latest_end"] = draw.choice(["17:00", "19:00"])
    return made


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stops have to go with."""

    start: date
    weeks: int
    cycle: str
    repeats: bool
    weekdays: list[str]
    evening: bool
    short: bool


def _stops(draw: random.Random, frame: _Frame) -> list[Table]:
    communes = sorted(c.code for c in catalogue().communes.values() if c.epci in PILOT_AREAS)
    stops = [_stop(draw, code, frame) for code in draw.sample(communes, draw.randint(2, 12))]
    if draw.random() < 0.2:
        stops.append(stops[0] | {"id": "bis", "place": "École"})
        if draw.random() < 0.5:
            for stop in (stops[0], stops[-1]):
                stop["several_per_day"] = True
    return stops


def _stop(draw: random.Random, code: str, frame: _Frame) -> Table:
    visits = draw.choice([1, 1, 1, 1, 2, frame.weeks]) if frame.weeks > 1 else 1
    rare: Sequence[tuple[float, Callable[[], Table]]] = (
        (0.3, lambda: {"required": False, "priority": draw.randint(1, 3)}),
        (0.4, lambda: {"regular": draw.random() < 0.5}),
        (0.15, lambda: {"weekdays": _some(draw, frame.weekdays, draw.randint(1, 2))}),
        (0.25, lambda: {"not_on": [_ban(draw, frame)]}),
        (0.15, lambda: {"closed": [_closed(draw, frame.start, 120)]}),
        (0.1, lambda: {"seasons": [{"from": "04-01", "to": "10-31"}]}),
        (0.08, lambda: {"school": draw.choice(["only", "out"])}),
        (0.1, lambda: {"market": draw.choice(["prefer", "must"])}),
        (0.1, lambda: {"on_closed": draw.choice(["skip", "shift", "swap"])}),
        (0.1, lambda: {"keep": draw.choice(["hours", "day", "all"])}),
        (0.05, lambda: {"lunch": "Au café"}),
    )
    stop: Table = {"commune": code}
    for chance, said in rare:
        if draw.random() < chance:
            stop |= said()
    if visits > 1:
        stop["visits"] = visits
        if draw.random() < 0.5:
            stop["min_gap_days"] = draw.choice([1, 3, 6, 7, 10, 13])
        if draw.random() < 0.3:
            stop["max_gap_days"] = draw.choice([14, 17, 21, 28])
    kind = draw.random()
    if kind < 0.08:
        stop.pop("market", None)
        stop |= {"whole_day": True}
    elif kind < 0.2 and frame.evening:
        stop |= {"evening": True}
    else:
        stop |= _hours(draw, frame, visits)
    return stop | _rhythm(draw, frame, stop)


def _ban(draw: random.Random, frame: _Frame) -> Table:
    half = {"half": draw.choice(HALVES)} if draw.random() < 0.6 else {}
    return {"weekday": draw.choice(frame.weekdays)} | half


def _hours(draw: random.Random, frame: _Frame, visits: int) -> Table:
    said: Table = {"halves": [draw.choice(HALVES)]} if draw.random() < 0.12 else {}
    if visits > 1 and draw.random() < 0.15:
        said["visit_minutes"] = [draw.choice([30, 60, 90]) for _ in range(visits)]
    elif frame.short:
        said["minutes"] = draw.choice([25, 30, 40, 50, 60, 75])
    own = draw.random()
    if own < 0.08:
        said |= {"open": "10:00", "close": "15:30"}
    elif own < 0.14:
        said["start"] = draw.choice(["09:45", "10:30", "14:30"])
    elif own < 0.22:
        day: Table = {"weekday": draw.choice(frame.weekdays), "half": draw.choice(HALVES)}
        minutes = {"minutes": draw.choice([30, 60])} if draw.random() < 0.3 else {}
        said["hours"] = [day | {"open": "09:15", "close": "17:45"} | minutes]
    return said


def _rhythm(draw: random.Random, frame: _Frame, stop: Table) -> Table:
    if "visits" in stop or not frame.repeats:
        return {}
    if frame.cycle == "weeks" and draw.random() < 0.06:
        return {"when": draw.choice([*[RHYTHMS[0], RHYTHMS[3]][: 2 * (frame.weeks % 2 == 0)], RHYTHMS[4]])}
    return (
        {"when": draw.choice([RHYTHMS[1], RHYTHMS[2], RHYTHMS[5]])}
        if frame.cycle == "month" and draw.random() < 0.15
        else {}
    )


def _lock(
    draw: random.Random, stop: str, start: date, weeks: int, weekdays: list[str], vans: list[str]
) -> Table:
    lock: Table = {"stop": stop}
    if draw.random() < 0.5:
        day = WEEKDAYS.index(draw.choice(weekdays))
        lock["date"] = start + timedelta(7 * draw.randrange(weeks) + day)
    else:
        if draw.random() < 0.5:
            lock["weekday"] = draw.choice(weekdays)
        if draw.random() < 0.3:
            lock["week"] = draw.randint(1, weeks)
    if draw.random() < 0.5 or len(lock) == 1:
        lock["half"] = draw.choice(HALVES)
    if draw.random() < 0.3:
        lock["van"] = draw.choice(vans)
    return lock
