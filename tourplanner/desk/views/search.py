"""Terminer: a plan around what is fixed, sought beside the page and taken if it is better."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from tourplanner.analysis.truth import truth
from tourplanner.desk.commands import TakePlan
from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.form import Form
from tourplanner.desk.journal import Entry
from tourplanner.desk.page import page
from tourplanner.desk.search import Search
from tourplanner.domain.plan import Plan
from tourplanner.domain.stop_titles import stop_titles
from tourplanner.errors import InputError
from tourplanner.message import message, silent
from tourplanner.problem.check import check, is_loss
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.dossier import Dossier
from tourplanner.workflow.opened_plan import OpenedPlan, open_plan

GENTLE = "gentle"


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found, beside what there is: in words, and the visits that would move."""

    truth: str
    now: str
    then: str
    moves: tuple[str, ...]
    same: bool


def search(request: Request) -> Response:
    """How the search goes, or what may be sought."""
    desk = desk_of(request)
    look = desk.session.look()
    current = desk.searches.current
    facts = {
        "search": current,
        "last": current.lines[-1] if current and current.lines else "",
        "found": _found(current, look.dossier, desk.words) if current else None,
        "can": look.dossier.file is not None,
        "stale": current is not None and current.revision != look.revision,
    }
    return page(request, "search.html", look, facts)


def start(desk: Desk, form: Form, _role: str) -> Entry | None:
    """Begin to look."""
    look = desk.session.look()
    if look.dossier.file is None:
        raise InputError.of("", message("desk.search-no-config"))
    desk.searches.start(
        desk.session.folder, look.dossier.file, look.revision, desk.words.lang, gentle=form["how"] == GENTLE
    )
    return None


def stop(desk: Desk, _form: Form, _role: str) -> Entry | None:
    """End the search with the best plan that it has."""
    desk.searches.stop()
    return None


def forget(desk: Desk, _form: Form, _role: str) -> Entry | None:
    """End the search with nothing."""
    desk.searches.forget()
    return None


def take(desk: Desk, form: Form, role: str) -> Entry:
    """Take what was found."""
    current = desk.searches.current
    found = current.found if current else None
    if current is None or found is None:
        raise InputError.of("", message("desk.search-nothing"))
    entry = desk.session.do(TakePlan(found), form.revision, role)
    desk.searches.forget()
    return entry


def _found(current: Search, dossier: Dossier, words: Words) -> Found | None:
    folder = current.found
    if folder is None:
        return None
    opened = open_plan(folder, None, silent)
    before, after = dossier.plan.plan_file.plan, opened.plan_file.plan
    moves = tuple(_moves(before, after, opened))
    return Found(
        truth=_truth(opened, words),
        now=_figures(before, dossier.plan, words),
        then=_figures(after, opened, words),
        moves=moves,
        same=not moves,
    )


def _truth(opened: OpenedPlan, words: Words) -> str:
    plan = opened.plan_file.plan
    broken = sum(not is_loss(breach) for breach in check(opened.problem, plan.tours))
    lost = sum(item.missing_visits for item in plan.unserved if item.required)
    return words.of(truth(plan.outcome, broken, lost))


def _figures(plan: Plan, opened: OpenedPlan, words: Words) -> str:
    kept = sum(len(tour.visits) for tour in plan.tours)
    asked = sum(stop.visits for stop in opened.config.stops)
    return words("desk.figures", kept=kept, asked=asked, drive=plan.drive_seconds, distance=plan.distance_m)


def _moves(before: Plan, after: Plan, opened: OpenedPlan) -> list[str]:
    """The stops whose visits are elsewhere, or that have more or fewer of them."""
    one, other = _places(before), _places(after)
    names = stop_titles(opened.config.stops)
    return sorted(
        names.get(stop, stop) for stop in one.keys() | other.keys() if one.get(stop) != other.get(stop)
    )


def _places(plan: Plan) -> dict[str, frozenset[tuple[object, ...]]]:
    found: dict[str, set[tuple[object, ...]]] = {}
    for tour in plan.tours:
        for visit in tour.visits:
            found.setdefault(visit.stop, set()).add((tour.date, visit.half, tour.van))
    return {stop: frozenset(places) for stop, places in found.items()}
