"""Historique: every step in a sentence, and the way back to each."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.form import Form
from tourplanner.desk.journal import Entry, Kind, taken_back
from tourplanner.desk.moments import between, moments
from tourplanner.desk.page import moment, page

MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the history.

    Attributes
    ----------
    state
        ``done`` where it holds, ``undone`` where it was taken back, ``note`` for what is no step itself.
    back
        Whether one can come back to the moment after it.
    """

    number: int
    when: str
    said: str
    state: str
    is_last: bool
    back: bool


def history(request: Request) -> Response:
    """All steps, the last one first."""
    desk = desk_of(request)
    look = desk.session.look()
    done = [entry.number for entry in look.course.done]

    entries = desk.session.entries()
    undone = taken_back(entries)

    def step(entry: Entry) -> Step:
        is_step = entry.kind in (Kind.DO, Kind.TOLD)
        state = "note" if not is_step else "undone" if entry.number in undone else "done"
        is_last = bool(done) and entry.number == done[-1]
        when, said = moment(entry, desk.words), desk.words.of(entry.said)
        return Step(entry.number, when, said, state, is_last, entry.number in done and not is_last)

    steps = [step(entry) for entry in reversed(entries)]
    known = moments(entries)
    one, other = _number(request, "from"), _number(request, "to")
    asks = one is not None and other is not None
    # A moment that nobody knows is the fault of who asks.
    request.state.back = "/history" if asks else ""
    compared = between(desk.session, look.dossier, one or 0, other or 0, desk.words) if asks else None
    facts = {
        "steps": steps,
        "moments": [step(entry) for entry in known],
        "asked": (0 if one is None else one, known[0].number if other is None and known else other),
        "compared": compared,
    }
    return page(request, "history.html", look, facts)


def _number(request: Request, name: str) -> int | None:
    """The number of a step in the address; None where there is none."""
    said = request.query_params.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < MOST_DIGITS else None


def undo(desk: Desk, form: Form, role: str) -> Entry:
    """Take back the last step."""
    return desk.session.undo(form.revision, role)


def redo(desk: Desk, form: Form, role: str) -> Entry:
    """Do again what was taken back last."""
    return desk.session.redo(form.revision, role)


def back(desk: Desk, form: Form, role: str) -> Entry | None:
    """Come back to the moment after a step."""
    desk.session.back_to(form.number("step"), form.revision, role)
    return next(iter(reversed(desk.session.entries())), None)
