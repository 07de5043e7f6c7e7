"""Pages: a template, what all of them show, and what one of them does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tourplanner.desk.ahead import ahead_of
from tourplanner.desk.compiled_pages import CompiledPages
from tourplanner.desk.desk import desk_of, room_of, writes
from tourplanner.desk.journal import Entry
from tourplanner.desk.session import Look
from tourplanner.desk.static import address_of
from tourplanner.message import Message, message
from tourplanner.wording.format import plain_day
from tourplanner.wording.words import Words

PACKAGE = "tourplanner.desk"


@dataclass(frozen=True, slots=True)
class View:
    """A view with its place in the head of every page."""

    path: str
    name: Message


VIEWS = (
    View("/weeks", message("desk.weeks")),
    View("/calendar", message("desk.calendar")),
    View("/stops", message("desk.stops")),
    View("/whatif", message("whatif.heading")),
    View("/publish", message("desk.publish")),
    View("/today", message("desk.today")),
    View("/history", message("desk.history")),
)
"""In the order in which they stand there."""


def page(
    request: Request, template: str, look: Look | None, facts: Mapping[str, object], status: int = 200
) -> HTMLResponse:
    """A page in the language of the desk.

    Parameters
    ----------
    look
        The dossier; None where it cannot be read, or where nobody has come in yet.
    facts
        The values of the template.
    """
    room = room_of(request)
    entries = desk_of(request).session.entries() if look else ()
    shared = {
        "words": room.words,
        "lang": room.words.lang.value,
        "start": room.start,
        "views": VIEWS,
        "path": request.url.path,
        "look": look,
        "ahead": ahead_of(look.dossier, room.words) if look else (),
        "writes": writes(request),
        # While the config waits for another plan, what is done to this one is refused.
        "acts": writes(request) and not (look and look.dossier.ahead),
        "done": _done(request, entries),
        "newest": entries[-1] if entries else None,
        "moment": lambda entry: moment(entry, room.words),
    }
    # As keywords, so that a view that takes the name of what every page has is told at once.
    return HTMLResponse(environment().get_template(template).render(**shared, **facts), status)


def moment(entry: Entry, words: Words) -> str:
    """When a step was done: its day and its time."""
    try:
        at = datetime.fromisoformat(entry.at)
    except ValueError:
        return entry.at
    return words("desk.moment", date=plain_day(at.date(), words.lang), time=f"{at:%H:%M}")


def _done(request: Request, entries: tuple[Entry, ...]) -> Entry | None:
    """The step that was made by the form which led here."""
    asked = request.query_params.get("done", "")
    return next((entry for entry in entries if str(entry.number) == asked), None)


@cache
def environment() -> Environment:
    """What makes pages of templates."""
    made = Environment(
        loader=PackageLoader(PACKAGE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        bytecode_cache=CompiledPages(),
    )
    made.globals["static"] = address_of
    return made
