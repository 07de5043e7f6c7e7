"""Et si: scenarios of the dossier, chosen, made and compared side by side."""

import tempfile
from functools import partial
from pathlib import Path
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tourplanner.analysis.choice import Request as Wish
from tourplanner.desk.answers import Answers
from tourplanner.desk.apart import Apart
from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.form import Form, not_understood
from tourplanner.desk.journal import Entry
from tourplanner.desk.page import page
from tourplanner.desk.reasons import reasons
from tourplanner.desk.session import Look
from tourplanner.desk.take_scenario import TakeScenario
from tourplanner.desk.tradeoff import Bargain, Tradeoff, chosen_tradeoff
from tourplanner.desk.whatif import FILES, side_by_side
from tourplanner.desk.work import Work
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.inputs.faults import nearest
from tourplanner.inputs.typed.names import Doubt
from tourplanner.inputs.typed.places import area_names
from tourplanner.message import message
from tourplanner.wording.words import Words
from tourplanner.workflow.compared.scenarios import own_file, own_name, scenarios_of

PATH = "/whatif"
MOST = 5
"""Scenarios side by side: more do not fit a page."""
MOST_COMMUNES = 20
Made = TypeVar("Made")


def whatif(request: Request) -> Response:
    """The scenarios, the last comparison, and the last trade-off with the point that is looked at."""
    return _whatif(request, {}, {})


def _whatif(request: Request, said: dict[str, str], faults: dict[str, list[str]]) -> Response:
    desk = desk_of(request)
    look, kept = desk.session.look(), desk.comparisons
    told: list[str] = []
    running = next((each for each in (kept.making, kept.work) if each is not None and not each.is_done), None)
    shown, tradeoff = _made(desk, kept.work, told), _made(desk, kept.making, told)
    listed = scenarios_of(look.dossier)
    chosen = kept.asked[1] if kept.chosen is None else kept.chosen
    point = _point(request, tradeoff)
    facts = {
        "scenarios": listed,
        "chosen": chosen,
        "shown": shown,
        "is_old": shown is not None and kept.asked[0] != look.revision,
        "tradeoff": tradeoff,
        "is_past": kept.made_for != look.revision,
        "point": point,
        "is_listed": tradeoff is not None and tradeoff.bargains[point].name in {each.name for each in listed},
        "running": running,
        "told": told,
        "areas": sorted(area.name for area in look.dossier.plan.catalogue.areas.values()),
        "said": said,
        "faults": faults,
        "can": look.dossier.file is not None,
        "files": FILES,
    }
    return page(request, "whatif.html", look, facts, 422 if faults else 200)


def _made(desk: Desk, work: Work[Made] | None, told: list[str]) -> Made | None:
    """What work has made, if it is done; what went wrong is told."""
    if work is None or not work.is_done:
        return None
    try:
        return work.made()
    except TourPlannerError as error:
        told += reasons(error, desk.words)
        return None


def _point(request: Request, tradeoff: Tradeoff | None) -> int:
    """The place of the point that is looked at: the one asked for, else the one to recommend."""
    if tradeoff is None:
        return 0
    asked = request.query_params.get("point", "")
    is_one = asked.isascii() and asked.isdigit() and int(asked) < len(tradeoff.bargains)
    return int(asked) if is_one else tradeoff.first


async def run(request: Request) -> Response:
    """Begin to compare."""
    request.state.back = PATH
    answers = await Answers.sent(request)
    return await run_in_threadpool(_run, request, answers)


def _run(request: Request, answers: Answers) -> Response:
    desk = desk_of(request)
    look, kept = desk.session.look(), desk.comparisons
    known = {each.name: each.file for each in scenarios_of(look.dossier)}
    names = tuple(name for name in dict.fromkeys(answers.all("scenario")) if name in known)
    config = look.dossier.file
    if not names or len(names) > MOST or config is None:
        text = "whatif.none-chosen" if not names else "whatif.too-many"
        return _whatif(request, {}, {"scenario": [desk.words(text, most=MOST)]})
    files = [known[name].resolve() for name in names]
    with kept.lock:
        _require_idle(desk)
        kept.asked, kept.chosen = (look.revision, names), None
        kept.work = Apart(partial(side_by_side, config, files, desk.words.lang))
    return RedirectResponse(PATH, 303)


def _no_area(found: Doubt | None, said: str, look: Look, words: Words) -> list[str]:
    """Why a name is none of an intercommunalité, and which may be meant."""
    if isinstance(found, Doubt):
        return [words.of(found.what)]
    near = nearest(said, (area.name for area in look.dossier.plan.catalogue.areas.values()))
    return reasons(InputError.of("", message("whatif.no-area"), near[0] if near else ""), words)


async def make(request: Request) -> Response:
    """Begin to choose communes of an intercommunalité for a new scenario."""
    request.state.back = PATH
    answers = await Answers.sent(request)
    return await run_in_threadpool(_make, request, answers)


def _make(request: Request, answers: Answers) -> Response:
    desk = desk_of(request)
    look, words = desk.session.look(), desk.words
    faults: dict[str, list[str]] = {}
    said = {name: answers[name] for name in ("area", "count", "weekday")}
    found = area_names(look.dossier.plan.catalogue).find(said["area"]) if said["area"] else None
    if not isinstance(found, str):
        faults["area"] = _no_area(found, said["area"], look, words)
    count = said["count"]
    if not (count.isascii() and count.isdigit() and 1 <= int(count) <= MOST_COMMUNES):
        faults["count"] = [words("whatif.no-count", most=MOST_COMMUNES)]
    if faults or not isinstance(found, str):
        return _whatif(request, said, faults)
    days = (int(said["weekday"]),) if said["weekday"] in tuple("0123456") else None
    wish = Wish((found,), int(count), weekdays=days, without_sites=True)
    config, kept = look.dossier.file, desk.comparisons
    if config is None:
        raise InputError.of("", message("desk.search-no-config"))
    with kept.lock:
        _require_idle(desk)
        kept.making = Apart(partial(chosen_tradeoff, config, wish, look.dossier.folder, words.lang))
        kept.made_for = look.revision
        kept.chosen = (*kept.asked[1], own_name(own_file(look.dossier.folder, wish.epcis, wish.count)))
    return RedirectResponse(PATH, 303)


async def pick(request: Request) -> Response:
    """Put a point of the trade-off into the list, and among those to be compared."""
    request.state.back = PATH
    answers = await Answers.sent(request)
    return await run_in_threadpool(_pick, request, answers)


def _pick(request: Request, answers: Answers) -> Response:
    kept = desk_of(request).comparisons
    bargain = _bargain(kept.making, answers["point"])
    bargain.drafted.write(bargain.file)
    before = kept.asked[1] if kept.chosen is None else kept.chosen
    kept.chosen = tuple(dict.fromkeys((*before, bargain.name)))[-MOST:]
    return RedirectResponse(f"{PATH}?point={answers['point']}", 303)


def _bargain(making: Work[Tradeoff] | None, asked: str) -> Bargain:
    bargains = making.made().bargains if making is not None and making.is_done else ()
    if not (asked.isascii() and asked.isdigit() and int(asked) < len(bargains)):
        raise not_understood()
    return bargains[int(asked)]


async def stop(request: Request) -> Response:
    """End what is being reckoned, with nothing."""
    request.state.back = PATH
    return await run_in_threadpool(_stop, request)


def _stop(request: Request) -> Response:
    kept = desk_of(request).comparisons
    with kept.lock:
        kept.stop()
    return RedirectResponse(PATH, 303)


def take(desk: Desk, form: Form, role: str) -> Entry:
    """Make a scenario that was compared the draft of the dossier."""
    kept = desk.comparisons
    shown = kept.work.made() if kept.work is not None and kept.work.is_done else None
    number = form.number("number")
    if shown is None or not 0 <= number < len(shown.scenarios):
        raise not_understood()
    command = TakeScenario(shown.scenarios[number], shown.compared.plans[number + 1])
    return desk.session.do(command, form.revision, role)


def _require_idle(desk: Desk) -> None:
    if desk.comparisons.is_busy:
        raise InputError.of("", message("whatif.busy"))


def file(request: Request) -> Response:
    """The note, the workbook or the map of the comparison that is shown."""
    desk, name = desk_of(request), request.path_params["name"]
    work = desk.comparisons.work
    kind = next((kind for kind, each in FILES.items() if each == name), "")
    if not kind or work is None or not work.is_done:
        raise HTTPException(404)
    with tempfile.TemporaryDirectory(prefix="tourplanner-") as folder:
        work.made().write(kind, Path(folder) / name, desk.words.lang)
        content = (Path(folder) / name).read_bytes()
    return Response(
        content,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
