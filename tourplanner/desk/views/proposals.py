"""Propositions: what may be done about events in a calendar that was told, side by side, one to be taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tourplanner.desk.commands import TakeProposal
from tourplanner.desk.dated_plans import told_files
from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.form import Form
from tourplanner.desk.journal import Entry
from tourplanner.desk.page import page
from tourplanner.desk.reasons import reasons
from tourplanner.desk.replans import replanned
from tourplanner.desk.session import Look
from tourplanner.errors import InputError, TourPlannerError
from tourplanner.message import message
from tourplanner.outputs.replan_note.view import ProposalRow
from tourplanner.wording.format import duration
from tourplanner.wording.words import Words
from tourplanner.workflow.dossier.ledger import FOLDER
from tourplanner.workflow.sources.decoded_plan import SCHEDULE
from tourplanner.workflow.year.replan import Replanned
from tourplanner.workflow.year.replan_note import note_of

PATH = "/proposals"
AT_ONCE_SECONDS = 0.25
"""That a page waits for proposals; then it is shown without, and asks again."""


@dataclass(frozen=True, slots=True)
class Change:
    """A date that changes: what becomes of it, why, whom to tell, what else was possible."""

    what: str
    why: str
    tell: str
    elsewhere: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal in words."""

    number: int
    wish: str
    figures: tuple[str, ...]
    proven: bool
    changes: tuple[Change, ...]


def proposals(request: Request) -> Response:
    """Up to three proposals, or how far the search for them has come."""
    desk = desk_of(request)
    look = desk.session.look()
    is_told = was_told(desk.session.folder)
    facts: dict[str, object] = {"is_told": is_told, "running": None, "found": None, "faults": ()}
    if is_told:
        act = partial(replanned, desk.session.folder, desk.today(), desk.words.lang)
        work = desk.replans.of(_asked(desk, look), act)
        if not work.ends_within(AT_ONCE_SECONDS):
            facts["running"] = work
        else:
            try:
                facts["found"] = _shown(work.made(), desk.words)
            except TourPlannerError as error:
                facts["faults"] = reasons(error, desk.words)
    return page(request, "proposals.html", look, facts)


def _asked(desk: Desk, look: Look) -> object:
    """What proposals depend on: the dossier, what was told, and the day."""
    return look.revision, told_files(desk.session.folder), desk.today()


@dataclass(frozen=True, slots=True)
class Shown:
    """Proposals as a page shows them: one by one, and what each changes for whom.

    ``more`` is what more days would save; ``complete`` whether all was looked at.
    """

    rows: tuple[Proposal, ...]
    stops: tuple["StopRow", ...]
    more: tuple[str, ...]
    complete: bool


def _shown(found: Replanned, words: Words) -> Shown:
    note = note_of(found)
    return Shown(
        rows=tuple(_proposal(row, words) for row in note.rows),
        stops=_by_stop(note.rows, words),
        more=tuple(words.of(each) for each in note.more_days[:1]),
        complete=note.complete,
    )


async def stop(request: Request) -> Response:
    """End the search with the best that it has."""
    await run_in_threadpool(desk_of(request).replans.stop)
    return RedirectResponse(PATH, 303)


async def again(request: Request) -> Response:
    """Look anew."""
    await run_in_threadpool(desk_of(request).replans.forget)
    return RedirectResponse(PATH, 303)


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop with dates that change: what becomes of them under each proposal, and whom to tell."""

    name: str
    cells: tuple[tuple[str, ...], ...]
    tell: str


def _by_stop(rows: Sequence[ProposalRow], words: Words) -> tuple[StopRow, ...]:
    names = sorted({each.stop for row in rows for each in row.changes})
    return tuple(
        StopRow(
            name,
            tuple(tuple(words.of(each.what) for each in row.changes if each.stop == name) for row in rows),
            next(words.of(each.tell) for row in rows for each in row.changes if each.stop == name),
        )
        for name in names
    )


def was_told(folder: Path) -> bool:
    """Whether there is a calendar that people were told, or a draft: else all is free to follow events."""
    return (folder / SCHEDULE).is_file() or (folder / FOLDER).is_dir()


def take(desk: Desk, form: Form, role: str) -> Entry:
    """Make a proposal the draft of the calendar."""
    look = desk.session.look()
    work, asked = desk.replans.work, desk.replans.asked
    # Of a page that is past the session tells what has changed meanwhile.
    is_past = form.revision == look.revision and asked != _asked(desk, look)
    if work is None or not work.is_done or is_past:
        raise InputError.of("", message("desk.proposals-gone"))
    return desk.session.do(TakeProposal(form.number("number"), work.made()), form.revision, role)


def _proposal(row: ProposalRow, words: Words) -> Proposal:
    figures = [
        words("desk.proposal-cancelled", n=row.cancelled),
        words("desk.proposal-moved", n=row.moved),
        words("desk.week-drive", drive=duration(row.drive, words.lang)),
    ]
    if row.people is not None:
        figures.append(words.of(row.people))
    if row.unusual:
        figures.append(words("desk.proposal-unusual", n=len(row.unusual)))
    return Proposal(
        number=row.number,
        wish=words.of(row.wish),
        figures=tuple(figures),
        proven=row.proven,
        changes=tuple(
            Change(
                what=words.of(each.what),
                why=words.of(each.why),
                tell=words.of(each.tell),
                elsewhere=words.of(each.elsewhere) if each.elsewhere else "",
            )
            for each in row.changes
        ),
    )
