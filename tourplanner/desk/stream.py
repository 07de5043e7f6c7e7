"""A stream that tells a page when the dossier has changed, by whomever."""

import asyncio
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.journal import FILE
from tourplanner.desk.revision import CONTENTS, Contents

PAUSE_SECONDS = 0.5
BREATHS = 30
"""Pauses after which a stream says that it is alive: the browser notices the end of one that is not."""

CHANGED = "event: changed\ndata: \n\n"
Stamp = tuple[tuple[int, int], ...]


def stream(request: Request) -> Response:
    """The stream of changes, until the page or the desk is closed; ``of`` is the revision of the page."""
    drawn = request.query_params.get("of", "")
    return StreamingResponse(_changes(desk_of(request), drawn), media_type="text/event-stream")


async def _changes(desk: Desk, drawn: str) -> AsyncIterator[str]:
    last, breaths = stamp(desk), 0
    yield "retry: 2000\n\n"
    # What came between the page and its stream is a change, too.
    if drawn and drawn != await run_in_threadpool(_revision, desk):
        yield CHANGED
    while not desk.closing.is_set():
        await asyncio.sleep(PAUSE_SECONDS)
        breaths += 1
        now = stamp(desk)
        if now != last:
            last, breaths = now, 0
            yield CHANGED
        elif breaths >= BREATHS:
            breaths = 0
            yield ": \n\n"


def _revision(desk: Desk) -> str:
    return Contents.of(desk.session.folder).revision


def stamp(desk: Desk) -> Stamp:
    """When the files of a dossier were written, and their sizes: cheap to ask, another one after a change."""
    found = []
    for name in (*CONTENTS, FILE):
        try:
            there = (desk.session.folder / name).stat()
        except OSError:
            found.append((0, 0))
        else:
            found.append((there.st_mtime_ns, there.st_size))
    return tuple(found)
