"""Aujourd'hui: the day of the crew, step by step, on a telephone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tourplanner.desk.card import INKS
from tourplanner.desk.desk import Desk, counts, desk_of
from tourplanner.desk.form import Form
from tourplanner.desk.page import page
from tourplanner.desk.reasons import reasons
from tourplanner.domain.crew import van_and_crew
from tourplanner.domain.tour import Tour
from tourplanner.errors import InputError
from tourplanner.inputs.attendance import MOST_VISITORS
from tourplanner.message import message
from tourplanner.outputs.closed_roads import notices_of
from tourplanner.outputs.paper.route_steps import Step, route_steps
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.format import capital_day, day_of_year, duration, kilometres
from tourplanner.wording.words import Words
from tourplanner.workflow.year.schedule import view_of
from tourplanner.workflow.year.visit_count import VisitCount, count_visit, counts_of

MOST_DIGITS = 6
DAYS_KEPT = 6
"""Days after the one that is shown which a telephone keeps, to be read where there is no network."""
ELSEWHERE = "https://www.openstreetmap.org/?mlat={0}&mlon={1}#map=17/{0}/{1}"
"""A place on a map that a computer opens too; nothing is asked there before somebody clicks."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A step with the address of its place on a map, and the stop that is visited; empty where it has none.

    ``visitors`` is how many people came; None where that was not counted.
    """

    step: Step
    address: str
    stop: str = ""
    visitors: int | None = None


@dataclass(frozen=True, slots=True)
class CrewDay:
    """A tour: who drives, its sums in words, its steps, and the roads that are closed."""

    van: str
    ink: int
    figures: str
    legs: tuple[Leg, ...]
    roads: tuple[str, ...]

    @property
    def counted(self) -> tuple[int, int]:
        """How many of its visits were counted, and how many there are."""
        visits = [leg for leg in self.legs if leg.stop]
        return sum(leg.visitors is not None for leg in visits), len(visits)


@dataclass(frozen=True, slots=True)
class Refused:
    """A count that was not taken: of which stop, what was typed, and why."""

    stop: str
    said: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A day before or after, on which somebody tours."""

    iso: str
    name: str


def today(request: Request) -> Response:
    """The day that is asked for, else today, else the next one on which somebody tours."""
    return _page(request, request.query_params.get("day", ""))


async def count(request: Request) -> Response:
    """Keep how many people came to a visit; what is wrong is told beside its field."""
    form = await Form.of(request)
    return await run_in_threadpool(_counted, request, form)


def _counted(request: Request, form: Form) -> Response:
    desk, said = desk_of(request), form["visitors"]
    try:
        day = form.date("date")
        if said and not (said.isascii() and said.isdigit() and len(said) < MOST_DIGITS):
            raise InputError.of("", message("count.not-a-number", most=MOST_VISITORS))
        counted = VisitCount(form["stop"], day, int(said) if said else None)
        count_visit(desk.dated.of(desk.session.look()), desk.session.folder, counted)
    except InputError as error:
        refused = Refused(form["stop"], said, tuple(reasons(error, desk.words)))
        return _page(request, form["date"], refused)
    return RedirectResponse(f"{_path(day)}#c-{counted.stop}", 303)


def _page(request: Request, said: str, refused: Refused | None = None) -> Response:
    desk = desk_of(request)
    look = desk.session.look()
    found = desk.dated.of(look)
    view = view_of(found, desk.words.lang)
    days = sorted({tour.date for tour in view.schedule.tours})
    asked = _asked(said, desk.today())
    shown = asked if asked in days or said else _next(days, asked)
    lang = desk.words.lang
    before = [day for day in days if day < shown][-1:]
    after = [day for day in days if day > shown][:1]
    facts = {
        "day": capital_day(shown, lang),
        "is_today": shown == desk.today(),
        "iso": shown.isoformat(),
        "tours": list(_tours(desk, view, shown, counts_of(found, desk.session.folder))),
        # Nobody has come yet to what is still to be.
        "counts": counts(request) and shown <= desk.today(),
        "refused": refused,
        "before": [OtherDay(day.isoformat(), day_of_year(day, lang)) for day in before],
        "after": [OtherDay(day.isoformat(), day_of_year(day, lang)) for day in after],
        "keeps": [_path(day) for day in (shown, *before, *[day for day in days if day > shown][:DAYS_KEPT])],
        "worker": desk.house.secure,
    }
    return page(request, "today.html", look, facts, 422 if refused else 200)


def _path(day: date) -> str:
    return f"/today?day={day.isoformat()}"


def _asked(said: str, today: date) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return today


def _next(days: list[date], day: date) -> date:
    return next((each for each in days if each >= day), days[-1] if days else day)


def _tours(
    desk: Desk, view: ScheduleView, day: date, visitors: Mapping[tuple[date, str], int]
) -> Iterator[CrewDay]:
    for tour in view.schedule.tours:
        if tour.date == day:
            yield _tour(view, tour, visitors, desk.words)


def _tour(view: ScheduleView, tour: Tour, visitors: Mapping[tuple[date, str], int], words: Words) -> CrewDay:
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
        legs=tuple(_legs(view, tour, visitors, words)),
        roads=notices_of(plan, tour, words.lang),
    )


def _legs(
    view: ScheduleView, tour: Tour, visitors: Mapping[tuple[date, str], int], words: Words
) -> Iterator[Leg]:
    stops = [visit.stop for visit in tour.visits]
    for step in route_steps(view, tour, words.lang):
        # Stops are reached in the order of their visits.
        stop = stops.pop(0) if step.place and stops else ""
        yield Leg(step, _address(step), stop, visitors.get((tour.date, stop)))


def _address(step: Step) -> str:
    place = step.geo.removeprefix("geo:").split(",")
    return ELSEWHERE.format(*place) if len(place) == 2 else ""
