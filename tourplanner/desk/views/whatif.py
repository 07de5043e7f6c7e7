"""Et si: scenarios of the dossier, chosen, made and compared side by side."""

import tempfile
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tourplanner.analysis.choice import Request as Wish
from tourplanner.desk.answers import Answers
from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.page import page
from tourplanner.desk.reasons import reasons
from tourplanner.desk.session import Look
from tourplanner.desk.whatif import MAP, SEARCH_SECONDS, XLSX, SideBySide, side_by_side
from tourplanner.desk.work import Work
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.inputs.typed.names import Doubt
from tourplanner.inputs.typed.places import area_names
from tourplanner.message import message, silent
from tourplanner.workflow.choose import ChooseOptions, choose
from tourplanner.workflow.scenarios import own_file, scenarios_of, write_scenario

PATH = "/whatif"
MOST = 5
"""Scenarios side by side: more do not fit a page."""
MOST_COMMUNES = 20


def whatif(request: Request) -> Response:
    """The scenarios, and the last comparison."""
    return _whatif(request, {}, {})


def _whatif(request: Request, said: dict[str, str], faults: dict[str, list[str]]) -> Response:
    desk = desk_of(request)
    look, kept = desk.session.look(), desk.comparisons
    told: list[str] = []
    shown: SideBySide | None = None
    if kept.making is not None and kept.making.is_done:
        made, kept.making = kept.making, None
        told += _told(desk, made)
    if kept.work is not None and kept.work.is_done:
        try:
            shown = kept.work.made()
        except TourPlannerError as error:
            told += reasons(error, desk.words)
    running = next((each for each in (kept.making, kept.work) if each is not None and not each.is_done), None)
    areas = sorted(area.name for area in look.dossier.plan.catalogue.areas.values())
    facts = {
        "scenarios": scenarios_of(look.dossier),
        "chosen": kept.asked[1],
        "shown": shown,
        "is_old": shown is not None and kept.asked[0] != look.revision,
        "running": running,
        "told": told,
        "areas": areas,
        "said": said,
        "faults": faults,
        "can": look.dossier.file is not None,
        "files": (XLSX, MAP),
    }
    return page(request, "whatif.html", look, facts, 422 if faults else 200)


def _told(desk: Desk, made: Work[str]) -> list[str]:
    try:
        made.made()
    except TourPlannerError as error:
        return reasons(error, desk.words)
    return []


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
        kept.asked = (look.revision, names)
        kept.work = Work(lambda: side_by_side(config, files, desk.words.lang))
    return RedirectResponse(PATH, 303)


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
        doubt = [words.of(found.what)] if isinstance(found, Doubt) else [words("whatif.no-area")]
        faults["area"] = doubt
    count = said["count"]
    if not (count.isascii() and count.isdigit() and 1 <= int(count) <= MOST_COMMUNES):
        faults["count"] = [words("whatif.no-count", most=MOST_COMMUNES)]
    if faults or not isinstance(found, str):
        return _whatif(request, said, faults)
    days = (int(said["weekday"]),) if said["weekday"] in tuple("0123456") else None
    wish = Wish((found,), int(count), weekdays=days, without_sites=True)
    with desk.comparisons.lock:
        _require_idle(desk)
        desk.comparisons.making = Work(lambda: _choose(desk, look, wish))
    return RedirectResponse(PATH, 303)


def _choose(desk: Desk, look: Look, wish: Wish) -> str:
    """Choose, and write the scenario."""
    choices = choose(look.dossier.file, wish, ChooseOptions(time_limit=SEARCH_SECONDS, best=1, notify=silent))
    return write_scenario(choices, own_file(look.dossier.folder, wish.epcis, wish.count), desk.words.lang)


def _require_idle(desk: Desk) -> None:
    if desk.comparisons.is_busy:
        raise InputError.of("", message("whatif.busy"))


def file(request: Request) -> Response:
    """The workbook or the map of the comparison that is shown."""
    desk, name = desk_of(request), request.path_params["name"]
    work = desk.comparisons.work
    if name not in (XLSX, MAP) or work is None or not work.is_done:
        raise HTTPException(404)
    with tempfile.TemporaryDirectory(prefix="tourplanner-") as folder:
        work.made().write(Path(folder), desk.words.lang)
        content = (Path(folder) / name).read_bytes()
    return Response(
        content,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
