"""Writing a schedule in every format: what is for everybody, what is for the service, and a page of each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tourplanner.domain.publication import Deed, Done
from tourplanner.errors import Fault, InputError
from tourplanner.files.writable import require_writable
from tourplanner.files.write import write_all
from tourplanner.message import Notify, Text, message
from tourplanner.outputs import internal_page, public_page
from tourplanner.outputs.audience import Audience
from tourplanner.outputs.draft import as_draft, draft_path
from tourplanner.outputs.formats import FORMATS as KNOWN
from tourplanner.outputs.formats import Format
from tourplanner.outputs.names import DRAFTS, of_things
from tourplanner.outputs.view import ScheduleView
from tourplanner.wording.language import Language
from tourplanner.workflow.opened_plan import plan_at
from tourplanner.workflow.told.export_folder import earlier, settle
from tourplanner.workflow.told.publishable import require_publishable
from tourplanner.workflow.told.record import Deeds, Told, tell_files
from tourplanner.workflow.year.schedule import open_to_tell, view_of

FORMATS = tuple(each.name for each in KNOWN)
ALL = "all"
FOLDER = "export"


def export_plan(
    path: Path,
    formats: Sequence[str],
    until: date | None,
    updated: date | None,
    out: Path | None,
    lang: Language,
    data: Path | None,
    notify: Notify,
    incomplete: bool = False,
    on: date | None = None,
    draft: bool = False,
) -> tuple[Path, ...]:
    """Write a plan, unrolled over real dates, in some formats.

    Each file goes into the folder of its audience, ``public`` or ``interne``.

    Parameters
    ----------
    path
        A ``plan.json`` or its folder.
    formats
        Some of `FORMATS`, or `ALL`, which also writes the pages that link everything.
    until
        The last date, included; None for the schedule beside the plan, else for that of the 52nd week.
    updated
        The day that directories are told; None for the first day of the schedule.
    out
        The folder; None for ``export`` beside the plan, ``brouillon`` for a draft.
    data
        A folder of tables that replace the shipped ones.
    incomplete
        Whether a plan will do that misses promises.
    on
        The day on which people are told: what is exported is published. None where nothing is recorded.
    draft
        Whether every file is marked as a draft; nothing is recorded then.

    Returns
    -------
    tuple
        The files, in the order of the formats; the pages first, if they are there.

    Raises
    ------
    InputError
        If the plan cannot be read, does not go with its config, or that lacks what residents must be
        told; or if a file cannot be written.
    MissedPromiseError
        If the plan misses promises and `incomplete` is not said.
    """
    folder = export_folder(path, out, draft)
    chosen = [each for each in KNOWN if ALL in formats or each.name in formats]
    found = open_to_tell(path, until, data, notify, incomplete or draft)
    scheduled = replace(view_of(found, lang, on), updated=updated)
    if draft:
        scheduled = as_draft(scheduled, lang)
    elif any(each.is_public for each in chosen):
        require_publishable(scheduled, path)
    if updated is None and any(each.tells_last_change for each in chosen):
        notify(message("export.updated", day=scheduled.schedule.start))
    written: dict[str, bytes] = {}
    labels: dict[str, Text] = {}
    made_as: dict[str, str] = {}
    for each in chosen:
        files = each.render(scheduled, lang)
        _tell_lacks(each, scheduled, bool(files), each.name in formats, plan_at(path).name, notify)
        # A page links what there is, and not what was told once.
        labels |= {_place(each, name, files[name], scheduled): each.label(name) for name in files}
        if each.follow and not draft:
            files = each.follow(files, earlier(folder, each), scheduled, lang, notify)
        placed = {_place(each, name, content, scheduled): content for name, content in files.items()}
        written |= placed
        made_as |= dict.fromkeys(placed, each.name)
    if ALL in formats:
        written = {**_pages(scheduled, lang, labels), **written}
    require_writable(folder, written)
    if draft or on is None:
        write_all(folder, written)
    else:
        told = Told(folder, written, _deeds(scheduled, chosen, on), made_as)
        if found.schedule == found.whole:
            # Of a format that people have subscribed to all files stay, and tell what is no more.
            anew = [each.name for each in chosen if not each.follow]
            told = replace(told, anew=anew, kinds_anew=of_things(written))
        tell_files(found, on, told, notify)
    settle(folder, notify)
    return tuple(folder / name for name in written)


def _tell_lacks(
    written: Format, scheduled: ScheduleView, any_file: bool, asked: bool, plan: str, notify: Notify
) -> None:
    """Tell what a format demands and the config does not say; it is a fault where `asked` for in vain."""
    lacks = written.lacks(scheduled)
    if lacks and asked and not any_file:
        raise InputError(Fault(plan, lack) for lack in lacks)
    for lack in lacks:
        notify(lack)
    if asked and not any_file:
        notify(message("export.nothing-for", format=written.name))


def export_folder(path: Path, out: Path | None, draft: bool) -> Path:
    """Where the files of a plan go: a folder beside it, of drafts or not, unless another one is named."""
    home = path if path.is_dir() else path.parent
    return home / (DRAFTS if draft else FOLDER) if out is None else out


def _place(written: Format, name: str, content: bytes, scheduled: ScheduleView) -> str:
    """Where a file goes in the export."""
    return draft_path(written.place(name), content, scheduled.mark)


def _pages(scheduled: ScheduleView, lang: Language, labels: Mapping[str, Text]) -> dict[str, bytes]:
    """The pages that link the files of paths in the export, by their own."""
    pages = {Audience.PUBLIC: public_page, Audience.INTERNAL: internal_page}
    return {
        f"{audience}/{path}": content
        for audience, page in pages.items()
        for path, content in page.render(scheduled, lang, labels).items()
    }


def _deeds(scheduled: ScheduleView, chosen: Sequence[Format], on: date) -> Deeds:
    """What the formats do for the stops that have a date."""
    until = scheduled.schedule.until
    to_come = {visit.stop for tour in scheduled.to_come.schedule.tours for visit in tour.visits}
    stops = {visit.stop for tour in scheduled.schedule.tours for visit in tour.visits}
    deeds: dict[str, list[Done]] = {}
    for does in (each.does for each in chosen if each.does):
        # A calendar tells the whole year; there is no poster of dates that are past.
        for stop in stops if does is Deed.CALENDAR else to_come:
            deeds.setdefault(stop, []).append(Done(does, on, until))
    return deeds
