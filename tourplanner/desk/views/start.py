"""The start page: a dossier that is there, the pilot, a new one, or a file that somebody has."""

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tourplanner.desk.answers import Answers
from tourplanner.desk.demo import lay_demo
from tourplanner.desk.hall import START, Hall
from tourplanner.desk.page import page
from tourplanner.desk.reasons import reasons
from tourplanner.desk.upload import sent_file
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.inputs.departements import departements, find_departement
from tourplanner.message import message, parameter
from tourplanner.workflow.timetable.brought_file import Brought, bring_file

WAIT = f"{START}/wait"
SEARCH_SECONDS = 20.0
"""Of the first plan of a new dossier; the desk goes on from there."""
QUICK_SECONDS = 5.0
"""In which most faults of a file are found."""


def hall_of(request: Request) -> Hall:
    """The hall that a request is in."""
    found = request.app.state.desk
    assert isinstance(found, Hall)
    return found


def start(request: Request) -> Response:
    """What there is, and what can be begun."""
    return _start(request, {}, {})


def _start(request: Request, said: dict[str, str], faults: dict[str, list[str]]) -> Response:
    hall = hall_of(request)
    opened = hall.desk.session.folder if hall.desk else None
    facts = {
        "standing": hall.shelf.standing(),
        "opened": opened,
        "said": said,
        "faults": faults,
        "departements": departements(),
    }
    return page(request, "start.html", None, facts, 422 if faults else 200)


async def open_dossier(request: Request) -> Response:
    """Open a dossier of the shelf."""
    hall = hall_of(request)
    request.state.back = START
    asked = (await Answers.sent(request))["dossier"]
    return await run_in_threadpool(_open, request, hall.shelf.folder_of(asked))


def _open(request: Request, folder: Path) -> Response:
    elsewhere = hall_of(request).open(folder)
    if elsewhere:
        return page(request, "elsewhere.html", None, {"address": elsewhere})
    return RedirectResponse("/", 303)


async def pilot(request: Request) -> Response:
    """Lay the pilot into a folder of its own and open it."""
    hall = hall_of(request)
    request.state.back = START
    folder = hall.shelf.new_folder(hall.words("hall.pilot-folder"))

    def lay() -> Path:
        try:
            lay_demo(folder, hall.words.lang)
        except OSError:
            raise InputError.of(str(folder), message("hall.no-room")) from None
        return folder

    hall.begin(folder, START, lay)
    return RedirectResponse(WAIT, 303)


async def bring(request: Request) -> Response:
    """Make a dossier of a file that somebody has: a timetable, or a workbook of ours."""
    hall = hall_of(request)
    request.state.back = START
    said, file, content = await sent_file(request)
    faults: dict[str, list[str]] = {}
    departement = find_departement(said["departement"]) if said.get("departement") else ""
    if said.get("departement") and not departement:
        faults["departement"] = [hall.words("hall.no-departement")]
    if not content:
        faults["file"] = [hall.words("hall.no-file")]
    if faults:
        return _start(request, said, faults)
    folder = hall.shelf.new_folder(Path(file).stem)
    brought = Brought(
        file, content, said.get("depot", ""), departement, hall.today(), SEARCH_SECONDS, hall.words.lang
    )
    try:
        hall.begin(folder, START, lambda: bring_file(folder, brought))
        await run_in_threadpool(_quickly, hall)
    except InputError as error:
        for fault in error.faults:
            name = "depot" if fault.where == parameter("depot") or "depot" in fault.what.id else "file"
            faults.setdefault(name, []).extend(reasons(InputError([fault]), hall.words))
        return await run_in_threadpool(_start, request, said, faults)
    return RedirectResponse(WAIT, 303)


def _quickly(hall: Hall) -> None:
    """Wait for what is at fault with a file: it is told at once, beside its field."""
    begun = hall.begun
    assert begun is not None
    if begun.work.ends_within(QUICK_SECONDS):
        begun.work.made()


def wait(request: Request) -> Response:
    """For how long a dossier is being made; the dossier, once it is."""
    begun = hall_of(request).begun
    if begun is None:
        return RedirectResponse(START, 303)
    if not begun.work.is_done:
        return page(request, "wait.html", None, {"seconds": begun.work.seconds})
    try:
        return _open(request, begun.work.made())
    except TourPlannerError:
        request.state.back = begun.back
        raise
