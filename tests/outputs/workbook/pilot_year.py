"""A year of the pilot: the tours of its shipped plan every four weeks, closed dates left out."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from tourplanner.domain.period import Half
from tourplanner.domain.schedule import Change, Fate, LongestGap, Schedule
from tourplanner.message import silent
from tourplanner.outputs.view import PlanView, ScheduleView
from tourplanner.workflow.opened_plan import open_plan
from tourplanner.workflow.plan_view import plan_view

PLAN = Path(__file__).resolve().parents[3] / "maps" / "pilote-2020"
FIRST, LAST = date(2027, 1, 4), date(2028, 1, 2)
CYCLE = timedelta(weeks=4)
EASTER_MONDAY, NEXT_DAY = date(2027, 3, 29), date(2027, 3, 30)
CLOSED = {
    EASTER_MONDAY: "Lundi de Pâques",
    date(2027, 5, 17): "Lundi de Pentecôte",
    date(2027, 11, 1): "Toussaint",
}
"""Public holidays on a Monday, a Wednesday or a Friday of 2027, by the official calendar."""
SUMMER = (date(2027, 7, 5), date(2027, 8, 31))


def closed(day: date) -> str:
    """What closes a date; "" when it is open."""
    return CLOSED.get(day, "trêve estivale" if SUMMER[0] <= day <= SUMMER[1] else "")


def pilot_plan() -> PlanView:
    """The shipped plan of the pilot."""
    return plan_view(open_plan(PLAN, None, silent))


def pilot_year(pilot: PlanView) -> ScheduleView:
    """Its schedule; of the visits on closed dates the first two are moved to the day after Easter."""
    tours, changes = [], []
    for cycle in range(13):
        for tour in pilot.plan.tours:
            day = tour.date + cycle * CYCLE
            if day > LAST:
                continue
            if not closed(day):
                tours.append(replace(tour, date=day))
                continue
            if day == EASTER_MONDAY:
                tours.append(replace(tour, date=NEXT_DAY))
            for visit in tour.visits:
                key = f"{visit.stop}/{FIRST + cycle * CYCLE}/1"
                change = Change(key, visit.stop, day, visit.half, closed(day), Fate.SKIPPED)
                if day == EASTER_MONDAY:
                    change = replace(change, fate=Fate.SHIFTED, new_date=NEXT_DAY, new_half=Half(visit.half))
                changes.append(change)
    ordered = tuple(sorted(tours, key=lambda tour: (tour.date, tour.van)))
    dates = {
        stop.id: [t.date for t in ordered for v in t.visits if v.stop == stop.id]
        for stop in pilot.config.stops
    }
    gaps = []
    for stop, own in dates.items():
        widest = max(pairwise(own), key=lambda pair: pair[1] - pair[0])
        gaps.append(LongestGap(stop, (widest[1] - widest[0]).days, *widest))
    schedule = Schedule(FIRST, LAST, ordered, (), tuple(changes), tuple(gaps))
    return ScheduleView(pilot, schedule)
