"""A new dossier, asked for in four pages: where, with whom, in which communes, on which days."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from tourplanner.desk.answers import Answers
from tourplanner.desk.as_typed import typed_day
from tourplanner.desk.hall import START, Hall
from tourplanner.desk.land import land_of
from tourplanner.desk.page import page
from tourplanner.desk.reasons import reasons
from tourplanner.desk.views.start import SEARCH_SECONDS, WAIT, hall_of
from tourplanner.domain.place import Area, Catalogue, Commune
from tourplanner.domain.territory import Territory
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.inputs.departements import departements, find_departement
from tourplanner.inputs.shipped import data_folder
from tourplanner.inputs.starter import PLAN
from tourplanner.inputs.tables.read import read_catalogue
from tourplanner.inputs.typed.days import iso_day
from tourplanner.message import Text, message, parameter, silent
from tourplanner.workflow.new_dossier import (
    MOST_VANS,
    STOPS,
    Founding,
    new_dossier,
    suggested_stops,
    usual_depot,
)
from tourplanner.workflow.plan import make_plan
from tourplanner.workflow.plan_options import PlanOptions

PATH = f"{START}/new"
STEPS = ("where", "areas", "communes", "days")
DAYS = (0, 2, 4)
"""Weekdays that are offered first, Monday being 0."""
MOST_WEEKS = 8
WEEKS = 4
FIELDS: dict[Text, str] = {
    parameter("epcis"): "areas",
    parameter("communes"): "more",
    parameter("depot"): "depot",
}
"""Fields of the pages by what is asked for in them."""

Faults = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Member:
    """A commune to choose: whether it is chosen, and whether help is there already."""

    commune: Commune
    chosen: bool
    served: bool


@dataclass(frozen=True, slots=True)
class Group:
    """An intercommunalité with its communes, the largest first."""

    area: Area
    members: tuple[Member, ...]
    chosen: bool

    @property
    def residents(self) -> int:
        """Who lives there."""
        return sum(each.commune.population for each in self.members)

    @property
    def count(self) -> int:
        """How many of its communes are chosen."""
        return sum(each.chosen for each in self.members)


def chart(request: Request) -> Response:
    """What the map of a département draws."""
    code = find_departement(request.query_params.get("departement", ""))
    if not code:
        raise HTTPException(404)
    return JSONResponse(land_of(_places(code), {}))


@lru_cache(maxsize=4)
def _places(code: str) -> Catalogue:
    return read_catalogue(data_folder(), silent, Territory((code,)))


def ask(request: Request) -> Response:
    """The next question; what was answered goes along in the address."""
    return _ask(request, Answers.of(request.query_params.multi_items()), {})


def _ask(request: Request, answers: Answers, faults: Faults) -> Response:
    hall = hall_of(request)
    code = find_departement(answers["departement"]) if answers["departement"] else ""
    step = answers["step"] if answers["step"] in STEPS and code else STEPS[0]
    if answers["departement"] and not code:
        faults = {"departement": [hall.words("hall.no-departement")]}
    rank = STEPS.index(step)
    back = f"{PATH}?{answers.query('step', step=STEPS[rank - 1])}" if rank else START
    facts = {
        "answers": answers,
        "faults": faults,
        "step": step,
        "rank": rank + 1,
        "last": len(STEPS),
        "next": STEPS[rank + 1] if rank + 1 < len(STEPS) else "",
        "back": back,
        "departements": departements(),
        "departement": departements().get(code),
        "groups": _groups(code, answers) if code and step != STEPS[0] else (),
        "action": PATH,
    }
    if step == STEPS[-1]:
        facts |= _usual(hall, code, answers)
    return page(request, "founding.html", None, facts, 422 if faults else 200)


def _groups(code: str, answers: Answers) -> tuple[Group, ...]:
    """The intercommunalités; those that are chosen, once that was asked, with communes to begin with."""
    places = _places(code)
    epcis = set(answers.all("area"))
    asked = answers["step"] != STEPS[1]
    areas = tuple(each for each in places.areas.values() if each.epci in epcis)
    chosen = set(answers.all("commune"))
    if not chosen and asked and "chosen" not in answers.values:
        depot = usual_depot(Territory((code,)), areas, places).commune
        count = STOPS * max(1, len(areas))
        chosen = {each.code for each in suggested_stops(count, areas, depot, places)}
    served = {site.commune for site in places.sites}
    found = []
    for area in places.areas.values():
        communes = [
            each for each in places.communes.values() if each.epci == area.epci and not each.merged_into
        ]
        communes.sort(key=lambda each: (-each.population, each.name))
        members = tuple(Member(each, each.code in chosen, each.code in served) for each in communes)
        if members and (not asked or not epcis or area.epci in epcis):
            found.append(Group(area, members, area.epci in epcis))
    return tuple(sorted(found, key=lambda each: each.area.name))


def _usual(hall: Hall, code: str, answers: Answers) -> dict[str, object]:
    """What the last page begins with, where nothing was answered."""
    places = _places(code)
    areas = tuple(each for each in places.areas.values() if each.epci in set(answers.all("area")))
    depot = usual_depot(Territory((code,)), areas, places).commune
    days = _days(answers) if "asked" in answers.values else DAYS
    today = hall.today()
    first = answers["start"] or (today + timedelta(7 - today.weekday())).isoformat()
    return {
        "days": days,
        "weeks": answers["weeks"] or WEEKS,
        "vans": answers["vans"] or 1,
        "depot": answers["depot"] if "asked" in answers.values else depot.name,
        "first": typed_day(first, hall.words),
        "title": answers["title"],
        "count": len(answers.all("commune")),
        "communes": sorted({each.name for each in places.communes.values() if not each.merged_into}),
    }


def _days(answers: Answers) -> tuple[int, ...]:
    return tuple(sorted({int(day) for day in answers.all("weekday") if day in "0123456"}))


async def make(request: Request) -> Response:
    """Write the dossier and begin its plan; what is wrong is told beside its field."""
    answers = await Answers.sent(request)
    return await run_in_threadpool(_make, request, answers)


def _make(request: Request, answers: Answers) -> Response:
    hall = hall_of(request)
    request.state.back = PATH
    faults: dict[str, list[str]] = {}
    founding = _founding(hall, answers, faults)
    folder = hall.shelf.new_folder(founding.title or departements()[founding.territory.departements[0]].name)
    if not faults:
        try:
            new_dossier(folder, founding, False, hall.words.lang, silent)
        except InputError as error:
            for fault in error.faults:
                name = FIELDS.get(fault.where, "")
                faults.setdefault(name, []).extend(reasons(InputError([fault]), hall.words))
    if faults:
        return _ask(request, answers, faults)
    options = PlanOptions(lang=hall.words.lang, time_limit=SEARCH_SECONDS)

    def plan() -> Path:
        try:
            make_plan(folder / PLAN, folder, options)
        except TourPlannerError:
            # What cannot be planned is asked for anew.
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return folder

    hall.begin(folder, START, plan)
    return RedirectResponse(WAIT, 303)


def _founding(hall: Hall, answers: Answers, faults: dict[str, list[str]]) -> Founding:
    """What was answered; what no list offered is a fault.

    Raises
    ------
    InputError
        If no département was chosen, which no page of ours lets happen.
    """
    code = find_departement(answers["departement"])
    if not code:
        raise InputError.of("", message("hall.no-departement"))
    days, weeks, start = _days(answers), answers["weeks"], _day(answers["start"])
    vans = answers["vans"] or "1"
    if not days:
        faults["weekday"] = [hall.words("hall.no-weekday")]
    if not (weeks.isascii() and weeks.isdigit() and 1 <= int(weeks) <= MOST_WEEKS):
        faults["weeks"] = [hall.words("hall.no-weeks", most=MOST_WEEKS)]
    if not (vans.isascii() and vans.isdigit() and 1 <= int(vans) <= MOST_VANS):
        faults["vans"] = [hall.words("hall.no-vans", most=MOST_VANS)]
    if start is None:
        faults["start"] = [hall.words("hall.no-date")]
    if not answers.all("commune"):
        faults["commune"] = [hall.words("hall.no-commune")]
    return Founding(
        Territory((code,)),
        answers.all("area"),
        communes=answers.all("commune"),
        depot=answers["depot"],
        title=answers["title"],
        start=start,
        weeks=int(weeks) if "weeks" not in faults else None,
        weekdays=days,
        vans=int(vans) if "vans" not in faults else 1,
    )


def _day(text: str) -> date | None:
    found = iso_day(text)
    return date.fromisoformat(found) if found else None
