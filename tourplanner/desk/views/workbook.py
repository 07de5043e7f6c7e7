"""The workbook of a dossier: given to whoever fills it in elsewhere, and taken back once it was looked at."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.form import Form
from tourplanner.desk.journal import Entry
from tourplanner.desk.page import page
from tourplanner.desk.session import Look
from tourplanner.desk.take_workbook import TakeWorkbook
from tourplanner.desk.upload import sent_file
from tourplanner.errors import InputError
from tourplanner.inputs.slug import file_name
from tourplanner.message import Message
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.dossier import Dossier

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PATH = "/workbook"


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong in a workbook, and where: sheet and cell are "" where that is nowhere in particular."""

    sheet: str
    cell: str
    told: str


def workbook(request: Request) -> Response:
    """What can be given and taken."""
    return _shown(request, desk_of(request).session.look(), {})


def download(request: Request) -> Response:
    """The workbook: the config itself where that is one, else a new one of what it says."""
    desk = desk_of(request)
    dossier = desk.session.look().dossier
    name = f"{file_name(dossier.plan.plan_file.title)}.xlsx"
    return Response(
        _content(dossier, desk.words),
        media_type=TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


async def read(request: Request) -> Response:
    """What a workbook that was sent would change, or what is wrong with it."""
    request.state.back = PATH
    _, name, content = await sent_file(request)
    return await run_in_threadpool(_read, request, name, content)


def take(desk: Desk, form: Form, role: str) -> Entry:
    """Take a workbook that was looked at."""
    return desk.session.do(TakeWorkbook(desk.workbooks.of(form["workbook"])), form.revision, role)


def _content(dossier: Dossier, words: Words) -> bytes:
    # What writes workbooks takes its time to load.
    from tourplanner.outputs.config_workbook import render  # noqa: PLC0415

    if dossier.file is not None and dossier.file.suffix.lower() == ".xlsx":
        return dossier.file.read_bytes()
    return render(dossier.table, dossier.plan.catalogue, words.lang)


def _read(request: Request, name: str, content: bytes) -> Response:
    from tourplanner.workflow.dossier.import_workbook import preview_workbook  # noqa: PLC0415 - when one is sent

    desk = desk_of(request)
    look, words = desk.session.look(), desk.words
    if not content:
        return _shown(request, look, {"fault": words("hall.no-file")})
    try:
        found = preview_workbook(look.dossier, name, content)
    except InputError as error:
        return _shown(request, look, {"file": name, "cells": _cells(error, words)})
    facts = {
        "file": name,
        "read": True,
        "changes": [words.of(each) for each in found.changes],
        "plan_again": bool(found.ahead),
        "workbook": desk.workbooks.keep(name, content),
    }
    return _shown(request, look, facts)


def _cells(error: InputError, words: Words) -> list[CellFault]:
    found = []
    for fault in error.faults:
        told = " – ".join(words.of(text) for text in (fault.what, fault.maybe) if text)
        where = fault.where.values if isinstance(fault.where, Message) else {}
        found.append(CellFault(str(where.get("sheet", "")), str(where.get("cell", "")), told))
    return found


def _shown(request: Request, look: Look, facts: Mapping[str, object]) -> Response:
    usual = {"file": "", "fault": "", "cells": (), "read": False, "changes": (), "plan_again": False}
    wrong = bool(facts.get("fault") or facts.get("cells"))
    status = 422 if wrong else 200
    return page(request, "workbook.html", look, {**usual, "workbook": "", **facts}, status)
