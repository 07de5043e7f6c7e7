"""Propositions: what may be done about events in a calendar that was told, side by side, one to be taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from tourplanner.desk.commands import TakeProposal
from tourplanner.desk.desk import Desk, desk_of
from tourplanner.desk.form import Form
from tourplanner.desk.journal import Entry
from tourplanner.desk.page import page
from tourplanner.outputs.replan_note.view import ProposalRow
from tourplanner.wording.format import duration
from tourplanner.wording.words import Words
from tourplanner.workflow.ledger import FOLDER, SCHEDULE
from tourplanner.workflow.replan import ReplanOptions, replan
from tourplanner.workflow.replan_note import note_of

LONGEST_SECONDS = 30.0
"""That a planner waits for proposals; what is not proven by then says so."""


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
    """Up to three proposals."""
    desk = desk_of(request)
    look = desk.session.look()
    is_told = was_told(desk.session.folder)
    if not is_told:
        return page(
            request, "proposals.html", look, {"is_told": is_told, "rows": (), "stops": (), "more": ()}
        )
    options = ReplanOptions(on=desk.today(), time_limit=LONGEST_SECONDS)
    note = note_of(replan(desk.session.folder, options))
    rows = [_proposal(row, desk.words) for row in note.rows]
    stops = _by_stop(note.rows, desk.words)
    more = [desk.words.of(each) for each in note.more_days[:1]]
    return page(
        request, "proposals.html", look, {"is_told": is_told, "rows": rows, "stops": stops, "more": more}
    )


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
    return desk.session.do(TakeProposal(form.number("number"), desk.today()), form.revision, role)


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
