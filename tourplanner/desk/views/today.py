"""Aujourd'hui: the day of the crew, step by step, on a telephone."""

from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from tourplanner.desk.board import INKS
from tourplanner.desk.desk import desk_of
from tourplanner.desk.page import page
from tourplanner.domain.crew import van_and_crew
from tourplanner.domain.tour import Tour
from tourplanner.outputs.closed_roads import notices_of
from tourplanner.outputs.paper.route_steps import Step, route_steps
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.format import capital_day, day_of_year, duration, kilometres
from tourplanner.wording.words import Words
from tourplanner.workflow.schedule import view_of

ELSEWHERE = "https://www.openstreetmap.org/?mlat={0}&mlon={1}#map=17/{0}/{1}"
"""A place on a map that a computer opens too; nothing is asked there before somebody clicks."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A step with the address of its place on a map; empty where it has none."""

    step: Step
    address: str


@dataclass(frozen=True, slots=True)
class CrewDay:
    """A tour: who drives, its sums in words, its steps, and the roads that are closed."""

    van: str
    ink: int
    figures: str
    legs: tuple[Leg, ...]
    roads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A day before or after, on which somebody tours."""

    iso: str
    name: str


def today(request: Request) -> Response:
    """The day that is asked for, else today, else the next one on which somebody tours."""
    desk = desk_of(request)
    look = desk.session.look()
    view = view_of(desk.dated.of(look), desk.words.lang)
    days = sorted({tour.date for tour in view.schedule.tours})
    asked = _asked(request, desk.today())
    shown = asked if asked in days or "day" in request.query_params else _next(days, asked)
    lang = desk.words.lang
    before = [day for day in days if day < shown][-1:]
    after = [day for day in days if day > shown][:1]
    facts = {
        "day": capital_day(shown, lang),
        "is_today": shown == desk.today(),
        "tours": [_tour(view, tour, desk.words) for tour in view.schedule.tours if tour.date == shown],
        "before": [OtherDay(day.isoformat(), day_of_year(day, lang)) for day in before],
        "after": [OtherDay(day.isoformat(), day_of_year(day, lang)) for day in after],
    }
    return page(request, "today.html", look, facts)


def _asked(request: Request, today: date) -> date:
    try:
        return date.fromisoformat(request.query_params.get("day", ""))
    except ValueError:
        return today


def _next(days: list[date], day: date) -> date:
    return next((each for each in days if each >= day), days[-1] if days else day)


def _tour(view: ScheduleView, tour: Tour, words: Words) -> CrewDay:
    plan = view.view
    figures = words(
        "desk.day-figures",
        drive=duration(tour.drive_seconds, words.lang),
        distance=kilometres(tour.distance_m, words.lang),
        work=duration(tour.work_seconds, words.lang),
    )
    first = plan.stop(tour.visits[0].stop)
    return CrewDay(
        van=van_and_crew(tour, plan.config.crews),
        ink=plan.area_index(first.area) % INKS,
        figures=figures,
        legs=tuple(Leg(step, _address(step)) for step in route_steps(view, tour, words.lang)),
        roads=notices_of(plan, tour, words.lang),
    )


def _address(step: Step) -> str:
    place = step.geo.removeprefix("geo:").split(",")
    return ELSEWHERE.format(*place) if len(place) == 2 else ""
