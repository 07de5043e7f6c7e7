"""All paper of the pilot's year: posters, area sheets and route sheets."""

import json
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.table import show
from tourplanner.calendar.build import build_calendar
from tourplanner.domain.decoder import decode
from tourplanner.domain.schedule import Change, Fate, Schedule
from tourplanner.domain.tour import Tour
from tourplanner.inputs.config import parse_config
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.tables import read_catalogue
from tourplanner.outputs.paper.area_sheets import area_sheets
from tourplanner.outputs.paper.page import PageFormat
from tourplanner.outputs.paper.posters import posters
from tourplanner.outputs.paper.route_sheets import route_sheets
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.wording.language import Language

PLAN = Path(__file__).resolve().parents[2] / "maps" / "pilote-2020" / "plan.json"
UNTIL = date(2027, 12, 31)


def pilot_schedule(closures: bool = True) -> ScheduleView:
    """The cycle of the shipped plan repeated through 2027, visits on closed dates left out.

    Without `closures` the summer is toured too: fifty weeks and more.
    """
    plan_file = decode(PLAN.read_text(encoding="utf-8"), PLAN.name)
    catalogue = read_catalogue(data_folder(), lambda _: None)
    config = parse_config(plan_file.config or {}, catalogue, PLAN.name)
    if not closures:
        config = replace(config, calendar=replace(config.calendar, closed=(), public_holidays=""))
    view = PlanView(
        plan=plan_file.plan,
        config=config,
        catalogue=catalogue,
        provenance=plan_file.travel.provenance,
        estimated=plan_file.travel.estimated,
        contours=json.loads((data_folder() / "contours.geojson").read_text(encoding="utf-8")),
    )
    tours: list[Tour] = []
    changes: list[Change] = []
    start, days = config.calendar.start, 7 * config.calendar.weeks
    while start <= UNTIL:
        calendar = build_calendar(replace(config.calendar, start=start), config.sessions)
        for planned in plan_file.plan.tours:
            tour = replace(planned, date=planned.date + (start - config.calendar.start))
            if tour.date > UNTIL:
                continue
            if tour.date in calendar.dates:
                tours.append(tour)
                continue
            why = calendar.closed[tour.date]
            changes += [Change("", v.stop, tour.date, v.half, why, Fate.SKIPPED) for v in tour.visits]
        start += timedelta(days=days)
    schedule = Schedule(config.calendar.start, UNTIL, tuple(tours), (), tuple(changes), ())
    return ScheduleView(view, schedule)


def run() -> None:
    """Files, pages of paper and seconds of each kind, and of all; the peak of memory."""
    schedule = pilot_schedule(closures=False)
    pages = tuple(PageFormat)
    makers: dict[str, Callable[[], dict[str, bytes]]] = {
        "posters, A4 and A3": lambda: posters(schedule, Language.FR, pages),
        "area sheets, A4 and A3": lambda: area_sheets(schedule, Language.FR, pages),
        "route sheets": lambda: route_sheets(schedule, Language.FR),
    }
    rows, walls, cores = [], 0.0, 0.0
    for name, make in makers.items():
        wall, core = time.perf_counter(), time.process_time()
        files = make()
        wall, core = time.perf_counter() - wall, time.process_time() - core
        size = sum(map(len, files.values())) / 1e6
        rows.append([name, len(files), f"{size:.1f} MB", f"{wall:.1f} s", f"{core:.1f} s"])
        walls, cores = walls + wall, cores + core
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows.append(["all", "", f"peak {peak:.0f} MB", f"{walls:.1f} s", f"{cores:.1f} s"])
    header = ["paper of a year, without closures", "files", "size", "wall", "on one core"]
    show("Paper: the pilot's whole year", header, rows)
