"""A form that changes the dossier: what it asks is done, and the page that it stood on is shown again."""

from collections.abc import Callable
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tourplanner.desk.desk import Desk, desk_of, room_of
from tourplanner.desk.form import Form
from tourplanner.desk.journal import Entry
from tourplanner.desk.page import VIEWS, page
from tourplanner.desk.reasons import in_the_way, reasons, unshown
from tourplanner.desk.session import StaleError
from tourplanner.desk.views.named import named
from tourplanner.errors import BrokenRuleError, InputError, TourPlannerError


def step(action: str, again: str = "") -> Callable[[Request], object]:
    """What answers a form that changes the dossier.

    Parameters
    ----------
    action
        The name of what does it, among the views: of a desk, a form and a role it makes a step, or none.
    again
        The name of what shows the form again, with what is wrong beside its fields: of a request, a form and
        the faults; without it, faults are told on a page of their own.
    """

    async def answer(request: Request) -> Response:
        desk, request.state.back = desk_of(request), VIEWS[0].path
        form = await Form.of(request)
        request.state.back = _way_back(form)
        try:
            entry = await run_in_threadpool(_act, action, desk, form, request.scope["role"])
        except InputError as error:
            if not again or isinstance(error, StaleError):
                raise
            return await run_in_threadpool(_show_again, again, request, form, error)
        return RedirectResponse(_way_back(form, entry), 303)

    return answer


def _act(action: str, desk: Desk, form: Form, role: str) -> Entry | None:
    entry: Entry | None = named(action)(desk, form, role)
    return entry


def _show_again(again: str, request: Request, form: Form, error: InputError) -> Response:
    response: Response = named(again)(request, form, error)
    return response


def _way_back(form: Form, entry: Entry | None = None) -> str:
    """Where the form stood: one of our views, whatever is asked for."""
    views = [*(view.path for view in VIEWS), "/search"]
    path = form["view"] if form["view"] in views else views[0]
    asked = {"visit": form["visit"], "stop": form["chosen"], "done": str(entry.number) if entry else ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{query}" if query else path


def refused(request: Request, error: Exception) -> Response:
    """A page that says why something was not done, or cannot be shown."""
    assert isinstance(error, TourPlannerError)
    back = getattr(request.state, "back", "")
    room = room_of(request)
    told = reasons(error, room.words)
    cure = ""
    if isinstance(room, Desk) and not back:
        told = unshown(error, room.session.folder, room.words)
        if isinstance(error, BrokenRuleError):
            # The dossier was read, or no rule would have been judged.
            told = in_the_way(error, room.session.look().dossier.plan, room.words)
            cure = room.words("desk.unshown-cure")
    # What is wrong with the dossier is for its planner to mend, and no fault of ours.
    is_theirs = isinstance(error, InputError | BrokenRuleError)
    status = 422 if back else 409 if is_theirs else 500
    return page(request, "refused.html", None, {"told": told, "cure": cure, "back": back}, status)


def stale(request: Request, error: Exception) -> Response:
    """A page that says what others did meanwhile, and what was asked for and not done."""
    assert isinstance(error, StaleError)
    words = desk_of(request).words
    told = {"meanwhile": [words.of(each) for each in error.meanwhile], "asked": words.of(error.asked)}
    return page(request, "stale.html", None, {**told, "back": request.state.back}, 412)
